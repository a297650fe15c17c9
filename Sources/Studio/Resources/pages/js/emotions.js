// The expressions: their names as people read them, and their colours (from css/base.css).

const names = {
  angry: "Angry", disgust: "Disgust", fear: "Fear", happy: "Happy", sad: "Sad",
  surprise: "Surprise", neutral: "Neutral", contempt: "Contempt",
};

/** All expressions, in label order. */
export const allEmotions = Object.keys(names);

/** The expression as people read it. */
export function emotionName(emotion) {
  return names[emotion] ?? emotion;
}

/** Colours for canvases, read anew when light becomes dark. */
export class Palette {
  constructor() {
    this.read();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.read());
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    for (const emotion of allEmotions) this[emotion] = value(emotion);
    for (const name of ["ink", "faint", "line", "card", "accent"]) this[name] = value(name);
  }
}

/** What is shown of a face: the answer without its face at rest where that is known. */
export function shownAnswer(face) {
  return face.corrected ?? face.answer;
}

/** An answer in words: `Happy, 91 %` or `Uncertain (happy, 34 %)`. */
export function answerText(answer) {
  if (!answer) return "Not readable";
  const part = percent(answer.confidence);
  return answer.uncertain
    ? `Uncertain (${emotionName(answer.emotion).toLowerCase()}, ${part})`
    : `${emotionName(answer.emotion)}, ${part}`;
}

/** A part of one as whole percent. */
export function percent(part) {
  return `${Math.round(100 * part)}\u00a0%`; // never broken over lines
}
