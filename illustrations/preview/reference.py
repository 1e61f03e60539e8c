"""The preview as it should be: exact blur, exact curves. The page's script is held against what this draws."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from illustrations.maps import Map
from illustrations.time.parameters import ageing_model
from illustrations.time.spreading import Spreading, spread_ink
from sitekit.ageing.model import Spread

from .tables import OPTICS_MM, flat_skin


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a reader has set."""

    mm: float
    """Width of the motif."""
    year: float
    """Since it healed."""
    spread: Spread
    site: float
    """What the spread is multiplied by."""
    sun: float
    """0 (always covered) to 1 (bare every day)."""
    tone: int
    """Step of the Monk scale."""


def draw_preview(absorbance: Map, motif_px: float, view: View) -> npt.NDArray[np.uint8]:
    """Return sRGB (h, w, 3) of ink as drawn (h, w) whose motif is `motif_px` wide, with bare skin beyond its edges.

    The spread is the same everywhere and no patches form: those two belong to one tattoo and are left to the plates.
    """
    model = ageing_model()
    sigma_mm = np.hypot(model.sigma_mm(view.year, view.spread, view.site), OPTICS_MM)
    sigma_px = float(sigma_mm * motif_px / view.mm)
    blurred = spread_ink(absorbance, Spreading(sigma_px, sigma_px, None))
    left = blurred * np.float32(model.retained(view.year, view.sun))
    weak = np.float32(model.weak_loss * view.year)
    ink = left * left / np.maximum(left + weak, np.float32(1e-9))
    return np.rint(255 * np.clip(flat_skin(ink, view.tone, view.year), 0, 1)).astype(np.uint8)
