// The jobs that wait, run, or ended badly; those that wait or run are followed.
import { get } from "./api.js";
import { element, byId } from "./element.js";
import { JobProgress, followJob } from "./job.js";
import { showError } from "./notice.js";

const shownFaults = 5;

function fault(job) {
  const { error } = job;
  return element("li", { class: "stack tight" },
    element("h3", {}, job.name, " ", element("span", { class: "badge bad" }, "Failed")),
    error ? element("p", { class: "small" }, [error.message, error.hint].filter(Boolean).join("; ")) : null);
}

/** Shows the jobs; `onEnd` is called when one of them ends. */
export async function showJobs(onEnd) {
  const { jobs } = await get("/jobs");
  const active = jobs.filter((job) => job.state === "queued" || job.state === "running");
  const failed = jobs.filter((job) => job.state === "failed").slice(0, shownFaults);
  byId("jobs-part").hidden = !active.length && !failed.length;
  byId("jobs").replaceChildren(...active.map((job) => {
    const progress = new JobProgress(job.name);
    progress.show(job);
    followJob(job.id, (now) => progress.show(now)).then(onEnd).catch(showError);
    return element("li", { class: "stack tight" }, element("h3", {}, job.name), progress.place);
  }), ...failed.map(fault));
}
