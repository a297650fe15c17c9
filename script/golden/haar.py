#!/usr/bin/env python3
"""Golden boxes for the Haar cascades from OpenCV's CascadeClassifier.

    script/golden/haar.py ASTRONAUT_PNG CASCADE_FOLDER [JAFFE_FOLDER]

Writes Tests/FaceDetectionTests/Fixtures/haar.json. Needs opencv-python-headless 4.x (5.0 has no
CascadeClassifier) and numpy. Pictures are named by SHA-256; none of their pixels are stored.
"""

import hashlib
import json
import pathlib
import sys

import cv2
import numpy

import composed_pictures as pictures

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Tests/FaceDetectionTests/Fixtures"
CASCADES = ("haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml",
            "haarcascade_smile.xml")
SETTINGS = {"scaleFactor": 1.1, "minNeighbors": 5, "minSize": (30, 30)}


def boxes(cascade, gray):
    found = cascade.detectMultiScale(gray, **SETTINGS)
    return sorted(([int(v) for v in box] for box in found), key=lambda b: (-b[2] * b[3], b[1], b[0]))


def gray(rgb):
    """Pillow's integer luma, which Imaging computes too; OpenCV's differs by one level at most."""
    r, g, b = (rgb[..., c].astype(numpy.uint32) for c in range(3))
    return ((r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16).astype(numpy.uint8)


def main():
    astronaut = cv2.cvtColor(cv2.imread(sys.argv[1]), cv2.COLOR_BGR2RGB)
    composed = {name: gray(pictures.compose(astronaut, name)) for name in pictures.PICTURES}
    result = {"made_by": "script/golden/haar.py", "opencv": cv2.__version__, "cascades": {},
              "settings": SETTINGS | {"minSize": SETTINGS["minSize"][0]}}
    for file in CASCADES:
        path = pathlib.Path(sys.argv[2]) / file
        cascade = cv2.CascadeClassifier(str(path))
        entry = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "pictures": {
            name: boxes(cascade, picture) for name, picture in composed.items()}}
        if len(sys.argv) > 3 and "frontalface" in file:
            entry["jaffe"] = {
                photo.name: {"sha256": hashlib.sha256(photo.read_bytes()).hexdigest(),
                             "boxes": boxes(cascade, cv2.imread(str(photo), cv2.IMREAD_GRAYSCALE))}
                for photo in sorted(pathlib.Path(sys.argv[3]).glob("*.tiff"))}
        result["cascades"][file] = entry
    FIXTURES.mkdir(parents=True, exist_ok=True)
    path = FIXTURES / "haar.json"
    path.write_text(json.dumps(result, indent=None, separators=(",", ":")).replace(
        '},"', '},\n"') + "\n")
    print(path)


if __name__ == "__main__":
    main()
