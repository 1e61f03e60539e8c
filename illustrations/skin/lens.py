"""The camera: depth of field, a little sharpening, vignette, tone curve and sensor noise."""

import numba as nb
import numpy as np

from illustrations.maps import Map, blur
from illustrations.skin import film

_IN_FOCUS = 0.030
"""Depth on either side of the focal plane that is sharp, as a share of the frame's width: far is deep."""
_BLUR_PER_MM = 0.024
"""Standard deviation of the blur [mm] for each mm out of that depth."""
_SIGMAS_PX = (0.55, 1.3, 2.6, 5.2, 10.0, 18.0)
_SHARPENING, _SHARPENING_PX, _SHARPEST = 0.55, 1.3, 0.25
_VIGNETTE = 0.22
_NOISE_GREY, _NOISE_COLOUR = 0.0070, 0.0042


def defocus(depth_mm: Map, px_per_mm: float, frame_mm: float) -> Map:
    """Return the standard deviation of the blur [px] of points `depth_mm` from the focal plane.

    `frame_mm` is the width of the field photographed.
    """
    away = np.maximum(np.abs(depth_mm) - np.float32(_IN_FOCUS * frame_mm), 0)
    return np.asarray(away * np.float32(_BLUR_PER_MM * px_per_mm), np.float32)


def focus(light: Map, sigma_px: Map) -> Map:
    """Return `light` (h, w, 3) blurred by `sigma_px` (h, w), never less than the lens's own 0.55 px."""
    sigmas = [s for s in _SIGMAS_PX if s == _SIGMAS_PX[0] or s < 2 * float(sigma_px.max())]
    steps = np.arange(len(sigmas), dtype=np.float32)
    level = np.interp(np.maximum(sigma_px, _SIGMAS_PX[0]), sigmas, steps).astype(np.float32)
    sharp = np.zeros_like(light)
    for step, sigma in enumerate(sigmas):
        if np.any(np.abs(level - np.float32(step)) < 1):
            for channel in range(3):
                _add_level(sharp, blur(np.ascontiguousarray(light[..., channel]), sigma), level, step, channel)
    return sharp


def expose(light: Map, frame_x: Map, frame_y: Map, rng: np.random.Generator) -> np.ndarray:
    """Return `light` (h, w, 3) as the camera stores it, (h, w, 3) uint8.

    `frame_x` and `frame_y` run from -1 to 1 over the frame's width.
    """
    grey = light.mean(axis=2, dtype=np.float32)
    soft = blur(grey, _SHARPENING_PX)
    shape = grey.shape
    noise_grey = rng.standard_normal(shape, dtype=np.float32)
    noise_colour = rng.standard_normal((*shape, 3), dtype=np.float32)
    picture = np.empty(light.shape, np.uint8)
    _develop(picture, light, grey, soft, frame_x, frame_y, noise_grey, noise_colour, film.table())
    return picture


@nb.njit(cache=True, fastmath=True)
def _add_level(total: Map, blurred: Map, level: Map, step: int, channel: int) -> None:
    for i in range(level.shape[0]):
        for j in range(level.shape[1]):
            weight = np.float32(1) - abs(level[i, j] - np.float32(step))
            if weight > 0:
                total[i, j, channel] += weight * blurred[i, j]


@nb.njit(cache=True, fastmath=True)
def _develop(  # noqa: PLR0917 - compiled code takes positional arguments
    picture: np.ndarray, light: Map, grey: Map, soft: Map, frame_x: Map, frame_y: Map, noise_grey: Map,
    noise_colour: Map, curve: Map,
) -> None:  # fmt: skip
    last = np.float32(curve.size - 1.001)
    scale = np.float32((curve.size - 1) / film.BRIGHTEST**0.5)
    for i in range(grey.shape[0]):
        for j in range(grey.shape[1]):
            edge = np.float32(_SHARPENING) * (grey[i, j] - soft[i, j]) / max(grey[i, j], np.float32(0.03))
            gain = np.float32(1) + min(max(edge, np.float32(-_SHARPEST)), np.float32(_SHARPEST))
            gain *= np.float32(1) - np.float32(_VIGNETTE / 4) * (frame_x[i, j] ** 2 + frame_y[i, j] ** 2)
            for c in range(3):
                u = min(np.sqrt(max(light[i, j, c] * gain, np.float32(0))) * scale, last)
                k = int(u)
                t = np.float32(u - k)
                value = (np.float32(1) - t) * curve[k] + t * curve[k + 1]
                grain = np.float32(_NOISE_GREY) * noise_grey[i, j] + np.float32(_NOISE_COLOUR) * noise_colour[i, j, c]
                value += grain * np.sqrt(min(max(np.float32(1.15) - value, np.float32(0.2)), np.float32(1)))
                picture[i, j, c] = np.uint8(min(max(value, np.float32(0)), np.float32(1)) * 255 + np.float32(0.5))
