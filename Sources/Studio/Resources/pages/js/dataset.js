// One data set: classes, what is wrong in it, its faces; rename, correct, forget.
import { ApiError, address, get, patch, remove } from "./api.js";
import { confirmDeed } from "./confirm.js";
import { byId } from "./element.js";
import { classBars, datasetFacts, partsText } from "./dataset-parts.js";
import { FaceBrowser } from "./face-browser.js";
import { forgetDataset } from "./forget.js";
import { count } from "./format.js";
import { showInspection } from "./inspection.js";
import { guarded, showError } from "./notice.js";
import { showHealth } from "./page.js";

const id = new URLSearchParams(location.search).get("id") ?? "";
const path = `/datasets/${encodeURIComponent(id)}`;

function show(dataset) {
  document.title = `${dataset.name} – Mien Studio`;
  byId("title").textContent = dataset.name;
  byId("facts-line").textContent = `${dataset.path} · ${datasetFacts(dataset)}`;
  byId("name").value = dataset.name;
  byId("balance").replaceChildren(...classBars(dataset.classes));
  const parts = partsText(dataset);
  byId("parts").textContent = parts ? `Its own split: ${parts}` : "It has no split of its own.";
  const corrected = dataset.excluded + dataset.relabelled > 0;
  byId("corrected").textContent = corrected
    ? `${count(dataset.relabelled, "picture")} relabelled, ${dataset.excluded} left out.`
    : "Nothing is corrected.";
  byId("drop").disabled = !corrected;
}

const refresh = async () => show(await get(path));

function listen(browser) {
  byId("download").href = address(`${path}/corrections`);
  byId("rename").addEventListener("submit", guarded(async (event) => {
    event.preventDefault();
    show(await patch(path, { name: byId("name").value.trim() }));
  }));
  byId("drop").addEventListener("click", guarded(async () => {
    if (!(await confirmDeed({
      title: "Take all corrections back?", deed: "Take back",
      text: "Every picture gets the data’s own label again, and none is left out. Runs and evaluations keep the corrections that they were made with.",
    }))) return;
    await remove(`${path}/corrections`);
    await Promise.all([refresh(), browser.load()]);
  }));
  byId("forget").addEventListener("click", guarded(async () => {
    if (await forgetDataset({ id, name: byId("title").textContent })) location.href = "data.html";
  }));
}

try {
  await showHealth();
  const dataset = await get(path);
  byId("title").textContent = dataset.name;
  if (dataset.error) throw new ApiError(dataset.error);
  show(dataset);
  byId("dataset").hidden = false;
  const browser = new FaceBrowser(path, refresh);
  listen(browser);
  await Promise.all([browser.begin(), showInspection(byId("inspection"), path)]);
} catch (error) {
  showError(error);
}
