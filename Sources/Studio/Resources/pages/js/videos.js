// Videos: send, follow the job, show the session.
import { ApiError, get, upload } from "./api.js";
import { element } from "./element.js";
import { Explanation } from "./explanation.js";
import { JobProgress, followJob } from "./job.js";
import { showSession } from "./session-view.js";
import { frameGrabber } from "./video-frame.js";

/** Sends a video and follows it into a card; gives when all is shown. */
export async function readVideo(file, options, card) {
  const progress = new JobProgress(file.name);
  card.append(progress.place);
  try {
    const session = await throughServer(file, options, progress);
    card.append(element("p", { class: "small" },
      session.state === "interrupted" ? "Stopped; what was read until then is kept. " : null,
      element("a", { href: `session.html?id=${session.id}` }, "Open in the history")));
    const view = element("div", { class: "stack" });
    card.append(view);
    const local = options.blur ? null : URL.createObjectURL(file);
    const playback = await showSession(view, session, { localVideo: local });
    if (playback && !options.blur) {
      const shown = explanation(file, playback, options);
      playback.place.after(shown.place, shown.result);
    }
  } finally {
    progress.place.remove();
  }
}

/** What speaks for the answer at the playhead: the file's own frame is sent, not the annotated one. */
function explanation(file, playback, { model, detector }) {
  const grab = frameGrabber(file);
  return new Explanation({
    picture: () => grab(playback.time), labels: playback.series.labels, options: { model, detector },
    name: file.name, title: "Explain this frame",
  });
}

async function throughServer(file, { model, detector, blur, annotate, baseline, detectEvery }, progress) {
  const stop = new AbortController();
  const { job } = await upload("/analyze/videos",
    { name: file.name, model, detector, blur, annotate, baseline, detectEvery }, file,
    { onProgress: (part) => progress.showUpload(part, () => stop.abort()), signal: stop.signal });
  const end = await followJob(job.id, (now) => progress.show(now));
  if (end.state === "failed") throw new ApiError(end.error ?? { code: "internal", message: `'${file.name}' could not be read` });
  return get(`/sessions/${end.session}`);
}
