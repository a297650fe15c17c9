// What is judged, by which model, and whether the faces are spoilt, too.
import { get } from "./api.js";
import { fillDatasets, fillEmotions, ticked } from "./choices.js";
import { element, byId } from "./element.js";
import { showError } from "./notice.js";
import { fillModels } from "./page.js";

export class EvaluationForm {
  /** `onStart(wish)` begins an evaluation. */
  constructor(onStart) {
    fillEmotions(byId("classes"));
    byId("what").addEventListener("change", () => this.choose());
    byId("corruptions").addEventListener("change", () => { byId("faces-part").hidden = !byId("corruptions").checked; });
    byId("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const wish = this.wish();
      if (!wish.data && !wish.run) {
        showError({ name: "ApiError", message: "nothing is chosen to judge on", hint: "tick a data set, or choose a run" });
        return;
      }
      byId("start").disabled = true;
      await onStart(wish);
      byId("start").disabled = false;
    });
  }

  choose() {
    const isRun = byId("what").value === "run";
    byId("run-part").hidden = !isRun;
    byId("data-part").hidden = isRun;
    byId("part-part").hidden = isRun;
  }

  async fill() {
    const [{ datasets }, { runs }] = await Promise.all([
      get("/datasets"), get("/runs", { limit: 200 }), fillModels(byId("model"))]);
    fillDatasets(byId("data"), datasets);
    byId("run").replaceChildren(...runs.filter((run) => run.model).map((run) =>
      element("option", { value: run.id }, `${run.name}${run.leaky ? " (leaky)" : ""}`)));
    this.choose();
  }

  wish() {
    const isRun = byId("what").value === "run";
    const spoils = byId("corruptions").checked;
    return {
      name: byId("name").value.trim() || undefined, model: byId("model").value,
      data: isRun ? undefined : ticked(byId("data")), run: isRun ? byId("run").value || undefined : undefined,
      part: isRun ? undefined : byId("part").value || undefined, classes: ticked(byId("classes")),
      augmentation: byId("augmentation").value || undefined,
      corruptions: spoils || undefined, faces: spoils ? Number(byId("faces").value) : undefined,
    };
  }
}
