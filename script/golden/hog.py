#!/usr/bin/env python3
"""Golden numbers of histograms of oriented gradients, made by scikit-image.

    script/golden/hog.py > Tests/ImagingTests/Fixtures/hog.json

The pictures are made of integers by a formula that the Swift test repeats.
"""

import json

import numpy
import skimage
from skimage.feature import hog


def picture(kind, width, height):
    x, y = numpy.meshgrid(numpy.arange(width), numpy.arange(height))
    values = [x * 5 + y * 3, (x * x + 3 * x * y + 7 * y) // 4, (x // 6 + y // 9) % 2 * 120 + x][kind]
    return (values % 256).astype(numpy.uint8)


def main():
    cases = []
    for kind in range(3):
        for width, height, cell, block, directions in ((48, 48, 8, 2, 9), (50, 33, 6, 3, 8)):
            values = hog(
                picture(kind, width, height), orientations=directions,
                pixels_per_cell=(cell, cell), cells_per_block=(block, block), block_norm="L2-Hys")
            cases.append({
                "kind": kind, "width": width, "height": height, "cell": cell, "block": block,
                "orientations": directions, "count": len(values),
                # Every 7th number tells as much as all of them.
                "values": [round(float(v), 6) for v in values[::7]]})
    print(json.dumps({
        "library": f"scikit-image {skimage.__version__}", "step": 7, "absolute_tolerance": 2e-6,
        "cases": cases}))


main()
