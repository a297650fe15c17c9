// How fast answers come: per second, and the round trip of the last ones.

export class Pace {
  constructor(seconds = 3) {
    this.span = 1000 * seconds;
    this.answers = []; // [time, round trip], both ms
  }

  add(now, roundTrip) {
    this.answers.push([now, roundTrip]);
    while (this.answers[0][0] < now - this.span) this.answers.shift();
  }

  /** Answers per second over the last seconds; 0 before the second one. */
  perSecond(now) {
    const recent = this.answers.filter(([time]) => time >= now - this.span);
    if (recent.length < 2) return 0;
    const milliseconds = Math.max(now, recent.at(-1)[0]) - recent[0][0];
    return milliseconds > 0 ? (1000 * (recent.length - 1)) / milliseconds : 0;
  }

  /** The median of the round trips, ms; null before the first answer. */
  roundTrip() {
    if (!this.answers.length) return null;
    const sorted = this.answers.map(([, trip]) => trip).sort((a, b) => a - b);
    return sorted[sorted.length >> 1];
  }

  reset() {
    this.answers = [];
  }
}
