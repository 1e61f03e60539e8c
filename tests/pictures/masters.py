"""Small real pictures, sound and broken, made by the tests themselves."""

import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from sitekit.pictures.cache import Cache
from sitekit.pictures.inspect import inspect_masters
from sitekit.pictures.make import Order, Rights, make_pictures
from sitekit.pictures.model import Picture

RIGHTS = Rights("Rose, 26 mm", "Ada Needle", "Photograph: Ada Needle", "All rights reserved", drawing=False)
SKIN = (204, 153, 119)


def draw(width: int = 700, height: int = 500, *, seed: int = 1) -> Image.Image:
    """Return skin with grain and a dark mark in the upper left corner."""
    chance = random.Random(seed)  # noqa: S311 - grain, not a secret
    grain = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    picture = Image.merge(
        "RGB", [grain.point([max(0, tone - 12 + value * 24 // 255) for value in range(256)]) for tone in SKIN]
    )
    ImageDraw.Draw(picture).ellipse((10, 10, width // 3, height // 3), fill=(40, 36, 36))
    return picture


def encode(picture: Image.Image, form: str = "JPEG", **how: Any) -> bytes:
    """Return the bytes of a picture."""
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


def write(path: Path, picture: Image.Image | None = None, **how: Any) -> Path:
    """Write a picture in the format its name ends with."""
    path.parent.mkdir(parents=True, exist_ok=True)
    (picture or draw()).save(path, **how)
    return path


def order(path: Path, cache: Cache, name: str = "", rights: Rights = RIGHTS) -> Order:
    """Return an order for a sound master."""
    facts, messages = inspect_masters({path: 1}, cache)[path]
    assert facts is not None, messages
    return Order(name or path.stem, path, facts, rights)


def make(path: Path, folder: Path, rights: Rights = RIGHTS) -> Picture:
    """Return the picture made of one sound master."""
    cache = Cache.open(folder)
    pictures, failures = make_pictures([order(path, cache, "piece", rights)], cache)
    assert failures == {}
    return pictures["piece"]


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds a few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def profile(
    red: tuple[float, float], green: tuple[float, float], blue: tuple[float, float], gamma: float = 2.2
) -> bytes:
    """Return an ICC profile of a screen with these primaries (CIE x and y) and the white of D50."""
    white = (0.9642, 1.0, 0.8249)
    columns = [(x / y, 1.0, (1 - x - y) / y) for x, y in (red, green, blue)]
    scale = _solve([[column[row] for column in columns] for row in range(3)], white)
    values = {
        name: [part * factor for part in column]
        for name, column, factor in zip(("rXYZ", "gXYZ", "bXYZ"), columns, scale, strict=True)
    }
    tags: dict[str, bytes] = {name: b"XYZ \0\0\0\0" + _fixed(xyz) for name, xyz in values.items()}
    tags["wtpt"] = b"XYZ \0\0\0\0" + _fixed(white)
    tags |= dict.fromkeys(("rTRC", "gTRC", "bTRC"), b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(gamma * 256), 0))
    tags["desc"] = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Wide\0" + b"\0" * 79
    tags["cprt"] = b"text\0\0\0\0none\0\0\0\0"
    return _pack_profile(tags, b"mntrRGB XYZ ")


def cmyk_profile() -> bytes:
    """Return an ICC profile of a press whose cyan prints pure red, so that a naive conversion shows."""
    grid = [(c, m, y, k) for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)]
    to_lab = {"paper": (255, 128, 128), "red": (138, 208, 195)}  # 8-bit Lab
    colours = b"".join(bytes(to_lab["red" if c else "paper"] if not k else (0, 128, 128)) for c, m, y, k in grid)
    identity = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    ramp = bytes(range(256))
    table = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + identity + ramp * 4 + colours + ramp * 3
    tags = {
        "A2B0": table,
        "wtpt": b"XYZ \0\0\0\0" + _fixed((0.9642, 1.0, 0.8249)),
        "desc": b"desc\0\0\0\0" + struct.pack(">I", 6) + b"Press\0" + b"\0" * 79,
        "cprt": b"text\0\0\0\0none\0\0\0\0",
    }
    return _pack_profile(tags, b"prtrCMYKLab ")


def _fixed(xyz: Any) -> bytes:
    return struct.pack(">3i", *(round(part * 65536) for part in xyz))


def _pack_profile(tags: dict[str, bytes], kind: bytes) -> bytes:
    at, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        padded = data + b"\0" * (-len(data) % 4)
        table += name.encode() + struct.pack(">II", at + len(body), len(data))
        body += padded
    size = at + len(body)
    header = struct.pack(">I4sI", size, b"\0\0\0\0", 0x02100000) + kind + b"\0" * 12 + b"acsp" + b"\0" * 24
    header = header.ljust(68, b"\0") + _fixed((0.9642, 1.0, 0.8249))
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _solve(matrix: list[list[float]], wanted: Any) -> list[float]:
    rows = [[*row, value] for row, value in zip(matrix, wanted, strict=True)]
    for pivot in range(3):
        rows[pivot] = [value / rows[pivot][pivot] for value in rows[pivot]]
        for other in range(3):
            if other != pivot:
                rows[other] = [a - rows[other][pivot] * b for a, b in zip(rows[other], rows[pivot], strict=True)]
    return [row[3] for row in rows]
