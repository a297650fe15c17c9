// The controls of Live: buttons, switches and lists, and which of them can be used when.
import { Camera } from "./camera.js";
import { element, byId } from "./element.js";
import { clock, date } from "./format.js";
import { guarded, showError, showFact } from "./notice.js";

const restSeconds = 3;

export class LiveControls {
  constructor(live) {
    this.live = live;
    this.state = "stopped"; // starting, running, paused
    this.recording = null; // the session that is being recorded, and since when
    this.hasBaseline = false;
    this.listen();
    this.update();
    this.listCameras();
    navigator.mediaDevices?.addEventListener("devicechange", () => this.listCameras());
  }

  get options() {
    return {
      camera: byId("camera").value || undefined, model: byId("model").value,
      detector: byId("detector").value, lag: Number(byId("lag").value),
      // A face that comes in must not be seen before it is found.
      detectEvery: byId("blur").checked ? 1 : 5,
    };
  }

  listen() {
    const { live } = this;
    const on = (id, event, work) => byId(id).addEventListener(event, guarded(work));
    on("start", "click", () => (this.state === "stopped" ? this.start() : this.stop()));
    on("pause", "click", () => (this.state === "paused" ? this.resume() : this.pause()));
    on("record", "click", () => (this.recording ? this.stopRecording() : this.startRecording()));
    on("baseline", "click", () => (this.hasBaseline ? this.dropBaseline() : this.takeBaseline()));
    on("mirror", "change", (event) => { live.stage.isMirrored = event.target.checked; });
    on("blur", "change", (event) => {
      live.stage.isBlurred = event.target.checked;
      if (event.target.checked) {
        live.stage.clear(); // the last frame is sharp, and stays until the new session answers
        byId("pictures").checked = false;
      }
      this.update();
      return this.changed();
    });
    for (const id of ["model", "detector", "lag"]) on(id, "change", () => this.changed());
    on("camera", "change", async () => {
      if (this.state !== "stopped") await live.camera.start(this.options.camera);
    });
    addEventListener("beforeunload", (event) => {
      if (this.recording) event.preventDefault();
    });
  }

  async listCameras() {
    const cameras = await Camera.list();
    const list = byId("camera");
    const chosen = this.live.camera.id || list.value;
    list.replaceChildren(...(cameras.length
      ? cameras.map(({ id, name }) => element("option", { value: id, selected: id === chosen }, name))
      : [element("option", { value: "" }, "Any camera")]));
  }

  async start() {
    this.setState("starting");
    try {
      await this.live.start(this.options);
      this.setState("running");
      await this.listCameras();
    } catch (error) {
      await this.live.stop().catch(() => null); // the first error is the one that helps
      this.setState("stopped");
      throw error;
    }
  }

  async stop() {
    const { recording } = this;
    this.stopped();
    await this.live.stop();
    if (recording) this.tellSaved(recording.session);
  }

  pause() {
    this.live.pause();
    this.setState("paused");
  }

  resume() {
    this.live.resume();
    this.setState("running");
  }

  /** Model, detector, lag and how often is looked for faces belong to a session: other ones need a new one. */
  async changed() {
    this.update();
    if (this.state === "stopped") return;
    this.sessionEnded();
    try {
      await this.live.reopen(this.options);
      this.setState("running");
    } catch (error) {
      this.stopped();
      await this.live.stop().catch(() => null);
      throw error;
    }
  }

  async takeBaseline() {
    this.isTaking = true;
    this.update();
    try {
      await this.live.session.takeBaseline(restSeconds);
      this.hasBaseline = true;
      showFact("The face at rest is known: answers are now without it");
    } finally {
      this.isTaking = false;
      this.update();
    }
  }

  async dropBaseline() {
    await this.live.session.dropBaseline();
    this.hasBaseline = false;
    this.update();
  }

  async startRecording() {
    const session = await this.live.session.record(
      `Live, ${date(new Date())}`, byId("pictures").checked);
    this.recording = { session, since: performance.now(), isSeen: false };
    this.update();
  }

  async stopRecording() {
    const session = await this.live.session.stopRecording();
    this.recording = null;
    this.update();
    this.tellSaved(session);
  }

  tellSaved(session) {
    showFact(`“${session.name}” is in the history`,
      { href: `session.html?id=${session.id}`, text: "Open it" });
  }

  /** What the server says of the recording: it may end it, as on a full disk. */
  showRecording(isRecording) {
    if (!this.recording) return;
    if (isRecording) {
      this.recording.isSeen = true;
      byId("record-time").textContent = clock((performance.now() - this.recording.since) / 1000, 0);
    } else if (this.recording.isSeen) {
      const { session } = this.recording;
      this.recording = null;
      this.update();
      showError({ name: "ApiError", message: "the server ended the recording",
        hint: "what was recorded until then is in the history" });
      this.tellSaved(session);
    }
  }

  /** The server's session is over, and with it recording and baseline. */
  sessionEnded() {
    this.recording = null;
    this.hasBaseline = false;
    this.update();
  }

  paused() {
    this.setState(this.live.session ? "paused" : "stopped");
  }

  stopped() {
    this.sessionEnded();
    this.setState("stopped");
  }

  setState(state) {
    this.state = state;
    this.update();
  }

  update() {
    const { state, recording } = this;
    const isOn = state === "running" || state === "paused";
    const hasSession = isOn && !this.live.isOpening;
    const label = { stopped: "Start camera", starting: "Starting …" }[state] ?? "Stop camera";
    byId("start").textContent = label;
    byId("start").disabled = state === "starting";
    byId("start").classList.toggle("primary", !isOn);
    byId("pause").textContent = state === "paused" ? "Go on" : "Pause";
    byId("pause").disabled = !hasSession;
    byId("record-text").textContent = recording ? "Stop recording" : "Record";
    byId("record").disabled = !hasSession;
    byId("record-time").textContent = "";
    byId("baseline").disabled = !hasSession || state === "paused" || Boolean(this.isTaking);
    byId("baseline").textContent = this.isTaking
      ? `Face at rest, ${restSeconds} s …` : this.hasBaseline ? "Drop the baseline" : "Neutral baseline";
    byId("pictures").disabled = Boolean(recording) || byId("blur").checked;
    for (const id of ["blur", "model", "detector", "lag"]) {
      byId(id).disabled = state === "starting" || Boolean(recording);
    }
    // A model that was taught single crops looks at one frame: there is nothing to look ahead to.
    const model = this.live.models.find(({ id }) => id === byId("model").value);
    byId("lag").disabled ||= model.clipLength === 1;
    byId("lag-hint").hidden = model.clipLength > 1;
    byId("before").hidden = state !== "stopped";
    byId("people").hidden = state === "stopped";
    document.body.classList.toggle("recording", Boolean(recording));
    const stored = recording
      ? byId("pictures").checked ? "The table and the pictures are being recorded." : "The table is being recorded, no pictures."
      : "Nothing is stored.";
    if (byId("stored").textContent !== stored) byId("stored").textContent = stored;
  }
}
