"""Microrelief: the net of furrows between which skin bulges, and the pores.

A family of furrows is the set of places where the phase of band-passed complex noise is zero (phasor noise, Tricard
et al. 2019): quasi-parallel lines with natural forks and fade-outs. Six families make the lozenges and triangles seen
on forearms; together they are 40–60 µm deep (20–200 µm in the literature).
"""

from dataclasses import dataclass

import numba as nb
import numpy as np

from illustrations.maps import Map, blur
from illustrations.skin.fields import Ground, Spots, field, lattice, resolved, spline_weights, spots
from illustrations.skin.sites import Site, Surface


@dataclass(frozen=True)
class Relief:
    """The fine shape of the skin, (h, w) each."""

    height: Map
    """Height over the smooth surface [mm]."""
    furrows: Map
    """How much of a main furrow there is, 0–1."""
    creases: Map
    """How much of a secondary furrow there is, 0–1."""
    pores: Map
    """How much of a pore there is, 0–1."""


@dataclass(frozen=True)
class Family:
    """One set of nearly parallel furrows."""

    name: str
    spacing_mm: float
    angle: float
    """Direction across the furrows, radians from the limb's axis."""
    wander: float
    """Relative bandwidth: how freely lines bend, fork and end."""
    width: float
    """Width as a share of the spacing."""


_MAIN = (
    (Family("oblique-a", 0.80, 0.52, 0.17, 0.105), 0.90),
    (Family("oblique-b", 0.86, -0.62, 0.17, 0.105), 0.85),
    (Family("across", 1.05, 0.02, 0.20, 0.085), 0.60),
)
_SECONDARY = (
    (Family("between-a", 0.40, np.pi / 2 + 0.35, 0.30, 0.16), 0.80),
    (Family("between-b", 0.36, -0.15, 0.34, 0.16), 0.80),
)
_FINE = Family("fine", 0.19, np.pi / 2 - 0.5, 0.45, 0.20)

PORE_CELL_MM = 2.4
_PORE_REACH_MM = 0.25
_BANDWIDTH_CELLS = 0.276
"""A cubic B-spline over nodes c apart has a spectrum of standard deviation 0.276/c."""


def build(ground: Ground, surface: Surface, place: Site, *, tone_depth: float, age: float) -> Relief:
    """Return the relief of the skin at `place`.

    Skin of a deep tone (`tone_depth` 0–1) shows a finer, softer net; `age` 0–1 (20 years) deepens it.
    """
    axis, mesh = place.axis, place.mesh * (1 - 0.12 * tone_depth)
    main = np.zeros(ground.x.shape, np.float32)
    for family, weight in _MAIN:
        _join(main, ground, family, weight, axis=axis, mesh=mesh)
    secondary = np.zeros_like(main)
    for family, weight in _SECONDARY:
        _join(secondary, ground, family, weight, axis=axis, mesh=mesh)
    fine = np.zeros_like(main)
    _join(fine, ground, _FINE, 1.0, axis=axis, mesh=mesh)

    px = ground.px_per_mm
    deeper = 1.0 + 0.35 * age
    uneven = 1 + np.float32(0.22) * field(ground, "relief/uneven", 7.0, octaves=2)
    height = np.float32(-0.034 * deeper) * main - np.float32(0.013) * secondary * (1 - np.float32(0.6) * main)
    height *= uneven
    height -= np.float32(0.004) * fine
    # Between the lines the skin is pillowed, so the furrows have shoulders.
    height -= np.float32(0.022 * deeper) * blur(main, 0.10 * px)
    height -= np.float32(0.010) * blur(secondary, 0.06 * px)
    for wavelength, sd in ((0.030, 0.0006), (0.085, 0.0018), (0.34, 0.004), (1.6, 0.010), (7.5, 0.040)):
        height += np.float32(sd) * field(ground, f"relief/{wavelength}", wavelength)
    pores = _pores(ground, place.pores_per_cm2)
    height += np.float32(-0.026) * pores + np.float32(0.05) * blur(pores, 0.16 * px)
    height *= np.float32(place.depth * (1.25 - 0.30 * tone_depth))
    for along in place.folds:
        height -= _fold(ground, surface, along)
    return Relief(height, main, secondary, pores)


def pore_places(ground: Ground, per_cm2: float, *, margin_mm: float = 0.0) -> Spots:
    """Return the pores, one per cell at most; hairs grow out of some of them."""
    return spots(ground, "pores", per_cm2, PORE_CELL_MM, margin_mm=margin_mm)


def _join(union: Map, ground: Ground, family: Family, weight: float, *, axis: float, mesh: float) -> None:
    """Let `union` hold 1 - (1 - union)(1 - weight·family): crossing furrows do not add up."""
    spacing = family.spacing_mm * mesh
    strength = weight * resolved(spacing * 0.7, ground.px_per_mm)
    if strength <= 0:
        return
    grid = lattice(ground, f"furrows/{family.name}", _BANDWIDTH_CELLS * spacing / family.wander, parts=2)
    angle = axis + family.angle
    turn_x, turn_y = 2 * np.pi / spacing * np.cos(angle), 2 * np.pi / spacing * np.sin(angle)
    _furrows(
        union, grid.values, ground.x, ground.y, grid.left, grid.top, grid.cell, turn_x, turn_y, family.width, strength
    )


