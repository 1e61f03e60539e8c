"""The bust's face and neck as a height map: a youth in strict profile, looking left.

The unit is the height of the face from hairline to chin; x to the right from the brow, y down from the
hairline, z from the plane of symmetry towards the eye. Classical canon: brow at 1/3, base of the nose at 2/3,
ear between the two, head as deep as it is high.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path as Outline
from scipy.interpolate import RBFInterpolator
from scipy.ndimage import gaussian_filter, zoom
from scipy.spatial import cKDTree

from .kit.shapes import smoothstep, spline

if TYPE_CHECKING:
    from .kit.arrays import Array, Mask

LEFT, TOP, RIGHT, BOTTOM = -0.28, -0.50, 1.30, 1.62  # of the map, face heights

# From the hairline along brow, nose, lips, chin and throat, then up the back of the neck.
PROFILE = (
    *((0.075, -0.04), (0.030, 0.06), (0.004, 0.15), (-0.010, 0.23), (-0.022, 0.295), (-0.020, 0.330)),
    *((0.000, 0.372), (-0.010, 0.405), (-0.048, 0.470), (-0.090, 0.540), (-0.128, 0.600), (-0.146, 0.632)),
    *((-0.142, 0.656), (-0.118, 0.672), (-0.082, 0.682), (-0.058, 0.694), (-0.056, 0.722), (-0.072, 0.750)),
    *((-0.088, 0.768), (-0.084, 0.786), (-0.058, 0.797), (-0.060, 0.804), (-0.076, 0.818), (-0.074, 0.838)),
    *((-0.046, 0.862), (-0.032, 0.882), (-0.040, 0.912), (-0.056, 0.945), (-0.056, 0.972), (-0.036, 1.002)),
    *((0.010, 1.022), (0.080, 1.028), (0.200, 1.040), (0.285, 1.062), (0.325, 1.110), (0.338, 1.190)),
    *((0.342, 1.270), (0.330, 1.350), (0.310, 1.430), (0.270, 1.520), (0.200, 1.640), (0.160, 1.80)),
    *((1.140, 1.80), (1.080, 1.60), (1.000, 1.46), (0.945, 1.30), (0.920, 1.12), (0.930, 0.95)),
    *((1.020, 0.72), (1.080, 0.45), (1.070, 0.15), (0.960, -0.12), (0.720, -0.27), (0.420, -0.27), (0.200, -0.16)),
)

# Half breadths (x, y, z) of the head at places seen from the side.
_BREADTHS = (
    *((0.06, 0.15, 0.14), (0.14, 0.15, 0.22), (0.27, 0.15, 0.295), (0.45, 0.12, 0.36), (0.65, 0.10, 0.40)),
    *((0.90, 0.10, 0.35), (0.40, -0.12, 0.27), (0.70, -0.12, 0.28), (0.04, 0.27, 0.125), (0.14, 0.27, 0.225)),
    *((0.045, 0.330, 0.130), (0.11, 0.340, 0.205), (0.185, 0.365, 0.262), (0.30, 0.33, 0.290), (0.45, 0.35, 0.345)),
    *((0.035, 0.400, 0.045), (0.075, 0.415, 0.085), (0.115, 0.440, 0.140), (0.210, 0.455, 0.205), (0.27, 0.44, 0.262)),
    *((0.100, 0.505, 0.142), (0.160, 0.520, 0.200), (0.225, 0.525, 0.245), (-0.020, 0.460, 0.035)),
    *((-0.060, 0.540, 0.045), (-0.090, 0.610, 0.062), (0.010, 0.500, 0.055), (0.020, 0.580, 0.090)),
    *((0.035, 0.650, 0.115), (-0.040, 0.650, 0.090), (0.080, 0.560, 0.148), (0.130, 0.600, 0.205)),
    *((0.200, 0.570, 0.262), (0.280, 0.555, 0.308), (0.400, 0.520, 0.330), (0.500, 0.550, 0.340)),
    *(
        (0.095, 0.700, 0.172),
        (0.180, 0.740, 0.222),
        (0.300, 0.750, 0.270),
        (0.420, 0.750, 0.298),
        (0.500, 0.800, 0.300),
    ),
    *(
        (-0.035, 0.740, 0.060),
        (-0.020, 0.775, 0.082),
        (0.000, 0.800, 0.100),
        (0.050, 0.812, 0.138),
        (0.100, 0.820, 0.172),
    ),
    *(
        (-0.010, 0.870, 0.085),
        (0.050, 0.880, 0.138),
        (-0.020, 0.950, 0.070),
        (0.030, 0.945, 0.115),
        (0.090, 0.930, 0.150),
    ),
    *((0.180, 0.910, 0.202), (0.300, 0.890, 0.248), (0.420, 0.870, 0.272), (0.490, 0.840, 0.282)),
    *(
        (0.050, 1.000, 0.085),
        (0.150, 0.985, 0.152),
        (0.280, 0.958, 0.205),
        (0.400, 0.925, 0.235),
        (0.480, 0.890, 0.250),
    ),
    *((0.150, 1.028, 0.060), (0.300, 1.020, 0.105), (0.420, 0.995, 0.150), (0.520, 0.940, 0.190)),
    *(
        (0.400, 1.160, 0.130),
        (0.500, 1.160, 0.190),
        (0.620, 1.150, 0.232),
        (0.760, 1.120, 0.225),
        (0.870, 1.120, 0.130),
    ),
    *((0.400, 1.380, 0.140), (0.520, 1.380, 0.195), (0.660, 1.380, 0.235), (0.820, 1.350, 0.195)),
    *((0.360, 1.580, 0.180), (0.560, 1.600, 0.235), (0.780, 1.580, 0.260), (0.950, 1.580, 0.180)),
    *(
        (0.620, 0.500, 0.345),
        (0.760, 0.620, 0.340),
        (0.880, 0.600, 0.290),
        (0.640, 0.800, 0.275),
        (0.820, 0.860, 0.230),
    ),
)


@dataclass(frozen=True)
class Fold:
    """A ridge (rise > 0) or crease (rise < 0) along a curve; `width` is where it has fallen to 1/e.

    `line` says that the fine-line drawing shows it, `fades` that it dies out towards both ends.
    """

    curve: tuple[tuple[float, float], ...]
    width: float
    rise: float
    line: bool = False
    fades: bool = False


_EAR_RIM = Fold(
    (
        *((0.578, 0.530), (0.566, 0.480), (0.585, 0.415), (0.640, 0.378), (0.698, 0.396), (0.722, 0.460)),
        *((0.708, 0.545), (0.672, 0.615), (0.630, 0.665)),
    ),
    0.0185,
    0.048,
    line=True,
)
FOLDS = (
    # brow and the hollow under it
    Fold(((-0.005, 0.322), (0.06, 0.326), (0.13, 0.336), (0.19, 0.362), (0.225, 0.395)), 0.026, 0.016, fades=True),
    Fold(((0.035, 0.368), (0.09, 0.374), (0.15, 0.384), (0.20, 0.408)), 0.017, -0.014, fades=True),
    # side of the nose, wing and its furrow, nasolabial furrow
    Fold(((0.030, 0.400), (0.020, 0.450), (0.020, 0.520), (0.030, 0.590)), 0.030, -0.010, fades=True),
    Fold(((-0.062, 0.606), (-0.030, 0.610), (-0.006, 0.632), (-0.004, 0.664), (-0.018, 0.686)), 0.0120, -0.013,
         line=True, fades=True),
    Fold(((-0.050, 0.640), (-0.036, 0.656)), 0.026, 0.020),
    Fold(((-0.120, 0.625), (-0.118, 0.640)), 0.022, 0.008),
    Fold(((0.012, 0.650), (0.050, 0.705), (0.076, 0.770)), 0.026, -0.008, fades=True),
    Fold(((0.130, 0.640), (0.260, 0.680), (0.400, 0.720)), 0.060, -0.005, fades=True),
    # lips
    Fold(((-0.060, 0.7995), (-0.030, 0.8035), (0.010, 0.8045), (0.052, 0.8160)), 0.0070, -0.019, line=True, fades=True),
    Fold(((-0.080, 0.776), (-0.045, 0.786), (-0.005, 0.794), (0.040, 0.809)), 0.0130, 0.014),
    Fold(((-0.072, 0.829), (-0.035, 0.827), (0.005, 0.822), (0.036, 0.817)), 0.0190, 0.022),
    Fold(((-0.040, 0.866), (-0.005, 0.862), (0.035, 0.846)), 0.018, -0.015, fades=True),
    Fold(((-0.030, 0.700), (-0.042, 0.745)), 0.012, -0.006),
    # chin, jaw, sinew of the neck, collar bone
    Fold(((-0.022, 0.945), (-0.014, 0.965)), 0.042, 0.014),
    Fold(((0.530, 0.700), (0.515, 0.800), (0.480, 0.880), (0.400, 0.922)), 0.050, 0.014, fades=True),
    Fold(((0.690, 0.860), (0.600, 1.050), (0.490, 1.280), (0.390, 1.500)), 0.052, 0.036, fades=True),
    Fold(((0.580, 1.000), (0.470, 1.230), (0.370, 1.420)), 0.045, -0.018, fades=True),
    # ear: rim, inner fold, tragus, lobe, bowl
    _EAR_RIM,
    Fold(((0.628, 0.420), (0.668, 0.455), (0.676, 0.520), (0.650, 0.585), (0.615, 0.610)), 0.016, 0.030, line=True),
    Fold(((0.570, 0.545), (0.580, 0.575)), 0.017, 0.034),
    Fold(((0.604, 0.655), (0.596, 0.672)), 0.032, 0.036),
    Fold(((0.612, 0.520), (0.620, 0.560)), 0.024, -0.050),
    Fold(((0.598, 0.455), (0.640, 0.405), (0.690, 0.430), (0.698, 0.500)), 0.0085, -0.026),
    Fold(((0.545, 0.470), (0.548, 0.560), (0.570, 0.660)), 0.020, -0.018, fades=True),
)  # fmt: skip

_UPPER_LID = ((0.080, 0.4290), (0.102, 0.4155), (0.135, 0.4150), (0.172, 0.4310), (0.214, 0.4570))
_LOWER_LID = ((0.090, 0.4660), (0.115, 0.4690), (0.150, 0.4670), (0.196, 0.4575))
_LID_FOLD = ((0.074, 0.4080), (0.100, 0.3930), (0.140, 0.3935), (0.182, 0.4120), (0.226, 0.4420))
EYE_LINES = (_UPPER_LID, _LOWER_LID, _LID_FOLD)
_BALL = (0.152, 0.440, 0.074)  # centre and radius of the eyeball


def size(scale: float) -> tuple[int, int]:
    """Rows and columns of the map at `scale` pixels per face height."""
    return round((BOTTOM - TOP) * scale), round((RIGHT - LEFT) * scale)


def places(scale: float) -> tuple[Array, Array]:
    """Coordinates x and y (h, w) of the map's pixels."""
    rows, columns = size(scale)
    x, y = np.meshgrid(LEFT + (np.arange(columns) + 0.5) / scale, TOP + (np.arange(rows) + 0.5) / scale)
    return x, y


