// What speaks for an expression of a face: asked of the server when a button is pressed.
import { post } from "./api.js";
import { element } from "./element.js";
import { emotionName } from "./emotions.js";
import { guarded } from "./notice.js";

export class Explanation {
  /**
   * `picture()` gives the photograph or frame as a Blob; `face` fixes the face, else one of those in
   * the picture can be chosen; `options` are model and detector, `name` what the picture is called.
   */
  constructor({ picture, face = null, labels, options, name, title = "Explain" }) {
    Object.assign(this, { picture, face, options, name });
    this.emotion = element("select", { class: "narrow", "aria-label": "Which expression is explained" },
      element("option", { value: "" }, "Its answer"),
      labels.map((label) => element("option", { value: label }, emotionName(label))));
    this.number = element("select", { class: "narrow", hidden: true, "aria-label": "Which face is explained" });
    this.button = element("button", { type: "button", onclick: guarded(() => this.ask()) }, title);
    this.place = element("div", { class: "explanation row" }, this.button, this.emotion, this.number);
    /** Where the figure appears: it is wider than the numbers of a face. */
    this.result = element("div", { class: "explained", role: "status" });
  }

  async ask() {
    this.button.disabled = true;
    try {
      const face = this.face ?? (Number(this.number.value) || 0);
      const answer = await post("/explain", {
        query: { ...this.options, face, emotion: this.emotion.value || undefined, name: this.name },
        body: new Blob([await this.picture()], { type: "application/octet-stream" }),
      });
      this.result.replaceChildren(
        element("figure", {}, element("img", { src: answer.figure, alt: answer.summary }),
          element("figcaption", { class: "small faint" }, `${answer.summary} It says where the network looks, not whether it is right.`)));
      if (this.face === null) this.offer(answer.faces, face);
    } finally {
      this.button.disabled = false;
    }
  }

  /** Lets one of several faces be chosen. */
  offer(count, chosen) {
    this.number.hidden = count < 2;
    this.number.replaceChildren(...Array.from({ length: count }, (_, index) =>
      element("option", { value: index, selected: index === chosen }, index ? `Face ${index + 1}` : "The largest face")));
  }
}
