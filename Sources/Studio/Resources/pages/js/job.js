// Follows a job by server-sent events, and shows how far it is.
import { get, post } from "./api.js";
import { element } from "./element.js";
import { clock, count } from "./format.js";
import { guarded } from "./notice.js";

const ended = ["done", "failed", "interrupted"];

/** Calls `onChange` at each change; gives the job when it has ended. */
export function followJob(id, onChange) {
  return new Promise((resolve, reject) => {
    const source = new EventSource(`/api/v1/jobs/${id}/events`);
    const finish = (job) => { source.close(); resolve(job); };
    source.addEventListener("job", (event) => {
      const job = JSON.parse(event.data);
      onChange(job);
      if (ended.includes(job.state)) finish(job);
    });
    source.onerror = async () => {
      // The stream tells no reason: ask for the job itself.
      try {
        const job = await get(`/jobs/${id}`);
        onChange(job);
        if (ended.includes(job.state)) finish(job);
      } catch (error) {
        source.close();
        reject(error);
      }
    };
  });
}

/** Where a job stands, in words. */
export function jobText(job) {
  const { done, total, perSecond } = job.progress;
  if (job.state === "queued") {
    return job.waiting ? `Waits for ${count(job.waiting, "job")} before it` : "Waits";
  }
  if (job.state !== "running") {
    return { done: "Done", failed: "Failed", interrupted: "Stopped" }[job.state];
  }
  const words = [total ? `${done} of ${count(total, "frame")}` : count(done, "frame")];
  if (perSecond) words.push(`${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`);
  if (perSecond && total > done) words.push(`${clock((total - done) / perSecond, 0)} left`);
  return words.join(" · ");
}

/** A bar with words and a button that stops the job. */
export class JobProgress {
  constructor(name) {
    this.bar = element("progress", { max: 1, "aria-label": `Progress of ${name}` });
    this.words = element("p", { class: "small faint number" });
    this.button = element("button", { type: "button", class: "plain", "aria-label": `Stop reading ${name}` }, "Stop");
    this.place = element("div", { class: "progress" }, this.bar,
      element("div", { class: "row spread" }, this.words, this.button));
  }

  /** How much of the upload has gone; `onStop` breaks it off. */
  showUpload(part, onStop) {
    this.bar.value = part;
    this.words.textContent = `Sending, ${Math.round(100 * part)} %`;
    this.button.onclick = onStop;
  }

  show(job) {
    const { done, total } = job.progress;
    if (total) this.bar.value = done / total;
    else this.bar.removeAttribute("value");
    this.words.textContent = jobText(job);
    this.button.hidden = ended.includes(job.state);
    this.button.onclick = guarded(async () => {
      this.button.disabled = true;
      await post(`/jobs/${job.id}/cancel`);
    });
  }
}
