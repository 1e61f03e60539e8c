"""Random fields that belong to the skin, not to the picture.

Every value is a hash of the seed, a stream name and a place on the skin in mm, so that two pictures of the same skin
show the same pores and furrows wherever the camera stands and however close it comes.
"""

import zlib
from dataclasses import dataclass

import numba as nb
import numpy as np
import numpy.typing as npt

from illustrations.maps import Map

Hashes = npt.NDArray[np.uint32]
Weights = tuple[np.float32, np.float32, np.float32, np.float32]

_SPLINE_VARIANCE = 0.479
"""Mean over the cell of the sum of squared cubic B-spline weights, per axis: 151/315."""
_CELL_PER_WAVELENGTH = 0.385
"""Lattice cell that gives blobs about one wavelength apart."""


@dataclass(frozen=True)
class Ground:
    """The piece of skin a picture shows: where each pixel lies on it, all in mm."""

    x: Map
    """(h, w) position along the skin's surface, right."""
    y: Map
    """(h, w) position along the skin's surface, down."""
    px_per_mm: float
    """Pixels of the picture per mm of skin facing the camera."""
    seed: int
    """Which skin it is."""

    @property
    def width_mm(self) -> float:
        """Return the width of the field photographed."""
        return float(self.x.shape[1] / self.px_per_mm)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return (left, top, right, bottom) of what is seen."""
        return float(self.x.min()), float(self.y.min()), float(self.x.max()), float(self.y.max())


@dataclass(frozen=True)
class Lattice:
    """Independent values of mean 0 and variance 1 at the nodes of a grid fixed to the skin."""

    values: Map
    """(rows, columns, parts)."""
    left: float
    """Position of the first column [mm]."""
    top: float
    """Position of the first row [mm]."""
    cell: float
    """Distance between nodes [mm]."""


def lattice(ground: Ground, stream: str, cell_mm: float, *, parts: int = 1) -> Lattice:
    """Return the lattice called `stream` with nodes `cell_mm` apart, covering the ground and two nodes more."""
    columns, rows = _cells(ground, cell_mm, margin=2)
    layers = [uniform(ground.seed, f"{stream}/{part}", columns[None, :], rows[:, None]) for part in range(parts)]
    values = (np.stack(layers, axis=-1) - np.float32(0.5)) * np.float32(12**0.5)
    return Lattice(values, columns[0] * cell_mm, rows[0] * cell_mm, cell_mm)


def field(ground: Ground, stream: str, wavelength_mm: float, *, octaves: int = 1) -> Map:
    """Return smooth noise (h, w) of mean 0 and standard deviation 1, blobs about `wavelength_mm` apart.

    Each further octave has half the wavelength and 0.55 of the amplitude. What the picture is too coarse to show
    fades out instead of flickering.
    """
    total = np.zeros(ground.x.shape, np.float32)
    weights = [0.55**octave for octave in range(octaves)]
    norm = sum(w * w for w in weights) ** 0.5
    for octave, weight in enumerate(weights):
        cell = wavelength_mm / 2**octave * _CELL_PER_WAVELENGTH
        strength = weight / norm * resolved(cell / _CELL_PER_WAVELENGTH, ground.px_per_mm)
        if strength > 0:
            grid = lattice(ground, f"{stream}.{octave}", cell)
            scale = strength / _SPLINE_VARIANCE
            add_spline(total, grid.values, ground.x, ground.y, grid.left, grid.top, cell, scale)
    return total


def resolved(wavelength_mm: float, px_per_mm: float) -> float:
    """Return how much of a pattern survives sampling: 1 from four pixels a wave, 0 below two."""
    pixels = wavelength_mm * px_per_mm
    return float(np.clip((pixels - 2) / 2, 0, 1))


@dataclass(frozen=True)
class Spots:
    """At most one spot in each cell of a grid fixed to the skin."""

    x: Map
    """(rows, columns) position [mm]."""
    y: Map
    """(rows, columns) position [mm]."""
    present: npt.NDArray[np.bool_]
    """(rows, columns)"""
    chance: Map
    """(rows, columns, 6) uniform values 0–1 for whatever the spot needs."""
    left: float
    """Left edge of the first column [mm]."""
    top: float
    """Top edge of the first row [mm]."""
    cell: float
    """Width of a cell [mm]."""


def spots(ground: Ground, stream: str, per_cm2: float, cell_mm: float, *, margin_mm: float = 0.0) -> Spots:
    """Return spots of mean density `per_cm2`, one cell at most `cell_mm` wide each, `margin_mm` beyond the ground."""
    cell = min(cell_mm, (80.0 / max(per_cm2, 1e-3)) ** 0.5)
    columns, rows = _cells(ground, cell, margin=1 + int(np.ceil(margin_mm / cell)))
    u, v = columns[None, :], rows[:, None]
    chance = np.stack([uniform(ground.seed, f"{stream}/{k}", u, v) for k in range(9)], axis=-1)
    x = (u + chance[..., 0]) * np.float32(cell)
    y = (v + chance[..., 1]) * np.float32(cell)
    present = chance[..., 2] < per_cm2 * cell * cell / 100.0
    return Spots(
        x.astype(np.float32),
        y.astype(np.float32),
        present,
        np.ascontiguousarray(chance[..., 3:]),
        float(columns[0] * cell),
        float(rows[0] * cell),
        cell,
    )


def uniform(seed: int, stream: str, u: npt.NDArray[np.int64], v: npt.NDArray[np.int64]) -> Map:
    """Return values 0–1 that depend on nothing but the seed, the stream's name and the whole numbers `u`, `v`."""
    state = np.uint32((seed * 0x9E3779B1 ^ zlib.crc32(stream.encode())) & 0xFFFFFFFF)
    mixed = _mix((u & 0xFFFFFFFF).astype(np.uint32) ^ state)
    mixed = _mix(mixed ^ ((v & 0xFFFFFFFF).astype(np.uint32) * np.uint32(0x85EBCA77)))
    return np.asarray((mixed >> np.uint32(8)).astype(np.float32) * np.float32(2.0**-24))


