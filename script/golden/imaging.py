#!/usr/bin/env python3
"""Writes Tests/ImagingTests/Fixtures/golden.json: what OpenCV, Pillow and torch make of small pictures.

Needs: pip install numpy pillow opencv-python-headless torch
Run:   python script/golden/imaging.py   (from the root of the package)

The pictures are synthetic (seeded noise over a gradient). Tolerances: area planes 1e-6 absolute,
gray exact against Pillow, all else within 1 grey level, medians and equalisation exact.
"""
import json
from pathlib import Path

import cv2
import numpy as np
import PIL
import torch
from PIL import Image

SEED = 20261122
random = np.random.default_rng(SEED)


def picture(width, height, channels):
    """A gradient with noise on it, uint8, [H, W] or [H, W, 3]."""
    shape = (height, width) if channels == 1 else (height, width, channels)
    slope = np.linspace(20, 200, width)[None, :] + np.linspace(0, 30, height)[:, None]
    if channels == 3:
        slope = slope[:, :, None] * np.array([1.0, 0.7, 0.4])
    return np.clip(slope + random.integers(-40, 41, shape), 0, 255).astype(np.uint8)


def packed(array):
    """An array as JSON: size, channels, values row by row."""
    height, width = array.shape[:2]
    channels = 1 if array.ndim == 2 else array.shape[2]
    return {
        "width": width,
        "height": height,
        "channels": channels,
        "pixels": array.reshape(-1).tolist(),
    }


def area_planes():
    """torch's adaptive average pooling with MTCNN's normalisation, [3, H, W]."""
    source = picture(23, 17, 3)
    cases = []
    # (rectangle or None, width, height): shrinking, enlarging, both, whole numbers, one pixel.
    for rect, width, height in [
        (None, 14, 11),
        (None, 5, 3),
        (None, 1, 1),
        (None, 30, 6),
        (None, 23, 17),
        ((3, 2, 12, 12), 4, 4),
        ((20, 9, 3, 8), 7, 7),
    ]:
        x, y, w, h = rect or (0, 0, 23, 17)
        part = torch.from_numpy(source[y : y + h, x : x + w].copy()).permute(2, 0, 1)[None].float()
        pooled = torch.nn.functional.interpolate(part, size=(height, width), mode="area")
        values = (pooled - 127.5) * 0.0078125
        cases.append(
            {
                "rect": list(rect) if rect else None,
                "width": width,
                "height": height,
                "values": [round(v, 8) for v in values.reshape(-1).tolist()],
            }
        )
    return {"source": packed(source), "cases": cases}


def resizing():
    """cv2.resize of gray and RGB pictures."""
    cases = []
    for channels, width, height, name, flag in [
        (1, 8, 6, "area", cv2.INTER_AREA),
        (3, 7, 5, "area", cv2.INTER_AREA),
        (3, 8, 6, "area", cv2.INTER_AREA),
        (1, 31, 29, "bilinear", cv2.INTER_LINEAR),
        (3, 10, 7, "bilinear", cv2.INTER_LINEAR),
        (3, 29, 11, "bilinear", cv2.INTER_LINEAR),
    ]:
        source = picture(16, 12, channels)
        target = cv2.resize(source, (width, height), interpolation=flag)
        cases.append({"method": name, "source": packed(source), "target": packed(target)})
    return cases


def clahe():
    """cv2.createCLAHE, also with tiles that do not divide the picture."""
    cases = []
    for width, height, limit, tiles in [(24, 24, 2.0, 4), (48, 48, 2.0, 8), (25, 21, 3.0, 4)]:
        source = (picture(width, height, 1) // 2 + 40).astype(np.uint8)
        target = cv2.createCLAHE(clipLimit=limit, tileGridSize=(tiles, tiles)).apply(source)
        cases.append(
            {"limit": limit, "tiles": tiles, "source": packed(source), "target": packed(target)}
        )
    return cases


def main():
    rgb = picture(12, 9, 3)
    gray = (picture(14, 11, 1) // 3 + 60).astype(np.uint8)
    golden = {
        "manifest": {
            "made_by": "script/golden/imaging.py",
            "seed": SEED,
            "opencv": cv2.__version__,
            "pillow": PIL.__version__,
            "torch": torch.__version__,
        },
        "area_planes": area_planes(),
        "gray": {
            "source": packed(rgb),
            "pillow": packed(np.asarray(Image.fromarray(rgb).convert("L"))),
            "opencv": packed(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)),
        },
        "resizing": resizing(),
        "clahe": clahe(),
        "equalized": {"source": packed(gray), "target": packed(cv2.equalizeHist(gray))},
        "median": {"source": packed(rgb), "target": packed(cv2.medianBlur(rgb, 3))},
        "gaussian": {
            "sigma": 1.2,
            "source": packed(rgb),
            "target": packed(cv2.GaussianBlur(rgb, (0, 0), 1.2)),
        },
        "bilateral": {
            "radius": 2,
            "sigma_color": 25.0,
            "sigma_space": 1.5,
            "source": packed(gray),
            "target": packed(cv2.bilateralFilter(gray, 5, 25.0, 1.5)),
        },
    }
    path = Path("Tests/ImagingTests/Fixtures/golden.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
