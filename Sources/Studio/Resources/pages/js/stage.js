// The picture of Live: the frame that was answered, with its own boxes, so that both always fit.
import { blurFaces } from "./blur.js";
import { Palette } from "./emotions.js";
import { drawFaces } from "./overlay.js";

const memory = 1000; // ms for which a face that is lost stays blurred where it was

export class Stage {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.palette = new Palette();
    this.isMirrored = true;
    this.isBlurred = false;
    this.seen = []; // [time, box] of the last second
  }

  /** Paints a frame; `hidden` are boxes of faces that are out of sight for a moment. */
  show(frame, { faces, hidden }, now = performance.now()) {
    const { canvas, context } = this;
    const { width, height } = frame;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(frame, 0, 0);
    const boxes = [...faces.map((face) => face.box), ...hidden];
    this.seen = this.seen.filter(([time]) => now - time < memory);
    this.seen.push(...boxes.map((box) => [now, box]));
    if (this.isBlurred) blurFaces(context, this.boxesToBlur(boxes), width, height);
    if (this.isMirrored) this.mirror(width, height);
    drawFaces(context, faces, {
      width, height, palette: this.palette, mirror: this.isMirrored,
      unit: Math.max(0.8, width / (canvas.clientWidth || width)),
    });
  }

  /** The boxes of this frame, and those of the last second that none of them covers. */
  boxesToBlur(boxes) {
    const covers = (box, other) =>
      Math.abs(box.x + box.width / 2 - other.x - other.width / 2) < box.width / 2
      && Math.abs(box.y + box.height / 2 - other.y - other.height / 2) < box.height / 2;
    const lost = this.seen.map(([, box]) => box)
      .filter((old) => !boxes.some((box) => covers(box, old)));
    return [...boxes, ...lost];
  }

  mirror(width, height) {
    const { context } = this;
    this.copy ??= document.createElement("canvas");
    Object.assign(this.copy, { width, height });
    this.copy.getContext("2d").drawImage(this.canvas, 0, 0);
    context.setTransform(-1, 0, 0, 1, width, 0);
    context.drawImage(this.copy, 0, 0);
    context.setTransform(1, 0, 0, 1, 0, 0);
  }

  /** Empties the picture: nothing of the people stays on the screen. */
  clear() {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.seen = [];
  }
}
