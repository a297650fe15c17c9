// Live: the camera's frames go to the server one by one, and each answer is shown with its frame.
import { Camera } from "./camera.js";
import { byId } from "./element.js";
import { shownAnswer } from "./emotions.js";
import { FrameLoop } from "./frame-loop.js";
import { LiveControls } from "./live-controls.js";
import { LiveSession } from "./live-session.js";
import { Announcer } from "./announcer.js";
import { clearErrors, showError, showFact } from "./notice.js";
import { Pace } from "./pace.js";
import { fillModels, showHealth } from "./page.js";
import { Readings } from "./readings.js";
import { Series } from "./series.js";
import { Stage } from "./stage.js";
import { Timeline } from "./timeline.js";

const shownSeconds = 60;

class Live {
  constructor(models) {
    this.models = models;
    this.session = null;
    this.opening = Promise.resolve();
    this.wishes = 0; // how many wait for a session
    this.stage = new Stage(byId("stage"));
    this.pace = new Pace();
    this.announcer = new Announcer(byId("announcement"));
    this.camera = new Camera(() => this.lostCamera());
    this.loop = new FrameLoop(this.camera.video, {
      send: (picture, time) => this.session.send(picture, time),
      onAnswer: (answer, loop, milliseconds) => this.show(answer, loop, milliseconds),
      onError: (error) => this.failed(error),
    });
    this.prepare(models[0].labels);
    this.controls = new LiveControls(this);
    setInterval(() => this.showPace(), 500);
    addEventListener("pagehide", () => this.session?.close().catch(() => null));
  }

  get isOpening() { return this.wishes > 0; }

  get isRecording() { return this.controls.recording !== null; }

  /** Empties timeline and readings for a model's expressions. */
  prepare(labels) {
    this.series = new Series(labels, 2 * shownSeconds);
    this.readings = new Readings(byId("readings"), labels, "No face yet.");
    if (this.timeline) this.timeline.setSeries(this.series);
    else {
      this.timeline = new Timeline(byId("timeline"), this.series,
        { label: "Probabilities of the expressions over the last minute" });
    }
    this.timeline.show(-shownSeconds, 0);
  }

  /** Starts camera and session; with other settings the session is opened anew. */
  async start({ camera, ...options }) {
    clearErrors();
    await this.camera.start(camera);
    await this.reopen(options);
  }

  /** Opens the session anew; of wishes that come before it is open the newest holds. */
  async reopen(options) {
    this.options = options;
    const open = () => this.open(options);
    this.opening = this.opening.then(open, open);
    this.wishes += 1;
    this.controls.update();
    try {
      await this.opening;
    } finally {
      this.wishes -= 1;
      this.controls.update();
    }
  }

  async open(options) {
    await this.loop.reset();
    await this.session?.close().catch(() => null); // it may have ended by itself
    this.session = null;
    if (options !== this.options) return;
    const session = await LiveSession.open(options);
    if (options !== this.options) {
      await session.close();
      return;
    }
    this.session = session;
    this.prepare(this.session.live.labels);
    this.pace.reset();
    this.loop.start();
  }

  pause() {
    this.loop.stop();
  }

  resume() {
    clearErrors();
    this.loop.start();
  }

  async stop() {
    this.options = null; // a session that is being opened is not wanted any more
    const settled = this.loop.reset();
    this.camera.stop();
    this.stage.clear();
    this.readings.show([], Infinity);
    const { session } = this;
    this.session = null;
    await settled;
    await session?.close();
  }

  show(answer, loop, milliseconds) {
    const now = performance.now();
    this.controls.showRecording(answer.recording);
    if (answer.status === "skipped") return;
    this.pace.add(now, milliseconds);
    for (const { timestamp, faces, hidden } of answer.answers) {
      const frame = loop.frame(timestamp);
      if (frame) {
        this.stage.show(frame, { faces, hidden }, now);
        loop.giveBack(frame);
      }
      for (const face of faces) {
        const said = shownAnswer(face);
        if (said) this.series.add(face.track, timestamp, said);
      }
      this.faces = faces;
      this.timeline.show(timestamp - shownSeconds, timestamp);
    }
    if (!answer.answers.length) return;
    this.readings.show(this.faces, now);
    this.announcer.show(this.faces, now);
  }

  showPace() {
    const isRunning = this.loop.isRunning;
    const trip = this.pace.roundTrip();
    byId("rate").textContent = isRunning ? this.pace.perSecond(performance.now()).toFixed(1) : "–";
    byId("trip").textContent = isRunning && trip !== null ? `${Math.round(trip)} ms` : "–";
    byId("lag-shown").textContent =
      this.session ? `${Math.round(this.session.live.lagInMilliseconds)} ms` : "–";
  }

  /** A session ends by itself after a minute without frames, or with the server: open a new one. */
  async failed(error) {
    try {
      if (error.status !== 404 || !this.session) throw error;
      if (this.isRecording) {
        showFact("The server had closed the session, and with it the recording; what came until then is kept",
          { href: "history.html", text: "Open the history" });
      }
      this.controls.sessionEnded();
      this.session = null;
      await this.reopen(this.options);
    } catch (reason) {
      showError(reason);
      this.controls.paused();
    }
  }

  async lostCamera() {
    showError({ name: "CameraError", message: "the camera is gone",
      hint: "plug it in again, or choose another one; then start again" });
    await this.stop().catch(() => null); // the server notices by itself
    this.controls.stopped();
  }
}

try {
  const models = await fillModels(byId("model"));
  await showHealth();
  new Live(models);
} catch (error) {
  showError(error);
}
