"""Masters: one JPEG a plate, small enough to be kept in the project for ever."""

import io

from PIL import Image, ImageFile

from illustrations.errors import PictureError
from illustrations.overlay.mask import Pixels

from .metadata import Credit, embed

MOST_BYTES = 600_000
_QUALITIES = (93, 91, 89, 87, 85, 82, 79, 76, 72, 68, 64, 60)
"""Tried in turn until the picture fits."""


ImageFile.MAXBLOCK = 1 << 24  # a progressive JPEG is encoded in one go; Pillow's guess is too small for grainy skin


def encode(picture: Pixels, credit: Credit) -> bytes:
    """Return the sRGB picture as a progressive JPEG of at most MOST_BYTES, at the best quality that fits."""
    image = Image.fromarray(picture)
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, subsampling="4:4:4", progressive=True, optimize=True)
        jpeg = embed(out.getvalue(), credit)
        if len(jpeg) <= MOST_BYTES:
            return jpeg
    raise PictureError(f"{credit.title} does not fit into {MOST_BYTES // 1000} kB; make out_px smaller.")
