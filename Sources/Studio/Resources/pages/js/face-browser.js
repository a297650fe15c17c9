// The pictures of a data set, by class, person and recording; a dialog corrects one.
import { get } from "./api.js";
import { element, byId } from "./element.js";
import { allEmotions, emotionName } from "./emotions.js";
import { count } from "./format.js";
import { guarded, showError } from "./notice.js";
import { correctPicture } from "./picture-dialog.js";

const pageSize = 60;
const filters = ["label", "subject", "sequence", "state", "search"];

function options(list, names, all) {
  list.replaceChildren(element("option", { value: "" }, all),
    ...names.map(([value, text]) => element("option", { value }, text)));
}

export class FaceBrowser {
  /** `onChange` is called when a picture was corrected. */
  constructor(path, onChange) {
    Object.assign(this, { path, onChange, turn: 0, list: byId("pictures") });
    byId("more").addEventListener("click", guarded(() => this.load(this.list.children.length)));
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("subject").addEventListener("change", () => this.showSequences());
    for (const name of filters.slice(0, 4)) byId(name).addEventListener("change", guarded(() => this.load()));
    let wait;
    byId("search").addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => this.load().catch(showError), 250);
    });
  }

  async begin() {
    ({ people: this.people } = await get(`${this.path}/people`));
    options(byId("label"), allEmotions.map((label) => [label, emotionName(label)]), "All");
    options(byId("subject"), this.people.map((one) => [one.subject, `${one.subject} (${one.pictures})`]), "All");
    byId("subject").disabled = !this.people.length;
    this.showSequences();
    await this.load();
  }

  showSequences() {
    const chosen = byId("subject").value;
    const sequences = this.people.filter((one) => one.subject === chosen).flatMap((one) => one.sequences);
    options(byId("sequence"), sequences.map((one) => [one.sequence, `${one.sequence} (${one.pictures})`]), "All");
    byId("sequence").disabled = !sequences.length;
  }

  /** Shows the pictures that fit, from the first one or after those that stand there. */
  async load(offset = 0) {
    const turn = (this.turn += 1);
    const query = Object.fromEntries(filters.map((name) => [name, byId(name).value.trim() || undefined]));
    const { pictures, total } = await get(`${this.path}/pictures`, { ...query, limit: pageSize, offset });
    if (turn !== this.turn) return; // a later choice was faster
    if (!offset) this.list.replaceChildren();
    this.list.append(...pictures.map((picture) => element("li", {}, this.tile(picture))));
    const shown = this.list.children.length;
    byId("more").hidden = shown >= total;
    byId("found").textContent = total ? `${shown < total ? `${shown} of ` : ""}${count(total, "picture")}` : "No picture fits.";
    if (offset) this.list.children[offset]?.querySelector("button").focus();
  }

  tile(picture) {
    const isRelabelled = picture.label !== picture.given;
    const words = [emotionName(picture.label), picture.subject, picture.excluded ? "left out" : null,
      isRelabelled ? `the data say ${emotionName(picture.given).toLowerCase()}` : null].filter(Boolean).join(", ");
    const button = element("button", {
      type: "button", class: `face${picture.excluded ? " excluded" : ""}`, "aria-label": `${words}: ${picture.path}`,
      onclick: guarded(async () => {
        const changed = await correctPicture(this.path, picture);
        if (!changed) return;
        const tile = this.tile(changed);
        button.replaceWith(tile);
        tile.focus();
        await this.onChange();
      }),
    },
    element("img", { src: `${picture.url}&side=160`, alt: "", loading: "lazy" }),
    element("span", { class: "caption" },
      element("span", { class: "chip", tone: picture.label }), emotionName(picture.label),
      isRelabelled ? element("s", {}, emotionName(picture.given)) : null,
      picture.excluded ? element("span", { class: "badge bad" }, "Left out") : null));
    return button;
  }
}
