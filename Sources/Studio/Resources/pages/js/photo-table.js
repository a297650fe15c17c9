// The numbers of photographs that were not kept, as files to download.

const columns = ["x", "y", "width", "height"];

function field(value) {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line per face (RFC 4180), and one without numbers for a picture without faces. */
export function photoCSV(analyses) {
  const labels = analyses[0]?.labels ?? [];
  const lines = [["input", "face", "success", "box_x", "box_y", "box_w", "box_h", "detection_score",
    ...labels, "emotion", "confidence", "uncertain"]];
  for (const picture of analyses.flatMap((analysis) => analysis.pictures)) {
    for (const { face, box, score, answer } of picture.faces) {
      lines.push([picture.input, face, answer !== null, ...columns.map((side) => box[side]), score,
        ...labels.map((label) => answer?.probabilities[label]),
        answer?.emotion, answer?.confidence, answer?.uncertain]);
    }
    if (!picture.faces.length) {
      const empty = Array(lines[0].length - 3).fill(null);
      lines.push([picture.input, null, false, ...empty]);
    }
  }
  return lines.map((line) => line.map(field).join(",")).join("\r\n") + "\r\n";
}

/** The pictures as one JSON document. */
export function photoJSON(analyses) {
  const { model, labels, threshold } = analyses[0];
  const pictures = analyses.flatMap((analysis) => analysis.pictures);
  return `${JSON.stringify({ model, labels, threshold, pictures }, null, 2)}\n`;
}
