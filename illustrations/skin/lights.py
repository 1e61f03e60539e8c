"""The studio: a soft box from the upper left, two weak fills and light from everywhere.

The camera is far and every light is too, so brightness and sheen depend on the slope of the surface alone. Both are
worked out once, in a table over slopes, with as many light samples as a soft highlight needs.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from illustrations.maps import Map

Vector = npt.NDArray[np.float64]

KEY: Vector = np.array([-0.62, -0.50, 0.62]) / np.linalg.norm([-0.62, -0.50, 0.62])
"""Direction towards the soft box: left, up (y points down) and in front of the skin."""
AMBIENT = 0.25
"""Light from everywhere, relative to a key of 0.86 met head-on."""
STEEPEST = 3.0
"""The table covers slopes of ±STEEPEST in x and in y."""
CELLS = 256
"""Cells of the table on each axis."""

_HALF_WIDTH = 0.30
"""Half the soft box's width, as a share of its distance (±17°)."""
_SAMPLES = 7
_KEY_WEIGHT = 0.86
_FILLS = (((0.75, 0.35, 0.55), 0.16), ((0.10, 0.80, 0.60), 0.07))
_REFLECTANCE = 0.028
"""Mirror reflectance of skin seen head-on (refractive index 1.40)."""


@dataclass(frozen=True)
class Finish:
    """How the surface mirrors: two lobes of the GGX distribution (Walter et al. 2007)."""

    rough: float
    smooth: float
    """Width of either lobe (GGX alpha)."""
    share: float
    """Share of the smooth lobe."""


DRY = Finish(0.36, 0.19, 0.28)
DEEP = Finish(0.40, 0.26, 0.22)
"""Deep tones: the same sheen is seen at higher contrast, so it is taken from the softer end."""
WET = Finish(0.26, 0.10, 0.42)
"""Under ointment."""


def mixed(a: Finish, b: Finish, t: float) -> Finish:
    """Return the finish a share `t` (0–1) of the way from `a` to `b`."""
    return Finish(
        a.rough + t * (b.rough - a.rough), a.smooth + t * (b.smooth - a.smooth), a.share + t * (b.share - a.share)
    )


@dataclass(frozen=True)
class Tables:
    """Light by slope, (CELLS + 1, CELLS + 1) each; rows are slopes in y, columns slopes in x."""

    direct: Map
    """Light that lands, as a share of all that lands on a surface facing the camera."""
    ambient: float
    """Share of light from everywhere on a surface facing the camera."""
    sheen: Map
    """Light mirrored into the camera, as a share of a white sheet's."""


@cache
def tables(finish: Finish) -> Tables:
    """Return the tables for one finish."""
    directions, weights = _rig()
    slopes = np.linspace(-STEEPEST, STEEPEST, CELLS + 1)
    sx, sy = np.meshgrid(slopes, slopes)
    normal = np.stack([-sx, -sy, np.ones_like(sx)], axis=-1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    direct, sheen = np.zeros_like(sx), np.zeros_like(sx)
    for direction, weight in zip(directions, weights, strict=True):
        facing = np.maximum(normal @ direction, 0)
        direct += weight * facing
        sheen += weight * facing * _mirror(normal, direction, facing, finish)
    facing_camera = float(weights @ np.maximum(directions[:, 2], 0)) + AMBIENT
    return Tables(
        (direct / facing_camera).astype(np.float32),
        AMBIENT / facing_camera,
        (sheen / facing_camera).astype(np.float32),
    )


def _rig() -> tuple[Vector, Vector]:
    """Return unit vectors towards the lights (n, 3) and their weights (n,)."""
    side = np.cross(KEY, [0.0, 0.0, 1.0])
    side /= np.linalg.norm(side)
    up = np.cross(KEY, side)
    steps = np.linspace(-_HALF_WIDTH, _HALF_WIDTH, _SAMPLES)
    directions = [KEY + u * side + v * up for u in steps for v in steps] + [np.array(d) for d, _ in _FILLS]
    weights = [_KEY_WEIGHT / _SAMPLES**2] * _SAMPLES**2 + [w for _, w in _FILLS]
    return np.array([d / np.linalg.norm(d) for d in directions]), np.array(weights)


def _mirror(normal: Vector, light: Vector, facing: Vector, finish: Finish) -> Vector:
    """Return π times the GGX reflectance towards a camera straight above (Schlick's Fresnel, Smith's shadowing)."""
    half = light + np.array([0.0, 0.0, 1.0])
    half /= np.linalg.norm(half)
    to_half, to_camera = np.maximum(normal @ half, 0), normal[..., 2]
    fresnel = _REFLECTANCE + (1 - _REFLECTANCE) * (1 - half[2]) ** 5
    total = np.zeros_like(facing)
    for alpha, share in ((finish.rough, 1 - finish.share), (finish.smooth, finish.share)):
        spread = alpha**2 / (to_half**2 * (alpha**2 - 1) + 1) ** 2
        k = alpha / 2
        shadowing = 1 / ((facing * (1 - k) + k) * (to_camera * (1 - k) + k))
        total += share * spread * shadowing / 4
    return np.asarray(fresnel * total)
