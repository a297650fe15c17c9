"""Pictures with several faces, faces at the borders and small faces, of one public-domain photograph.

NASA's portrait of Eileen Collins (`astronaut.png`, in scikit-image's wheel) is pasted at several
sizes onto a plain ground. All arithmetic is on integers, so that the Swift tests compose the same
pixels from the same description; a SHA-256 over the pixels proves it.
"""

import hashlib

import numpy

# The part of the photograph that is pasted: x, y, width, height.
PORTRAIT = (120, 0, 210, 300)

# name: (width, height, gray of the ground, pastes); a paste: (step, mirrored, x, y) where each
# pixel is the mean of step x step pixels of the portrait and x, y may lie outside the picture.
PICTURES = {
    "portrait": (210, 300, 0, [(1, False, 0, 0)]),
    "several": (640, 480, 96, [
        (1, False, 20, 30), (1, True, 240, 150), (2, False, 470, 20), (2, True, 500, 210),
        (3, False, 30, 350), (3, True, 120, 360), (4, True, 470, 380), (4, False, 560, 390)]),
    "borders": (400, 300, 120, [
        (2, False, -35, 40), (2, True, 340, 30), (2, False, 150, -40), (2, True, 180, 215),
        (3, False, -15, 230), (3, True, 355, 245)]),
    "small": (320, 240, 80, [
        (3, False, 10, 10), (3, True, 100, 20), (4, False, 190, 10), (4, True, 250, 30),
        (5, False, 20, 140), (5, True, 80, 150), (5, False, 140, 160), (4, True, 200, 130),
        (5, True, 265, 150)]),
    "odd": (333, 251, 140, [(1, True, 101, -30), (3, False, 7, 61), (4, True, 3, 171)]),
}


def compose(astronaut, name):
    """The picture `name`, [H, W, 3] uint8, from the photograph, [512, 512, 3] uint8."""
    width, height, ground, pastes = PICTURES[name]
    picture = numpy.full((height, width, 3), ground, numpy.uint8)
    px, py, pw, ph = PORTRAIT
    portrait = astronaut[py:py + ph, px:px + pw].astype(numpy.int64)
    for step, mirrored, x, y in pastes:
        w, h = pw // step, ph // step
        blocks = portrait[:h * step, :w * step].reshape(h, step, w, step, 3).sum(axis=(1, 3))
        small = ((blocks + step * step // 2) // (step * step)).astype(numpy.uint8)
        if mirrored:
            small = small[:, ::-1]
        x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, width), min(y + h, height)
        picture[y0:y1, x0:x1] = small[y0 - y:y1 - y, x0 - x:x1 - x]
    return picture


def description(astronaut, name):
    """What the Swift tests need to compose the picture, and its SHA-256."""
    width, height, ground, pastes = PICTURES[name]
    return {
        "width": width, "height": height, "ground": ground, "portrait": PORTRAIT,
        "pastes": [{"step": s, "mirrored": m, "x": x, "y": y} for s, m, x, y in pastes],
        "sha256": hashlib.sha256(compose(astronaut, name).tobytes()).hexdigest()}
