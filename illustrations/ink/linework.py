"""Fewer and calmer lines: what a person keeps of a line drawing at a given size."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from illustrations.ink.tracing import Path, Polyline

STEP_MM = 0.05
"""Distance between the points of a calm line [mm]."""
_CALM_MM = 0.12
"""A hand does not follow wiggles shorter than about four times this [mm]."""
_CALM_PX = 1.5
"""Smoothing that takes the pixels' stairs out of a line [px]."""
_SHORTEST_MM = 0.3
"""No line is shorter than this, however little room others leave [mm]."""
_SHORTEST_OUTLINE, _SHORTEST_INNER = 1.0, 2.4
"""Shortest outline and inner edge, in spacings."""
_TOUCH = 1.6
"""A line may run into or across another over this many spacings."""
_OUTLINE_WEIGHT = 3.0
"""An outline goes before inner edges up to this many times as long."""
_OUTLINE_SHARE = 0.8
"""An outline comes this much nearer to other lines than an inner edge does."""
_CROWDED_RING = 0.5
"""A ring with more than this share of it too close to other lines is left out."""
_SCRAP = 4.0
"""Clear length of the shortest rest of an inner edge, in spacings."""
_GRID_PER_MM = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line to draw, in millimetres from the motif's upper left corner."""

    points: Polyline
    """(n, 2) x and y [mm], STEP_MM apart."""
    outline: bool
    closed: bool

    @property
    def length_mm(self) -> float:
        """Length along the line [mm]."""
        return len(self.points) * STEP_MM


def choose_lines(paths: list[Path], mm_per_px: float, spacing_mm: float) -> list[Line]:
    """Return the lines to draw, in drawing order: the longest first, outlines counting _OUTLINE_WEIGHT times.

    An inner edge is drawn only where it keeps `spacing_mm` from the lines before it, an outline only where it keeps
    _OUTLINE_SHARE of that; both may run into or across another line. Pieces that become too short are left out.
    """
    lines = [_calm(path, mm_per_px) for path in paths]
    lines.sort(key=lambda line: -line.length_mm * (_OUTLINE_WEIGHT if line.outline else 1.0))
    size_mm = np.max([line.points.max(axis=0) for line in lines], axis=0) if lines else np.zeros(2)
    columns, rows = (size_mm * _GRID_PER_MM).astype(int) + 1
    near_any = np.zeros((rows, columns), bool)
    near_outline = np.zeros((rows, columns), bool)
    chosen: list[Line] = []
    for line in lines:
        shortest = max(_SHORTEST_MM, spacing_mm * (_SHORTEST_OUTLINE if line.outline else _SHORTEST_INNER))
        cells = _cells(line.points, near_any.shape)
        blocked = (near_outline if line.outline else near_any)[cells]
        pieces = [piece for piece in _free_pieces(line, blocked, spacing_mm) if piece.length_mm >= shortest]
        for piece in pieces:
            _surround(near_any, piece.points, spacing_mm)
            _surround(near_outline, piece.points, _OUTLINE_SHARE * spacing_mm)
        chosen += pieces
    return chosen


def _calm(path: Path, mm_per_px: float) -> Line:
    """Return `path` in millimetres with evenly spaced points, smoothed as a hand draws it; ends stay where they are."""
    points = _smooth(path.points, _CALM_PX, closed=path.closed) * mm_per_px
    if path.closed:
        points = np.concatenate([points, points[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    even = np.linspace(0, along[-1], max(2, round(along[-1] / STEP_MM) + 1))
    spaced = np.stack([np.interp(even, along, axis) for axis in points.T], axis=1)
    if path.closed:
        ring = _smooth(spaced[:-1], _CALM_MM / STEP_MM, closed=True)
        return Line(np.concatenate([ring, ring[:1]]), path.outline, closed=True)
    return Line(_smooth(spaced, _CALM_MM / STEP_MM, closed=False), path.outline, closed=False)


def _smooth(points: Polyline, sigma: float, *, closed: bool) -> Polyline:
    """Return (n, 2) `points` smoothed along their order by a Gaussian of `sigma` points."""
    if closed:
        return np.asarray(ndimage.gaussian_filter1d(points, sigma, axis=0, mode="wrap"))
    # Turned about its ends, a line keeps them in place.
    turned = np.concatenate([2 * points[0] - points[:0:-1], points, 2 * points[-1] - points[-2::-1]])
    smooth = ndimage.gaussian_filter1d(turned, sigma, axis=0, mode="nearest")
    return np.asarray(smooth[len(points) - 1 : 2 * len(points) - 1])


def _free_pieces(line: Line, blocked: npt.NDArray[np.bool_], spacing_mm: float) -> list[Line]:
    """Return the parts of `line` that are not blocked, or blocked only briefly where it meets another line.

    A ring is drawn whole or not at all.
    """
    if line.closed:
        return [line] if blocked.mean() <= _CROWDED_RING else []
    touch = int(_TOUCH * spacing_mm / STEP_MM)
    runs, count = ndimage.label(blocked)
    brief = np.bincount(runs, minlength=count + 1) <= touch
    free = ~blocked | brief[runs]
    if free.all() and (line.outline or 2 * np.count_nonzero(blocked) < len(blocked)):
        return [line]
    pieces, _ = ndimage.label(free)
    found = [part for (part,) in ndimage.find_objects(pieces)]
    # A scrap of an inner edge says nothing: what is left of one must be long, and mostly clear of others.
    least = 0.0 if line.outline else _SCRAP * spacing_mm / STEP_MM
    return [
        Line(line.points[part], line.outline, closed=False)
        for part in found
        if np.count_nonzero(~blocked[part]) >= max(least, 0.5 * (part.stop - part.start))
    ]


def _cells(points: Polyline, shape: tuple[int, ...]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    column, row = (points * _GRID_PER_MM).astype(np.int64).T
    return np.clip(row, 0, shape[0] - 1), np.clip(column, 0, shape[1] - 1)


def _surround(near: npt.NDArray[np.bool_], points: Polyline, distance_mm: float) -> None:
    """Mark, in place, the grid cells within `distance_mm` of `points`."""
    reach = int(distance_mm * _GRID_PER_MM)
    if reach == 0:
        return
    down, right = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = down**2 + right**2 <= reach**2
    row, column = _cells(points, near.shape)
    rows = np.clip(row[:, None] + down[disc], 0, near.shape[0] - 1)
    columns = np.clip(column[:, None] + right[disc], 0, near.shape[1] - 1)
    near[rows, columns] = True
