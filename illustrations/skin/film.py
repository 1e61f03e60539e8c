"""The camera's tone curve: linear light to displayed value, the same for the three channels."""

import numpy as np
import numpy.typing as npt

from illustrations.skin.colour import Colour, to_srgb

_SHOULDER = 0.15
"""How softly highlights roll off."""
_TOE = 0.006
"""Light taken off everywhere: blacks are a little crushed, as every camera profile does."""
_CONTRAST = 0.42
"""Strength of the S curve laid over the displayed values."""

BRIGHTEST = 4.0
"""Linear light beyond which nothing changes any more; 1 is a white sheet facing the light."""
STEPS = 4096
"""Entries of `table`."""


def respond(linear: npt.ArrayLike) -> Colour:
    """Return the displayed sRGB value (0–1) of linear light (0 to BRIGHTEST)."""
    x = np.maximum(np.asarray(linear, float) - _TOE, 0)
    v = to_srgb(x * (1 + _SHOULDER) / (1 + _SHOULDER * x))
    return np.asarray(v + _CONTRAST * v * (1 - v) * (2 * v - 1))


def light_for(display: npt.ArrayLike) -> Colour:
    """Return the linear light that is displayed as `display` (0–1): the inverse of `respond`."""
    light = np.linspace(0, 1.2**0.5, 6000) ** 2
    return np.asarray(np.interp(np.asarray(display, float), respond(light), light))


def table() -> npt.NDArray[np.float32]:
    """Return `respond` at STEPS points evenly spaced in the square root of light, 0 to BRIGHTEST."""
    return respond(np.linspace(0, BRIGHTEST**0.5, STEPS) ** 2).astype(np.float32)
