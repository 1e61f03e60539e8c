"""Fine hairs: thin arcs that leave a pore, lift off the skin, throw a soft shadow and glint along their length."""

from dataclasses import dataclass

import numba as nb
import numpy as np
import numpy.typing as npt

from illustrations.maps import Map
from illustrations.skin import lights
from illustrations.skin.fields import Ground, spots
from illustrations.skin.relief import PORE_CELL_MM
from illustrations.skin.sites import Site, Surface, picture_place

Floats = npt.NDArray[np.float64]

_LIFT_MM = 0.42
_LONGEST = 1.6
"""Longest hair relative to the site's usual length."""


@dataclass(frozen=True)
class Strands:
    """A layer of hairs over the picture, (h, w) each, 0–1."""

    cover: Map
    """How much of the pixel a hair hides."""
    shadow: Map
    """How much of the light a hair keeps from the skin."""
    glint: Map
    """How much of the key light the hair mirrors."""


def empty(shape: tuple[int, int]) -> Strands:
    """Return a layer without hairs."""
    return Strands(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros(shape, np.float32))


def grow(ground: Ground, surface: Surface, place: Site) -> Strands:
    """Return the fine hairs of a site."""
    layer = empty(ground.x.shape)
    reach = place.hair_length * _LONGEST
    seats = spots(ground, "hairs", place.hairs_per_cm2, PORE_CELL_MM * 1.4, margin_mm=reach)
    xs, ys = picture_place(place, seats.x[seats.present], seats.y[seats.present])
    px, left, top = ground.px_per_mm, float(surface.x[0, 0]), float(surface.y[0, 0])
    for x, y, chance in zip(xs, ys, seats.chance[seats.present], strict=True):
        length = place.hair_length * (0.45 + 0.65 * chance[0] + 0.5 * max(chance[1] - 0.8, 0) / 0.2)
        heading = place.axis + 0.5 + 0.45 * _bell(chance[2]) + 0.35 * np.sin(x / 9.0 + 1)
        curl = 0.7 * _bell(chance[3])
        points = arc((float(x), float(y)), length, heading, curl, step=0.7 / px)
        lift = _LIFT_MM * (0.5 + 0.7 * chance[4]) * np.sin(np.pi * np.minimum(0.02 + 0.75 * points[:, 2], 1))
        width = 0.010 + 0.009 * chance[5]
        draw(layer, points, lift, (left, top), px, width=width, opacity=0.25 + 0.37 * chance[1])
    return layer


def arc(start: tuple[float, float], length: float, heading: float, curl: float, *, step: float) -> Floats:
    """Return points (n, 3) of a bent hair: x, y [mm] and the share of the length, 0–1; about `step` mm apart."""
    t = np.linspace(0, 1, int(length / step) + 4)
    direction = heading + curl * t + 0.2 * curl * np.sin(3 * t)
    stride = length / t.size
    return np.stack(
        [start[0] + np.cumsum(np.cos(direction)) * stride, start[1] + np.cumsum(np.sin(direction)) * stride, t], axis=1
    )


def draw(
    layer: Strands,
    points: Floats,
    lift: Floats,
    corner: tuple[float, float],
    px: float,
    *,
    width: float,
    opacity: float,
) -> None:
    """Draw one hair of radius `width` [mm] into `layer`, whose first pixel lies at `corner` [mm]; it thins to a tip."""
    half = lights.KEY + np.array([0.0, 0.0, 1.0])
    half /= np.linalg.norm(half)
    _draw(
        layer.cover, layer.shadow, layer.glint, (points[:, 0] - corner[0]) * px, (points[:, 1] - corner[1]) * px,
        lift * px, points[:, 2], width * px, opacity, -lights.KEY / lights.KEY[2], half,
    )  # fmt: skip


def _bell(chance: float) -> float:
    """Return a roughly normal value (sd 1, within ±3) for a uniform one (logistic quantile)."""
    return float(np.clip(np.log((chance + 1e-3) / (1 - chance + 1e-3)) / 1.81, -3, 3))


@nb.njit(cache=True, fastmath=True)
def _draw(  # noqa: PLR0917 - compiled code takes positional arguments
    cover: Map, shadow: Map, glint: Map, xs: Floats, ys: Floats, zs: Floats, along: Floats, width: float,
    opacity: float, cast: Floats, half: Floats,
) -> None:  # fmt: skip
    rows, columns = cover.shape
    for k in range(xs.size - 1):
        radius = max(width * (1 - 0.75 * along[k]), 0.22 * width)
        dx, dy, dz = xs[k + 1] - xs[k], ys[k + 1] - ys[k], zs[k + 1] - zs[k]
        length = np.sqrt(dx * dx + dy * dy + dz * dz) + 1e-6
        # A cylinder mirrors where the half vector is square to it (Kajiya and Kay 1989).
        cosine = (dx * half[0] + dy * half[1] + dz * half[2]) / length
        shine = max(0.0, 1 - cosine * cosine) ** 30
        strength = opacity * min(1.0, 2 * radius / 1.3)
        spread = max(radius, 0.62)
        reach = int(2 * spread) + 2
        x, y = xs[k], ys[k]
        for i in range(max(0, int(y) - reach), min(rows, int(y) + reach + 1)):
            for j in range(max(0, int(x) - reach), min(columns, int(x) + reach + 1)):
                away = ((i - y) ** 2 + (j - x) ** 2) / (spread * spread)
                value = strength * np.exp(-away)
                if value > cover[i, j]:
                    cover[i, j] = value
                    glint[i, j] = shine
        x, y = xs[k] + cast[0] * zs[k], ys[k] + cast[1] * zs[k]
        spread = radius + 0.18 * zs[k] + 0.6
        reach = int(2 * spread) + 2
        strength = opacity * 0.55 * min(1.0, 1.3 * radius / spread)
        for i in range(max(0, int(y) - reach), min(rows, int(y) + reach + 1)):
            for j in range(max(0, int(x) - reach), min(columns, int(x) + reach + 1)):
                value = strength * np.exp(-((i - y) ** 2 + (j - x) ** 2) / (spread * spread))
                shadow[i, j] = max(shadow[i, j], value)
