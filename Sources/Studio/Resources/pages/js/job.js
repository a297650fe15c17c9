// Follows a job, by server-sent events while it runs, and shows how far it is.
import { get, post } from "./api.js";
import { element } from "./element.js";
import { clock, count } from "./format.js";
import { guarded } from "./notice.js";

const ended = ["done", "failed", "interrupted"];
const pause = 1000; // ms between two questions about a job that waits

/**
 * Calls `onChange` at each change, `onEpoch` for each epoch of a training; gives the job at its end.
 * Only a job that runs before somebody's eyes is streamed: a browser opens six connections to a
 * server for all its pages, and each stream holds one.
 */
export async function followJob(id, onChange, onEpoch = () => {}) {
  for (;;) {
    const job = await get(`/jobs/${id}`);
    onChange(job);
    if (ended.includes(job.state)) return job;
    const end = job.state === "running" && !document.hidden ? await stream(id, onChange, onEpoch) : null;
    if (end) return end;
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  }
}

/** Streams a job; gives it at its end, or null when the stream broke or the page was hidden. */
function stream(id, onChange, onEpoch) {
  return new Promise((resolve) => {
    const source = new EventSource(`/api/v1/jobs/${id}/events`);
    const finish = (job) => {
      source.close();
      document.removeEventListener("visibilitychange", hide);
      resolve(job);
    };
    const hide = () => { if (document.hidden) finish(null); };
    document.addEventListener("visibilitychange", hide);
    source.addEventListener("job", (event) => {
      const job = JSON.parse(event.data);
      onChange(job);
      if (ended.includes(job.state)) finish(job);
    });
    source.addEventListener("epoch", (event) => onEpoch(JSON.parse(event.data)));
    source.onerror = () => finish(null); // it tells no reason: the job itself is asked
  });
}

const steps = { video: "frame", training: "epoch", evaluation: "step" };

/** Where a job stands, in words. */
export function jobText(job) {
  const { done, total, perSecond, stage } = job.progress;
  if (job.state === "queued") {
    return job.waiting ? `Waits for ${count(job.waiting, "job")} before it` : "Waits";
  }
  if (job.state !== "running") {
    return { done: "Done", failed: "Failed", interrupted: "Stopped" }[job.state];
  }
  if (stage) {
    const part = stage.total ? `${stage.title}: ${stage.done} of ${stage.total}` : stage.title;
    return [part, stage.note].filter(Boolean).join(" · ");
  }
  const step = steps[job.kind];
  const words = [total ? `${done} of ${count(total, step)}` : count(done, step)];
  if (perSecond) words.push(`${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`);
  if (perSecond && total > done) words.push(`${clock((total - done) / perSecond, 0)} left`);
  return words.join(" · ");
}

/** A bar with words and a button that stops the job. */
export class JobProgress {
  constructor(name) {
    this.bar = element("progress", { max: 1, "aria-label": `Progress of ${name}` });
    this.words = element("p", { class: "small faint number" });
    this.button = element("button", { type: "button", class: "plain", "aria-label": `Stop ${name}` }, "Stop");
    this.place = element("div", { class: "progress" }, this.bar,
      element("div", { class: "row spread" }, this.words, this.button));
  }

  /** How much of the upload has gone; `onStop` breaks it off. */
  showUpload(part, onStop) {
    this.bar.value = part;
    this.words.textContent = `Sending, ${Math.round(100 * part)} %`;
    this.button.onclick = onStop;
  }

  /** How much of a training is done, with the part of the epoch that goes on. */
  epochs({ progress: { done, total, stage } }) {
    const within = stage?.total && stage.title.startsWith("epoch") ? stage.done / stage.total : 0;
    return Math.min(1, (done + (within < 1 ? within : 0)) / total);
  }

  show(job) {
    const { done, total } = job.progress;
    if (total) this.bar.value = job.kind === "training" ? this.epochs(job) : done / total;
    else this.bar.removeAttribute("value");
    this.words.textContent = jobText(job);
    this.button.hidden = ended.includes(job.state);
    this.button.onclick = guarded(async () => {
      this.button.disabled = true;
      await post(`/jobs/${job.id}/cancel`);
    });
  }
}
