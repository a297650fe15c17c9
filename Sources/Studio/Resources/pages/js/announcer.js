// Says for screen readers what is seen: only what has held for a second, and not too often.
import { answerText, shownAnswer } from "./emotions.js";

export class Announcer {
  constructor(place, { hold = 1000, pause = 4000 } = {}) {
    Object.assign(this, { place, hold, pause });
    this.current = "";
    this.since = 0;
    this.said = "";
    this.saidAt = -Infinity;
  }

  show(faces, now = performance.now()) {
    const key = faces.map((face) => {
      const answer = shownAnswer(face);
      return `${face.track}:${answer && !answer.uncertain ? answer.emotion : ""}`;
    }).join();
    if (key !== this.current) [this.current, this.since] = [key, now];
    const isNew = key !== this.said && now - this.since >= this.hold;
    if (!isNew || now - this.saidAt < this.pause) return;
    [this.said, this.saidAt] = [key, now];
    this.place.textContent = faces.length
      ? faces.map((face) => `Track ${face.track}: ${answerText(shownAnswer(face))}`).join(". ")
      : "No face";
  }
}
