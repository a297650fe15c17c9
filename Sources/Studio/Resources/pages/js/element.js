// Makes elements: one function, so that text from files and people never becomes markup.

/**
 * Makes an element with attributes and children; strings become text.
 * `on…` attributes are listeners, `true` sets an attribute, `false` and `null` leave it out, and
 * `tone` and `part` become the custom properties that the style sheets read.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "tone") made.style.setProperty("--tone", `var(--${value})`);
    else if (key === "part") made.style.setProperty("--part", String(value));
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** The element with an id, which the page must have. */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}
