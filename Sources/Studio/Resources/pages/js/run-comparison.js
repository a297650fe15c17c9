// One chart of the runs that are ticked.
import { Chart, tone } from "./chart.js";
import { element, byId } from "./element.js";
import { guarded } from "./notice.js";

export class RunComparison {
  constructor() {
    this.runs = new Map();
    byId("measure").addEventListener("change", guarded(() => this.show()));
  }

  async tick(run, isTicked) {
    if (isTicked) this.runs.set(run.id, run);
    else this.runs.delete(run.id);
    await this.show();
  }

  /** A run that goes on has a further epoch. */
  async update(run) {
    if (!this.runs.has(run.id)) return;
    this.runs.set(run.id, run);
    await this.show();
  }

  async show() {
    byId("compare-part").hidden = this.runs.size === 0;
    if (!this.runs.size) return;
    const list = byId("measure");
    const measure = list.value;
    const asShare = measure.endsWith("Accuracy");
    const title = list.selectedOptions[0].textContent;
    if (this.measure !== measure) {
      this.measure = measure;
      this.chart = new Chart({ label: `${title} of the runs by epoch`, x: "Epoch", y: title, asShare, isTall: true, range: asShare ? [0, 1] : null });
      byId("compare").replaceChildren(this.chart.place,
        element("p", { class: "small faint" }, "Only runs of the same data and protocol may be held against each other; leaky ones flatter."));
    }
    await this.chart.show([...this.runs.values()].map((run, index) => ({
      key: run.id, name: `${run.name}${run.leaky ? " (leaky)" : ""}`, tone: tone(index), dash: run.leaky ? "dash" : undefined,
      x: run.metrics.map((one) => one.epoch), y: run.metrics.map((one) => one[measure]),
    })));
  }
}
