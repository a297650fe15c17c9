// Data: the registered data sets, and a picker that walks the server's folders.
import { get } from "./api.js";
import { element, byId } from "./element.js";
import { classShare, datasetFacts } from "./dataset-parts.js";
import { FolderPicker } from "./folder-picker.js";
import { forgetDataset } from "./forget.js";
import { guarded, showError, showFact } from "./notice.js";
import { showHealth } from "./page.js";

function card(dataset) {
  return element("li", { class: "card pad stack tight" },
    element("h3", {}, dataset.error ? dataset.name : element("a", { href: `dataset.html?id=${dataset.id}` }, dataset.name)),
    element("p", { class: "small faint path" }, dataset.path),
    dataset.error
      ? [element("p", { class: "small" }, element("span", { class: "badge bad" }, "Not readable"), ` ${dataset.error.message}; ${dataset.error.hint}`),
        element("div", { class: "row" }, element("button", {
          type: "button", class: "danger", "aria-label": `Forget ${dataset.name}`, onclick: guarded(() => forget(dataset)),
        }, "Forget"))]
      : [element("p", { class: "small" }, datasetFacts(dataset)), classShare(dataset.classes)]);
}

async function forget(dataset) {
  if (!(await forgetDataset(dataset))) return;
  showFact(`${dataset.name} is forgotten`);
  await showList();
}

async function showList() {
  const { datasets } = await get("/datasets");
  byId("none").hidden = datasets.length > 0;
  byId("datasets").replaceChildren(...datasets.map(card));
}

try {
  await showHealth();
  const picker = new FolderPicker(guarded(async (dataset) => {
    showFact(`${dataset.name} is registered`, { href: `dataset.html?id=${dataset.id}`, text: "Look into it" });
    await showList();
  }));
  await Promise.all([showList(), picker.open(null)]);
} catch (error) {
  showError(error);
}
