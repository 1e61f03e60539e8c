"""Crescent moon: the same ball as the full moon under a low sun, with long shadows along the terminator."""

import numpy as np
import numpy.typing as npt

from ._lunar import near_side
from ._moonlight import cast_light, limb_alpha, lunar_lines, moonlight
from .kit.arrays import GreyAlpha, Quality
from .kit.shapes import smoothstep
from .kit.tone import edge_tone, tone
from .model import Subject

SUBJECT = Subject(
    key="crescent_moon",
    title="Crescent moon",
    size_px=(1500, 1500),
    alt="A waxing crescent moon: bright at the right limb, its craters in long shadow along the curved edge of night, "
    "and the dark part fading into the skin",
    width_mm=24,
    credit="Drawn by our own code; the seas stand close to their true places",
)
_TERMINATOR_DEG = 36.0  # longitude of sunrise, east
_SUN_LATITUDE_DEG = 1.0
_EXAGGERATION = 1.15
_NIGHT_ENDS = 0.30  # how far past the terminator, in lunar radii, the night's tone reaches into the skin


def _sun() -> npt.NDArray[np.float64]:
    lon, lat = np.radians(_TERMINATOR_DEG + 90), np.radians(_SUN_LATITUDE_DEG)
    return np.array([np.cos(lat) * np.sin(lon), np.sin(lat), np.cos(lat) * np.cos(lon)])


def draw(quality: Quality) -> GreyAlpha:
    """Draw the crescent."""
    disc = near_side(round(SUBJECT.size_px[0] * quality.scale))
    sun = _sun()
    light = moonlight(disc, sun, roundness=0.5, exaggeration=_EXAGGERATION) * cast_light(disc, sun, _EXAGGERATION)
    alpha = limb_alpha(disc)
    height = disc.where @ sun  # sine of the sun's height over the ball
    light += 0.004 * disc.albedo  # earthshine
    light *= 0.60 + 0.40 * smoothstep(
        0.0, 0.35, disc.where[..., 2]
    )  # a rim of tone, so that skin does not eat the limb
    counted = alpha * np.where(height > 0, 1, 0.49)  # the grade is set by the day side alone
    graded = tone(np.stack([light * counted] * 3 + [counted], -1), contrast=1.8, gamma=1.9, middle=0.50, clarity=0.3)
    night = 1 - smoothstep(0.02, -_NIGHT_ENDS, height)
    return edge_tone(GreyAlpha(graded.grey, alpha * night), most=0.8)


def lines(quality: Quality) -> npt.NDArray[np.uint8]:
    """Draw the limb, the terminator and the craters beside it."""
    return lunar_lines(near_side(round(SUBJECT.size_px[0] * quality.scale)), _sun())
