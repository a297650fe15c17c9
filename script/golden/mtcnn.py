#!/usr/bin/env python3
"""Golden vectors for MTCNN from facenet-pytorch: nets, pyramids, detections.

    script/golden/mtcnn.py ASTRONAUT_PNG [JAFFE_FOLDER]

Writes Tests/FaceDetectionTests/Fixtures/mtcnn-*.json. Needs torch, numpy, opencv and
facenet-pytorch 2.6.0. Pictures are named by SHA-256; none of their pixels are stored.
"""

import hashlib
import importlib.metadata
import json
import pathlib
import sys

import cv2
import numpy
import torch

import composed_pictures as pictures
from rival import MTCNN, TORCHVISION

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Tests/FaceDetectionTests/Fixtures"
SHAPES = {"pnet": [(1, 3, 12, 12), (2, 3, 26, 31)], "rnet": [(3, 3, 24, 24)],
          "onet": [(2, 3, 48, 48)]}
OUTPUTS = {"pnet": ("boxes", "probabilities"), "rnet": ("boxes", "probabilities"),
           "onet": ("boxes", "landmarks", "probabilities")}
SIZES = [(480, 640), (490, 640), (256, 256), (97, 131), (11, 40), (12, 12), (19, 19), (20, 20)]


def write(name, content):
    content["made_by"] = "script/golden/mtcnn.py"
    content["versions"] = {
        "facenet-pytorch": importlib.metadata.version("facenet-pytorch"),
        "torch": torch.__version__, "torchvision": TORCHVISION,
        "opencv": cv2.__version__, "numpy": numpy.__version__}
    FIXTURES.mkdir(parents=True, exist_ok=True)
    path = FIXTURES / f"mtcnn-{name}.json"
    path.write_text(json.dumps(content, indent=1) + "\n")
    print(path)


def noise(shape):
    """Input by formula, so that it need not be stored: Knuth's multiplicative hash, as bytes."""
    index = numpy.arange(numpy.prod(shape), dtype=numpy.uint64)
    pixels = ((index * 2654435761) % 2**32) >> 24
    return torch.tensor((pixels.astype(numpy.float32) - 127.5) * 0.0078125).reshape(shape)


def nets(mtcnn):
    cases = []
    for network, shapes in SHAPES.items():
        for shape in shapes:
            with torch.no_grad():
                results = getattr(mtcnn, network)(noise(shape))
            cases.append({"network": network, "shape": shape, "outputs": {
                name: {"shape": list(result.shape), "values": [
                    float(f"{v:.8g}") for v in result.flatten().tolist()]}
                for name, result in zip(OUTPUTS[network], results)}})
    write("nets", {"absolute_tolerance": 1e-4, "cases": cases})


def levels(height, width, minimum, factor=0.709):
    """detect_face's pyramid."""
    scale, side, found = 12.0 / minimum, min(height, width) * (12.0 / minimum), []
    while side >= 12:
        found.append([int(height * scale + 1), int(width * scale + 1)])
        scale, side = scale * factor, side * factor
    return found


def faces(mtcnn, picture):
    boxes, probabilities, points = mtcnn.detect(picture, landmarks=True)
    if boxes is None:
        return []
    return [{"box": [round(float(v), 4) for v in box], "probability": round(float(p), 6),
             "landmarks": [[round(float(v), 4) for v in point] for point in five]}
            for box, p, five in zip(boxes, probabilities, points)]


def main():
    torch.set_num_threads(1)
    mtcnn = MTCNN(keep_all=True)
    settings = {"min_face_size": 20, "thresholds": [0.6, 0.7, 0.7], "factor": 0.709}
    nets(mtcnn)
    write("pyramids", {"cases": [
        {"height": h, "width": w, "minimumFaceSize": m, "levels": levels(h, w, m)}
        for h, w in SIZES for m in (20, 40, 80)]})
    astronaut = cv2.cvtColor(cv2.imread(sys.argv[1]), cv2.COLOR_BGR2RGB)
    write("pictures", {"settings": settings, "pictures": {
        name: pictures.description(astronaut, name)
        | {"faces": faces(mtcnn, pictures.compose(astronaut, name))}
        for name in pictures.PICTURES}})
    if len(sys.argv) > 2:
        found = {}
        for path in sorted(pathlib.Path(sys.argv[2]).glob("*.tiff")):
            picture = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
            found[path.name] = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                                "faces": faces(mtcnn, picture)}
        write("jaffe", {"settings": settings, "pictures": found})


if __name__ == "__main__":
    main()
