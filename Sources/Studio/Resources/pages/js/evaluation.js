// One evaluation: figures, the confusion matrix with its faces, classes, calibration, spoilt faces.
import { get } from "./api.js";
import { Chart } from "./chart.js";
import { ConfusionTable } from "./confusion.js";
import { corruptionPart } from "./corruptions.js";
import { element, byId } from "./element.js";
import { emotionName } from "./emotions.js";
import { headline, moreFigures } from "./figures.js";
import { date } from "./format.js";
import { JobProgress, followJob } from "./job.js";
import { showError } from "./notice.js";
import { knownNames, showHealth } from "./page.js";
import { downloads } from "./session-parts.js";

const id = new URLSearchParams(location.search).get("id") ?? "";
const path = `/evaluations/${encodeURIComponent(id)}`;

function part(title, ...children) {
  return element("section", { class: "card pad stack" }, element("h2", {}, title), ...children);
}

async function classPart(classes) {
  const chart = new Chart({ label: "Precision, recall and F1 of each expression", x: "", y: "", asShare: true, range: [0, 1] });
  const bars = [["Precision", "precision", "accent"], ["Recall", "recall", "angry"], ["F1", "f1", "sad"]];
  const section = part("Each expression", chart.place);
  const told = classes.filter((one) => one.support);
  await chart.show(bars.map(([name, key, tone]) => ({
    name, tone, kind: "bar", x: told.map((one) => emotionName(one.label)), y: told.map((one) => one[key]),
  })));
  return section;
}

async function calibrationPart(bins, ece) {
  const chart = new Chart({ label: "Reliability: accuracy by confidence", x: "Confidence", y: "Accuracy", asShare: true, range: [0, 1] });
  const filled = bins.filter((bin) => bin.count);
  const section = part("How sure it may be", element("p", { class: "small faint" },
    `On the dashed line, of the answers with a confidence so many are right. The mean distance from it, weighted by the answers, is ${ece.toFixed(3)}.`), chart.place);
  await chart.show([
    { name: "Answers", tone: "accent", hasPoints: true, x: filled.map((bin) => Number(bin.confidence.toFixed(3))), y: filled.map((bin) => bin.accuracy) },
    { name: "Right as often as sure", tone: "neutral", dash: "dash", x: [0, 1], y: [0, 1] },
  ]);
  return section;
}

async function show(detail) {
  const { evaluation } = detail;
  const names = await knownNames();
  document.title = `${evaluation.name} – Mien Studio`;
  byId("title").textContent = evaluation.name;
  byId("facts-line").replaceChildren(`${names.get(evaluation.model) ?? evaluation.model} on ${evaluation.data} · ${date(evaluation.created)} · `,
    element("a", { href: `session.html?id=${id}` }, "name, notes, delete"));
  if (!evaluation.figures) {
    const { error } = evaluation;
    byId("evaluation").replaceChildren(element("p", {}, error ? `${error.message}; ${error.hint}` : "It has come to no figures."));
    return;
  }
  const charts = element("div", { class: "charts" });
  byId("evaluation").replaceChildren(
    element("section", { class: "card pad stack", "aria-label": "Figures" },
      headline(evaluation.figures, evaluation.statement), moreFigures(evaluation.figures, detail.missed)),
    part("Confusion", new ConfusionTable(detail.confusion, path).place), charts);
  charts.append(await classPart(detail.classes));
  if (evaluation.figures.ece !== null) charts.append(await calibrationPart(detail.bins, evaluation.figures.ece));
  if (detail.corruptions) byId("evaluation").append(await corruptionPart(detail.corruptions));
  byId("evaluation").append(downloads({ id, files: detail.files }));
}

/** Waits for the job of one that is not done. */
async function finished(detail) {
  const { job, state, name } = detail.evaluation;
  if (!["queued", "running"].includes(state)) return detail;
  const progress = new JobProgress(name);
  byId("title").textContent = name;
  byId("evaluation").replaceChildren(progress.place);
  await followJob(job, (now) => progress.show(now));
  return get(path);
}

try {
  await showHealth();
  await show(await finished(await get(path)));
} catch (error) {
  showError(error);
}
