// Sends the camera's newest frame as soon as the last answer is there: one in flight, none queued.

const longestSide = 640;
const shortestPause = 30; // ms: about as many answers as a camera has frames

export class FrameLoop {
  /** `send(blob, seconds)` gives the answer; `onAnswer(answer, shelf, milliseconds)` shows it. */
  constructor(video, { send, onAnswer, onError }) {
    Object.assign(this, { video, send, onAnswer, onError });
    this.shelf = new Map(); // frames that wait for their answer, by time in seconds
    this.spare = [];
    this.turn = 0;
    this.isRunning = false;
  }

  start() {
    if (this.isRunning) return;
    this.isRunning = true;
    this.turn += 1;
    this.begin ??= performance.now();
    this.hasNew = false;
    this.watch(this.turn);
    this.run(this.turn);
  }

  stop() {
    this.isRunning = false;
    this.turn += 1;
    this.wake?.();
  }

  /** Prepares for a new session once no frame is on its way: times start at 0, nothing waits. */
  async reset() {
    this.stop();
    await this.flight?.catch(() => null); // whoever awaited it was told
    this.begin = undefined;
    this.shelf.clear();
  }

  async run(turn) {
    while (this.turn === turn) {
      await this.nextFrame();
      if (this.turn !== turn) return;
      const asked = performance.now();
      try {
        const time = Math.round(10 * (asked - this.begin)) / 10_000;
        const picture = await this.take(time);
        if (this.turn !== turn) return; // its session may be closed by now
        const sent = performance.now();
        this.flight = this.send(picture, time);
        const answer = await this.flight;
        if (this.turn !== turn) return;
        this.onAnswer(answer, this, performance.now() - sent);
      } catch (error) {
        if (this.turn !== turn) return;
        this.stop();
        this.onError(error);
        return;
      }
      const left = shortestPause - (performance.now() - asked);
      if (left > 0) await new Promise((resolve) => { setTimeout(resolve, left); });
    }
  }

  /** Notes every new frame of the camera. */
  watch(turn) {
    const { video } = this;
    const note = () => {
      if (this.turn !== turn) return;
      this.hasNew = true;
      this.wake?.();
      this.watch(turn);
    };
    if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(note);
    else requestAnimationFrame(note);
  }

  /** Waits until the camera has a frame that was not sent yet; there may be one already. */
  async nextFrame() {
    if (!this.hasNew) await new Promise((resolve) => { this.wake = resolve; });
    this.hasNew = false;
  }

  /** Puts the camera's picture on the shelf and gives it as JPEG. */
  take(time) {
    const { videoWidth, videoHeight } = this.video;
    const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
    const canvas = this.spare.pop() ?? document.createElement("canvas");
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    canvas.getContext("2d").drawImage(this.video, 0, 0, canvas.width, canvas.height);
    this.shelf.set(time, canvas);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the frame can't be encoded"))),
        "image/jpeg", 0.85);
    });
  }

  /** The frame of an answer; older ones are given up. */
  frame(time) {
    let found = null;
    for (const [taken, canvas] of this.shelf) {
      if (taken > time + 5e-4) break;
      this.shelf.delete(taken);
      if (found) this.spare.push(found);
      found = canvas;
    }
    return found;
  }

  /** A frame that has been shown can be drawn over. */
  giveBack(canvas) {
    this.spare.push(canvas);
  }
}
