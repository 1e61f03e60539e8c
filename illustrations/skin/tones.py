"""The ten tones of the Monk scale as skin the camera can see.

The scale's chips are flat screen colours: paler and greyer at the light end, darker at the deep end than any lit,
photographed skin. Each tone therefore has a photographic target, in the chip's order and hue but spread evenly in
lightness; melanin and blood are fitted so that the layered model gives the target's colour under one exposure for all.
What the model still misses (it has too little blue) a gain per channel makes up.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from illustrations.errors import PictureError
from illustrations.skin import colour, film, optics
from illustrations.skin.colour import Colour

EXPOSURE = 1.55
"""Light that a white sheet facing the key light would send to the film; one exposure for every tone."""

# Chip (skintone.google, Monk Skin Tone Scale) and photographic target (CIELAB of bare skin facing the light).
_TONES: dict[int, tuple[str, tuple[float, float, float]]] = {
    1: ("f6ede4", (86.5, 5.5, 9.5)),
    2: ("f3e7db", (82.5, 7.5, 13.0)),
    3: ("f7ead0", (78.5, 8.0, 18.0)),
    4: ("eadaba", (71.5, 9.5, 21.0)),
    5: ("d7bd96", (62.5, 11.5, 24.5)),
    6: ("a07e56", (54.0, 12.5, 24.0)),
    7: ("825c43", (45.5, 13.0, 20.5)),
    8: ("604134", (38.0, 11.0, 17.0)),
    9: ("3a312a", (31.5, 8.5, 13.5)),
    10: ("292420", (26.5, 7.0, 10.5)),
}
_MELANIN = np.geomspace(0.004, 0.9, 240)
_BLOOD = np.linspace(0.003, 0.008, 11)


@dataclass(frozen=True)
class Tone:
    """One tone of the scale, fitted."""

    number: int
    """1 (palest) to 10 (deepest)."""
    chip: str
    """The scale's own colour, six hexadecimal digits."""
    target: tuple[float, float, float]
    """CIELAB of bare skin facing the light in the finished picture."""
    melanin: float
    """Volume fraction of melanosomes in the epidermis, 0–1 (Jacques 1998: 0.01–0.06 fair, 0.18–0.43 deep)."""
    blood: float
    """Volume fraction of blood in the dermis, 0–1."""

    @property
    def depth(self) -> float:
        """Return how deep the tone is: 0 for tone 1, 1 for tone 10."""
        return (self.number - 1) / 9

    @property
    def light(self) -> Colour:
        """Return the linear light that the film shows as the target, (3,)."""
        return film.light_for(colour.to_srgb(colour.from_lab(self.target)))


@cache
def tone(number: int) -> Tone:
    """Return tone `number` (1–10) of the Monk scale; PictureError for any other."""
    if number not in _TONES or isinstance(number, bool):
        raise PictureError(f"Skin tone {number!r} is not on the Monk scale; give a whole number from 1 to 10.")
    chip, target = _TONES[number]
    wanted = film.light_for(colour.to_srgb(colour.from_lab(target)))
    seen = EXPOSURE * optics.linear_rgb(_MELANIN[:, None], _BLOOD[None, :], 0.0)
    # Lightness decides melanin, the ratio of green to red decides blood; blue is left to the gain.
    lightness = np.log(seen @ colour.LUMINANCE / (wanted @ colour.LUMINANCE))
    hue = np.log(seen[..., 1] / seen[..., 0]) - np.log(wanted[1] / wanted[0])
    best = np.argmin(lightness**2 + (0.25 * hue) ** 2)
    row, column = np.unravel_index(best, lightness.shape)
    return Tone(number, chip, target, float(_MELANIN[row]), float(_BLOOD[column]))
