// The sessions of the history: search, kinds, page by page.
import { get } from "./api.js";
import { element, byId } from "./element.js";
import { count, date } from "./format.js";

const pageSize = 30;
const kinds = { photos: "Photographs", video: "Video", live: "Live", training: "Training", evaluation: "Evaluation" };
const rows = { training: "epoch", evaluation: "judged clip" };
const states = { queued: "Waits", running: "Running", failed: "Failed", interrupted: "Interrupted" };

/** Kind, time and length of a session, in words. */
export function sessionFacts(session) {
  return [kinds[session.kind], date(session.created), count(session.rows, rows[session.kind] ?? "row")].join(" · ");
}

/** How a session ended where that is not the usual way; null where it is. */
export function stateBadge(state) {
  if (!states[state]) return null;
  return element("span", { class: `badge${state === "running" || state === "queued" ? "" : " bad"}` }, states[state]);
}

function entry(session) {
  return element("li", {},
    element("a", { href: `session.html?id=${session.id}`, class: "entry" },
      element("span", { class: "row" }, element("strong", {}, session.name), stateBadge(session.state)),
      element("span", { class: "faint small" }, sessionFacts(session)),
      session.notes ? element("span", { class: "notes" }, session.notes) : null));
}

export class SessionList {
  constructor() {
    this.turn = 0;
    this.list = byId("sessions");
    byId("more").addEventListener("click", () => this.load(this.list.children.length).catch(this.onError));
    let wait;
    byId("search").addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => this.load().catch(this.onError), 250);
    });
    byId("kind").addEventListener("change", () => this.load().catch(this.onError));
    byId("find").addEventListener("submit", (event) => event.preventDefault());
  }

  /** Shows the sessions that fit, from the first one or after those that stand there. */
  async load(offset = 0) {
    const turn = (this.turn += 1);
    const search = byId("search").value.trim() || undefined;
    const kind = byId("kind").value || undefined;
    const { sessions, total } = await get("/sessions", { search, kind, limit: pageSize, offset });
    if (turn !== this.turn) return; // a later search was faster
    if (!offset) this.list.replaceChildren();
    this.list.append(...sessions.map(entry));
    const shown = this.list.children.length;
    byId("more").hidden = shown >= total;
    byId("found").textContent = total
      ? shown < total ? `${shown} of ${count(total, "session")}` : count(total, "session")
      : search || kind ? "No session fits." : "Nothing yet: record in Live, or analyse a video.";
    if (offset) this.list.children[offset]?.querySelector("a").focus();
  }
}
