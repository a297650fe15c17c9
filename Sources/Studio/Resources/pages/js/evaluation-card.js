// One evaluation in the list: how far it is, then its accuracy.
import { get } from "./api.js";
import { element } from "./element.js";
import { headline } from "./figures.js";
import { date } from "./format.js";
import { JobProgress, followJob } from "./job.js";
import { showError } from "./notice.js";
import { stateBadge } from "./session-list.js";

export class EvaluationCard {
  /**
   * `names` tells the models' titles; `onTick(evaluation, isTicked)` puts it into the comparison and
   * gives whether it stands there.
   */
  constructor(evaluation, names, onTick) {
    Object.assign(this, { evaluation, names, onTick });
    this.place = element("li", { class: "card pad run", "data-evaluation": evaluation.id });
    this.show();
  }

  show() {
    const { evaluation } = this;
    const isActive = evaluation.state === "queued" || evaluation.state === "running";
    this.place.replaceChildren(...[this.head(),
      evaluation.figures ? headline(evaluation.figures, evaluation.statement) : null,
      evaluation.error && !isActive
        ? element("p", { class: "small" }, [evaluation.error.message, evaluation.error.hint].filter(Boolean).join("; ")) : null,
    ].filter(Boolean));
    if (isActive && evaluation.kind === "evaluation") this.follow().catch(showError);
  }

  head() {
    const { evaluation } = this;
    const tick = element("input", { type: "checkbox", disabled: !evaluation.figures,
      onchange: () => { tick.checked = this.onTick(evaluation, tick.checked); } });
    const judged = evaluation.kind === "training" ? "what a run held out"
      : this.names.get(evaluation.model) ?? evaluation.model;
    return element("header", {},
      element("div", { class: "row spread" },
        element("h3", {}, element("a", { href: `evaluation.html?id=${evaluation.id}` }, evaluation.name), " ", stateBadge(evaluation.state) ?? ""),
        element("label", { class: "tick" }, tick, "Compare")),
      element("p", { class: "small faint" }, [judged, evaluation.data, date(evaluation.created),
        evaluation.hasCorruptions ? "with spoilt faces" : null].filter(Boolean).join(" · ")));
  }

  async follow() {
    const progress = new JobProgress(this.evaluation.name);
    this.place.append(progress.place);
    await followJob(this.evaluation.job, (job) => progress.show(job));
    ({ evaluation: this.evaluation } = await get(`/evaluations/${this.evaluation.id}`));
    this.show();
  }
}
