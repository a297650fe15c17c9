// Draws over a picture what was seen: boxes, answers and the bars of the likeliest expressions.
import { answerText, shownAnswer } from "./emotions.js";

const barCount = 3;

/** The likeliest expressions, the likeliest first. */
export function likeliest(probabilities, count) {
  return Object.entries(probabilities).sort((a, b) => b[1] - a[1]).slice(0, count);
}

/** A box as it lies in a mirrored picture. */
export function mirrored(box, width) {
  return { ...box, x: width - box.x - box.width };
}

/**
 * Draws the faces of a picture of `width` pixels; `unit` is how many of its pixels make a CSS pixel.
 * Text stays readable in a mirrored picture: the boxes are mirrored, the letters not.
 */
export function drawFaces(context, faces, { width, height, unit, palette, mirror = false }) {
  for (const face of faces) {
    const box = mirror ? mirrored(face.box, width) : face.box;
    const answer = shownAnswer(face);
    const certain = answer && !answer.uncertain;
    const color = certain ? palette[answer.emotion] : "#8a9199";
    context.save();
    frame(context, box, color, unit, certain);
    context.restore();
    label(context, face, answer, box, { color, unit, width, height, palette });
  }
}

function frame(context, box, color, unit, certain) {
  const round = Math.min(8 * unit, box.width / 6);
  if (!certain) context.setLineDash([6 * unit, 5 * unit]);
  for (const [style, line] of [["rgb(0 0 0 / .55)", 4.5], [color, 2.5]]) {
    context.strokeStyle = style;
    context.lineWidth = line * unit;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, round);
    context.stroke();
  }
}

/** A plate with the answer and bars: below the box, or above or inside where there is no room. */
function label(context, face, answer, box, { color, unit, width, height, palette }) {
  const name = face.track === null ? "" : `${face.track} · `;
  const text = `${name}${answerText(answer)}`;
  const bars = answer ? likeliest(answer.probabilities, barCount) : [];
  context.font = `600 ${13 * unit}px system-ui, sans-serif`;
  const plate = {
    width: Math.max(context.measureText(text).width + 18 * unit, 108 * unit),
    height: (24 + (bars.length ? 5 + 7 * bars.length : 0)) * unit,
  };
  const x = Math.min(Math.max(box.x, 2 * unit), Math.max(2 * unit, width - plate.width - 2 * unit));
  let y = box.y + box.height + 6 * unit;
  if (y + plate.height > height) y = box.y - plate.height - 6 * unit;
  if (y < 0) y = box.y + box.height - plate.height - 6 * unit;
  context.fillStyle = "rgb(16 20 24 / .82)";
  context.beginPath();
  context.roundRect(x, y, plate.width, plate.height, 6 * unit);
  context.fill();
  context.fillStyle = color;
  context.fillRect(x + 1 * unit, y + 6 * unit, 3 * unit, 13 * unit);
  context.fillStyle = "#ffffff";
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillText(text, x + 10 * unit, y + 13 * unit);
  bars.forEach(([emotion, part], row) => {
    const top = y + (25 + 7 * row) * unit;
    const whole = plate.width - 18 * unit;
    context.fillStyle = "rgb(255 255 255 / .16)";
    context.fillRect(x + 9 * unit, top, whole, 4 * unit);
    context.fillStyle = palette[emotion];
    context.fillRect(x + 9 * unit, top, Math.max(unit, whole * part), 4 * unit);
  });
}
