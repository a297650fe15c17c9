// The confusion matrix: truths in rows, answers in columns; a cell shows its faces.
import { get } from "./api.js";
import { element } from "./element.js";
import { emotionName, percent } from "./emotions.js";
import { count } from "./format.js";
import { guarded } from "./notice.js";

const pageSize = 48;

export class ConfusionTable {
  constructor({ labels, counts, missed }, path) {
    Object.assign(this, { labels, counts, missed, path });
    this.faces = element("div", { class: "stack", role: "status" });
    const answers = missed.some((one) => one > 0) ? [...labels, "none"] : labels;
    this.place = element("div", { class: "stack" },
      element("p", { class: "small faint" }, "Truths in rows, answers in columns, with the share of the row. Press a cell to see its faces."),
      element("div", { class: "scroll" }, element("table", { class: "confusion" },
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Truth"),
          answers.map((answer) => element("th", { scope: "col" }, answer === "none" ? "No face" : emotionName(answer))))),
        element("tbody", {}, labels.map((label, row) => (this.total(row) === 0 ? null : element("tr", {},
          element("th", { scope: "row" }, emotionName(label)), answers.map((answer) => this.cell(row, label, answer)))))))),
      this.faces);
  }

  /** How many clips have the truth of a row. */
  total(row) {
    return this.counts[row].reduce((sum, one) => sum + one, 0) + this.missed[row];
  }

  cell(row, label, answer) {
    const number = answer === "none" ? this.missed[row] : this.counts[row][this.labels.indexOf(answer)];
    const part = number / this.total(row);
    const told = answer === "none" ? "no face was found" : `answered ${emotionName(answer).toLowerCase()}`;
    const button = element("button", {
      type: "button", part: part.toFixed(3), disabled: number === 0, "aria-pressed": "false",
      "aria-label": `${emotionName(label)}, ${told}: ${number}, ${percent(part)}`,
      onclick: guarded(async () => {
        for (const one of this.place.querySelectorAll("[aria-pressed]")) one.setAttribute("aria-pressed", String(one === button));
        await this.show(label, answer, told);
      }),
    }, String(number), element("small", {}, number ? percent(part) : ""));
    return element("td", { class: label === answer ? "right" : null }, button);
  }

  async show(label, answer, told, offset = 0) {
    const { predictions, total } = await get(`${this.path}/predictions`, { label, answer, limit: pageSize, offset });
    const more = offset + predictions.length < total
      ? element("button", { type: "button", onclick: guarded(() => this.show(label, answer, told, offset + pageSize)) }, "Show more") : null;
    const grid = element("ul", { class: "faces-grid" }, predictions.map((one) => element("li", {}, face(one))));
    if (!offset) {
      this.faces.replaceChildren(element("h3", {}, `${emotionName(label)}, ${told}: ${count(total, "face")}, the surest first`));
    } else {
      this.faces.lastChild.remove(); // the button
    }
    this.faces.append(...[grid, more].filter(Boolean));
  }
}

/** A judged face with its confidence. */
function face(prediction) {
  const words = prediction.confidence === null ? "no face found" : `${emotionName(prediction.answer)}, ${percent(prediction.confidence)}`;
  return element("figure", { class: "face" },
    prediction.url
      ? element("img", { src: `${prediction.url}&side=160`, alt: prediction.id, loading: "lazy" })
      : element("p", { class: "small faint" }, "Its data set is not registered any more."),
    element("figcaption", { class: "caption", title: prediction.id },
      prediction.answer ? element("span", { class: "chip", tone: prediction.answer }) : null, words));
}
