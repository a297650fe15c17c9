#!/usr/bin/env python3
"""Judges fer 25.10.3's own weights (mini-Xception, FER2013) on the pictures that Mien is judged on.

    script/bench/fer_accuracy.py WEIGHTS_HDF5 DATA_FOLDER OUT_JSON

The network is read from the package's Keras file and run in PyTorch, so that no TensorFlow is
needed. Tight 48x48 crops go straight into fer's own preparation: to 64x64 with OpenCV's default
interpolation, to -1...1. Photographs go through facenet-pytorch's MTCNN, which fer uses, on RGB,
and fer's square with a margin of 10 pixels on a border of gray. The answer is the greatest of all seven outputs.
"""

import io
import json
import pathlib
import sys
import zipfile

import cv2
import h5py
import numpy as np
import torch
import torch.nn.functional as F

LABELS = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
CK48 = {"anger": "angry", "disgust": "disgust", "fear": "fear", "happy": "happy",
        "sadness": "sad", "surprise": "surprise"}
JAFFE = {"AN": "angry", "DI": "disgust", "FE": "fear", "HA": "happy", "SA": "sad",
         "SU": "surprise", "NE": "neutral"}
MARGIN, BORDER = 10, 40


class KerasNetwork:
    """The layers of a Keras file, walked in its order."""

    def __init__(self, path):
        with h5py.File(path) as file:
            self.layers = json.loads(file.attrs["model_config"])["config"]["layers"]
            self.weights = {}
            for name, group in file["model_weights"].items():
                values = {}
                group.visititems(lambda key, item, values=values: values.update(
                    {key.split("/")[-1].split(":")[0]: torch.tensor(np.array(item))})
                    if isinstance(item, h5py.Dataset) else None)
                self.weights[name] = values

    def __call__(self, pictures):
        """Probabilities [N, 7] of pictures [N, 1, 64, 64] in -1...1."""
        results = {}
        for layer in self.layers:
            name = layer["config"]["name"]
            inputs = [results[node[0]] for node in (layer["inbound_nodes"] or [[]])[0]]
            results[name] = self.run(layer, self.weights.get(name, {}), inputs or [pictures])
        return results[self.layers[-1]["config"]["name"]]

    @staticmethod
    def run(layer, weights, inputs):
        kind, config, x = layer["class_name"], layer["config"], inputs[0]
        if kind == "InputLayer":
            return x
        if kind == "Add":
            return inputs[0] + inputs[1]
        if kind == "Activation":
            return x.relu() if config["activation"] == "relu" else x.softmax(1)
        if kind == "GlobalAveragePooling2D":
            return x.mean((2, 3))
        if kind == "BatchNormalization":
            return F.batch_norm(x, weights["moving_mean"], weights["moving_variance"],
                                weights["gamma"], weights["beta"], eps=config["epsilon"])
        if kind == "MaxPooling2D":
            return F.max_pool2d(same(x, 3, 2, float("-inf")), 3, 2)
        stride = config["strides"][0]
        size = config["kernel_size"][0]
        padded = same(x, size, stride, 0) if config["padding"] == "same" else x
        if kind == "SeparableConv2D":
            depthwise = weights["depthwise_kernel"].permute(2, 3, 0, 1)  # [C, 1, 3, 3]
            y = F.conv2d(padded, depthwise, stride=stride, groups=x.shape[1])
            return F.conv2d(y, weights["pointwise_kernel"].permute(3, 2, 0, 1))
        if kind == "Conv2D":
            return F.conv2d(padded, weights["kernel"].permute(3, 2, 0, 1), weights.get("bias"),
                            stride)
        raise SystemExit(f"error: fer's network has a layer {kind} that this script does not know")


def same(x, size, stride, value):
    """TensorFlow's `same` padding: what is missing, the odd pixel at the end."""
    missing = [max((-(-n // stride) - 1) * stride + size - n, 0) for n in x.shape[2:]]
    (top, left) = (missing[0] // 2, missing[1] // 2)
    return F.pad(x, (left, missing[1] - left, top, missing[0] - top), value=value)


def prepared(gray):
    return (cv2.resize(gray, (64, 64)) / 255.0 - 0.5) * 2.0


def fer2013(folder):
    with zipfile.ZipFile(folder / "fer2013.zip") as archive:
        for name in archive.namelist():
            parts = name.split("/")
            if "test" in parts and name.endswith(".jpg"):
                yield decoded(archive.read(name)), parts[-2]


def ck48(folder):
    for word, label in CK48.items():
        for path in sorted((folder / "ck48" / word).iterdir()):
            yield decoded(path.read_bytes()), label


def jaffe(folder):
    """The faces of photographs as fer cuts them out."""
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "golden"))
    from PIL import Image
    from rival import MTCNN
    detector = MTCNN(keep_all=True)
    for path in sorted((folder / "jaffe").glob("*.tiff")):
        rgb = np.array(Image.open(io.BytesIO(path.read_bytes())).convert("RGB"))
        boxes, _ = detector.detect(rgb)
        label = JAFFE[path.name.split(".")[1][:2]]
        if boxes is None:
            yield None, label
            continue
        left, top, right, bottom = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
        left, top, right, bottom = (int(v) for v in (left, top, right, bottom))
        width, height = right - left, bottom - top
        side = max(width, height)
        left, top = left - (side - width) // 2, top - (side - height) // 2
        gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
        gray = cv2.copyMakeBorder(
            gray, *[BORDER] * 4, cv2.BORDER_CONSTANT, value=[float(gray[-2:].mean())])
        yield gray[max(0, top - MARGIN + BORDER):top + side + MARGIN + BORDER,
                   max(0, left - MARGIN + BORDER):left + side + MARGIN + BORDER], label


def decoded(data):
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)


def judged(network, faces):
    pictures, labels = zip(*faces)
    found = [p for p in pictures if p is not None]
    batch = torch.tensor(np.stack([prepared(p) for p in found]), dtype=torch.float32)[:, None]
    with torch.no_grad():
        answers = iter([LABELS[i] for b in batch.split(256) for i in network(b).argmax(1)])
    right = sum(p is not None and next(answers) == label for p, label in zip(pictures, labels))
    return {"right": int(right), "count": len(labels), "accuracy": right / len(labels)}


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    network, folder = KerasNetwork(sys.argv[1]), pathlib.Path(sys.argv[2])
    results = {reader.__name__: judged(network, reader(folder)) for reader in (fer2013, ck48, jaffe)}
    pathlib.Path(sys.argv[3]).write_text(json.dumps(results, indent=2) + "\n")
    for name, result in results.items():
        print(f"fer 25.10.3 on {name}: {result['accuracy']:.1%} of {result['count']}")


if __name__ == "__main__":
    main()
