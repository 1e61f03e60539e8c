"""Twenty-eight teeth along two parabolas: where each stands, how large it is, how it is turned."""

import numpy as np
import numpy.typing as npt

from .kit.arrays import Array

# Columns of the table: place x, y, z; cosine and sine of the turn; half width, depth and height;
# +1 for upper and -1 for lower teeth; 1 for teeth with cusps.
COLUMNS = 10
_UPPER_WIDTHS = (0.86, 0.68, 0.78, 0.70, 0.67, 1.02, 0.96)  # cm, from the middle outwards
_LOWER_WIDTHS = (0.54, 0.60, 0.69, 0.71, 0.72, 1.10, 1.02)
_DEPTHS = (0.30, 0.27, 0.37, 0.43, 0.43, 0.51, 0.49)  # half depths
_HEIGHTS = (0.60, 0.53, 0.62, 0.48, 0.46, 0.44, 0.41)  # half heights of the crowns
_UPPER_STEPS = (0.0, 0.06, -0.05, 0.05, 0.07, 0.10, 0.15)  # how far each stands above its row
_LOWER_STEPS = (0.0, 0.02, -0.06, 0.02, 0.04, 0.06, 0.08)
_FIRST_CUSPED = 3


def make_teeth(seed: int = 11) -> Array:
    """The teeth of one side, table (14, COLUMNS); no two are quite alike."""
    rng = np.random.default_rng(seed)
    rows = []
    for up, widths, front, level, steps in (
        (1, _UPPER_WIDTHS, 8.55, -9.32, _UPPER_STEPS),
        (-1, _LOWER_WIDTHS, 8.35, -10.16, _LOWER_STEPS),
    ):
        x = np.linspace(0, 3.6, 4000)
        y = front - 0.43 * x**2
        length = np.r_[0, np.cumsum(np.hypot(np.diff(x), np.diff(y)))]
        start = 0.0
        for k, width in enumerate(widths):
            at = np.interp(start + width / 2, length, x)
            start += width + rng.uniform(0.005, 0.03)
            turn = np.arctan(-0.86 * at) + rng.normal(0, 0.07)
            cusped = k >= _FIRST_CUSPED
            inwards = 0.42 if cusped else 0.30
            size = rng.uniform(0.95, 1.04, 3) * (1.0 if up > 0 else 0.92)
            rows.append(
                (
                    at + np.sin(turn) * inwards,
                    front - 0.43 * at**2 - np.cos(turn) * inwards + rng.normal(0, 0.025),
                    level + up * steps[k] + rng.normal(0, 0.025),
                    np.cos(turn),
                    np.sin(turn),
                    width / 2 * 0.985,
                    _DEPTHS[k] * size[1],
                    _HEIGHTS[k] * size[2],
                    up,
                    float(cusped),
                )
            )
    return np.array(rows, np.float64)


def tooth_numbers(points: Array, teeth: Array) -> npt.NDArray[np.int32]:
    """Which crown each of the points (n, 3) lies on: 1 to 14 on the left, 15 to 28 on the right, 0 on bone."""
    found = np.zeros(len(points), np.int32)
    for number, (x, y, z, c, s, width, depth, height, up, _) in enumerate(teeth, start=1):
        px, py, pz = np.abs(points[:, 0]) - x, points[:, 1] - y, points[:, 2] - z
        along, out = c * px + s * py, -s * px + c * py
        inside = (np.abs(along) < width + 0.03) & (np.abs(out) < depth + 0.05) & (np.abs(pz) < height + 0.02)
        found[inside & (pz * up < height * 0.72)] = number
    return np.where((found > 0) & (points[:, 0] < 0), found + len(teeth), found)
