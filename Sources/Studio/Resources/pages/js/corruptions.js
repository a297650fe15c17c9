// How a model fares on spoilt faces: all corruptions in a table, some as curves by severity.
import { Chart, tone } from "./chart.js";
import { element } from "./element.js";
import { count, tenths } from "./format.js";
import { guarded } from "./notice.js";

const shownAtFirst = 3;
const mostShown = 8;

const mean = (curve) => curve.points.reduce((sum, point) => sum + point.accuracy, 0) / (curve.points.length || 1);
const words = (name) => name.replaceAll(/[-_]/g, " ");

/** The section about spoilt faces, the worst corruptions first. */
export async function corruptionPart(corruptions) {
  const curves = [...corruptions.curves].sort((a, b) => mean(a) - mean(b));
  const chosen = new Set(curves.slice(0, shownAtFirst).map((curve) => curve.corruption));
  const chart = new Chart({ label: "Accuracy by severity of the corruptions that are ticked", x: "Severity", y: "Accuracy", asShare: true, range: [0, 1], isTall: true });
  const draw = () => chart.show([
    { name: "Clean", tone: "neutral", dash: "dash", x: [1, 2, 3, 4, 5], y: Array(5).fill(corruptions.clean) },
    ...curves.filter((curve) => chosen.has(curve.corruption)).map((curve, index) => ({
      name: words(curve.corruption), tone: tone(index), x: curve.points.map((point) => point.severity),
      y: curve.points.map((point) => point.accuracy),
      low: curve.points.map((point) => point.interval.lower), high: curve.points.map((point) => point.interval.upper),
    }))]);
  const ticks = curves.map((curve) => row(curve, corruptions.clean, chosen, guarded(draw)));
  const facts = [`${tenths(corruptions.clean)} right on ${count(corruptions.clips, "clean face")}`,
    corruptions.meanRelative === null ? null : `${tenths(corruptions.meanRelative)} of that on RAF-DB-C’s list`,
    corruptions.flipRate === null ? null : `${tenths(corruptions.flipRate)} of answers change from step to step`].filter(Boolean);
  const section = element("section", { class: "card pad stack" }, element("h2", {}, "Spoilt faces"),
    element("p", { class: "small faint" }, `${facts.join("; ")}. The worst first; at most ${mostShown} are drawn.`),
    element("div", { class: "charts" }, chart.place,
      element("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": "All corruptions" },
        element("table", {}, element("thead", {}, element("tr", {},
          ["Corruption", "Mean", "Of clean"].map((head) => element("th", { scope: "col" }, head)))),
        element("tbody", {}, ticks)))));
  await draw();
  return section;
}

function row(curve, clean, chosen, draw) {
  const tick = element("input", {
    type: "checkbox", checked: chosen.has(curve.corruption), "aria-label": `Draw ${words(curve.corruption)}`,
    onchange: () => {
      if (tick.checked && chosen.size >= mostShown) tick.checked = false;
      else if (tick.checked) chosen.add(curve.corruption);
      else chosen.delete(curve.corruption);
      draw();
    },
  });
  const accuracy = mean(curve);
  return element("tr", {}, element("th", { scope: "row" }, element("label", { class: "tick" }, tick, words(curve.corruption))),
    element("td", {}, tenths(accuracy)), element("td", {}, clean > 0 ? tenths(accuracy / clean) : "–"));
}
