#!/usr/bin/env python3
"""Writes Tests/MediaIOTests/Fixtures: one tiny picture for each kind of file, and expected.json.

Needs: pip install numpy pillow
Run:   python script/golden/pictures.py   (from the root of the package)

expected.json holds the pixels that Pillow reads, upright, over white, 16 bits rounded to 8, gray
where all of it is gray. With the JAFFE pictures at hand ($MIEN_DATA/jaffe) it also holds the
SHA-256 of all their pixels, in the order of their names; the pictures themselves stay where they are.
"""
import hashlib
import json
import os
import struct
from pathlib import Path

import numpy as np
import PIL
from PIL import Image, ImageOps

FOLDER = Path("Tests/MediaIOTests/Fixtures")
WIDTH, HEIGHT = 13, 8
expected = {}


def pattern(width=WIDTH, height=HEIGHT):
    """Soft colours without any symmetry, so that every turn and mirror is seen. [H, W, 3]"""
    y, x = np.mgrid[0:height, 0:width]
    red = 30 + 200 * x / (width - 1)
    green = 220 - 180 * y / (height - 1)
    blue = 40 + 100 * (x / (width - 1)) * (y / (height - 1)) + 60 * (x < 4)
    return np.stack([red, green, blue], -1).astype(np.uint8)


RGB = Image.fromarray(pattern())
GRAY = RGB.convert("L")


