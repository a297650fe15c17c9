// The numbers of photographs that were not kept, as files to download.

const columns = ["x", "y", "width", "height"];

function field(value) {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line per face (RFC 4180), and one without numbers for a picture without faces. */
export function photoCSV(analyses) {
  const labels = [...new Set(analyses.flatMap((analysis) => analysis.labels))]; // of all models
  const lines = [["input", "face", "success", "box_x", "box_y", "box_w", "box_h", "detection_score",
    ...labels, "emotion", "confidence", "uncertain", "model"]];
  for (const [picture, model] of picturesOf(analyses)) {
    for (const { face, box, score, answer } of picture.faces) {
      lines.push([picture.input, face, answer !== null, ...columns.map((side) => box[side]), score,
        ...labels.map((label) => answer?.probabilities[label]),
        answer?.emotion, answer?.confidence, answer?.uncertain, model]);
    }
    if (!picture.faces.length) {
      const empty = Array(lines[0].length - 4).fill(null);
      lines.push([picture.input, null, false, ...empty, model]);
    }
  }
  return lines.map((line) => line.map(field).join(",")).join("\r\n") + "\r\n";
}

/** The answers as one JSON document: as the server gave them. */
export function photoJSON(analyses) {
  return `${JSON.stringify({ analyses }, null, 2)}\n`;
}

function picturesOf(analyses) {
  return analyses.flatMap(({ model, pictures }) => pictures.map((picture) => [picture, model]));
}