def _mix(h: Hashes) -> Hashes:
    """Scramble 32-bit words (finaliser of MurmurHash3)."""
    h = (h ^ (h >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return np.asarray(h ^ (h >> np.uint32(16)))


def _cells(ground: Ground, cell: float, margin: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    left, top, right, bottom = ground.box
    columns = np.arange(int(np.floor(left / cell)) - margin, int(np.floor(right / cell)) + margin + 2)
    rows = np.arange(int(np.floor(top / cell)) - margin, int(np.floor(bottom / cell)) + margin + 2)
    return columns, rows


@nb.njit(cache=True, fastmath=True)
def add_spline(total: Map, nodes: Map, xs: Map, ys: Map, left: float, top: float, cell: float, scale: float) -> None:  # noqa: PLR0917
    """Add `scale` times the cubic B-spline over `nodes` (rows, columns, 1) at every pixel of `xs`, `ys`."""
    inverse = np.float32(1.0 / cell)
    for i in range(xs.shape[0]):
        for j in range(xs.shape[1]):
            u = (xs[i, j] - np.float32(left)) * inverse
            v = (ys[i, j] - np.float32(top)) * inverse
            column, row = int(u), int(v)
            a0, a1, a2, a3 = spline_weights(u - column)
            b0, b1, b2, b3 = spline_weights(v - row)
            value = np.float32(0)
            for m in range(4):
                b = b0 if m == 0 else b1 if m == 1 else b2 if m == 2 else b3  # noqa: PLR2004 - unrolled below
                r = row - 1 + m
                value += b * (
                    a0 * nodes[r, column - 1, 0]
                    + a1 * nodes[r, column, 0]
                    + a2 * nodes[r, column + 1, 0]
                    + a3 * nodes[r, column + 2, 0]
                )
            total[i, j] += np.float32(scale) * value


@nb.njit(cache=True, fastmath=True, inline="always")
def spline_weights(fraction: float) -> Weights:
    """Return the four cubic B-spline weights at the `fraction` (0–1) of a cell."""
    t = np.float32(fraction)
    s = np.float32(1) - t
    sixth = np.float32(1 / 6)
    t2, s2 = t * t, s * s
    return (
        sixth * s2 * s,
        sixth * (np.float32(4) - np.float32(6) * t2 + np.float32(3) * t2 * t),
        sixth * (np.float32(4) - np.float32(6) * s2 + np.float32(3) * s2 * s),
        sixth * t2 * t,
    )
