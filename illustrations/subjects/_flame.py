"""The flame and smoke of the struck match: layers in the picture plane, composited around the modelled match.

Coordinates are scene units: x to the right, y up from the foot of the flame. A flame is a few tongues, each a
teardrop around a bent axis, merged by a smooth union, so that no outline crosses another. Its light is that of
a thin glowing gas: the longer the way through it, the brighter, less in the dark vapour around the head.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import distance_transform_edt, gaussian_filter

from .kit.arrays import Array
from .kit.noise import fbm
from .kit.shapes import smoothstep

HEIGHT = 4.9
_WIDTH = 0.86  # greatest half-width of the main tongue
_TEARDROP = PchipInterpolator(
    [0, 0.02, 0.06, 0.13, 0.23, 0.36, 0.52, 0.70, 0.86, 1.0], [0, 0.34, 0.63, 0.90, 1.0, 0.90, 0.64, 0.35, 0.13, 0]
)
_VAPOUR_HEIGHT = 0.80  # centre of the dark vapour above the foot of the flame


@dataclass(frozen=True)
class Tongue:
    """One tongue: height and width as fractions of the flame's, and where its axis leans, mid-way and at the tip."""

    height: float
    width: float
    middle: float
    tip: float


_TONGUES = (Tongue(1.0, 1.0, -0.06, 0.20), Tongue(0.69, 0.47, 0.50, 0.74), Tongue(0.47, 0.37, -0.62, -0.82))


@dataclass(frozen=True)
class Layer:
    """A grey picture layer: grey 0 black to 1 white, and straight alpha, both (height, width)."""

    grey: Array
    alpha: Array

    def over(self, below: "Layer") -> "Layer":
        """Return this layer laid over `below`."""
        alpha = self.alpha + below.alpha * (1 - self.alpha)
        mixed = self.grey * self.alpha + below.grey * below.alpha * (1 - self.alpha)
        return Layer(np.where(alpha > 0, mixed / np.maximum(alpha, 1e-6), 1.0), alpha)


def _noise(x: Array, y: Array, scale: tuple[float, float], octaves: int, seed: int) -> Array:
    place = np.stack([x * scale[0], y * scale[1], np.full_like(x, 0.37)], axis=-1)
    return np.asarray(fbm(place, 1.0, octaves=octaves, seed=seed), dtype=np.float64)


def _depth_inside(tongue: Tongue, x: Array, y: Array) -> tuple[Array, Array]:
    """Return how deep points lie inside a tongue (units, negative outside) and their height in it, 0 foot to 1 tip."""
    t = y / (HEIGHT * tongue.height)
    axis = tongue.middle * smoothstep(0.0, 0.55, t) + (tongue.tip - tongue.middle) * smoothstep(0.45, 1.05, t)
    half = _WIDTH * tongue.width * _TEARDROP(np.clip(t, 0, 1))
    beyond = np.maximum(-y, y - HEIGHT * tongue.height)
    return np.where(beyond > 0, -np.hypot(beyond, x - axis), half - np.abs(x - axis)), t


def _smooth_max(a: Array, b: Array, blend: float) -> Array:
    h = np.clip(0.5 + 0.5 * (a - b) / blend, 0, 1)
    return np.asarray(b + (a - b) * h + blend * h * (1 - h))


def _sway(x: Array, y: Array) -> Array:
    """Return x after the air has swayed the flame, more the higher it stands."""
    rise = smoothstep(0.5, 3.4, y)
    wave = 0.20 * _noise(x, y, (0.35, 0.55), 2, 5) + 0.06 * _noise(x, y, (1.1, 1.1), 2, 6)
    return np.asarray(x + rise * (wave - 0.09 * np.sin(2.0 * y + 0.4)))


def _whole(sway: Array, y: Array) -> Array:
    """Return how deep points lie inside the union of all tongues (negative outside)."""
    depth = _depth_inside(_TONGUES[0], sway, y)[0]
    for tongue in _TONGUES[1:]:
        depth = _smooth_max(depth, _depth_inside(tongue, sway, y)[0], 0.13)
    return depth


def tip(x: Array, y: Array) -> tuple[float, float]:
    """Return the place of the flame's highest point."""
    inside = _whole(_sway(x, y), y) > 0
    row = int(np.flatnonzero(inside.any(axis=1))[0])
    column = int(np.flatnonzero(inside[row]).mean())
    return float(x[row, column]), float(y[row, column])


