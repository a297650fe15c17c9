// Draws a series into a canvas: a ribbon per track, and the probabilities of one track.

const left = 62;
const ribbon = { height: 12, gap: 6 };
const axis = 22;

/** How high the drawing is, in CSS pixels. */
export function timelineHeight(trackCount) {
  return Math.max(1, trackCount) * (ribbon.height + ribbon.gap) + 132 + axis;
}

/** Where a time lies, and which time lies at a place. */
export function timeScale(width, start, end) {
  const perSecond = (width - left - 4) / Math.max(end - start, 1e-9);
  return {
    x: (time) => left + (time - start) * perSecond,
    time: (x) => start + (x - left) / perSecond,
  };
}

/** Seconds between ticks, so that at most `most` of them stand on the axis. */
export function tickStep(seconds, most) {
  const steps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600];
  return steps.find((step) => seconds / step <= most) ?? 7200;
}

/** Draws all; `view` holds series, track, hidden labels, start, end, playhead, palette. */
export function drawTimeline(context, width, height, view) {
  const { series, start, end, palette } = view;
  const scale = timeScale(width, start, end);
  const tracks = [...series.tracks.values()];
  context.clearRect(0, 0, width, height);
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  tracks.forEach((line, row) => {
    const y = row * (ribbon.height + ribbon.gap);
    drawRibbon(context, line, y, { scale, view, width });
  });
  const top = Math.max(1, tracks.length) * (ribbon.height + ribbon.gap) + 8;
  const bottom = height - axis;
  drawGrid(context, { top, bottom, width, scale, start, end, palette });
  const line = series.tracks.get(view.track);
  if (line) {
    context.save();
    context.beginPath();
    context.rect(left, top - 2, width - left, bottom - top + 4);
    context.clip();
    for (const label of series.labels) {
      if (!view.hidden.has(label)) drawLine(context, line, label, { scale, view, top, bottom });
    }
    context.restore();
  }
  if (view.playhead !== null) drawPlayhead(context, scale.x(view.playhead), bottom, palette);
}

function drawRibbon(context, line, y, { scale, view, width }) {
  const { palette, series } = view;
  context.fillStyle = line.id === view.track ? palette.ink : palette.faint;
  context.textAlign = "left";
  context.fillText(`Track ${line.id}`, 0, y + ribbon.height / 2 + 1);
  context.fillStyle = palette.line;
  context.fillRect(left, y, width - left - 4, ribbon.height);
  let index = Math.max(0, line.index(view.start));
  while (index < line.times.length && line.times[index] <= view.end) {
    const emotion = line.emotions[index];
    let last = index;
    while (
      last + 1 < line.times.length && line.emotions[last + 1] === emotion
      && line.times[last + 1] - line.times[last] <= series.gap
    ) last += 1;
    const next = line.times[last + 1];
    const until = next !== undefined && next - line.times[last] <= series.gap
      ? next : line.times[last];
    const from = Math.max(left, scale.x(line.times[index]));
    const to = Math.min(width - 4, scale.x(until));
    if (emotion) {
      context.fillStyle = palette[emotion];
      context.fillRect(from, y, Math.max(1, to - from), ribbon.height);
    } else {
      context.fillStyle = palette.faint;
      context.fillRect(from, y + ribbon.height / 2 - 1, Math.max(1, to - from), 2);
    }
    index = last + 1;
  }
}

function drawGrid(context, { top, bottom, width, scale, start, end, palette }) {
  context.strokeStyle = palette.line;
  context.fillStyle = palette.faint;
  context.lineWidth = 1;
  context.textAlign = "right";
  for (const part of [0, 0.5, 1]) {
    const y = Math.round(bottom - part * (bottom - top)) + 0.5;
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(width - 4, y);
    context.stroke();
    context.fillText(`${100 * part} %`, left - 8, y);
  }
  context.textAlign = "center";
  const step = tickStep(end - start, Math.max(2, (width - left) / 80));
  for (let time = Math.ceil(start / step) * step; time <= end + 1e-6; time += step) {
    if (time < 0) continue;
    const x = Math.min(Math.max(scale.x(time), left + 8), width - 20);
    const seconds = time % 60;
    const text = `${Math.floor(time / 60)}:${step < 1 ? seconds.toFixed(1).padStart(4, "0") : String(Math.round(seconds)).padStart(2, "0")}`;
    context.fillText(text, x, bottom + axis / 2 + 2);
  }
}

/** One probability; answers that fall on the same pixel are averaged. */
function drawLine(context, line, label, { scale, view, top, bottom }) {
  const values = line.values[label];
  context.strokeStyle = view.palette[label];
  context.lineWidth = 1.75;
  context.lineJoin = "round";
  context.beginPath();
  let [column, sum, count, last] = [null, 0, 0, -Infinity];
  const put = () => {
    if (!count) return;
    const y = bottom - (sum / count) * (bottom - top);
    if (gapBefore) context.moveTo(column, y);
    else context.lineTo(column, y);
    gapBefore = false;
  };
  let gapBefore = true;
  for (let index = Math.max(0, line.index(view.start)); index < line.times.length; index += 1) {
    const time = line.times[index];
    if (time > view.end) break;
    const x = Math.round(2 * scale.x(time)) / 2;
    if (x !== column || time - last > view.series.gap) {
      put();
      if (time - last > view.series.gap) gapBefore = true;
      [column, sum, count] = [x, 0, 0];
    }
    sum += values[index];
    count += 1;
    last = time;
  }
  put();
  context.stroke();
}

function drawPlayhead(context, x, bottom, palette) {
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, bottom);
  context.stroke();
  context.fillStyle = palette.ink;
  context.beginPath();
  context.arc(x, bottom, 4, 0, 2 * Math.PI);
  context.fill();
}
