"""Masters to measure with: the site's own plates cut to 1600 × 1200 px, mirrored, turned, and grained like skin."""

import random
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter

SIZE: Final = (1600, 1200)
"""px"""
_QUALITY: Final = 90
_GRAIN: Final = 28
"""Levels, from the darkest to the lightest, before it is softened as a lens does."""
_MIRRORS: Final = (None, Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.ROTATE_180)


def write_masters(plates: Path, folder: Path, count: int) -> list[Path]:
    """Return `count` JPEGs in `folder`, writing those that are missing: the same plates, the same bytes.

    Raises FileNotFoundError if there are no plates.
    """
    sources = sorted(plates.rglob("*.jpg"))
    if not sources:
        raise FileNotFoundError(f"There are no plates in {plates}.")
    folder.mkdir(parents=True, exist_ok=True)
    masters = [folder / f"{number:04}.jpg" for number in range(count)]
    for number, path in enumerate(masters):
        if not path.exists():
            _make_master(sources[number % len(sources)], number).save(path, quality=_QUALITY)
    return masters


def _make_master(source: Path, number: int) -> Image.Image:
    chance = random.Random(number)  # noqa: S311 - a corpus, not a secret
    with Image.open(source) as plate:
        width = min(plate.width, plate.height * SIZE[0] // SIZE[1]) * chance.uniform(0.8, 1)
        height = width * SIZE[1] / SIZE[0]
        left, top = chance.uniform(0, plate.width - width), chance.uniform(0, plate.height - height)
        picture = plate.convert("RGB").resize(
            SIZE, Image.Resampling.LANCZOS, box=(left, top, left + width, top + height)
        )
    mirror = chance.choice(_MIRRORS)
    if mirror is not None:
        picture = picture.transpose(mirror)
    levels = [128 - _GRAIN // 2 + value * _GRAIN // 255 for value in range(256)]
    grain = Image.frombytes("L", SIZE, chance.randbytes(SIZE[0] * SIZE[1])).point(levels)
    soft = grain.filter(ImageFilter.GaussianBlur(0.7))
    return ImageChops.add(picture, Image.merge("RGB", (soft, soft, soft)), offset=-128)
