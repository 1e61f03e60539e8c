"""Helpers for maps: float32 arrays (rows, columns) with y pointing down.

Every function gives the same bytes whatever the number of threads: the parallel kernels only ever write the
pixel they compute.
"""

from typing import TypeAlias

import numba as nb
import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

Map: TypeAlias = npt.NDArray[np.float32]

_DIRECT_SIGMA = 9.0
"""Up to this standard deviation [px] a blur is computed on the full grid."""
_COARSE_SIGMA = 3.0
"""Beyond it the grid is coarsened until the standard deviation is at least this many coarse pixels."""


def blur(field: Map, sigma_px: float) -> Map:
    """Return `field` blurred by a Gaussian of standard deviation `sigma_px`, edges continued outwards.

    Wide blurs run on a coarser grid: averaging over f pixels (f odd) and interpolating back add (f² - 1)/12 and
    (f² - 1)/6 to the variance, which the Gaussian in between gives up, so the total is exact. The transfer function
    is true to 0.1 % wherever it exceeds 0.1.
    """
    if sigma_px < 0.05:  # noqa: PLR2004 - narrower than this the kernel is a single pixel
        return field.astype(np.float32)
    if sigma_px <= _DIRECT_SIGMA:
        return _gaussian(field, sigma_px)
    factor = (int(sigma_px // _COARSE_SIGMA) - 1) // 2 * 2 + 1
    rest = np.sqrt(sigma_px**2 - (factor**2 - 1) / 4) / factor
    coarse = _gaussian(_average_blocks(field, factor), rest)
    return np.asarray(_interpolate(coarse, factor, *field.shape), np.float32)


def noise(shape: tuple[int, int], wavelength_px: float, rng: np.random.Generator, *, octaves: int = 1) -> Map:
    """Return smooth Gaussian noise of mean 0 and standard deviation 1 whose blobs are about `wavelength_px` apart.

    Each further octave has half the wavelength and 0.55 of the amplitude.
    """
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        sigma = max(wavelength_px / 2**octave / 4.5, 0.6)
        factor = max(1, int(sigma // 2))
        coarse_shape = (shape[0] // factor + 4, shape[1] // factor + 4)
        coarse = rng.standard_normal(coarse_shape, dtype=np.float32)
        coarse = ndimage.gaussian_filter(coarse, sigma / factor, mode="wrap")
        total += np.float32(0.55**octave) * _interpolate(coarse, factor, *shape)
    total -= total.mean(dtype=np.float64)
    return total / np.float32(max(float(total.std(dtype=np.float64)), 1e-6))


def sample(field: Map, x: Map, y: Map) -> Map:
    """Return `field` at the pixel coordinates `x`, `y` (any shape; pixel centres are whole numbers), bilinearly.

    Coordinates outside the map are moved to its edge.
    """
    xs, ys = np.ascontiguousarray(x, np.float32), np.ascontiguousarray(y, np.float32)
    values = _bilinear(np.ascontiguousarray(field, np.float32), xs.ravel(), ys.ravel())
    return np.asarray(values.reshape(xs.shape), np.float32)


def resize(field: Map, shape: tuple[int, int]) -> Map:
    """Return `field` resampled to `shape` = (rows, columns): bicubic, over the whole footprint when shrinking."""
    image = Image.fromarray(np.ascontiguousarray(field, np.float32))
    return np.asarray(image.resize((shape[1], shape[0]), Image.Resampling.BICUBIC), np.float32)


def smoothstep(low: float, high: float, values: Map) -> Map:
    """Return 0 at `low`, 1 at `high` and the cubic 3t² - 2t³ between them; `low` may exceed `high`."""
    t = np.clip((values - np.float32(low)) / np.float32(high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _gaussian(field: Map, sigma_px: float) -> Map:
    return np.asarray(
        ndimage.gaussian_filter(field.astype(np.float32, copy=False), sigma_px, mode="nearest", truncate=4.0),
        np.float32,
    )


def _average_blocks(field: Map, factor: int) -> Map:
    rows, columns = field.shape
    padded = np.pad(field, ((0, -rows % factor), (0, -columns % factor)), mode="edge")
    blocks = padded.reshape(padded.shape[0] // factor, factor, padded.shape[1] // factor, factor)
    return np.asarray(blocks.mean((1, 3), dtype=np.float32), np.float32)


@nb.njit(parallel=True, cache=True)
def _interpolate(coarse: Map, factor: int, rows: int, columns: int) -> Map:
    """Return `coarse` enlarged `factor` times by linear interpolation and cropped to (rows, columns)."""
    last_row, last_column = coarse.shape[0] - 1, coarse.shape[1] - 1
    fine = np.empty((rows, columns), np.float32)
    for row in nb.prange(rows):
        v = (row + 0.5) / factor - 0.5
        above = int(np.floor(v))
        down = np.float32(v - above)
        top, bottom = min(max(above, 0), last_row), min(max(above + 1, 0), last_row)
        for column in range(columns):
            u = (column + 0.5) / factor - 0.5
            before = int(np.floor(u))
            right = np.float32(u - before)
            left, next_ = min(max(before, 0), last_column), min(max(before + 1, 0), last_column)
            upper = (1 - right) * coarse[top, left] + right * coarse[top, next_]
            lower = (1 - right) * coarse[bottom, left] + right * coarse[bottom, next_]
            fine[row, column] = (1 - down) * upper + down * lower
    return fine


@nb.njit(parallel=True, cache=True)
def _bilinear(field: Map, xs: Map, ys: Map) -> Map:
    last_row, last_column = field.shape[0] - 1, field.shape[1] - 1
    values = np.empty(xs.size, np.float32)
    for k in nb.prange(xs.size):
        x = min(max(xs[k], 0.0), float(last_column))
        y = min(max(ys[k], 0.0), float(last_row))
        column, row = min(int(x), max(last_column - 1, 0)), min(int(y), max(last_row - 1, 0))
        next_column, next_row = min(column + 1, last_column), min(row + 1, last_row)
        right, down = np.float32(x - column), np.float32(y - row)
        upper = (1 - right) * field[row, column] + right * field[row, next_column]
        lower = (1 - right) * field[next_row, column] + right * field[next_row, next_column]
        values[k] = (1 - down) * upper + down * lower
    return values
