// How a data set is told in a few words and a bar.
import { element } from "./element.js";
import { emotionName, percent } from "./emotions.js";
import { count } from "./format.js";

const partNames = { train: "training", validation: "validation", test: "test" };

/** What it is, and how much. */
export function datasetFacts(dataset) {
  return [
    dataset.layout.split(":")[0], count(dataset.pictures, "picture"),
    dataset.subjects ? `${dataset.subjects.toLocaleString()} people` : "people not told",
    dataset.sequences ? count(dataset.sequences, "recording") : null,
    dataset.excluded ? `${dataset.excluded} left out` : null,
    dataset.relabelled ? `${dataset.relabelled} relabelled` : null,
  ].filter(Boolean).join(" · ");
}

/** The data's own split, in words; empty without one. */
export function partsText(dataset) {
  return dataset.parts.map(({ part, count: pictures }) => `${pictures.toLocaleString()} ${partNames[part]}`).join(", ");
}

/** How the classes share the pictures, as a bar and in words. */
export function classShare(classes) {
  const total = classes.reduce((sum, one) => sum + one.count, 0);
  return element("div", { class: "stack tight" },
    element("div", { class: "share", "aria-hidden": "true" }, classes.map(({ label, count: pictures }) =>
      element("i", { tone: label, part: (pictures / (total || 1)).toFixed(4) }))),
    element("p", { class: "small faint" }, classes.map(({ label, count: pictures }) =>
      `${emotionName(label)} ${percent(pictures / (total || 1))}`).join(", ")));
}

/** A bar per class, with its number of pictures. */
export function classBars(classes) {
  const most = Math.max(1, ...classes.map((one) => one.count));
  return classes.map(({ label, count: pictures }) => element("li", {},
    element("span", {}, emotionName(label)),
    element("span", { class: "track", "aria-hidden": "true" },
      element("i", { tone: label, part: (pictures / most).toFixed(3) })),
    element("span", { class: "number" }, pictures.toLocaleString())));
}
