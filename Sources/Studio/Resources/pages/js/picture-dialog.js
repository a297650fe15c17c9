// One picture of a data set, large, with what the data say of it; another label, or left out.
import { put } from "./api.js";
import { element } from "./element.js";
import { allEmotions, emotionName } from "./emotions.js";
import { showError } from "./notice.js";

function facts(picture) {
  const known = [["Path", picture.path], ["Person", picture.subject], ["Recording", picture.sequence],
    ["Part", picture.part], ["The data’s label", emotionName(picture.given)]].filter(([, value]) => value);
  return element("dl", { class: "facts" }, known.flatMap(([name, value]) => [
    element("dt", {}, name), element("dd", {}, value)]));
}

/** Shows a picture; gives it as it was corrected, or null where nothing was changed. */
export function correctPicture(path, picture) {
  return new Promise((resolve) => {
    const label = element("select", {}, allEmotions.map((one) => element(
      "option", { value: one, selected: one === picture.label }, emotionName(one))));
    const isExcluded = element("input", { type: "checkbox", checked: picture.excluded });
    const form = element("form", {},
      element("label", { class: "field" }, element("span", {}, "Expression"), label),
      element("label", { class: "check" }, isExcluded, " Leave this picture out"),
      element("div", { class: "row" },
        element("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
        element("button", { class: "primary" }, "Save")));
    const dialog = element("dialog", { class: "picture", "aria-label": "A picture of the data set" },
      element("img", { src: `${picture.url}&side=512`, alt: `The picture ${picture.path}` }), facts(picture), form);
    let changed = null;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        changed = await put(`${path}/corrections`, {
          path: picture.path, label: label.value, excluded: isExcluded.checked,
        });
      } catch (error) {
        showError(error);
      }
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(changed);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
