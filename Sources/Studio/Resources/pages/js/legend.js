// A legend of buttons: each hides and shows what it names, by mouse, finger and keyboard.
import { element } from "./element.js";

export class Legend {
  /** The keys of what is not shown. */
  hidden = new Set();

  constructor(label, onChange) {
    this.onChange = onChange;
    this.place = element("ul", { class: "legend", "aria-label": label });
  }

  /**
   * Names `{key, name, mark}`, the mark being the classes of a sign in the colour `tone`. The same
   * again leaves the buttons alone: one of them may have the focus.
   */
  show(entries) {
    const said = JSON.stringify(entries);
    if (said === this.said) return;
    this.said = said;
    this.place.hidden = entries.length === 0;
    this.place.replaceChildren(...entries.map((entry) => element("li", {}, this.button(entry))));
  }

  button({ key, name, mark, tone }) {
    const button = element("button", { type: "button", "aria-pressed": String(!this.hidden.has(key)) },
      element("span", { class: mark, tone }), name);
    button.addEventListener("click", () => {
      if (!this.hidden.delete(key)) this.hidden.add(key);
      button.setAttribute("aria-pressed", String(!this.hidden.has(key)));
      this.onChange();
    });
    return button;
  }
}
