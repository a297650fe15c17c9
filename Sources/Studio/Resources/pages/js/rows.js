// Reads a session's table (JSON Lines) into a series, line by line: it may have many megabytes.
import { ApiError, failure } from "./api.js";
import { Series } from "./series.js";

const known = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral", "contempt"];

/** The answer of a row: without the face at rest where that is known; null where none was read. */
export function rowAnswer(row, labels) {
  const head = typeof row.corrected_emotion === "string" ? "corrected_" : "";
  if (typeof row[`${head}emotion`] !== "string" && typeof row[`${head}confidence`] !== "number") return null;
  return {
    emotion: row[`${head}emotion`], confidence: row[`${head}confidence`],
    uncertain: row[`${head}uncertain`] === true,
    probabilities: Object.fromEntries(labels.map((label) => [label, row[head + label] ?? 0])),
  };
}

/** The expressions that a row has columns for, in its order. */
export function rowLabels(row) {
  return Object.keys(row).filter((key) => known.includes(key));
}

/** Fetches a table; gives null where it has no rows. */
export async function readSeries(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw failure(answer.status, await answer.text());
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let [series, rest] = [null, ""];
  const take = (line) => {
    if (!line) return;
    const row = JSON.parse(line);
    series ??= new Series(rowLabels(row));
    const said = row.track === null || row.track === undefined ? null : rowAnswer(row, series.labels);
    if (said) series.add(row.track, row.timestamp, said);
  };
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop();
      lines.forEach(take);
    }
    take(rest);
  } catch {
    throw new ApiError({ code: "bad_data", message: "the table of this session can't be read to its end",
      hint: "download it and look at its last lines" });
  }
  return series;
}
