"""The scale bar, the coin and the label, in the sizes that read on a phone and do not shout on a desk."""

from typing import Final

import numpy as np

from illustrations.errors import require_positive

from .mask import Pixels, bar, paint, ring, words, words_width

COINS: Final = {"US quarter": 24.26}
"""Diameters [mm]; the quarter's from the United States Mint."""

_TEXT: Final = 0.024
"""Size of letters as a part of the plate's width: 9 CSS px on a phone 390 wide."""
_HAIRLINE: Final = 0.0013
_MARGIN: Final = 0.028
_PARTS: Final = {0.1: 10, 0.2: 4, 0.5: 5, 1.0: 10, 2.0: 4, 5.0: 5, 10.0: 10, 20.0: 20, 50.0: 10}
"""Lengths of the bar [mm], and into how many parts ticks cut each: from 5 to 20 mm the ticks are millimetres."""
_LONGEST: Final = 0.24
"""Greatest length of the bar as a part of the plate's width."""


def choose_length(width_mm: float) -> tuple[float, int]:
    """Return the length of the bar [mm] for a plate `width_mm` of skin wide, and into how many parts ticks cut it."""
    require_positive("The plate's width", width_mm, "mm")
    length = max((mm for mm in _PARTS if mm <= _LONGEST * width_mm), default=0.1)
    return length, _PARTS[length]


def draw_scale_bar(picture: Pixels, px_per_mm: float) -> Pixels:
    """Return the picture with a scale bar in its lower left corner.

    From the middle of the first tick to the middle of the last is exactly the length the label says.
    """
    require_positive("The scale", px_per_mm, "px/mm")
    rows, columns = picture.shape[:2]
    length, parts = choose_length(columns / px_per_mm)
    line, size, margin = max(1.5, _HAIRLINE * columns), _TEXT * columns, _MARGIN * columns
    left, base = margin + line / 2, rows - margin
    step = length * px_per_mm / parts
    right = left + parts * step
    shape = (rows, columns)
    mask = bar(shape, left - line / 2, base - line, right + line / 2, base)
    for tick in range(parts + 1):
        tall = size * (0.62 if tick in {0, parts} else 0.45 if 2 * tick == parts or tick % 5 == 0 else 0.3)
        x = left + tick * step
        mask = np.maximum(mask, bar(shape, x - line / 2, base - tall, x + line / 2, base))
    label = f"{length:g} mm"
    mask = np.maximum(mask, words(shape, label, (left, base - size * 0.95), size))
    return paint(picture, mask)


def draw_coin(picture: Pixels, px_per_mm: float, name: str = "US quarter") -> Pixels:
    """Return the picture with a coin's outline around its middle, in true size, and the coin's name along its top."""
    require_positive("The scale", px_per_mm, "px/mm")
    rows, columns = picture.shape[:2]
    line, size = max(1.5, _HAIRLINE * columns), _TEXT * columns
    middle, radius = (columns / 2, rows / 2), COINS[name] / 2 * px_per_mm
    mask = ring((rows, columns), middle, radius, line)
    above = rows / 2 - radius - size * 0.6
    label = f"{name}, {COINS[name]:g} mm"
    mask = np.maximum(mask, words((rows, columns), label, (columns / 2, max(above, size * 1.2)), size, anchor="ms"))
    return paint(picture, mask)


def draw_label(picture: Pixels, text: str) -> Pixels:
    """Return the picture with a line of text in its upper left corner, smaller where the line would not fit."""
    rows, columns = picture.shape[:2]
    margin, size = _MARGIN * columns, _TEXT * 1.1 * columns
    size = min(size, size * (columns - 3 * margin) / words_width(text, size))
    mask = words((rows, columns), text, (margin, margin + size * 0.75), size)
    return paint(picture, mask)
