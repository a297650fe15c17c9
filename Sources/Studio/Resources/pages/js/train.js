// Train: settings of a new run, the runs with their curves, a comparison.
import { get, post } from "./api.js";
import { byId } from "./element.js";
import { clearErrors, guarded, showError } from "./notice.js";
import { showHealth } from "./page.js";
import { RunForm } from "./run-form.js";
import { RunCard } from "./run-card.js";
import { RunComparison } from "./run-comparison.js";

const pageSize = 20;
const cards = new Map();
const comparison = new RunComparison();

function card(run) {
  const made = new RunCard(run, {
    onTick: (one, isTicked) => comparison.tick(one, isTicked).catch(showError),
    onEpoch: (one) => comparison.update(one).catch(showError),
    onResume: guarded(async (one) => {
      clearErrors();
      made.follow((await post(`/runs/${one.id}/resume`)).run);
    }),
  });
  cards.set(run.id, made);
  made.show();
  return made.place;
}

/** Shows the runs, newest first; or those after the ones that stand there. */
async function load(offset = 0) {
  const { runs, total, canTrain, hint } = await get("/runs", { limit: pageSize, offset });
  byId("runs").append(...runs.map(card));
  byId("more").hidden = byId("runs").children.length >= total;
  byId("none").hidden = total > 0;
  return { canTrain, hint };
}

try {
  await showHealth();
  const form = new RunForm(guarded(async (settings) => {
    clearErrors();
    const { run } = await post("/runs", { json: settings });
    byId("none").hidden = true;
    byId("runs").prepend(card(run));
  }));
  byId("more").addEventListener("click", guarded(() => load(byId("runs").children.length)));
  const [{ canTrain, hint }] = await Promise.all([load(), form.fill()]);
  form.allow(canTrain, hint);
} catch (error) {
  showError(error);
}
