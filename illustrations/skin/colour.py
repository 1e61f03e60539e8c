"""Colour spaces: linear sRGB (0–1, D65), sRGB as displayed (0–1) and CIELAB. Arrays end in an axis of three."""

import numpy as np
import numpy.typing as npt

Colour = npt.NDArray[np.float64]

XYZ_TO_RGB: Colour = np.array([
    [3.2404542, -1.5371385, -0.4985314],
    [-0.9692660, 1.8760108, 0.0415560],
    [0.0556434, -0.2040259, 1.0572252],
])  # fmt: skip
_RGB_TO_XYZ: Colour = np.asarray(np.linalg.inv(XYZ_TO_RGB), np.float64)
_WHITE_XYZ: Colour = np.array([0.95047, 1.0, 1.08883])
LUMINANCE: Colour = _RGB_TO_XYZ[1]
"""Weights of linear red, green and blue in the luminance Y."""

_LINEAR_BELOW = 0.04045
"""Displayed sRGB value below which the curve is a straight line (IEC 61966-2-1)."""
_LAB_LINEAR_BELOW = 6 / 29
"""Cube root of relative XYZ below which CIELAB is a straight line."""


def to_srgb(linear: npt.ArrayLike) -> Colour:
    """Return linear light, clipped to 0–1, as displayed sRGB values (IEC 61966-2-1)."""
    x = np.clip(np.asarray(linear, float), 0, 1)
    return np.asarray(np.where(x <= _LINEAR_BELOW / 12.92, 12.92 * x, 1.055 * np.power(x, 1 / 2.4) - 0.055))


def from_srgb(display: npt.ArrayLike) -> Colour:
    """Return displayed sRGB values (0–1) as linear light."""
    x = np.asarray(display, float)
    return np.asarray(np.where(x <= _LINEAR_BELOW, x / 12.92, ((x + 0.055) / 1.055) ** 2.4))


def to_lab(linear: npt.ArrayLike) -> Colour:
    """Return linear sRGB as CIELAB (D65 white)."""
    xyz = np.asarray(linear, float) @ _RGB_TO_XYZ.T / _WHITE_XYZ
    f = np.where(xyz > _LAB_LINEAR_BELOW**3, np.cbrt(np.maximum(xyz, 1e-9)), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def from_lab(lab: npt.ArrayLike) -> Colour:
    """Return CIELAB (D65 white) as linear sRGB, unclipped."""
    lightness, a, b = np.moveaxis(np.asarray(lab, float), -1, 0)
    fy = (lightness + 16) / 116
    f = np.stack([fy + a / 500, fy, fy - b / 200], axis=-1)
    xyz = np.where(f > _LAB_LINEAR_BELOW, f**3, (f - 16 / 116) / 7.787) * _WHITE_XYZ
    return np.asarray(xyz @ XYZ_TO_RGB.T)


def from_hex(code: str) -> Colour:
    """Return a colour written as six hexadecimal digits as linear sRGB."""
    return from_srgb(np.array([int(code[k : k + 2], 16) for k in (0, 2, 4)]) / 255.0)
