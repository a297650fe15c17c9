// One session: name and notes, what was seen, delete.
import { get, patch, remove } from "./api.js";
import { confirmDeed } from "./confirm.js";
import { element, byId } from "./element.js";
import { JobProgress, followJob } from "./job.js";
import { guarded, showError } from "./notice.js";
import { knownNames, showHealth } from "./page.js";
import { sessionFacts, stateBadge } from "./session-list.js";
import { showSession } from "./session-view.js";

const id = new URLSearchParams(location.search).get("id") ?? "";
const settingNames = {
  detector: "Detector", detectEvery: "Looks everywhere every … frames", threshold: "Threshold",
  annotate: "Annotated video", blur: "Faces blurred", baseline: "Baseline", lag: "Lag, s",
  store: "Kept", pictures: "Pictures kept", minimumFaceSize: "Smallest face, pixels",
  data: "Data sets", extraData: "Learned from, too", classes: "Expressions", part: "Part",
  clipNames: "Clips begin with", run: "Held out of run", corruptions: "Spoilt", augmentation: "Views averaged",
  architecture: "Architecture", protocol: "Protocol", everyFold: "Every fold", folds: "Folds",
  validationShare: "Held-out share", init: "Begun with", epochs: "Epochs", seed: "Seed",
  batchSize: "Batch size", clipLength: "Crops per clip", learningRate: "Learning rate",
  weightDecay: "Weight decay", labelSmoothing: "Label smoothing", mixup: "Mixup",
  classWeights: "Class weights", select: "Weights of", earlyStopping: "Stops after epochs without gain",
  crop: "Crops", precision: "Numbers", device: "Device",
};
let names; // what models and data sets are called, by id

/** A setting in words: its ids by name. */
function told(value) {
  return value.split(",").map((one) => names.get(one) ?? one.trim()).join(", ");
}

function showHead(session) {
  document.title = `${session.name} – Mien Studio`;
  byId("title").textContent = session.name;
  byId("facts-line").replaceChildren(sessionFacts(session), " ", stateBadge(session.state) ?? "");
  const place = { training: ["train.html", "All runs"], evaluation: [`evaluation.html?id=${id}`, "Its figures"] }[session.kind];
  byId("elsewhere").replaceChildren(place ? element("a", { href: place[0] }, place[1]) : "");
  byId("name").value = session.name;
  byId("notes").value = session.notes;
  const settings = Object.entries(session.settings).filter(([, value]) => value !== session.model);
  const facts = [["Input", session.input], ["Model", told(session.model)],
    ...settings.map(([key, value]) => [settingNames[key] ?? key, told(value)])];
  byId("settings").replaceChildren(...facts.flatMap(([name, value]) => [
    element("dt", {}, name), element("dd", {}, value)]));
}

function listen(session) {
  byId("edit").addEventListener("submit", guarded(async (event) => {
    event.preventDefault();
    byId("saved").textContent = "";
    const changed = await patch(`/sessions/${id}`,
      { name: byId("name").value.trim(), notes: byId("notes").value });
    showHead(changed);
    byId("saved").textContent = "Saved.";
  }));
  byId("edit").addEventListener("input", () => { byId("saved").textContent = "Not saved yet."; });
  byId("delete").addEventListener("click", guarded(async () => {
    const isSure = await confirmDeed({
      title: "Delete this session?",
      text: `“${byId("title").textContent}” and all its files are deleted for good. A backup made before still has its entry.`,
      deed: "Delete",
    });
    if (!isSure) return;
    await remove(`/sessions/${session.id}`);
    location.href = "history.html";
  }));
}

/** Waits for the job of a session that still runs. */
async function finished(session) {
  if (session.state !== "running" || !session.job) return session;
  const progress = new JobProgress(session.name);
  byId("view").replaceChildren(progress.place);
  await followJob(session.job, (job) => progress.show(job));
  return get(`/sessions/${id}`);
}

try {
  await showHealth();
  let session = await get(`/sessions/${encodeURIComponent(id)}`);
  names = await knownNames();
  showHead(session);
  byId("edit-part").hidden = false;
  listen(session);
  session = await finished(session);
  showHead(session);
  await showSession(byId("view"), session);
} catch (error) {
  byId("title").textContent = byId("title").textContent || "Session";
  showError(error);
}
