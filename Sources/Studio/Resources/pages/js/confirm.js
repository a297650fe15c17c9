// Asks before something is done that can't be undone.
import { element } from "./element.js";

/** Gives true when the named deed was confirmed; Escape and Cancel mean no. */
export function confirmDeed({ title, text, deed }) {
  return new Promise((resolve) => {
    const answer = (value) => () => dialog.close(value);
    const cancel = element("button", { type: "button", autofocus: true, onclick: answer("no") }, "Cancel");
    const go = element("button", { type: "button", class: "danger", onclick: answer("yes") }, deed);
    const dialog = element("dialog", { "aria-labelledby": "confirm-title", "aria-describedby": "confirm-text" },
      element("h2", { id: "confirm-title" }, title), element("p", { id: "confirm-text" }, text),
      element("div", { class: "row" }, cancel, go));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
