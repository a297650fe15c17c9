// The numbers of the faces beside the picture, as text and bars.
import { element } from "./element.js";
import { emotionName, percent, shownAnswer } from "./emotions.js";

/** Bars of all expressions, in the model's order. */
export function bars(probabilities, labels) {
  return element("ul", { class: "bars" }, labels.map((label) => element("li", {},
    element("span", {}, emotionName(label)),
    element("span", { class: "track", "aria-hidden": "true" },
      element("i", { tone: label, part: (probabilities[label] ?? 0).toFixed(3) })),
    element("span", { class: "number" }, percent(probabilities[label] ?? 0)))));
}

function title(face) {
  return face.track === null ? `Face ${face.face}` : `Track ${face.track}`;
}

/** All that is told of one face. */
export function reading(face, labels) {
  const answer = shownAnswer(face);
  const head = element("header", {}, element("h3", {}, title(face)),
    face.corrected ? element("span", { class: "badge" }, "Face at rest taken off") : null);
  if (!answer) {
    return element("section", { class: "reading" }, head,
      element("p", { class: "faint" }, "Too close to the edge to be read."));
  }
  return element("section", { class: "reading" }, head,
    element("p", { class: "answer" },
      answer.uncertain ? "Uncertain" : emotionName(answer.emotion),
      element("span", { class: "number" }, percent(answer.confidence))),
    answer.uncertain
      ? element("p", { class: "faint small" }, `Most likely ${emotionName(answer.emotion).toLowerCase()}, but below the threshold.`)
      : null,
    bars(answer.probabilities, labels));
}

/** A panel of readings that follows a live picture; at most five times a second. */
export class Readings {
  constructor(place, labels, empty) {
    this.place = place;
    this.labels = labels;
    this.empty = empty;
    this.shownAt = -Infinity;
    this.show([], 0);
  }

  show(faces, now = performance.now()) {
    if (now - this.shownAt < 200) return;
    this.shownAt = now;
    const key = faces.map((face) => `${face.track}${Boolean(face.corrected)}`).join();
    if (key !== this.key || !this.update(faces)) {
      this.key = key;
      this.place.replaceChildren(...(faces.length
        ? faces.map((face) => reading(face, this.labels))
        : [element("p", { class: "faint" }, this.empty)]));
    }
  }

  /** Changes numbers and bars where they stand, so that nothing flickers; false if it can't. */
  update(faces) {
    const sections = this.place.querySelectorAll(".reading");
    if (sections.length !== faces.length || !faces.length) return false;
    return faces.every((face, index) => {
      const answer = shownAnswer(face);
      const [shown, list] = ["answer", "bars"].map((name) => sections[index].querySelector(`.${name}`));
      if (!answer || !shown) return false;
      const uncertain = sections[index].querySelector("p.faint") !== null;
      if (uncertain || answer.uncertain) return false;
      shown.firstChild.data = emotionName(answer.emotion);
      shown.querySelector(".number").textContent = percent(answer.confidence);
      this.labels.forEach((label, row) => {
        const part = answer.probabilities[label] ?? 0;
        const item = list.children[row];
        item.querySelector("i").style.setProperty("--part", part.toFixed(3));
        item.lastChild.textContent = percent(part);
      });
      return true;
    });
  }
}
