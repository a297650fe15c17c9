// The HTTP interface (openapi.json). Every failure is an ApiError with a message and a hint.

export class ApiError extends Error {
  constructor({ code, message, hint = "" }, status = 0) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.hint = hint;
    this.status = status;
  }
}

const unreachable = () => new ApiError({
  code: "unreachable", message: "the server does not answer",
  hint: "start it with mien serve, then try again",
});

/** The path with its query; what is undefined or null stays out. */
export function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const text = given.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  return `/api/v1${path}${text ? `?${text}` : ""}`;
}

/** What went wrong, as an answer's text tells it. */
export function failure(status, text) {
  try {
    return new ApiError(JSON.parse(text).error, status);
  } catch {
    return new ApiError({
      code: "internal", message: `the server answered ${status} without saying why`,
      hint: "look at what mien serve printed",
    }, status);
  }
}

async function send(method, path, { query, json, body, signal, keepalive } = {}) {
  const headers = json === undefined ? {} : { "Content-Type": "application/json" };
  let answer;
  try {
    answer = await fetch(address(path, query), {
      method, headers, signal, keepalive,
      body: json === undefined ? body : JSON.stringify(json),
    });
  } catch (error) {
    throw error.name === "AbortError" ? error : unreachable();
  }
  if (!answer.ok) throw failure(answer.status, await answer.text());
  return answer;
}

/** Asks and gives the JSON answer, or null where there is none (204). */
async function ask(method, path, options) {
  const answer = await send(method, path, options);
  if (answer.status === 204) return null;
  try {
    return await answer.json();
  } catch {
    throw unreachable(); // it broke off
  }
}

export const get = (path, query) => ask("GET", path, { query });
export const post = (path, options) => ask("POST", path, options);
export const put = (path, json) => ask("PUT", path, { json });
export const patch = (path, json) => ask("PATCH", path, { json });
export const remove = (path, options) => ask("DELETE", path, options);

/** Sends a file and tells how much of it has gone (0…1); `fetch` can't tell. */
export function upload(path, query, file, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address(path, query));
    request.setRequestHeader(
      "Content-Type", file.type.startsWith("video/") ? file.type : "application/octet-stream");
    request.upload.onprogress = (event) => onProgress(event.loaded / (event.total || 1));
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(failure(request.status, request.responseText));
    };
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
