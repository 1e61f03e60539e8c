"""Procedural noise on points of space: Perlin sums and Voronoi cells. Same seed, same values."""

import math
from typing import Literal

import numpy as np
import numpy.typing as npt
from numba import prange

from .arrays import Array
from .compiled import compiled

_RIDGED = {"plain": 0, "ridged": 1, "billow": 2}


@compiled()
def _hash(ix: int, iy: int, iz: int, seed: int) -> int:
    """Thirty-two well-mixed bits for a lattice point (constants after MurmurHash3 and Wang)."""
    n = (ix * 374761393 + iy * 668265263 + iz * 2147483647 + seed * 1274126177) & 0xFFFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
    n = ((n ^ (n >> 16)) * 2246822519) & 0xFFFFFFFF
    return (n ^ (n >> 15)) & 0xFFFFFFFF


@compiled()
def _uniform(ix: int, iy: int, iz: int, seed: int) -> float:
    return _hash(ix, iy, iz, seed) / 4294967296.0


@compiled()
def _gradient(bits: int, x: float, y: float, z: float) -> float:
    """Dot product with one of Perlin's twelve gradients."""
    bits = bits & 15
    u = x if bits < 8 else y
    v = y if bits < 4 else (x if bits in (12, 14) else z)
    return (u if (bits & 1) == 0 else -u) + (v if (bits & 2) == 0 else -v)


@compiled()
def _fade(t: float) -> float:
    return t * t * t * (t * (t * 6 - 15) + 10)


@compiled()
def _perlin(x: float, y: float, z: float, seed: int) -> float:
    """Improved Perlin noise (K. Perlin, 2002), about -1..1."""
    fx, fy, fz = math.floor(x), math.floor(y), math.floor(z)
    ix, iy, iz = int(fx), int(fy), int(fz)
    x -= fx
    y -= fy
    z -= fz
    u, v, w = _fade(x), _fade(y), _fade(z)
    near = 0.0
    far = 0.0
    for dz in range(2):
        a = _gradient(_hash(ix, iy, iz + dz, seed), x, y, z - dz)
        b = _gradient(_hash(ix + 1, iy, iz + dz, seed), x - 1, y, z - dz)
        c = _gradient(_hash(ix, iy + 1, iz + dz, seed), x, y - 1, z - dz)
        d = _gradient(_hash(ix + 1, iy + 1, iz + dz, seed), x - 1, y - 1, z - dz)
        low = a + u * (b - a)
        high = c + u * (d - c)
        value = low + v * (high - low)
        if dz == 0:
            near = value
        else:
            far = value
    return near + w * (far - near)


@compiled(parallel=True)
def _sum_octaves(  # noqa: PLR0917 (kernels take no keywords)
    points: Array, octaves: int, lacunarity: float, gain: float, seed: int, ridged: int, out: Array
) -> None:
    for i in prange(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        amplitude, total, weight = 1.0, 0.0, 0.0
        for octave in range(octaves):
            n = _perlin(x, y, z, seed + octave * 17)
            if ridged == 1:
                n = 1.0 - abs(n) * 2.0
            elif ridged == 2:
                n = abs(n) * 2.0
            total += amplitude * n
            weight += amplitude
            amplitude *= gain
            x *= lacunarity
            y *= lacunarity
            z *= lacunarity
        out[i] = total / weight


def fbm(
    points: npt.ArrayLike,
    freq: npt.ArrayLike = 1.0,
    octaves: int = 4,
    *,
    lacunarity: float = 2.03,
    gain: float = 0.5,
    seed: int = 0,
    kind: Literal["plain", "ridged", "billow"] = "plain",
) -> Array:
    """Fractal gradient noise of points (..., 3) -> (...), about -1..1; `freq` is a number or a 3-vector."""
    where = np.asarray(points, np.float64)
    flat = np.ascontiguousarray((where * np.asarray(freq, np.float64)).reshape(-1, 3))
    out = np.empty(len(flat))
    _sum_octaves(flat, octaves, lacunarity, gain, seed, _RIDGED[kind], out)
    return out.reshape(where.shape[:-1])


@compiled(parallel=True)
def _nearest_cells(points: Array, seed: int, jitter: float, out: Array) -> None:
    for i in prange(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        ix, iy, iz = math.floor(x), math.floor(y), math.floor(z)
        first, second, cell = 1e9, 1e9, 0.0
        for a in range(-1, 2):
            for b in range(-1, 2):
                for c in range(-1, 2):
                    jx, jy, jz = ix + a, iy + b, iz + c
                    dx = jx + 0.5 + jitter * (_uniform(jx, jy, jz, seed) - 0.5) - x
                    dy = jy + 0.5 + jitter * (_uniform(jx, jy, jz, seed + 1) - 0.5) - y
                    dz = jz + 0.5 + jitter * (_uniform(jx, jy, jz, seed + 2) - 0.5) - z
                    d = dx * dx + dy * dy + dz * dz
                    if d < first:
                        second, first = first, d
                        cell = _uniform(jx, jy, jz, seed + 3)
                    elif d < second:
                        second = d
        out[i, 0] = math.sqrt(first)
        out[i, 1] = math.sqrt(second)
        out[i, 2] = cell


def voronoi(
    points: npt.ArrayLike, freq: npt.ArrayLike = 1.0, seed: int = 0, jitter: float = 1.0
) -> tuple[Array, Array, Array]:
    """Distances to the nearest and second nearest cell centre, and a random 0..1 per cell; each (...)."""
    where = np.asarray(points, np.float64)
    flat = np.ascontiguousarray((where * np.asarray(freq, np.float64)).reshape(-1, 3))
    out = np.empty((len(flat), 3))
    _nearest_cells(flat, seed, jitter, out)
    shaped = out.reshape((*where.shape[:-1], 3))
    return shaped[..., 0], shaped[..., 1], shaped[..., 2]