def inside(curve: Array, x: Array, y: Array) -> Mask:
    """Which places lie within a closed curve (n, 2)."""
    found = Outline(curve).contains_points(np.column_stack([x.ravel(), y.ravel()]))
    return np.asarray(found.reshape(x.shape))


def profile() -> Array:
    """The silhouette of face, skull and neck, a closed curve (n, 2)."""
    return spline([*PROFILE, PROFILE[0]], 1600)


def _distance(curve: Array, x: Array, y: Array) -> Array:
    away, _ = cKDTree(curve).query(np.column_stack([x.ravel(), y.ravel()]), workers=2)
    return np.asarray(away.reshape(x.shape))


def _volume(scale: float) -> Array:
    """The round of head and neck. Squares of heights are blended, which makes the silhouette turn away roundly."""
    edge = spline([*PROFILE, PROFILE[0]], 260)
    known = np.array(_BREADTHS)
    where = np.vstack([edge, known[:, :2]])
    blend = RBFInterpolator(where, np.r_[np.zeros(len(edge)), known[:, 2] ** 2], smoothing=1e-6)
    coarse = 200.0
    x, y = places(coarse)
    squares = blend(np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
    rows, columns = size(scale)
    fine = zoom(squares, (rows / x.shape[0], columns / x.shape[1]), order=3, grid_mode=True, mode="nearest")
    return np.asarray(np.sqrt(np.maximum(fine, 0)))


def _with_eye(z: Array, x: Array, y: Array) -> Array:
    """Eyeball between two lids, with the drilled pupil of a Renaissance marble."""
    upper, lower = spline(_UPPER_LID, 600), spline(_LOWER_LID, 600)
    near = (np.abs(x - 0.15) < 0.16) & (np.abs(y - 0.44) < 0.12)
    px, py = x[near], y[near]
    cx, cy, radius = _BALL
    round_ = np.clip(1 - ((px - cx) ** 2 + (py - cy) ** 2) / radius**2, 0, None)
    ball = 0.090 + 1.05 * radius * np.sqrt(round_)
    opening = np.vstack([upper, lower[::-1]])
    open_ = inside(opening, px, py)
    face = z[near]
    lid = np.maximum(face, np.where(round_ > 0, ball + 0.008, 0))
    lift = smoothstep(1.10, 0.70, np.hypot(px - cx, py - cy) / radius * np.where(py > cy, 0.75, 1))
    face = face + (lid - face) * lift
    for curve, width, rise in ((upper, 0.0085, 0.010), (lower, 0.0075, 0.004), (spline(_LID_FOLD, 600), 0.006, -0.013)):
        away = cKDTree(curve).query(np.column_stack([px, py]))[0]
        face = face + rise * np.exp(-((away / width) ** 2))
    pupil = np.hypot((px - 0.0985) / 0.0095, (py - 0.438) / 0.0150)
    iris = np.hypot((px - 0.100) / 0.021, (py - 0.438) / 0.029)
    ball = ball - 0.026 * smoothstep(1.15, 0.75, pupil) - 0.003 * np.exp(-(((iris - 1) / 0.16) ** 2))
    out = z.copy()
    out[near] = np.where(open_, np.minimum(ball - 0.004, face), face)
    return out


def face(scale: float) -> tuple[Array, Mask]:
    """Heights (h, w) of face and neck in face heights, and where they are."""
    x, y = places(scale)
    within = inside(profile(), x, y)
    z = _volume(scale)
    plateau = inside(spline([*_EAR_RIM.curve, _EAR_RIM.curve[0]], 200), x, y)
    z = z + 0.030 * gaussian_filter(plateau.astype(float), 0.010 * scale)
    relief = np.zeros_like(z)
    for fold in FOLDS:
        curve = spline(fold.curve, 1500)
        low, high = curve.min(0) - 3 * fold.width, curve.max(0) + 3 * fold.width
        near = (x > low[0]) & (x < high[0]) & (y > low[1]) & (y < high[1])
        away, nearest = cKDTree(curve).query(np.column_stack([x[near], y[near]]))
        share = nearest / (len(curve) - 1)
        ends = smoothstep(0, 0.25, share) * smoothstep(1, 0.75, share) if fold.fades else 1.0
        relief[near] += fold.rise * ends * np.exp(-((away / fold.width) ** 2))
    edge = smoothstep(0, 0.03, z)  # folds die out where the surface turns away
    z = _with_eye(z + relief * edge, x, y)
    nostril = np.hypot((x + 0.086 + 0.35 * (y - 0.676)) / 0.026, (y - 0.6755 + 0.12 * (x + 0.086)) / 0.0085)
    z -= 0.05 * smoothstep(1.2, 0.6, nostril)
    return np.where(within, np.maximum(z, 0), 0), within
