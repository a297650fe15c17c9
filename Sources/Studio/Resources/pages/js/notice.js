// What went wrong and what was done, said to eyes and to screen readers.
import { element, byId } from "./element.js";

function sentence(text) {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

function show(kind, message, ...more) {
  const place = byId(kind === "fault" ? "faults" : "facts");
  const text = sentence(message);
  for (const old of place.children) {
    if (old.querySelector(".message").textContent === text) old.remove();
  }
  const notice = element("div", { class: `notice ${kind}` },
    element("div", {}, element("p", { class: "message" }, text), ...more),
    element("button", { type: "button", "aria-label": "Dismiss", onclick: () => notice.remove() }, "✕"));
  place.append(notice);
  return notice;
}

/** Shows an error: its message and what to do next. */
export function showError(error) {
  if (error.name === "AbortError") return null;
  if (error.name !== "ApiError" && error.name !== "CameraError") console.error(error);
  return show("fault", error.message, error.hint ? element("p", {}, sentence(error.hint)) : null);
}

/** Says what was done, perhaps with a link to it. */
export function showFact(message, link) {
  return show("fact", message,
    link ? element("p", {}, element("a", { href: link.href }, link.text)) : null);
}

/** Takes all notices of errors away, before a new try. */
export function clearErrors() {
  byId("faults").replaceChildren();
}

/** Runs what a button starts; errors are shown. */
export function guarded(work) {
  return async (...given) => {
    try {
      return await work(...given);
    } catch (error) {
      showError(error);
    }
  };
}
