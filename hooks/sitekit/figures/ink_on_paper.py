"""Black ink on white paper: what an ink map looks like printed, to be cut out."""

import io
import math
from functools import cache
from typing import Final

from PIL import Image

_THERE_AND_BACK: Final = 2
"""Light crosses the ink, comes back from the white below and crosses it again."""
_BARE: Final = 250
"""Greys from here on are printed white: a trace of ink that no eye sees would dot the paper."""
_QUALITY: Final = 80
_SRGB_TOE: Final = 0.0031308


@cache
def print_ink(density: bytes, *, max_absorbance: float, margin_px: int) -> bytes:
    """Return an ink map as a grey picture of the motif without its margin, WebP.

    `density` is a picture whose values v stand for the absorbance `max_absorbance`·(v/255)², one pass.
    """
    with Image.open(io.BytesIO(density)) as image:
        ink = image.convert("L")
    motif = ink.crop((margin_px, margin_px, ink.width - margin_px, ink.height - margin_px))
    paper = motif.point([_grey(max_absorbance * (value / 255) ** 2) for value in range(256)])
    out = io.BytesIO()
    paper.save(out, "WEBP", quality=_QUALITY, method=4)
    return out.getvalue()


def _grey(absorbance: float) -> int:
    """Return the sRGB value, 0 to 255, of white paper below ink."""
    light = math.exp(-_THERE_AND_BACK * absorbance)
    value = round(255 * (1.055 * light ** (1 / 2.4) - 0.055 if light > _SRGB_TOE else 12.92 * light))
    return 255 if value >= _BARE else value
