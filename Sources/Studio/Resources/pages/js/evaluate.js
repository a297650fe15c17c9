// Evaluate: judge a model on data, the list of what was judged, comparison of models.
import { get, post } from "./api.js";
import { byId } from "./element.js";
import { EvaluationComparison } from "./evaluation-comparison.js";
import { EvaluationForm } from "./evaluation-form.js";
import { EvaluationCard } from "./evaluation-card.js";
import { clearErrors, guarded, showError } from "./notice.js";
import { knownNames, showHealth } from "./page.js";

const pageSize = 20;
const comparison = new EvaluationComparison();

let names;

function card(evaluation) {
  return new EvaluationCard(evaluation, names, (one, isTicked) => comparison.tick(one, isTicked)).place;
}

/** Shows the evaluations, newest first; or those after the ones that stand there. */
async function load(offset = 0) {
  const { evaluations, total } = await get("/evaluations", { limit: pageSize, offset });
  byId("evaluations").append(...evaluations.map(card));
  byId("more").hidden = byId("evaluations").children.length >= total;
  byId("none").hidden = total > 0;
}

try {
  await showHealth();
  names = await knownNames();
  const form = new EvaluationForm(guarded(async (wish) => {
    clearErrors();
    const { evaluation } = await post("/evaluations", { json: wish });
    byId("none").hidden = true;
    byId("evaluations").prepend(card(evaluation));
  }));
  byId("more").addEventListener("click", guarded(() => load(byId("evaluations").children.length)));
  await Promise.all([load(), form.fill()]);
} catch (error) {
  showError(error);
}
