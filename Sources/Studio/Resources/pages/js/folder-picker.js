// Walks the folders below the server's roots and registers what is chosen.
import { get, post } from "./api.js";
import { element, byId } from "./element.js";
import { guarded } from "./notice.js";

export class FolderPicker {
  /** `onRegister(dataset)` is told what was registered. */
  constructor(onRegister) {
    this.onRegister = onRegister;
    this.button = byId("register");
    this.button.addEventListener("click", guarded(() => this.register()));
  }

  /** Shows a folder; null shows the roots. */
  async open(path) {
    const folder = await get("/folders", { path: path ?? undefined });
    this.choose(folder.path);
    byId("place").textContent = folder.path ?? "Folders that data may lie in";
    const up = folder.path === null ? [] : [this.entry({ name: "Up", path: folder.parent, kind: "up" })];
    byId("entries").replaceChildren(...up, ...folder.entries.map((entry) => this.entry(entry)));
  }

  entry({ name, path, kind }) {
    const walks = kind === "folder" || kind === "up";
    const button = element("button", {
      type: "button", "data-kind": kind, "aria-pressed": walks ? null : "false",
      onclick: guarded(async () => {
        if (!walks) {
          this.choose(path, button);
          return;
        }
        await this.open(path);
        byId("entries").querySelector("button")?.focus();
      }),
    }, name);
    return element("li", {}, button);
  }

  /** What the button registers: a folder, or the archive or table of a pressed button. */
  choose(path, pressed = null) {
    this.path = path;
    this.button.disabled = path === null;
    this.button.textContent = pressed ? `Register ${pressed.textContent}` : "Register this folder";
    for (const one of byId("entries").querySelectorAll("[aria-pressed]")) {
      one.setAttribute("aria-pressed", String(one === pressed));
    }
  }

  async register() {
    this.button.disabled = true;
    try {
      const name = byId("name").value.trim() || undefined;
      const dataset = await post("/datasets", { json: { path: this.path, name } });
      byId("name").value = "";
      await this.onRegister(dataset);
    } finally {
      this.button.disabled = false;
    }
  }
}
