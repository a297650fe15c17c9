// One run: how far it is, its curves as they grow, what it came to.
import { get } from "./api.js";
import { Chart } from "./chart.js";
import { element } from "./element.js";
import { headline, leakyBadge } from "./figures.js";
import { date } from "./format.js";
import { JobProgress, followJob } from "./job.js";
import { showError } from "./notice.js";
import { stateBadge } from "./session-list.js";

const isActive = (run) => run.state === "queued" || run.state === "running";

/** Curves of a run, training and validation. */
class Curves {
  constructor(name) {
    this.accuracy = new Chart({ label: `Accuracy of ${name} by epoch`, x: "Epoch", y: "Accuracy", asShare: true, range: [0, 1] });
    this.loss = new Chart({ label: `Loss of ${name} by epoch`, x: "Epoch", y: "Loss" });
    this.place = element("div", { class: "charts" }, this.accuracy.place, this.loss.place);
  }

  async show(metrics) {
    const lines = (train, validation) => [["Training", train, "accent"], ["Validation", validation, "angry"]]
      .map(([name, key, tone]) => ({ name, tone, x: metrics.map((one) => one.epoch), y: metrics.map((one) => one[key]) }));
    const last = metrics.at(-1);
    const told = `After epoch ${last.epoch}: validation accuracy ${(100 * last.validationAccuracy).toFixed(1)} %, loss ${last.validationLoss.toFixed(3)}`;
    await Promise.all([
      this.accuracy.show(lines("trainAccuracy", "validationAccuracy"), told),
      this.loss.show(lines("trainLoss", "validationLoss"), told),
    ]);
  }
}

export class RunCard {
  /** `onTick(run, isTicked)`, `onEpoch(run)`, `onResume(run)`. */
  constructor(run, listeners) {
    Object.assign(this, listeners, { run });
    this.place = element("li", { class: "card pad run", "data-run": run.id });
  }

  show() {
    const { run } = this;
    const [more, details] = [element("div", { class: "stack" }), element("details", { class: "inner" })];
    details.append(element("summary", {}, "Curves"), more);
    details.addEventListener("toggle", () => {
      if (details.open) this.showCurves(more).catch(showError);
    });
    this.place.replaceChildren(...[this.head(), this.outcome(), run.metrics.length ? details : null, this.deeds()].filter(Boolean));
    if (isActive(run)) this.follow(run);
  }

  head() {
    const { run } = this;
    const tick = element("input", { type: "checkbox", checked: this.isTicked, onchange: () => {
      this.isTicked = tick.checked;
      this.onTick(run, tick.checked);
    } });
    return element("header", {},
      element("div", { class: "row spread" },
        element("h3", {}, run.name, " ",
          stateBadge(run.state) ?? "", " ", run.figures ? null : leakyBadge(run.leaky)),
        element("label", { class: "tick" }, tick, "Compare")),
      element("p", { class: "small faint" }, [run.data, run.architecture, run.settings.everyFold ? `${run.protocol}, every fold` : run.protocol,
        run.settings.everyFold ? `${run.epochs} epochs` : `${run.metrics.length} of ${run.epochs} epochs`,
        `seed ${run.settings.seed ?? 1}`, date(run.created), ""].join(" · "),
        element("a", { href: `session.html?id=${run.id}` }, "settings, files, notes")));
  }

  outcome() {
    const { run } = this;
    if (run.figures) return headline(run.figures, run.statement);
    if (run.error && !isActive(run)) return element("p", { class: "small" }, [run.error.message, run.error.hint].filter(Boolean).join("; "));
    return null;
  }

  deeds() {
    const { run } = this;
    const errors = run.figures ? element("a", { class: "button", href: `evaluation.html?id=${run.id}` }, "Look at the errors") : null;
    const links = run.model ? [
      element("a", { class: "button", href: `evaluate.html?model=${run.model}` }, "Evaluate on other data"),
      element("a", { class: "button", href: `analyse.html?model=${run.model}` }, "Use it"),
      element("a", { class: "button", href: `/?model=${run.model}` }, "Use it live"),
    ] : [];
    const resume = run.canResume
      ? element("button", { type: "button", onclick: () => this.onResume(run) }, "Resume") : null;
    return errors || resume ? element("div", { class: "row" }, errors, links, resume) : null;
  }

  async showCurves(place) {
    this.curves ??= new Curves(this.run.name);
    place.replaceChildren(this.curves.place);
    await this.curves.show(this.run.metrics);
  }

  /** Follows a run that waits or goes on; curves grow with each epoch. */
  async follow(run) {
    this.run = run;
    const progress = new JobProgress(run.name);
    const place = element("div", {});
    this.curves = null;
    this.place.replaceChildren(this.head(), progress.place, place);
    try {
      await followJob(run.job, (job) => progress.show(job), (epoch) => this.addEpoch(epoch, place));
      this.run = await get(`/runs/${run.id}`);
      this.show();
      const details = this.place.querySelector("details");
      if (details) details.open = true;
    } catch (error) {
      showError(error);
    }
  }

  addEpoch(epoch, place) {
    const { metrics } = this.run;
    if (metrics.some((one) => one.epoch === epoch.epoch)) return;
    metrics.push(epoch);
    this.place.querySelector("header").replaceWith(this.head());
    // Epochs that come at once are drawn together.
    this.drawing ??= Promise.resolve().then(() => this.showCurves(place)).catch(showError).finally(() => { this.drawing = null; });
    this.onEpoch(this.run);
  }
}
