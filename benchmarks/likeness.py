"""How alike a rendition is to what it was made from: SSIM of the luma, 1 for the same picture."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_WINDOW: Final = 7
"""px"""
_C1: Final = (0.01 * 255) ** 2
_C2: Final = (0.03 * 255) ** 2

Plane = NDArray[np.float64]


def compare(master: Path, rendition: Path) -> float:
    """Return the mean structural similarity of a rendition to the master at its width (Wang et al. 2004)."""
    with Image.open(rendition) as opened, Image.open(master) as full:
        seen = opened.convert("L")
        meant = full.convert("RGB").resize(seen.size, Image.Resampling.LANCZOS).convert("L")
    return _ssim(np.asarray(meant, float), np.asarray(seen, float))


def _ssim(a: Plane, b: Plane) -> float:
    mean_a, mean_b = _average(a), _average(b)
    spread_a, spread_b = _average(a * a) - mean_a**2, _average(b * b) - mean_b**2
    shared = _average(a * b) - mean_a * mean_b
    alike = (2 * mean_a * mean_b + _C1) * (2 * shared + _C2)
    most = (mean_a**2 + mean_b**2 + _C1) * (spread_a + spread_b + _C2)
    return float((alike / most).mean())


def _average(plane: Plane) -> Plane:
    """Return the mean around each place where the window fits."""
    sums = np.pad(plane.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    n = _WINDOW
    mean: Plane = (sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]) / n**2
    return mean