def flame(x: Array, y: Array) -> tuple[Layer, Layer]:
    """Return the flame and the dark breath around it that makes it shine, for points in units from its foot."""
    sway = _sway(x, y)
    main, t_main = _depth_inside(_TONGUES[0], sway, y)
    depth = _whole(sway, y)
    room = _WIDTH * (0.30 + 0.70 * _TEARDROP(np.clip(t_main, 0, 1)))
    way = np.sqrt(1 - (1 - np.clip(depth / room, 0, 1)) ** 2)  # through a round body
    above = np.where(y > _VAPOUR_HEIGHT, 1.45, 0.90)
    vapour = np.hypot((sway + 0.02) / (0.52 - 0.10 * np.clip(y, 0, 2)), (y - _VAPOUR_HEIGHT) / above)
    dark = 1 - smoothstep(0.15, 1.20, vapour)
    glow = smoothstep(0.04, 0.34, t_main) * (1 - 0.45 * smoothstep(0.70, 1.0, t_main))
    streak = _noise(sway * 2.4, y, (1.0, 0.36), 4, 31)
    light = 1 - np.exp(-2.6 * way**1.5 * (0.26 + 0.74 * glow) * (1 - 0.80 * dark) * (1 + 0.50 * streak))
    for tongue in _TONGUES[1:]:  # a breath of shade where a side tongue folds over the body
        own, t = _depth_inside(tongue, sway, y)
        shade = np.exp(-np.clip(-own, 0, 9) / 0.16) * (own < 0) + np.exp(-own / 0.03) * (own >= 0)
        light = light - 0.30 * smoothstep(0.0, 0.22, main) * shade * smoothstep(0.48, 0.86, t) * (
            1 - smoothstep(0.93, 1.0, t)
        )
    body = smoothstep(-0.012, 0.035, depth) * (0.50 + 0.50 * smoothstep(0.0, 0.20, t_main))
    grey = 0.20 + 0.87 * np.clip(light, 0, 1) ** 0.9
    unit = abs(float(x[0, 1] - x[0, 0]))
    outside = distance_transform_edt(depth <= 0) * unit
    drift = x + 0.35 * _noise(x, y, (0.7, 0.5), 3, 77)
    cloud = _noise(drift, y, (1.5, 0.55), 5, 12)
    breath = np.exp(-outside / (0.26 + 0.34 * np.clip(cloud + 0.25, 0, 1)))
    breath *= smoothstep(-0.2, 1.2, y) * (1 - smoothstep(0.80, 1.04, y / HEIGHT)) * np.clip(0.66 + 1.2 * cloud, 0.1, 1)
    halo = gaussian_filter(np.clip(breath - 0.07, 0, 1) / 0.93, 0.02 / unit)
    return Layer(np.clip(grey, 0, 1), body), Layer(np.full_like(x, 0.06), 0.62 * halo * (1 - body))


def smoke(x: Array, y: Array, length: float = 2.4) -> Layer:
    """Return thin smoke rising from (0, 0): folded sheets of threads, dense where the sheets turn edge-on."""
    width = x.shape[1]
    unit = abs(float(x[0, 1] - x[0, 0]))
    ink = np.zeros(x.shape)
    up = y[:, 0] / length  # 0 at the tip of the flame, 1 where the smoke is gone
    rows = np.flatnonzero((up > 0) & (up < 1))
    s = np.linspace(0, 1, 3000)
    for row in rows:
        h = up[row]
        axis = 0.20 * np.sin(3.6 * h + 0.3) * h + 0.10 * np.sin(7.5 * h + 1.0) * h**1.5
        spread = 0.025 + 0.42 * h**1.6
        fold = (
            np.sin(2.6 * s + 3.1 * h)
            + 0.55 * np.sin(6.1 * s - 4.4 * h + 1.0) * h
            + 0.28 * np.sin(13.0 * s + 6.0 * h) * h
        )
        column = ((axis + spread * fold) - x[0, 0]) / unit
        inside = (column >= 0) & (column < width - 1)
        ink[row] += np.bincount(column[inside].astype(int), minlength=width)[:width] / len(s)
    ink = gaussian_filter(ink, (0.010 / unit, 0.006 / unit)) * (0.09 / unit)
    fade = smoothstep(0.0, 0.10, y / length) * (1 - smoothstep(0.45, 1.0, y / length))
    return Layer(np.full_like(x, 0.16), np.clip(1.1 * (1 - np.exp(-1.3 * ink)) * fade, 0, 0.8))


def _line(depth: Array) -> Array:
    """Return a line two pixels wide where `depth` passes through zero, 0 to 1."""
    slope = np.hypot(*np.gradient(depth))
    return np.asarray(1 - smoothstep(0.5, 1.5, np.abs(depth) / np.maximum(slope, 1e-6)))


def outline(x: Array, y: Array) -> npt.NDArray[np.uint8]:
    """Return the flame in lines: 255 its edge, 160 where a side tongue folds over the body, 0 nothing."""
    sway = _sway(x, y)
    main = _depth_inside(_TONGUES[0], sway, y)[0]
    drawn = 255 * _line(_whole(sway, y)) * (y > 0)
    for tongue in _TONGUES[1:]:
        own, t = _depth_inside(tongue, sway, y)
        drawn = np.maximum(drawn, 160 * _line(own) * (main > 0) * smoothstep(0.60, 0.72, t) * (t < 1))
    return np.rint(drawn).astype(np.uint8)
