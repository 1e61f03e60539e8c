"""Even dots: weighted centroidal Voronoi stippling (Secord, NPAR 2002).

One thread works through points and pixels in a fixed order, so the same points come out everywhere.
"""

import numba as nb
import numpy as np
import numpy.typing as npt

from illustrations.ink.marks import Points
from illustrations.maps import Map


@nb.njit(cache=True)
def relax(points: Points, weight: Map, rounds: int) -> None:
    """Move each of the (n, 2) `points` [px] to the weighted middle of its Voronoi cell, `rounds` times, in place.

    `weight` is (h, w), 0 or more; pixels of weight 0 belong to no cell.
    """
    rows, columns = weight.shape
    side = max(1.5, 0.7 * np.sqrt(rows * columns / max(points.shape[0], 1)))
    first = np.empty((int(rows / side) + 1, int(columns / side) + 1), np.int32)
    following = np.empty(points.shape[0], np.int32)
    sums = np.empty((points.shape[0], 3), np.float64)
    for _ in range(rounds):
        _sort_into_cells(points, side, first, following)
        sums[:] = 0.0
        for row in range(rows):
            for column in range(columns):
                heavy = weight[row, column]
                if heavy > 0.0:
                    k = _nearest(points, (column + 0.5, row + 0.5), side, first, following)
                    sums[k, 0] += heavy * (column + 0.5)
                    sums[k, 1] += heavy * (row + 0.5)
                    sums[k, 2] += heavy
        for k in range(points.shape[0]):
            if sums[k, 2] > 0:
                points[k, 0], points[k, 1] = sums[k, 0] / sums[k, 2], sums[k, 1] / sums[k, 2]


@nb.njit(cache=True)
def _sort_into_cells(
    points: Points, side: float, first: npt.NDArray[np.int32], following: npt.NDArray[np.int32]
) -> None:
    """Chain the points of each grid cell: `first` in the cell, then `following` one after the other, -1 at the end."""
    first[:] = -1
    for k in range(points.shape[0]):
        row, column = int(points[k, 1] / side), int(points[k, 0] / side)
        following[k] = first[row, column]
        first[row, column] = k


@nb.njit(cache=True)
def _nearest(
    points: Points,
    place: tuple[float, float],
    side: float,
    first: npt.NDArray[np.int32],
    following: npt.NDArray[np.int32],
) -> int:
    """Return the point nearest to `place` among the cells around it, looked for in growing squares."""
    x, y = place
    middle_row, middle_column = int(y / side), int(x / side)
    best, nearest = 1e18, -1
    ring = 0
    while nearest < 0:
        ring += 1
        for row in range(max(0, middle_row - ring), min(first.shape[0], middle_row + ring + 1)):
            for column in range(max(0, middle_column - ring), min(first.shape[1], middle_column + ring + 1)):
                k = first[row, column]
                while k >= 0:
                    distance = (points[k, 0] - x) ** 2 + (points[k, 1] - y) ** 2
                    if distance < best:
                        best, nearest = distance, k
                    k = following[k]
    return nearest
