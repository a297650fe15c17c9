// A live session of the server: open, send a frame, baseline, recording, close.
import { ApiError, get, post, put, remove } from "./api.js";

export class LiveSession {
  constructor(live) {
    this.live = live;
    this.path = `/live/${live.id}`;
  }

  /** Opens one; `lag` in seconds, `detectEvery` in frames. */
  static async open({ model, detector, lag, detectEvery }) {
    return new LiveSession(await post("/live", { json: { model, detector, lag, detectEvery } }));
  }

  /** Sends a JPEG picture taken `timestamp` seconds after the beginning. */
  send(picture, timestamp) {
    return post(`${this.path}/frames`, { query: { timestamp: timestamp.toFixed(4) }, body: picture });
  }

  /** Watches the faces at rest, and waits until that is done. */
  async takeBaseline(seconds) {
    let baseline = await put(`${this.path}/baseline`, { seconds });
    const end = performance.now() + 1000 * (seconds + 6);
    while (baseline.state === "taking" && performance.now() < end) {
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      ({ baseline } = await get(this.path));
    }
    if (baseline.state === "set") return baseline;
    await this.dropBaseline().catch(() => null); // what matters is said below
    throw new ApiError({
      code: "no_face", message: "no face was seen at rest",
      hint: "look into the camera with the face at rest, and try again",
    });
  }

  dropBaseline() {
    return remove(`${this.path}/baseline`);
  }

  record(name, pictures) {
    return put(`${this.path}/recording`, { name, pictures });
  }

  stopRecording() {
    return remove(`${this.path}/recording`);
  }

  /** Ends it; also when the page is just being left. */
  close() {
    return remove(this.path, { keepalive: true });
  }
}
