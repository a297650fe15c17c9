// Makes faces unrecognisable in a canvas: six blocks across, blurred, a little more than the box.

const blocks = 6;
const small = document.createElement("canvas");

/** The box made larger on every side, within the picture. */
export function widened(box, part, width, height) {
  const [dx, dy] = [box.width * part, box.height * part];
  const x = Math.max(0, box.x - dx);
  const y = Math.max(0, box.y - dy);
  return {
    x, y,
    width: Math.min(width, box.x + box.width + dx) - x,
    height: Math.min(height, box.y + box.height + dy) - y,
  };
}

/** Blurs the boxes in the picture of a canvas. */
export function blurFaces(context, boxes, width, height) {
  for (const given of boxes) {
    const box = widened(given, 0.2, width, height);
    if (box.width < 1 || box.height < 1) continue;
    small.width = blocks;
    small.height = Math.max(1, Math.round((blocks * box.height) / box.width));
    const reduced = small.getContext("2d");
    reduced.imageSmoothingQuality = "high"; // means of blocks, not samples
    reduced.drawImage(context.canvas, box.x, box.y, box.width, box.height,
      0, 0, small.width, small.height);
    context.save();
    context.imageSmoothingQuality = "high";
    context.drawImage(small, box.x, box.y, box.width, box.height);
    context.restore();
  }
}