def flattened(image):
    """What the reader is to give: upright, over white, 8 bits, gray where nothing has colour."""
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16") or image.mode == "I":
        image = Image.fromarray(((np.asarray(image).astype(np.int64) * 255 + 32767) // 65535).astype(np.uint8))
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    pixels = np.asarray(image.convert("RGB"))
    if (pixels == pixels[:, :, :1]).all():
        pixels = pixels[:, :, 0]
    return pixels


def note(name, tolerance=0):
    """Records what Pillow reads from a fixture."""
    with Image.open(FOLDER / name) as image:
        pixels = flattened(image)
    expected[name] = entry(pixels, tolerance)


def entry(pixels, tolerance):
    return {
        "width": pixels.shape[1],
        "height": pixels.shape[0],
        "channels": 1 if pixels.ndim == 2 else 3,
        "tolerance": tolerance,
        "pixels": pixels.reshape(-1).tolist(),
    }


def save(name, image, tolerance=0, **options):
    image.save(FOLDER / name, **options)
    note(name, tolerance)


def write(name, data, tolerance=0):
    (FOLDER / name).write_bytes(data)
    note(name, tolerance)


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags


def jpegs():
    for orientation in range(1, 9):
        save(f"orientation-{orientation}.jpg", RGB, 4, quality=95, subsampling=0, exif=exif(orientation))
    save("subsampled-420.jpg", RGB, 6, quality=95, subsampling=2)
    save("subsampled-422.jpg", RGB, 6, quality=95, subsampling=1)
    save("progressive.jpg", RGB, 4, quality=95, subsampling=0, progressive=True)
    save("gray.jpg", GRAY, 2, quality=95)
    save("cmyk.jpg", RGB.convert("CMYK"), 6, quality=95)


def pngs():
    save("rgb.png", RGB)
    save("gray.png", GRAY)
    save("gray-as-rgb.png", GRAY.convert("RGB"))
    save("palette.png", RGB.quantize(16))
    save("bitmap.png", GRAY.convert("1"))
    save("orientation-6.png", RGB, exif=exif(6))
    deep = np.asarray(GRAY).astype(np.uint16) * 257 + 64
    save("gray-16.png", Image.fromarray(deep))
    alpha = np.linspace(0, 255, WIDTH * HEIGHT).astype(np.uint8).reshape(HEIGHT, WIDTH)
    save("alpha.png", Image.fromarray(np.dstack([pattern(), alpha])), 1)
    save("gray-alpha.png", Image.merge("LA", [GRAY, Image.fromarray(alpha)]), 1)
    transparent = RGB.quantize(16)
    save("palette-alpha.png", transparent, 1, transparency=3)
    # Pillow writes no 16-bit RGB; this is the same picture with low bytes that round down.
    rows = b"".join(
        b"\0" + b"".join(struct.pack(">H", v * 257 + 64) for v in row.reshape(-1).tolist())
        for row in pattern()
    )
    (FOLDER / "rgb-16.png").write_bytes(png(WIDTH, HEIGHT, 16, 2, rows))
    expected["rgb-16.png"] = expected["rgb.png"]
    # 4-bit gray, which Pillow writes only through palettes.
    levels = (np.asarray(GRAY) // 16).astype(np.uint8)
    padded = np.pad(levels, ((0, 0), (0, WIDTH % 2)))
    packed = (padded[:, 0::2] << 4) | padded[:, 1::2]
    write("gray-4.png", png(WIDTH, HEIGHT, 4, 0, b"".join(b"\0" + row.tobytes() for row in packed)))


def png(width, height, depth, color, rows):
    """A PNG file from its unfiltered rows."""
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def tiff(order, photometric, bits, samples, data, palette=None, orientation=1):
    """An uncompressed TIFF file of one strip, the directory behind the pixels."""
    entries = [
        (256, 4, 1, WIDTH),
        (257, 4, 1, HEIGHT),
        (258, 3, 1, bits),
        (259, 3, 1, 1),
        (262, 3, 1, photometric),
        (273, 4, 1, 8),
        (274, 3, 1, orientation),
        (277, 3, 1, samples),
        (278, 4, 1, HEIGHT),
        (279, 4, 1, len(data)),
    ]
    body = data + b"\0" * (len(data) % 2)
    if palette is not None:
        entries.append((320, 3, len(palette), 8 + len(body)))
        body += struct.pack(order + f"{len(palette)}H", *palette)
    directory = struct.pack(order + "H", len(entries))
    for tag, kind, count, value in entries:
        field = struct.pack(order + "HH", value, 0) if kind == 3 and count == 1 else struct.pack(order + "I", value)
        directory += struct.pack(order + "HHI", tag, kind, count) + field
    mark = b"II" if order == "<" else b"MM"
    return mark + struct.pack(order + "HI", 42, 8 + len(body)) + body + directory + b"\0\0\0\0"


def tiffs():
    gray = np.asarray(GRAY)
    write("gray-little.tiff", tiff("<", 1, 8, 1, gray.tobytes()))
    write("gray-big.tiff", tiff(">", 1, 8, 1, gray.tobytes()))
    write("gray-inverted.tiff", tiff(">", 0, 8, 1, gray.tobytes()))
    # Pillow 13 turns an uncompressed TIFF there and back again: the truth is written out.
    turned = np.rot90(gray)
    (FOLDER / "orientation-8.tiff").write_bytes(tiff("<", 1, 8, 1, gray.tobytes(), orientation=8))
    expected["orientation-8.tiff"] = entry(turned, 0)
    # As 23 of the JAFFE files: a palette that holds nothing but gray, in another order.
    ramp = [(255 - i) * 257 for i in range(256)]
    write("palette-gray.tiff", tiff("<", 3, 8, 1, (255 - gray).tobytes(), palette=ramp * 3))
    save("rgb.tiff", RGB)
    save("lzw.tiff", RGB, compression="tiff_lzw")
    save("gray-16.tiff", Image.fromarray(gray.astype(np.uint16) * 257 + 64))


def others():
    save("rgb.bmp", RGB)
    save("gray.bmp", GRAY)
    save("rgb.webp", RGB, quality=95, tolerance=6)
    save("lossless.webp", RGB, lossless=True)
    save("alpha.webp", Image.open(FOLDER / "alpha.png"), 1, lossless=True, exact=True)
    save("orientation-3.webp", RGB, lossless=True, exif=exif(3))
    save("gray.pgm", GRAY)
    save("rgb.ppm", RGB)
    save("bitmap.pbm", GRAY.convert("1"))
    text = f"P2\n# made by hand\n{WIDTH} {HEIGHT}\n255\n" + " ".join(map(str, np.asarray(GRAY).reshape(-1)))
    write("text.pgm", text.encode() + b"\n")
    write("jpeg-named.png", (FOLDER / "orientation-1.jpg").read_bytes(), 4)


def broken():
    """Files that are no whole pictures; the tests cut the others short themselves."""
    (FOLDER / "empty.jpg").write_bytes(b"")
    (FOLDER / "text.jpg").write_bytes(b"This is a letter, not a picture.\n")
    Image.new("L", (4, 4)).save(FOLDER / "small.gif")
    # 100 megapixels in a header; no pixels follow.
    (FOLDER / "huge.png").write_bytes(png(10000, 10000, 8, 2, b""))
    (FOLDER / "nothing.png").write_bytes(png(0, 8, 8, 2, b""))


def jaffe():
    """The SHA-256 of all pixels of the JAFFE pictures; None where they are not at hand."""
    folder = Path(os.environ.get("MIEN_DATA", "../shared/data")) / "jaffe"
    files = sorted(folder.glob("*.tiff"), key=lambda file: file.name.encode())
    if not files:
        return None
    digest = hashlib.sha256()
    for file in files:
        with Image.open(file) as image:
            digest.update(image.convert("L").tobytes())
    return {"pictures": len(files), "sha256": digest.hexdigest()}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for make in (jpegs, pngs, tiffs, others, broken):
        make()
    manifest = {"made_by": "script/golden/pictures.py", "pillow": PIL.__version__, "jaffe": jaffe()}
    (FOLDER / "expected.json").write_text(
        json.dumps({"manifest": manifest, "pictures": expected}, separators=(",", ":")) + "\n"
    )
    largest = max(FOLDER.glob("*.*"), key=lambda file: file.stat().st_size if file.suffix != ".json" else 0)
    print(f"{len(expected)} pictures, the largest {largest.name} of {largest.stat().st_size} bytes")


if __name__ == "__main__":
    main()
