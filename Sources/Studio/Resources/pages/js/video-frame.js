// A frame of a video file at hand as a picture.
import { ApiError } from "./api.js";
import { element } from "./element.js";

/** Gives a function of seconds that gives the frame as JPEG; the file is opened once. */
export function frameGrabber(file) {
  let video = null;
  const open = () => new Promise((resolve, reject) => {
    video = element("video", { preload: "auto", src: URL.createObjectURL(file) });
    video.muted = true;
    video.onloadeddata = resolve;
    video.onerror = () => reject(new ApiError({
      code: "unsupported_media", message: `the browser can't show frames of '${file.name}'`,
      hint: "save the frame as a photograph and drop that",
    }));
  });
  return async (seconds) => {
    if (!video) await open();
    await new Promise((resolve) => {
      video.onseeked = resolve;
      video.currentTime = Math.min(seconds, Math.max(0, video.duration - 0.01));
    });
    const canvas = element("canvas", { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext("2d").drawImage(video, 0, 0);
    return new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.95); });
  };
}
