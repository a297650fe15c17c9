// Photographs: send, and show each with its faces.
import { post } from "./api.js";
import { blurFaces } from "./blur.js";
import { element } from "./element.js";
import { Palette } from "./emotions.js";
import { Explanation } from "./explanation.js";
import { drawFaces } from "./overlay.js";
import { reading } from "./readings.js";
import { count } from "./format.js";

/** Reads one photograph that is not to be kept. */
export function readPhoto(file, { model, detector, blur }) {
  return post("/analyze", {
    query: { model, detector, blur, name: file.name }, body: new Blob([file], { type: "application/octet-stream" }),
  });
}

/** Reads photographs into one session. */
export function readPhotos(files, { model, detector, blur, store }) {
  const body = new FormData();
  for (const file of files) body.append("file", file, file.name);
  return post("/analyze", { query: { model, detector, blur, store }, body });
}

/** The picture with its faces drawn in; null where the browser can't show such files. */
async function annotated(file, picture, isBlurred) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
    if (bitmap.width !== picture.width) {
      bitmap = await createImageBitmap(file, { imageOrientation: "none" });
    }
  } catch {
    return null; // the server reads more formats than browsers show
  }
  const canvas = element("canvas", {
    width: picture.width, height: picture.height, role: "img",
    "aria-label": `${picture.input}: ${count(picture.faces.length, "face")}`,
  });
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0, picture.width, picture.height);
  bitmap.close();
  const { width, height } = picture;
  if (isBlurred) blurFaces(context, picture.faces.map((face) => face.box), width, height);
  drawFaces(context, picture.faces, {
    width, height, palette: new Palette(), unit: Math.max(0.6, width / 760),
  });
  return canvas;
}

/** The numbers of a face and, where faces may be seen, a button that explains them below. */
function faceReading(file, face, labels, { blur, model, detector }, below) {
  const shown = reading(face, labels);
  if (!blur && face.answer) {
    const explanation = new Explanation({
      picture: () => file, face: face.face, labels, options: { model, detector }, name: file.name,
    });
    shown.append(explanation.place);
    below.push(explanation.result);
  }
  return shown;
}

/** A card with the picture and the numbers of its faces. */
export async function photoCard(file, picture, labels, options) {
  const drawn = await annotated(file, picture, options.blur);
  const below = [];
  const faces = picture.faces.map((face) => faceReading(file, face, labels, options, below));
  return element("article", { class: "photo" },
    element("div", { class: "card stage" }, drawn
      ?? element("p", { class: "unshown" }, "Browsers do not show pictures of this format.")),
    element("section", { class: "card pad faces", tabindex: 0, "aria-label": `Faces of ${picture.input}` },
      faces.length ? faces : element("p", { class: "faint" }, "No face was found.")), below);
}
