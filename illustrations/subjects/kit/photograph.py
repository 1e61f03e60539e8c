"""From a small photograph to a large grey picture: enlarging, grading and relighting.

Greys are floats 0 (black) to 1 (white) of shape (h, w), y down. Points and lengths are given in pixels of the
photograph, so that the numbers can be checked against the picture they were read from.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates, sobel

from .arrays import Array
from .shapes import pchip

Point = tuple[float, float]
Points = tuple[Point, ...]


@dataclass(frozen=True)
class Light:
    """A soft pool of light or shadow: an ellipse whose effect falls off like a Gaussian.

    `x`, `y` is its centre, `width` and `height` its standard deviations, in photograph pixels;
    `stops` doubles (+1) or halves (-1) the grey at the centre.
    """

    x: float
    y: float
    width: float
    height: float
    stops: float


@dataclass(frozen=True)
class Frame:
    """The part of the photograph that is drawn, in its pixels (it may reach beyond its edges), and the enlargement."""

    left: int
    top: int
    right: int
    bottom: int
    scale: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in its own pixels."""
        return round((self.right - self.left) * self.scale), round((self.bottom - self.top) * self.scale)

    def place(self, points: npt.ArrayLike) -> Array:
        """Photograph pixels (n, 2) to picture pixels."""
        return (np.asarray(points, np.float64) - (self.left, self.top)) * self.scale

    def grid(self) -> tuple[Array, Array]:
        """The x and y of every picture pixel in photograph pixels, each (h, w)."""
        width, height = self.size
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        return (x + 0.5) / self.scale + self.left, (y + 0.5) / self.scale + self.top


def resize(grey: Array, size: tuple[int, int]) -> Array:
    """Lanczos to (width, height)."""
    return np.array(Image.fromarray(grey.astype(np.float32)).resize(size, Image.Resampling.LANCZOS))


def _flow(grey: Array, sigma: float) -> tuple[Array, Array, Array]:
    """Unit vectors along the edges (x, y) and their certainty 0..1, from a structure tensor smoothed by sigma px."""
    gx, gy = sobel(grey, axis=1), sobel(grey, axis=0)
    xx, xy, yy = (gaussian_filter(product, sigma) for product in (gx * gx, gx * gy, gy * gy))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    certainty = np.sqrt((xx - yy) ** 2 + 4 * xy * xy) / np.maximum(xx + yy, 1e-6)
    return np.cos(angle), np.sin(angle), np.clip(certainty, 0, 1)


def _comb(grey: Array, ux: Array, uy: Array, length: float) -> Array:
    """Mean along the flow, Gaussian with a standard deviation of `length` px (line integral convolution)."""
    y0, x0 = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]].astype(np.float32)
    total, weight = grey.copy(), 1.0
    for sign in (1.0, -1.0):
        x, y, dx, dy = x0.copy(), y0.copy(), ux * sign, uy * sign
        for k in range(1, round(length * 2) + 1):
            x, y = x + dx, y + dy
            share = float(np.exp(-0.5 * (k / length) ** 2))
            total += share * map_coordinates(grey, [y, x], order=1, mode="nearest")
            weight += share
            nx, ny = (map_coordinates(u, [y, x], order=0, mode="nearest") for u in (ux, uy))
            turn = np.where(nx * dx + ny * dy < 0, -1, 1)  # the flow has no sign: go on, never back
            dx, dy = nx * turn, ny * turn
    return total / weight


def _shock(grey: Array, ux: Array, uy: Array, sigma: float, strength: float) -> Array:
    """Move each pixel towards its own side of the edge, told by the second derivative across the flow."""
    gy, gx = np.gradient(gaussian_filter(grey, sigma))
    gxy, gxx = np.gradient(gx)
    gyy = np.gradient(gy, axis=0)
    across = uy * uy * gxx - 2 * ux * uy * gxy + ux * ux * gyy
    push = np.tanh(across / (0.5 * across.std() + 1e-9)) * np.hypot(gx, gy)
    return np.asarray(grey - push * sigma * strength)


def enlarge(grey: Array, size: tuple[int, int], *, length: float = 4.0, edge: float = 0.35) -> Array:
    """Enlarge to (width, height) so that edges stay edges and hairs stay hairs.

    Lanczos, then twice: smooth along the edges, shock across them (coherence-enhancing filtering, Kyprianidis and
    Kang 2011), and give back what the photograph still knows (back-projection). `length` is the smoothing in px at
    a four-fold enlargement, `edge` the strength of the shock, 0..1.
    """
    factor = size[0] / grey.shape[1]
    big = resize(grey, size)
    for _ in range(2):
        ux, uy, certainty = _flow(big, 0.7 * factor)
        smooth = _comb(big, ux, uy, length * factor / 4)
        big = big + (smooth - big) * (0.15 + 0.85 * certainty**1.5)
        sharp = _shock(big, ux, uy, 0.45 * factor, edge)
        big = big + (sharp - big) * certainty**2  # where there is no direction, a shock would knit patterns
        big = big + 0.6 * resize(grey - resize(big, grey.shape[::-1]), size)
    return np.clip(big, 0, 1)


def relight(grey: Array, frame: Frame, lights: tuple[Light, ...]) -> Array:
    """Dodge and burn with soft pools of light."""
    x, y = frame.grid()
    stops = np.zeros_like(grey)
    for light in lights:
        u, v = (x - light.x) / light.width, (y - light.y) / light.height
        stops += light.stops * np.exp(-0.5 * (u * u + v * v))
    return np.asarray(grey * 2.0**stops)


def local_contrast(grey: Array, mask: Array, radius: float, amount: float) -> Array:
    """Unsharp masking of the part inside `mask` (0..1); `radius` in picture pixels."""
    around = gaussian_filter(grey * mask, radius) / (gaussian_filter(mask, radius) + 1e-3)
    return np.asarray(grey + amount * (grey - around))


def bend(grey: Array, knots: Points) -> Array:
    """A monotone tone curve through (given, wanted) knots; flat beyond them, result 0..1."""
    given, wanted = zip(*knots, strict=True)
    return np.clip(pchip(given, wanted, np.clip(grey, given[0], given[-1])), 0, 1)


def grain(size: tuple[int, int], sigma: float, seed: int) -> Array:
    """Soft noise (h, w) of mean 0 and deviation 1 with blots of about `sigma` px."""
    noise = np.random.default_rng(seed).standard_normal(size[::-1]).astype(np.float32)
    soft = gaussian_filter(noise, sigma)
    return np.asarray(soft / soft.std())
