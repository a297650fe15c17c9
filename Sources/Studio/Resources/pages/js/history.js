// History: sessions and jobs, how long they are kept, a backup.
import { byId } from "./element.js";
import { count } from "./format.js";
import { guarded, showError, showFact } from "./notice.js";
import { fileSize } from "./format.js";
import { showHealth } from "./page.js";
import { SessionList } from "./session-list.js";
import { showJobs } from "./job-list.js";
import { showRetention } from "./retention.js";

/** Says what the last server left unfinished when it ended without warning. */
function tellLost({ lost }) {
  const parts = [
    lost.sessions.length ? count(lost.sessions.length, "session") : null,
    lost.jobs.length ? count(lost.jobs.length, "job") : null,
  ].filter(Boolean);
  if (parts.length) {
    showFact(`The server ended without warning before; ${parts.join(" and ")} stayed unfinished, marked Interrupted below`);
  }
}

try {
  const list = new SessionList();
  list.onError = showError;
  const health = await showHealth();
  tellLost(health);
  byId("size").textContent = fileSize(health.database.bytes);
  const refresh = guarded(async () => {
    await Promise.all([list.load(), showJobs(refresh)]);
  });
  await refresh();
  await showRetention(refresh);
} catch (error) {
  showError(error);
}
