"""What a fresh tattoo does to the skin around it: redness, swelling, and the ointment that is put on it."""

from dataclasses import dataclass

import numpy as np

from illustrations.maps import Map, blur, smoothstep

DARKER = 1.2
"""Fresh ink relative to healed: the epidermis holds some too, and nothing has been carried off yet."""
_REDDER = 6.0
_SWELLING_MM = 0.20


@dataclass(frozen=True)
class Wound:
    """The skin's reaction, (h, w) each."""

    redness: Map
    """To be added to the logarithm of relative blood."""
    swelling: Map
    """Height added to the skin [mm]."""
    ointment: Map
    """Share of the surface that is wet, 0–1."""


def wound(absorbance: Map, px_per_mm: float) -> Wound:
    """Return the reaction to ink of this `absorbance` (h, w): strongest in worked skin, gone a few millimetres away."""
    worked = smoothstep(0.02, 0.25, absorbance)
    near, wide = blur(worked, 0.9 * px_per_mm), blur(worked, 2.2 * px_per_mm)
    redness = np.clip(np.float32(0.9) * near + np.float32(0.8) * wide, 0, 1)
    swelling = np.clip(near + np.float32(0.5) * blur(worked, 0.5 * px_per_mm), 0, 1)
    return Wound(
        np.log1p(np.float32(_REDDER) * redness),
        np.float32(_SWELLING_MM) * swelling,
        smoothstep(0.03, 0.45, wide),
    )
