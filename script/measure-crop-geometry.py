#!/usr/bin/env python3
"""Where eyes and mouth lie in the tight crops of CK+48 and FER2013: docs/decisions/0005.

    script/measure-crop-geometry.py DATA_FOLDER HAARCASCADE_XML

Each crop gets a margin of repeated border pixels, is enlarged, and facenet-pytorch's MTCNN finds
the five points; they are given in the crop's own pixels, (0.5, 0.5) being the first pixel's
centre. Where the Haar cascade finds the same face in a JAFFE photograph, its box is related to
MTCNN's points. Prints means and standard deviations.
"""

import io
import pathlib
import random
import sys
import zipfile

import cv2
import numpy
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "golden"))
from rival import MTCNN  # noqa: E402

MARGIN, SCALE, SAMPLE = 12, 4, 700
NAMES = ("left eye x", "left eye y", "right eye x", "right eye y", "mouth x", "mouth y",
         "eye distance", "eyes to mouth", "roll in degrees")


def decoded(data):
    return cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_GRAYSCALE)


def ck48(folder):
    return [decoded(p.read_bytes()) for p in sorted(folder.rglob("*.png"))]


def fer2013(path):
    with zipfile.ZipFile(path) as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("train/") and "." in n[-5:])
        return [decoded(archive.read(n)) for n in names]


def summary(points):
    """The nine figures of NAMES from five points, [5, 2]."""
    left, right, mouth = points[0], points[1], (points[3] + points[4]) / 2
    across, down = right - left, mouth - (left + right) / 2
    return (*left, *right, *mouth, numpy.hypot(*across), numpy.hypot(*down),
            numpy.degrees(numpy.arctan2(across[1], across[0])))


def five_points(mtcnn, gray):
    """The points of the most central face, or None."""
    boxes, _, points = mtcnn.detect(cv2.cvtColor(gray, cv2.COLOR_GRAY2RGB), landmarks=True)
    if boxes is None:
        return None
    middle = numpy.array(gray.shape[::-1]) / 2
    return min(points, key=lambda five: numpy.hypot(*(five.mean(axis=0) - middle)))


def report(title, rows, count, names=NAMES):
    rows = numpy.array(rows)
    print(f"{title}: {len(rows)} of {count} found")
    for name, column in zip(names, rows.T):
        print(f"  {name:18} mean {column.mean():7.3f}  sd {column.std():6.3f}"
              f"  median {numpy.median(column):7.3f}")


def main():
    torch.set_num_threads(1)
    data, mtcnn = pathlib.Path(sys.argv[1]), MTCNN(keep_all=True, min_face_size=80)
    for title, crops in (("CK+48", ck48(data / "ck48")), ("FER2013", fer2013(data / "fer2013.zip"))):
        sample = random.Random(0).sample(crops, min(SAMPLE, len(crops)))
        rows = []
        for crop in sample:
            wide = cv2.copyMakeBorder(crop, *[MARGIN] * 4, cv2.BORDER_REPLICATE)
            large = cv2.resize(wide, None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_CUBIC)
            points = five_points(mtcnn, large)
            if points is not None:
                rows.append(summary(points / SCALE - MARGIN))
        report(title, rows, len(sample))
    cascade, rows = cv2.CascadeClassifier(sys.argv[2]), []
    paths = sorted((data / "jaffe").glob("*.tiff"))
    for path in paths:
        gray = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        boxes, points = cascade.detectMultiScale(gray, 1.1, 5), five_points(mtcnn, gray)
        if len(boxes) and points is not None:
            x, y, w, _ = max(boxes, key=lambda box: box[2])
            rows.append(numpy.array(summary((points - [x, y]) / w)))
    report("JAFFE, shares of Haar's box", rows, len(paths))


if __name__ == "__main__":
    main()
