"""What colours the skin from place to place: melanin, blood, veins, freckles and moles."""

from dataclasses import dataclass

import numba as nb
import numpy as np

from illustrations.maps import Map, blur
from illustrations.skin.fields import Ground, field, spots
from illustrations.skin.relief import Relief
from illustrations.skin.sites import Site, Surface

_FRECKLE_CELL_MM = 6.0
_MOLES_PER_CM2 = 0.10
_MOLE_CELL_MM = 12.0


@dataclass(frozen=True)
class Chromophores:
    """Pigments relative to the tone's mean, (h, w) each."""

    melanin: Map
    """Natural logarithm of relative melanin."""
    blood: Map
    """Natural logarithm of relative blood."""
    veins: Map
    """How much of a vein shines through, 0 to about 1."""


def build(
    ground: Ground,
    surface: Surface,
    place: Site,
    relief: Relief,
    *,
    depth: float,
    age: float,
    sun: float,
    keep_clear: tuple[float, float, float],
) -> Chromophores:
    """Return the pigments of a tone of `depth` 0–1 on skin that is `age` (0–1, 20 years) older than at tattooing.

    `sun` (0–1) decides how many sun spots come with age. `keep_clear` is the centre and radius [mm on the skin] of the
    circle where no mole grows: nobody tattoos over one.
    """
    melanin = np.float32(np.log(place.melanin)) + np.float32(0.07) * field(ground, "melanin/broad", 9.0, octaves=2)
    melanin += np.float32(0.07) * field(ground, "melanin/middle", 0.9, octaves=2)
    melanin += np.float32(0.06) * field(ground, "melanin/grain", 0.22)
    melanin += np.float32(0.05) * relief.creases - np.float32(0.05) * relief.furrows
    melanin += np.float32(0.22) * blur(relief.pores, 0.04 * ground.px_per_mm)
    # Freckles and moles stand out on pale skin and drown in deep skin.
    contrast = 1.0 - 0.6 * depth
    melanin += np.float32(contrast) * _freckles(ground, place, age, sun)
    melanin += np.float32((0.6 + 0.9 * (1 - depth)) * contrast) * _moles(ground, keep_clear)
    melanin *= np.float32(1 - 0.55 * depth)
    if age > 0:
        melanin += np.float32(age) * (np.float32(0.25 * sun) + np.float32(0.10) * field(ground, "age", 1.8, octaves=2))

    mottling = np.float32(0.13) * field(ground, "blood/broad", 5.0, octaves=3)
    mottling += np.float32(0.11) * field(ground, "blood/middle", 1.3, octaves=2)
    mottling += np.float32(0.05) * field(ground, "blood/grain", 0.3)
    mottling += np.float32(0.9) * blur(relief.pores, 0.12 * ground.px_per_mm)
    mottling += np.float32(np.log(place.blood))
    mottling *= np.float32(1 - 0.7 * depth)
    return Chromophores(melanin, mottling, _veins(ground, surface, place))


def _freckles(ground: Ground, place: Site, age: float, sun: float) -> Map:
    per_cm2 = 1.6 * place.freckles + 5.0 * age * (0.4 + sun)
    # The grid of places must not depend on age, or freckles would move from one year to the next.
    seats = spots(ground, "freckles", 2.2, _FRECKLE_CELL_MM, margin_mm=_FRECKLE_CELL_MM)
    more = spots(ground, "sun spots", 5.0, _FRECKLE_CELL_MM, margin_mm=_FRECKLE_CELL_MM)
    total = np.zeros(ground.x.shape, np.float32)
    for each, share in ((seats, min(per_cm2 / 2.2, 1.0)), (more, min(max(per_cm2 - 2.2, 0) / 5.0, 1.0))):
        there = each.present & (each.chance[..., 3] < share)
        radius = (0.16 + 0.40 * each.chance[..., 0] ** 2).astype(np.float32)
        strength = np.where(there, (0.07 + 0.33 * each.chance[..., 1] ** 1.5) * (1 + 0.5 * age), 0).astype(np.float32)
        _add_discs(total, ground.x, ground.y, each.x, each.y, radius, strength, each.left, each.top, each.cell, 4.0)
    return total * (1 + np.float32(0.25) * field(ground, "freckles/edge", 0.3))


def _moles(ground: Ground, keep_clear: tuple[float, float, float]) -> Map:
    seats = spots(ground, "moles", _MOLES_PER_CM2, _MOLE_CELL_MM, margin_mm=_MOLE_CELL_MM)
    x, y, reach = keep_clear
    there = seats.present & ((seats.x - x) ** 2 + (seats.y - y) ** 2 > (reach + 1.5) ** 2)
    radius = (0.30 + 0.35 * seats.chance[..., 0]).astype(np.float32)
    strength = np.where(there, 0.7 + 0.3 * seats.chance[..., 1], 0).astype(np.float32)
    total = np.zeros(ground.x.shape, np.float32)
    _add_discs(total, ground.x, ground.y, seats.x, seats.y, radius, strength, seats.left, seats.top, seats.cell, 6.0)
    return total


def _veins(ground: Ground, surface: Surface, place: Site) -> Map:
    """Return wandering deep lines along the limb, two of which meet in a Y."""
    if place.veins <= 0:
        return np.zeros(ground.x.shape, np.float32)
    along, across = surface.along, surface.across
    wander = np.float32(1.1) * field(ground, "veins", 11.0)
    sway = np.sin(along / 9.0) * np.float32(1.2) + wander
    fork = np.maximum(along + 6.0, 0)
    total = np.zeros(ground.x.shape, np.float32)
    for path, width in (
        (np.float32(-9.5) + sway - np.float32(0.10) * along, 1.25),
        (np.float32(7.0) + sway, 1.5),
        (np.float32(7.0) + sway - np.float32(0.42) * fork, 0.95),
    ):
        total = np.maximum(total, np.exp(-(((across - path) / np.float32(width)) ** 2)))
    deep = np.clip(np.float32(0.75) + np.float32(0.35) * field(ground, "veins/depth", 14.0), 0, 1)
    return np.asarray(np.float32(place.veins) * deep * blur(total, 0.45 * ground.px_per_mm), np.float32)


@nb.njit(cache=True, fastmath=True)
def _add_discs(  # noqa: PLR0917 - compiled code takes positional arguments
    total: Map, xs: Map, ys: Map, spot_x: Map, spot_y: Map, radius: Map, strength: Map, left: float, top: float,
    cell: float, hardness: float,
) -> None:  # fmt: skip
    """Add soft-edged discs; a disc and its edge stay within half a cell of their centre."""
    for i in range(xs.shape[0]):
        for j in range(xs.shape[1]):
            x, y = xs[i, j], ys[i, j]
            column = int((x - left) / cell - 0.5)
            row = int((y - top) / cell - 0.5)
            for r in range(row, row + 2):
                for c in range(column, column + 2):
                    if strength[r, c] > 0:
                        dx, dy = x - spot_x[r, c], y - spot_y[r, c]
                        away = np.sqrt(dx * dx + dy * dy) / radius[r, c]
                        if away < 3.5:  # noqa: PLR2004 - nothing is left of the edge there
                            total[i, j] += strength[r, c] / (1 + np.exp((away - 1) * hardness))
