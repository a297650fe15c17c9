// Answers over time: per track its times, expressions and probabilities.

/** What one track showed over time. */
class Track {
  constructor(id, labels) {
    this.id = id;
    this.times = [];
    this.emotions = []; // null where the answer was uncertain
    this.confidences = [];
    this.values = Object.fromEntries(labels.map((label) => [label, []]));
  }

  /** The index of the last answer at or before a time, -1 before the first. */
  index(time) {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  cut(count) {
    for (const list of [this.times, this.emotions, this.confidences, ...Object.values(this.values)]) {
      list.splice(0, count);
    }
  }
}

export class Series {
  /** Answers older than `keptSeconds` before the newest are dropped now and then. */
  constructor(labels, keptSeconds = Infinity) {
    this.labels = labels;
    this.keptSeconds = keptSeconds;
    this.tracks = new Map();
    this.end = 0;
    /** The longest time between two answers that still belong together, s. */
    this.gap = 0.6;
  }

  /** Adds an answer; times of a track ascend. */
  add(track, time, answer) {
    if (!this.tracks.has(track)) this.tracks.set(track, new Track(track, this.labels));
    const line = this.tracks.get(track);
    line.times.push(time);
    line.emotions.push(answer.uncertain ? null : answer.emotion);
    line.confidences.push(answer.confidence);
    for (const label of this.labels) line.values[label].push(answer.probabilities[label] ?? 0);
    this.end = Math.max(this.end, time);
    if (line.times.length % 256 === 0) this.forget();
  }

  forget() {
    const start = this.end - this.keptSeconds;
    for (const [id, line] of this.tracks) {
      const old = line.index(start);
      if (old > 64) line.cut(old);
      if (line.times.at(-1) < start) this.tracks.delete(id);
    }
  }

  /** The time of the first answer. */
  get start() {
    return Math.min(...[...this.tracks.values()].map((line) => line.times[0]));
  }

  /** The answer of a track that holds at a time, or null where the track is not seen. */
  at(track, time) {
    const line = this.tracks.get(track);
    const index = line ? line.index(time + 1e-6) : -1;
    if (index < 0 || time - line.times[index] > this.gap) return null;
    const probabilities = Object.fromEntries(
      this.labels.map((label) => [label, line.values[label][index]]));
    const emotion = this.labels.reduce((best, label) =>
      probabilities[label] > probabilities[best] ? label : best);
    return {
      emotion, confidence: line.confidences[index], uncertain: line.emotions[index] === null,
      probabilities,
    };
  }
}
