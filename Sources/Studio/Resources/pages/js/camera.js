// The browser's camera: choose, start, stop, and what to say when it can't be had.

export class CameraError extends Error {
  constructor(message, hint) {
    super(message);
    this.name = "CameraError";
    this.hint = hint;
  }
}

const reasons = {
  NotAllowedError: ["the browser may not use the camera",
    "allow it with the camera sign in the address bar, then start again"],
  NotFoundError: ["there is no camera", "plug one in, then start again"],
  NotReadableError: ["the camera is in use by another program", "close that program, then start again"],
  OverconstrainedError: ["this camera is not there any more", "choose another one"],
};

export class Camera {
  /** `onEnd` is called when the camera goes away by itself. */
  constructor(onEnd) {
    this.onEnd = onEnd;
    this.video = document.createElement("video");
    this.video.muted = true;
    this.video.playsInline = true;
    this.stream = null;
  }

  /** Starts a camera, any one if none is named; about 640×480 at 30 frames/s. */
  async start(id) {
    if (!navigator.mediaDevices) {
      throw new CameraError("browsers give a camera only to pages of this machine or over https",
        `open http://localhost:${location.port} on the machine that runs mien serve`);
    }
    this.stop();
    const wish = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };
    if (id) wish.deviceId = { exact: id };
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: wish, audio: false });
    } catch (error) {
      const [message, hint] = reasons[error.name] ?? [`the camera can't be started: ${error.message}`, "try again"];
      throw new CameraError(message, hint);
    }
    const stream = this.stream;
    stream.getVideoTracks()[0].addEventListener("ended", () => {
      if (this.stream === stream) this.onEnd();
    });
    this.video.srcObject = stream;
    await this.video.play();
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  /** Which camera runs. */
  get id() {
    return this.stream?.getVideoTracks()[0].getSettings().deviceId ?? "";
  }

  /** The cameras; their names are known only after one has been allowed. */
  static async list() {
    const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    return devices.filter((device) => device.kind === "videoinput")
      .map((device, index) => ({ id: device.deviceId, name: device.label || `Camera ${index + 1}` }));
  }
}
