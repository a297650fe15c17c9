// What every picture of a data set, opened, says of it.
import { get } from "./api.js";
import { element } from "./element.js";
import { emotionName } from "./emotions.js";
import { count } from "./format.js";

const pause = 400; // ms between two questions

function line(text, examples = [], isBad = false) {
  return element("li", {}, isBad ? element("span", { class: "warn" }, text) : text,
    examples.length ? element("p", { class: "examples" }, examples.slice(0, 5).join(" · ")) : null);
}

function twins(report, kind) {
  if (!report.pairs) return line(`No two pictures are ${kind}.`);
  const within = report.pairsInOneSequence ? `, ${report.pairsInOneSequence.toLocaleString()} of them within a recording` : "";
  return [
    line(`${report.pictures.toLocaleString()} pictures are ${kind} to another: ${count(report.pairs, "pair")}${within}.`,
      report.examples.map((pair) => pair.join(" = "))),
    report.pairsAcrossParts ? line(`${count(report.pairsAcrossParts, "pair")} across the parts of its own split.`, [], true) : null,
    report.pairsWithOtherLabels ? line(`${count(report.pairsWithOtherLabels, "pair")} with different labels.`, [], true) : null,
  ].filter(Boolean);
}

function sizes(list) {
  const shown = list.slice(0, 4).map((size) => `${size.width}×${size.height} (${size.count.toLocaleString()})`);
  return `Sizes: ${shown.join(", ")}${list.length > 4 ? ` and ${list.length - 4} more` : ""}.`;
}

function result(found) {
  const { labels, missing, unlabelled, unreadable } = found;
  const words = labels.slice(0, 12).map((label) =>
    `${label.word} → ${label.emotion ? emotionName(label.emotion).toLowerCase() : "no expression"} (${label.count.toLocaleString()})`);
  return [
    element("ul", { class: "lines" },
      missing.length ? line(`Without a picture: ${missing.map((label) => emotionName(label).toLowerCase()).join(", ")}.`) : null,
      line(sizes(found.sizes)), line(`Labels: ${words.join(", ")}.`),
      unlabelled.count ? line(`${count(unlabelled.count, "picture")} without a usable label.`, unlabelled.examples, true) : null,
      unreadable.count
        ? line(`${count(unreadable.count, "picture")} can’t be read.`, unreadable.examples.map(({ path, reason }) => `${path}: ${reason}`), true)
        : line("Every picture opens."),
      twins(found.duplicates, "equal"), twins(found.nearDuplicates, "nearly equal")),
    element("details", { class: "inner" }, element("summary", {}, "As mien dataset inspect prints it"),
      element("pre", { tabindex: 0, "aria-label": "Output of mien dataset inspect" }, found.text)),
  ];
}

/** Follows an inspection into a place. */
export async function showInspection(place, path) {
  const bar = element("progress", { max: 1, value: 0, "aria-label": "Pictures that were opened" });
  place.replaceChildren(element("p", { class: "small faint" }, "Opening every picture …"), bar);
  let inspection = await get(`${path}/inspection`);
  while (inspection.state === "running") {
    bar.value = inspection.total ? inspection.done / inspection.total : 0;
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    inspection = await get(`${path}/inspection`);
  }
  place.replaceChildren(...(inspection.result ? result(inspection.result)
    : [element("p", { class: "warn" }, `${inspection.error.message}; ${inspection.error.hint}`)]));
}
