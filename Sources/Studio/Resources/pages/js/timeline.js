// The timeline as people meet it: canvas, legend, and a slider where it can be sought in.
import { element } from "./element.js";
import { Palette, answerText, emotionName } from "./emotions.js";
import { clock } from "./format.js";
import { Legend } from "./legend.js";
import { drawTimeline, timelineHeight, timeScale } from "./timeline-drawing.js";

export class Timeline {
  /** `onSeek` gets the seconds that were clicked; without it the timeline is a picture. */
  constructor(place, series, { label, onSeek = null }) {
    this.legend = new Legend("Expressions in the timeline", () => this.draw());
    this.view = {
      series, track: null, hidden: this.legend.hidden, start: 0, end: 1, playhead: null,
      palette: new Palette(),
    };
    this.onSeek = onSeek;
    this.canvas = element("canvas", onSeek
      ? { role: "slider", tabindex: 0, "aria-label": label }
      : { role: "img", "aria-label": label });
    this.choice = element("select", {
      "aria-label": "Track in the timeline", onchange: () => this.selectTrack(Number(this.choice.value)),
    });
    place.classList.add("timeline");
    place.replaceChildren(this.canvas, element("div", { class: "row spread" }, this.legend.place, this.choice));
    this.showLegend();
    new ResizeObserver(() => this.draw()).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    if (onSeek) this.listen();
  }

  /** Shows another span of time; `playhead` is null where there is none. */
  show(start, end, playhead = null) {
    Object.assign(this.view, { start, end: Math.max(end, start + 0.1), playhead });
    this.draw();
  }

  /** Replaces what is shown. */
  setSeries(series) {
    this.view.series = series;
    this.showLegend();
    this.draw();
  }

  selectTrack(track) {
    this.view.track = track;
    this.draw();
  }

  draw() {
    const { view, canvas } = this;
    const tracks = view.series.tracks;
    if (!tracks.has(view.track)) view.track = tracks.keys().next().value ?? null;
    this.offerTracks();
    const width = canvas.clientWidth;
    if (!width) return;
    const height = timelineHeight(tracks.size);
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.height = `${height}px`;
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawTimeline(context, width, height, view);
    if (this.onSeek) this.say();
  }

  /** The tracks to choose from, where there is a choice. */
  offerTracks() {
    const { series, track } = this.view;
    const tracks = [...series.tracks.keys()];
    if (this.offered !== tracks.join()) {
      this.offered = tracks.join();
      this.choice.hidden = tracks.length < 2;
      this.choice.replaceChildren(
        ...tracks.map((id) => element("option", { value: id }, `Track ${id}`)));
    }
    if (track !== null && this.choice.value !== String(track)) this.choice.value = String(track);
  }

  showLegend() {
    this.legend.show(this.view.series.labels.map((label) => (
      { key: label, name: emotionName(label), mark: "chip", tone: label })));
  }

  /** What a screen reader says of the playhead. */
  say() {
    const { playhead, start, end, track, series } = this.view;
    const time = playhead ?? start;
    const answer = series.at(track, time);
    this.canvas.setAttribute("aria-valuemin", start.toFixed(2));
    this.canvas.setAttribute("aria-valuemax", end.toFixed(2));
    this.canvas.setAttribute("aria-valuenow", time.toFixed(2));
    this.canvas.setAttribute("aria-valuetext",
      `${clock(time)}: ${answer ? `track ${track}, ${answerText(answer)}` : "no face"}`);
  }

  listen() {
    const seek = (event) => {
      const { start, end } = this.view;
      const box = this.canvas.getBoundingClientRect();
      const time = timeScale(this.canvas.clientWidth, start, end).time(event.clientX - box.left);
      this.onSeek(Math.min(Math.max(time, start), end));
    };
    this.canvas.addEventListener("pointerdown", (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      seek(event);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (this.canvas.hasPointerCapture(event.pointerId)) seek(event);
    });
    this.canvas.addEventListener("keydown", (event) => {
      const { start, end, playhead } = this.view;
      const now = playhead ?? start;
      const large = Math.max(1, (end - start) / 10);
      const target = {
        ArrowRight: now + 0.2, ArrowLeft: now - 0.2, ArrowUp: now + 1, ArrowDown: now - 1,
        PageUp: now + large, PageDown: now - large, Home: start, End: end,
      }[event.key];
      if (target === undefined) return;
      event.preventDefault();
      this.onSeek(Math.min(Math.max(target, start), end));
    });
  }
}
