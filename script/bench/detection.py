#!/usr/bin/env python3
"""Times the rivals of Mien's detectors on one picture.

    script/bench/detection.py compose ASTRONAUT_PNG OUT_PNG   # 640x480, one face 230 px high
    script/bench/detection.py mtcnn PICTURE [REPEATS]         # facenet-pytorch 2.6.0
    script/bench/detection.py haar PICTURE CASCADE [REPEATS]  # OpenCV 4

Two threads, settings of docs/decisions/0004-mtcnn-reference.md; decoding is not counted. Run it
right before or after Mien's own benchmark on the same picture: only the ratio means something.
"""

import pathlib
import statistics
import sys
import time

import cv2

THREADS = 2


def compose(source, target):
    """A photograph's background with one large face on it, as a webcam sees it."""
    astronaut = cv2.imread(source)
    picture = cv2.resize(astronaut[300:], (640, 480), interpolation=cv2.INTER_LINEAR)
    face = cv2.resize(astronaut[30:240, 150:310], None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    picture[30:30 + face.shape[0], 160:160 + face.shape[1]] = face
    cv2.imwrite(target, picture)


def report(name, repeats, run):
    start = time.perf_counter()
    found = run()
    first = time.perf_counter() - start
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    print(f"{name}: {found} faces; first {first * 1e3:.1f} ms, best {min(times) * 1e3:.1f} ms, "
          f"median {statistics.median(times) * 1e3:.1f} ms of {repeats}")


def mtcnn(path, repeats):
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "golden"))
    import torch
    from rival import MTCNN
    torch.set_num_threads(THREADS)
    detector = MTCNN(keep_all=True)
    picture = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)

    def run():
        boxes, _, _ = detector.detect(picture, landmarks=True)
        return 0 if boxes is None else len(boxes)

    report("facenet-pytorch MTCNN", repeats, run)


def haar(path, cascade, repeats):
    cv2.setNumThreads(THREADS)
    classifier, picture = cv2.CascadeClassifier(cascade), cv2.imread(path, cv2.IMREAD_GRAYSCALE)
    report(f"OpenCV {cv2.__version__} Haar", repeats,
           lambda: len(classifier.detectMultiScale(picture, 1.1, 5, minSize=(30, 30))))


def main():
    verb, *rest = sys.argv[1:] or [""]
    if verb == "compose" and len(rest) == 2:
        compose(*rest)
    elif verb == "mtcnn" and len(rest) in (1, 2):
        mtcnn(rest[0], int(rest[1]) if len(rest) > 1 else 20)
    elif verb == "haar" and len(rest) in (2, 3):
        haar(rest[0], rest[1], int(rest[2]) if len(rest) > 2 else 20)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
