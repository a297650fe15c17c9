// Lists to choose from that Train and Evaluate share.
import { element } from "./element.js";
import { allEmotions, emotionName } from "./emotions.js";

/** A tick for each registered data set; those that can't be read can't be ticked. */
export function fillDatasets(place, datasets) {
  place.replaceChildren(...(datasets.length ? datasets.map((one) => element("label", { class: "check" },
    element("input", { type: "checkbox", value: one.id, disabled: one.error !== null }),
    ` ${one.name}`, element("span", { class: "small faint" }, one.error ? " not readable" : ` ${one.pictures.toLocaleString()}`)))
    : [element("p", { class: "small" }, "None is registered: ", element("a", { href: "data.html" }, "register a folder"), ".")]));
}

/** A tick for each expression. */
export function fillEmotions(place) {
  place.replaceChildren(...allEmotions.map((label) => element("label", { class: "check" },
    element("input", { type: "checkbox", value: label }), ` ${emotionName(label)}`)));
}

/** The values of the ticks of a place; undefined for none. */
export function ticked(place) {
  const values = [...place.querySelectorAll("input:checked")].map((one) => one.value);
  return values.length ? values : undefined;
}
