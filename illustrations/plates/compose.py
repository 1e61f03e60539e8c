"""From panels to the finished picture: photographs with their labels and scale bars, one under the other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from illustrations.overlay.marks import draw_coin, draw_label, draw_scale_bar
from illustrations.overlay.mask import LIGHT, Pixels

from .panels import GAP_PX, Panel
from .stages import Picture, shoot

_PAPER: Final = LIGHT


def render(panels: Sequence[Panel], references: Path) -> Pixels:
    """Return the picture of all panels."""
    return stack([lay_over(panel, shoot(panel, references)) for panel in panels])


def lay_over(panel: Panel, picture: Picture) -> Pixels:
    """Return the photograph with the panel's label, scale bar and coin."""
    pixels = picture.pixels
    if panel.coin:
        pixels = draw_coin(pixels, picture.px_per_mm)
    if panel.scale_bar:
        pixels = draw_scale_bar(pixels, picture.px_per_mm)
    return draw_label(pixels, panel.label) if panel.label else pixels


def stack(pictures: Sequence[Pixels]) -> Pixels:
    """Return pictures of one width under each other, a strip of paper between them."""
    gap = np.full((GAP_PX, pictures[0].shape[1], 3), _PAPER, np.uint8)
    parts = [part for picture in pictures for part in (gap, picture)]
    return np.concatenate(parts[1:])
