// Analyse: photographs and videos that are dropped or chosen, read one after the other.
import { element, byId } from "./element.js";
import { clearErrors, showError } from "./notice.js";
import { fillModels, showHealth } from "./page.js";
import { count } from "./format.js";
import { photoCard, readPhoto, readPhotos } from "./photos.js";
import { photoCSV, photoJSON } from "./photo-table.js";
import { readVideo } from "./videos.js";

const videoNames = /\.(mp4|m4v|mov|avi|mkv|webm|mpe?g|wmv|flv|ogv|ts|3gp)$/i;
let queue = Promise.resolve();
let analyses = [];
let limits;

function options() {
  const baseline = byId("baseline").value;
  return {
    model: byId("model").value, detector: byId("detector").value, blur: byId("blur").checked,
    store: byId("store").value, annotate: byId("annotate").checked, baseline,
    detectEvery: Number(byId("detect-every").value) || 5,
  };
}

const isVideo = (file) => file.type.startsWith("video/") || videoNames.test(file.name);

/** A card for a file, the newest on top. */
function cardFor(name) {
  const card = element("section", { class: "result stack", "aria-label": name }, element("h2", {}, name));
  byId("results").prepend(card);
  byId("results-part").hidden = false;
  return card;
}

async function photo(file, wish) {
  const card = cardFor(file.name);
  const wait = element("p", { class: "faint" }, "Reading …");
  card.append(wait);
  try {
    const analysis = await readPhoto(file, wish);
    analyses.push(analysis);
    byId("photo-files").hidden = false;
    card.append(await photoCard(file, analysis.pictures[0], analysis.labels, wish));
  } finally {
    wait.remove();
  }
}

async function keptPhotos(files, wish) {
  for (let start = 0; start < files.length; start += limits.filesPerRequest) {
    const part = files.slice(start, start + limits.filesPerRequest);
    const analysis = await readPhotos(part, wish);
    analyses.push(analysis);
    byId("photo-files").hidden = false;
    analysis.failures.forEach((failure) => showError({ name: "ApiError", ...failure.error }));
    const left = [...part];
    for (const picture of analysis.pictures) {
      const file = left.splice(left.findIndex((one) => one.name === picture.input), 1)[0];
      cardFor(picture.input).append(await photoCard(file, picture, analysis.labels, wish));
    }
    if (analysis.session) {
      const { id, name } = analysis.session;
      byId("results").prepend(element("p", {}, `${count(analysis.pictures.length, "photograph")} kept: `,
        element("a", { href: `session.html?id=${id}` }, name)));
    }
  }
}

/** Runs a piece of work after what is being done; its error leaves the rest alone. */
function enqueue(name, work) {
  queue = queue.then(async () => {
    byId("state").textContent = `Reading ${name} …`;
    try {
      await work();
      byId("state").textContent = `${name}: done.`;
    } catch (error) {
      byId("state").textContent = "";
      showError(error);
    }
  });
}

function read(files) {
  clearErrors();
  const wish = options();
  const photos = files.filter((file) => !isVideo(file));
  if (wish.store !== "none" && photos.length) {
    enqueue(count(photos.length, "photograph"), () => keptPhotos(photos, wish));
  } else {
    for (const file of photos) {
      enqueue(file.name, () => photo(file, wish).catch((error) => dropCard(file.name, error)));
    }
  }
  for (const file of files.filter(isVideo)) {
    const card = cardFor(file.name);
    enqueue(file.name, () => readVideo(file, wish, card).catch((error) => { card.remove(); throw error; }));
  }
}

function dropCard(name, error) {
  [...byId("results").children].find((card) => card.getAttribute("aria-label") === name)?.remove();
  throw error;
}

function save(name, type, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function listen() {
  const [zone, input] = [byId("drop"), byId("files")];
  input.addEventListener("change", () => {
    read([...input.files]);
    input.value = "";
  });
  for (const event of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(event, (drag) => {
      drag.preventDefault();
      zone.classList.toggle("over", event === "dragover");
      if (event === "drop") read([...drag.dataTransfer.files]);
    });
  }
  byId("csv").addEventListener("click", () => save("photographs.csv", "text/csv", photoCSV(analyses)));
  byId("json").addEventListener("click", () => save("photographs.json", "application/json", photoJSON(analyses)));
}

try {
  await fillModels(byId("model"));
  ({ limits } = await showHealth());
  listen();
} catch (error) {
  showError(error);
}
