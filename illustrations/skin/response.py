"""What one tone's skin does to light, boiled down to curves the picture can look up at every pixel."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from illustrations.maps import Map
from illustrations.skin import optics
from illustrations.skin.optics import MAX_ABSORBANCE
from illustrations.skin.tones import EXPOSURE, tone

STEPS = 256
"""Entries of the transmission curve, evenly spaced in the square root of absorbance, 0 to MAX_ABSORBANCE."""
_FRESH_CLEAR_MM = 0.003
"""Clear dermis over fresh ink: until it heals the epidermis holds ink as well."""
_OPAQUE = 40.0
_STEP = 0.08


@dataclass(frozen=True)
class Response:
    """Per channel (red, green, blue); light is linear film light."""

    body: Map
    """(3,) light that comes back from beneath the ink on bare skin."""
    veil: Map
    """(3,) light that comes back from above the ink."""
    transmission: Map
    """(STEPS, 3) share of light that crosses the ink once."""
    body_melanin: Map
    """(3,) d log(body) / d log(melanin), at most 0."""
    body_blood: Map
    """(3,) d log(body) / d log(blood), at most 0."""
    veil_melanin: Map
    """(3,) d log(veil) / d log(melanin), at most 0."""


@cache
def response(number: int, years: float, *, fresh: bool) -> Response:
    """Return the response of Monk tone `number` with ink `years` after healing, or fresh."""
    skin = tone(number)
    clear = _FRESH_CLEAR_MM if fresh else optics.ink_depth(years)
    layers = replace(optics.HEALED, clear_mm=clear)
    absorbances = np.linspace(0, MAX_ABSORBANCE**0.5, STEPS) ** 2
    inked = optics.linear_rgb(skin.melanin, skin.blood, absorbances, layers)
    black = optics.linear_rgb(skin.melanin, skin.blood, _OPAQUE, layers)
    bare = inked[0]
    more = 1 + _STEP
    darker = optics.linear_rgb(skin.melanin * more, skin.blood, 0.0, layers)
    redder = optics.linear_rgb(skin.melanin, skin.blood * more, 0.0, layers)
    darker_black = optics.linear_rgb(skin.melanin * more, skin.blood, _OPAQUE, layers)
    # The veil keeps the model's neutral colour; the body takes up what bare skin lacks to be the tone's target.
    veil = EXPOSURE * black
    body = skin.light - veil
    # Light that the gain adds is not the model's, so it does not follow the model's melanin and blood.
    explained = np.minimum(EXPOSURE * (bare - black) / body, 1)
    through = np.clip((inked - black) / (bare - black), 0, 1)
    through = explained * through + (1 - explained) * through.mean(axis=1, keepdims=True)
    crossing = np.sqrt(through)

    def slope(changed: np.ndarray, base: np.ndarray) -> Map:
        return np.asarray(np.minimum(np.log(changed / base) / np.log(more), 0), np.float32)

    return Response(
        body.astype(np.float32),
        veil.astype(np.float32),
        crossing.astype(np.float32),
        _evened(slope(darker, bare) * explained.astype(np.float32), skin.depth),
        slope(redder, bare) * explained.astype(np.float32),
        slope(darker_black, black),
    )


def _evened(slopes: Map, depth: float) -> Map:
    """Return the channels' slopes drawn together on deep tones, where melanin is so dense that it darkens evenly."""
    share = np.float32(0.7 * depth)
    return np.asarray((1 - share) * slopes + share * slopes.mean(), np.float32)
