// A session as it can be looked through: player and timeline in step, numbers, events, files.
import { element } from "./element.js";
import { Timeline } from "./timeline.js";
import { readSeries } from "./rows.js";
import { Readings } from "./readings.js";
import { clock } from "./format.js";
import { downloads, events, gallery, shares } from "./session-parts.js";

/** Player, timeline and readings that stand at the same time. */
class Playback {
  constructor(series, summary, source) {
    this.series = series;
    // A recording begins when Record was pressed, its times when the camera was started.
    this.start = source ? 0 : series.start;
    this.end = Math.max(source ? summary?.duration ?? 0 : 0, series.end);
    this.clock = element("output", { class: "number faint" });
    const faces = element("div", {});
    const line = element("div", {});
    this.player = source
      ? element("video", { src: source, controls: true, playsinline: true, preload: "auto", "aria-label": "The video" })
      : null;
    this.place = element("div", { class: `playback${source ? "" : " without-video"}` },
      this.player ? element("div", { class: "card stage" }, this.player) : null,
      element("section", { class: "card pad faces", tabindex: 0, "aria-label": "Faces at this time" },
        element("h2", { class: "visually-hidden" }, "Faces"), faces),
      element("section", { class: "card pad over-time", "aria-label": "Timeline" },
        element("div", { class: "row spread" }, element("h2", {}, "Timeline"), this.clock), line));
    this.readings = new Readings(faces, series.labels, "No face at this time.");
    this.timeline = new Timeline(line, series, {
      label: "Time in the session", onSeek: (time) => this.seek(time),
    });
    if (this.player) this.follow();
    this.show(this.start);
  }

  follow() {
    const { player } = this;
    // The time of the frame that is seen: `currentTime` may lie just before it.
    const step = (_, { mediaTime }) => {
      if (!player.seeking) this.show(mediaTime); // else it is shown where the seek leads
      player.requestVideoFrameCallback(step);
    };
    if (player.requestVideoFrameCallback) player.requestVideoFrameCallback(step);
    else player.addEventListener("timeupdate", () => this.show(player.currentTime));
    player.addEventListener("pause", () => this.show(this.time));
  }

  /** Goes to a time, and to a track where one is named. */
  seek(time, track = null) {
    if (track !== null) this.timeline.selectTrack(track);
    if (this.player?.readyState) this.player.currentTime = time;
    this.show(time);
  }

  show(time) {
    this.time = time;
    this.timeline.show(this.start, this.end, time);
    this.clock.textContent = `${clock(time)} of ${clock(this.end)}`;
    const faces = [...this.series.tracks.keys()]
      .map((track) => ({ track, face: track, answer: this.series.at(track, time), corrected: null }))
      .filter((face) => face.answer);
    const isMoving = this.player && !this.player.paused;
    this.readings.show(faces, isMoving ? performance.now() : Infinity);
    if (!isMoving) this.readings.shownAt = -Infinity;
  }
}

/**
 * Fills a place with a session's view. The annotated video is played; where there is none, the
 * file at hand (`localVideo`, a URL) if there is one.
 */
export async function showSession(place, session, { localVideo = null } = {}) {
  const table = session.files.find((file) => file.type.startsWith("application/jsonl"));
  const video = session.files.find((file) => file.type.startsWith("video/"));
  const isOverTime = session.kind === "video" || session.kind === "live";
  const series = table && isOverTime ? await readSeries(table.url) : null;
  const parts = element("div", { class: "parts" });
  const shown = [];
  let playback = null;
  if (series) {
    playback = new Playback(series, session.summary, video?.url ?? localVideo);
    shown.push(playback.place);
  }
  if (session.summary && series) {
    parts.append(shares(session.summary, series.labels),
      events(session.summary, (time, track) => playback.seek(time, track)));
  }
  parts.append(...[gallery(session), downloads(session)].filter(Boolean));
  shown.push(parts);
  place.replaceChildren(...shown);
  return playback;
}
