// Numbers and times as people read them.

/** Seconds as `1:04.2`, or `1:04` without decimals. */
export function clock(seconds, decimals = 1) {
  const unit = 10 ** decimals;
  const whole = Math.floor(Math.max(0, seconds) * unit + 1e-6);
  const minutes = Math.floor(whole / (60 * unit));
  const rest = (whole / unit - 60 * minutes).toFixed(decimals);
  return `${minutes}:${rest.padStart(decimals ? 3 + decimals : 2, "0")}`;
}

/** Bytes as `2.1 MB`. */
export function fileSize(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB"];
  let [value, unit] = [bytes / 1000, 0];
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** A date, or the API's text of one, in the reader's language and time zone. */
export function date(text) {
  return new Date(text).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

/** A part of one as percent with a decimal, never broken over lines. */
export function tenths(part) {
  return `${(100 * part).toFixed(1)}\u00a0%`;
}

/** `1 row`, `2 rows`. */
export function count(number, noun) {
  return `${number.toLocaleString()} ${noun}${number === 1 ? "" : "s"}`;
}
