// Evaluations beside each other: figures, classes, and paired tests where the clips are the same.
import { get } from "./api.js";
import { Chart, tone } from "./chart.js";
import { element, byId } from "./element.js";
import { emotionName } from "./emotions.js";
import { leakyBadge } from "./figures.js";
import { tenths } from "./format.js";
import { showError } from "./notice.js";

const mostCompared = 8;

const points = (value) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(100 * value).toFixed(1)}`;

function probability(p) {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

function table(heads, rows, label) {
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label },
    element("table", {}, element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, rows.map(([first, ...rest]) => element("tr", {}, element("th", { scope: "row" }, first),
        rest.map((value) => element("td", {}, value)))))));
}

function figureTable(evaluations) {
  return table(["Evaluation", "Right", "95 %", "Over people", "Macro-F1", "Clips"], evaluations.map(({ evaluation }) => {
    const { accuracy, interval, subjectInterval, macroF1, count } = evaluation.figures;
    const range = (one) => (one ? `${(100 * one.lower).toFixed(1)}–${(100 * one.upper).toFixed(1)}` : "–");
    return [[evaluation.name, " ", leakyBadge(evaluation.statement.leaky) ?? "",
      element("p", { class: "statement" }, evaluation.statement.text)], tenths(accuracy), range(interval),
      range(subjectInterval), tenths(macroF1), count.toLocaleString()];
  }), "Figures of the evaluations");
}

function pairTable(pairs, names) {
  return table(["Pair", "Difference, points", "95 %", "p", "p (Holm)"], pairs.map((pair) => [
    `${names.get(pair.first)} against ${names.get(pair.second)}`, points(pair.difference),
    pair.interval ? `${points(pair.interval.lower)} … ${points(pair.interval.upper)}` : "–",
    probability(pair.p), probability(pair.pHolm)]), "Pairs of evaluations");
}

export class EvaluationComparison {
  constructor() {
    this.chosen = new Set();
    this.turn = 0;
  }

  /** Takes an evaluation in or out; gives whether it stands in the comparison. */
  tick(evaluation, isTicked) {
    if (isTicked && this.chosen.size === mostCompared) {
      showError({ name: "ApiError", message: `at most ${mostCompared} evaluations are compared`, hint: "take the tick off another one first" });
      return false;
    }
    if (isTicked) this.chosen.add(evaluation.id);
    else this.chosen.delete(evaluation.id);
    this.compare().catch(showError);
    return isTicked;
  }

  async compare() {
    const turn = (this.turn += 1);
    byId("compare-part").hidden = this.chosen.size === 0;
    if (this.chosen.size < 2) {
      byId("compare").replaceChildren(element("p", { class: "small faint" }, "Tick another one."));
      return;
    }
    const comparison = await get("/comparison", { of: [...this.chosen].join(",") });
    if (turn === this.turn) await this.show(comparison);
  }

  async show({ evaluations, sameClips, pairs }) {
    const names = new Map(evaluations.map(({ evaluation }) => [evaluation.id, evaluation.name]));
    const chart = new Chart({ label: "Recall of each expression", x: "", y: "Recall", asShare: true, range: [0, 1] });
    byId("compare").replaceChildren(figureTable(evaluations),
      sameClips
        ? element("div", { class: "stack tight" }, pairTable(pairs, names), element("p", { class: "small faint" },
          "McNemar’s exact test on the same clips, with Holm’s correction over all pairs; intervals over people where they are known."))
        : element("p", { class: "small faint" }, "They do not judge the same clips with the same labels, so differences are not tested."),
      chart.place);
    await chart.show(evaluations.map(({ evaluation, classes }, index) => ({
      key: evaluation.id, name: evaluation.name, kind: "bar", tone: tone(index),
      x: classes.filter((one) => one.support).map((one) => emotionName(one.label)),
      y: classes.filter((one) => one.support).map((one) => one.recall),
    })));
  }
}
