// Parts of a session's view: share of time per track, its events, its files.
import { element } from "./element.js";
import { emotionName, percent } from "./emotions.js";
import { clock, count, fileSize } from "./format.js";

/** How a track spent its time, as a bar and in words. */
function shareBar(track, labels) {
  const parts = labels.filter((label) => track.share[label] > 0)
    .sort((a, b) => track.share[b] - track.share[a]);
  const words = parts.map((label) => `${emotionName(label)} ${percent(track.share[label])}`);
  if (track.uncertainShare > 0) words.push(`uncertain ${percent(track.uncertainShare)}`);
  return element("div", {},
    element("h3", {}, `Track ${track.track}`,
      element("span", { class: "faint small" }, ` ${clock(track.first)}–${clock(track.last)} · ${count(track.frames, "frame")}`)),
    element("div", { class: "share", "aria-hidden": "true" },
      parts.map((label) => element("i", { tone: label, part: track.share[label].toFixed(4) })),
      element("i", { class: "rest", part: track.uncertainShare.toFixed(4) })),
    element("p", { class: "small faint" }, words.join(", ")));
}

/** Share of time per expression, a bar for each track. */
export function shares(summary, labels) {
  return element("section", { class: "card pad stack" }, element("h2", {}, "Share of time"),
    summary.tracks.length ? summary.tracks.map((track) => shareBar(track, labels))
      : element("p", { class: "faint" }, "No face was seen."));
}

/** The expressions from start to end; `onSeek` makes their times buttons. */
export function events(summary, onSeek) {
  const rows = summary.events.map((event) => element("tr", {},
    element("th", { scope: "row" }, element("button", {
      type: "button", class: "plain number", onclick: () => onSeek(event.apex, event.track),
      "aria-label": `Go to ${clock(event.apex)}, the apex of ${event.emotion}`,
    }, clock(event.start))),
    element("td", {}, element("span", { class: "chip", tone: event.emotion }), ` ${emotionName(event.emotion)}`),
    element("td", {}, String(event.track)), element("td", {}, `${(event.end - event.start).toFixed(1)} s`),
    element("td", {}, percent(event.peak))));
  const heads = ["Start", "Expression", "Track", "Length", "Peak"];
  return element("section", { class: "card pad stack" }, element("h2", {}, "Expressions"),
    rows.length
      ? element("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": "Expressions from start to end" },
        element("table", {},
          element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
          element("tbody", {}, rows)))
      : element("p", { class: "faint" }, "None stood out."));
}

const purposes = {
  "analysis.csv": "Table, CSV", "analysis.jsonl": "Table, JSON Lines", "annotated.mp4": "Annotated video",
  "report.html": "Report", "summary.json": "Summary, JSON", "weights.safetensors": "Weights",
  "weights-best_validation.safetensors": "Weights of the best validation",
  "checkpoint.safetensors": "Checkpoint", "configuration.yaml": "Configuration", "metrics.jsonl": "Epochs, JSON Lines",
  "evaluation.json": "Figures, JSON", "predictions.csv": "Every answer, CSV", "corruptions.csv": "Spoilt faces, CSV",
  "corruptions.json": "Spoilt faces, JSON", "corruptions.html": "Spoilt faces, report",
};

/** Drawings, which also lie there as PNG, are files to download; the gallery has the pictures. */
const isPicture = (file) => file.type.startsWith("image/") && file.type !== "image/svg+xml";

/** Files to download; pictures stand in the gallery. */
export function downloads(session) {
  const files = session.files.filter((file) => !isPicture(file));
  return element("section", { class: "card pad stack" }, element("h2", {}, "Files"),
    element("ul", { class: "files" },
      files.map((file) => element("li", {},
        element("a", { href: `${file.url}?download=true`, download: file.name },
          purposes[file.name] ?? file.name), " ",
        element("span", { class: "faint small" }, fileSize(file.bytes)))),
      element("li", {}, element("a", { href: `/api/v1/sessions/${session.id}/export`, download: `${session.id}.json` },
        "Everything, one JSON file"))));
}

/** The first pictures of a session, loaded when they come into view. */
export function gallery(session, most = 60) {
  const pictures = session.files.filter(isPicture);
  if (!pictures.length) return null;
  const title = pictures.length > most ? `The first ${most} of ${pictures.length} pictures` : "Pictures";
  return element("section", { class: "card pad stack wide" }, element("h2", {}, title),
    element("ul", { class: "gallery" }, pictures.slice(0, most).map((file) => element("li", {},
      element("a", { href: file.url }, element("img", { src: file.url, alt: file.name, loading: "lazy" }))))));
}
