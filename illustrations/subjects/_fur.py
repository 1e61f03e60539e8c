"""Combed fur: where each strand of a coat runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .kit.shapes import unit

if TYPE_CHECKING:
    from .kit.arrays import Array


def comb_strands(
    rng: np.random.Generator,
    roots: Array,
    normals: Array,
    comb: Array,
    length: Array,
    *,
    steps: int = 6,
    scatter: float = 0.2,
    lift: float = 0.5,
) -> Array:
    """Strands (n, steps, 3) from roots (n, 3).

    A strand leaves along `comb` raised by `lift` times the normal, with random directions of `scatter`, and
    lies down towards `comb` at its tip; `length` is (n,), in units.
    """
    n = len(roots)
    rising = unit(comb + lift * normals + scatter * rng.normal(size=(n, 3)))[:, None]
    lying = unit(comb + 0.05 * normals)[:, None]
    s = np.linspace(0, 1, steps)[None, :, None]
    curl = 0.12 * rng.normal(size=(n, 1, 3))
    run = rising * s * (1 - 0.45 * s) + (0.45 * lying + curl) * s * s
    return np.asarray(roots[:, None] + length[:, None, None] * run)


def taper(radius: float, n: int, steps: int) -> Array:
    """Radii (n, steps) of strands that thin from `radius` to a point."""
    return np.tile(radius * (1 - 0.85 * np.linspace(0, 1, steps) ** 1.3), (n, 1))
