// The settings of a new run; what is left empty is as `mien train` has it.
import { get } from "./api.js";
import { fillDatasets, fillEmotions, ticked } from "./choices.js";
import { element, byId } from "./element.js";
import { showError } from "./notice.js";
import { modelOptions } from "./page.js";

const architectures = {
  "cnn-bilstm": "A CNN reads each crop, a bidirectional LSTM its rows from both sides. 1.5 million numbers.",
  cnn: "The CNN alone, without recurrence.",
  "cnn-lstm": "Rows are read in one direction only.",
  "cnn-bilstm-attention": "As the published one, and attention weighs the rows.",
};
const protocols = {
  "subject-kfold": "A tenth of the people is never met in training: what to expect of a new face. Without every fold it is the first tenth alone.",
  loso: "One person is never met in training. Without every fold it is the first person alone.",
  official: "As the data say: FER2013, RAF-DB and others have parts of their own.",
  random: "Leaky: a fifth of the pictures is held out whoever they show, so people – often neighbouring frames of one recording – stand on both sides. The published system was judged so. It says how well the network knows people whom it has met.",
};
const numbers = ["batchSize", "learningRate", "weightDecay", "labelSmoothing", "mixup", "clipLength",
  "folds", "validationShare", "earlyStopping"];
const words = ["classWeights", "select", "crop", "precision", "device", "init"];

export class RunForm {
  /** `onStart(settings)` begins a run. */
  constructor(onStart) {
    fillEmotions(byId("classes"));
    this.explain();
    byId("architecture").addEventListener("change", () => this.explain());
    byId("protocol").addEventListener("change", () => this.explain());
    byId("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const data = ticked(byId("data"));
      if (!data) {
        showError({ name: "ApiError", message: "no data set is ticked", hint: "tick one or more under Data" });
        return;
      }
      byId("start").disabled = true;
      await onStart(this.settings(data));
      byId("start").disabled = false;
    });
  }

  explain() {
    const protocol = byId("protocol").value;
    byId("architecture-hint").textContent = architectures[byId("architecture").value];
    byId("protocol-hint").textContent = protocols[protocol];
    byId("protocol-hint").classList.toggle("hint-leaky", protocol === "random");
    byId("every-part").hidden = protocol === "random" || protocol === "official";
  }

  async fill() {
    const [{ datasets }, { models }] = await Promise.all([get("/datasets"), get("/models")]);
    fillDatasets(byId("data"), datasets);
    fillDatasets(byId("extraData"), datasets);
    byId("init").replaceChildren(element("option", { value: "" }, "Chance"),
      ...modelOptions(models));
  }

  /** Says what is missing where this machine can't train. */
  allow(canTrain, hint) {
    byId("start").disabled = !canTrain;
    byId("cannot").hidden = canTrain;
    byId("cannot").textContent = canTrain ? "" : `Training is not installed: ${hint}.`;
  }

  settings(data) {
    const given = (name) => byId(name).value.trim() || undefined;
    return {
      name: given("name"), data, extraData: ticked(byId("extraData")), classes: ticked(byId("classes")),
      architecture: byId("architecture").value, protocol: byId("protocol").value,
      everyFold: (!byId("every-part").hidden && byId("everyFold").checked) || undefined,
      epochs: Number(byId("epochs").value), seed: Number(byId("seed").value),
      ...Object.fromEntries(words.map((name) => [name, given(name)])),
      ...Object.fromEntries(numbers.map((name) => [name, given(name) && Number(given(name))])),
    };
  }
}