def _fold(ground: Ground, surface: Surface, along: float) -> Map:
    """Return the depth of a flexion crease that crosses the limb: a sharp line in a soft hollow."""
    bend = np.float32(1.0) * field(ground, f"fold/{along}", 17.0, octaves=2) + surface.across**2 / np.float32(260)
    away = surface.along - np.float32(along) + bend
    strength = np.clip(np.float32(0.8) + np.float32(0.35) * field(ground, f"fold/{along}/depth", 6.0), 0.2, 1.3)
    line = np.float32(0.07) * np.exp(-((away / np.float32(0.20)) ** 2))
    hollow = np.float32(0.45) * np.exp(-((away / np.float32(1.5)) ** 2))
    return np.asarray(strength * (line + hollow), np.float32)


def _pores(ground: Ground, per_cm2: float) -> Map:
    places = pore_places(ground, per_cm2)
    depth = np.where(places.present, 0.5 + 0.5 * places.chance[..., 0], 0).astype(np.float32)
    radius = (0.035 + 0.040 * places.chance[..., 1]).astype(np.float32)
    total = np.zeros(ground.x.shape, np.float32)
    add_spots(
        total, ground.x, ground.y, places.x, places.y, radius, depth, places.left, places.top, places.cell,
        _PORE_REACH_MM,
    )  # fmt: skip
    return total


@nb.njit(cache=True, fastmath=True)
def _furrows(  # noqa: PLR0917 - compiled code takes positional arguments
    union: Map, nodes: Map, xs: Map, ys: Map, left: float, top: float, cell: float, turn_x: float, turn_y: float,
    width: float, strength: float,
) -> None:  # fmt: skip
    inverse, sharpness = np.float32(1.0 / cell), np.float32(1.0 / (2 * np.pi * width))
    # Complex noise of unit variance per part has a mean modulus of 1.2533; the spline scales it by 0.479.
    modulus = np.float32(1.0 / (1.2533 * 0.479))
    for i in range(xs.shape[0]):
        for j in range(xs.shape[1]):
            x, y = xs[i, j], ys[i, j]
            u, v = (x - np.float32(left)) * inverse, (y - np.float32(top)) * inverse
            column, row = int(u), int(v)
            a = spline_weights(u - column)
            b = spline_weights(v - row)
            real, imaginary = np.float32(0), np.float32(0)
            for m in range(4):
                for n in range(4):
                    w = b[m] * a[n]
                    real += w * nodes[row - 1 + m, column - 1 + n, 0]
                    imaginary += w * nodes[row - 1 + m, column - 1 + n, 1]
            amplitude = np.sqrt(real * real + imaginary * imaginary) * modulus
            there = min(max((amplitude - np.float32(0.12)) * np.float32(1 / 0.63), np.float32(0)), np.float32(1))
            if there <= 0:
                continue
            angle = np.float32(turn_x) * x + np.float32(turn_y) * y
            cosine, sine = np.cos(angle), np.sin(angle)
            away = abs(np.arctan2(real * sine + imaginary * cosine, real * cosine - imaginary * sine)) * sharpness
            line = np.exp(np.float32(-2.2) * away * np.sqrt(away))
            fade = there * there * (np.float32(3) - np.float32(2) * there)
            line *= fade * (np.float32(0.55) + np.float32(0.45) * min(amplitude, np.float32(1.6)))
            union[i, j] = np.float32(1) - (np.float32(1) - union[i, j]) * (
                np.float32(1) - min(np.float32(strength) * line, np.float32(1))
            )


@nb.njit(cache=True, fastmath=True)
def add_spots(  # noqa: PLR0917 - compiled code takes positional arguments
    total: Map, xs: Map, ys: Map, spot_x: Map, spot_y: Map, radius: Map, depth: Map, left: float, top: float,
    cell: float, reach: float,
) -> None:  # fmt: skip
    """Add depth·exp(-(d/radius)²) of every spot within `reach` [mm], at most half a cell, of each pixel."""
    for i in range(xs.shape[0]):
        for j in range(xs.shape[1]):
            x, y = xs[i, j], ys[i, j]
            # The four cells whose corner is nearest hold every spot within half a cell.
            column = int((x - left) / cell - 0.5)
            row = int((y - top) / cell - 0.5)
            for r in range(row, row + 2):
                for c in range(column, column + 2):
                    if depth[r, c] > 0:
                        dx, dy = x - spot_x[r, c], y - spot_y[r, c]
                        squared = dx * dx + dy * dy
                        if squared < reach * reach:
                            total[i, j] += depth[r, c] * np.exp(-squared / (radius[r, c] * radius[r, c]))
