// Figures of an evaluation, always with how they were measured.
import { element } from "./element.js";
import { count, tenths } from "./format.js";

/** Says that people stand on both sides; null for a figure that is not leaky. */
export function leakyBadge(isLeaky) {
  return isLeaky ? element("span", { class: "badge leaky", title: "People stand on both sides: the figure flatters" }, "Leaky") : null;
}

const range = ({ lower, upper }) => `${tenths(lower)}–${tenths(upper)}`;

/** The accuracy in large letters with its intervals, and the line that says how it was measured. */
export function headline(figures, statement) {
  const people = figures.subjectInterval ? `; over people ${range(figures.subjectInterval)}` : "";
  return element("div", { class: "stack tight" },
    element("p", { class: "headline" }, `${tenths(figures.accuracy)} right`,
      element("span", { class: "number" }, `of ${figures.count.toLocaleString()} · 95 % ${range(figures.interval)}${people}`),
      leakyBadge(statement.leaky)),
    element("p", { class: "statement" }, statement.text));
}

/** The other figures. */
export function moreFigures(figures, missed) {
  const known = [
    ["Macro-F1", tenths(figures.macroF1)],
    ["Calibration error", figures.ece === null ? null : figures.ece.toFixed(3)],
    ["Log loss", figures.nll === null ? null : figures.nll.toFixed(3)],
    ["No face found", missed ? `${count(missed, "picture")}, counted as wrong` : null],
  ].filter(([, value]) => value);
  return element("dl", { class: "figures" }, known.map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}
