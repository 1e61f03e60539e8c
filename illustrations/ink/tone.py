"""How much ink a tone needs, asked of the skin itself."""

from functools import cache

import numpy as np
import numpy.typing as npt

from illustrations.ink.inkmap import MAX_ABSORBANCE
from illustrations.maps import Map
from illustrations.skin import optics
from illustrations.skin.colour import LUMINANCE
from illustrations.skin.tones import tone

_BARE_LIGHTNESS = 79.0
"""CIE L* of the skin the artist has in mind; the same ink is used on every skin."""
_BLACKEST = 0.94
"""Share of the way to solid black that the darkest tone is taken."""
_STEPS = 257


def absorbance_for(darkness: Map) -> Map:
    """Return the one-pass absorbance that makes skin look as dark as asked (0 bare, 1 black).

    Lightness (CIE L*) falls evenly with darkness, from bare skin to packed black as the layered model shows them.
    """
    tones, ink = _curve()
    return np.interp(darkness, tones, ink).astype(np.float32)


@cache
def _curve() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return darkness and the absorbance that gives it, both rising, (n,)."""
    ink = MAX_ABSORBANCE * np.linspace(0, 1, _STEPS) ** 2  # finer steps where little ink changes much
    skin = tone(3)
    light = optics.linear_rgb(skin.melanin, skin.blood, ink) @ LUMINANCE
    bare = ((_BARE_LIGHTNESS + 16) / 116) ** 3
    lightness = 116 * np.cbrt(bare * light / light[0]) - 16
    darkness = (lightness[0] - lightness) / (lightness[0] - lightness[-1])
    return darkness / _BLACKEST, ink
