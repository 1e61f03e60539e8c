"""The kernels that put marks into skin, and the points they start from.

All positions are in pixels, x to the right and y down, the middle of the first pixel at (0.5, 0.5). The kernels run on
one thread, so the order of the marks, and with it every byte, is fixed by the random generator they are given.
"""

from typing import NamedTuple, TypeAlias

import numba as nb
import numpy as np
import numpy.typing as npt

from illustrations.ink.inkmap import MAX_ABSORBANCE, PX_PER_MM
from illustrations.maps import Map

Points: TypeAlias = npt.NDArray[np.float32]

CELL_MM = 0.25
"""Side of the squares in which marks are counted against the trauma limit [mm]."""
_CELL = CELL_MM * PX_PER_MM


class Skin(NamedTuple):
    """The piece of skin being worked on; the kernels change its arrays in place."""

    absorbance: Map
    """(h, w) ink so far, 0 to MAX_ABSORBANCE."""
    need: Map
    """(h, w) ink still wanted, as the tool in hand sees it; falls as marks are set."""
    counts: npt.NDArray[np.int32]
    """(h / cell, w / cell) marks in each square of CELL_MM."""
    limit: int
    """Marks allowed in one square to the tool in hand, all tools before it included."""


class Stroke(NamedTuple):
    """How a tool is drawn along the flow."""

    radius: float
    """Half the diameter of a mark [px]."""
    step: float
    """Distance between the marks of one stroke [px]."""
    shortest: float
    longest: float
    """Lengths between which strokes vary [px]."""
    whip: float
    """Share of the pressure lost by the end of a stroke: 0 holds it, 1 flicks out to nothing."""
    jitter: float
    """Standard deviation of a stroke's displacement [px]; single marks stray a quarter of it."""
    threshold: float
    """Least absorbance wanted for a stroke to begin."""
    tones: Map
    """Absorbances that the tool can lay, darkest first, (n,)."""


@nb.njit(cache=True)
def set_mark(skin: Skin, x: float, y: float, radius: float, amount: float) -> bool:
    """Set one mark and return True, or return False where it would miss the map or pass the trauma limit.

    With s = d²/(2 radius²), d the distance from the middle, a mark adds amount · (1 - s²(3 - 2s)) up to s = 1:
    flat in the middle, half at d = radius, π radius² · amount in all. Packed skin takes proportionally less.
    """
    absorbance, need, counts, limit = skin
    rows, columns = absorbance.shape
    if not (0 <= x < columns and 0 <= y < rows):
        return False
    cell_row, cell_column = int(y / _CELL), int(x / _CELL)
    if counts[cell_row, cell_column] >= limit:
        return False
    counts[cell_row, cell_column] += 1
    reach = 1.41421356 * radius
    scale = 0.5 / (radius * radius)
    for row in range(max(0, int(y - reach)), min(rows, int(y + reach) + 1)):
        down = row + 0.5 - y
        for column in range(max(0, int(x - reach)), min(columns, int(x + reach) + 1)):
            right = column + 0.5 - x
            s = (right * right + down * down) * scale
            if s < 1.0:
                room = 1.0 - absorbance[row, column] / MAX_ABSORBANCE
                added = np.float32(amount * (1.0 - s * s * (3.0 - 2.0 * s)) * room)
                absorbance[row, column] += added
                need[row, column] -= added
    return True


@nb.njit(cache=True)
def set_dots(skin: Skin, points: Points, radii: Map, amounts: Map) -> int:
    """Set one mark at each of the (n, 2) `points` and return how many the skin took."""
    taken = 0
    for k in range(points.shape[0]):
        if set_mark(skin, points[k, 0], points[k, 1], radii[k], amounts[k]):
            taken += 1
    return taken


@nb.njit(cache=True)
def draw_strokes(skin: Skin, starts: Points, flow: Map, stroke: Stroke, rng: np.random.Generator) -> int:
    """Draw a stroke from each of the (n, 2) `starts` that still wants ink; return the number of marks.

    `flow` is (3, h, w): the x and y of a unit vector along the form, and how surely the form has a direction (0–1).
    A tone darker than is wanted is taken with a chance that makes up for it.
    """
    marks = 0
    for k in range(starts.shape[0]):
        x, y = starts[k, 0], starts[k, 1]
        wanted = skin.need[int(y), int(x)]
        if wanted < stroke.threshold:
            continue
        tone = stroke.tones[-1]
        for choice in stroke.tones:
            if choice <= wanted * 1.15:
                tone = choice
                break
        if wanted >= tone or rng.random() < wanted / tone:
            marks += _draw_stroke(skin, (x, y), flow, (stroke, tone), rng)
    return marks


@nb.njit(cache=True)
def _draw_stroke(
    skin: Skin, start: tuple[float, float], flow: Map, how: tuple[Stroke, float], rng: np.random.Generator
) -> int:
    """Draw one stroke along `flow`, up to where less than 0.4 of its tone is wanted; return the number of marks."""
    stroke, tone = how
    rows, columns = skin.need.shape
    x, y = start
    length = stroke.shortest + (stroke.longest - stroke.shortest) * rng.random()
    steps = max(2, int(length / stroke.step))
    way = 1.0 - 2.0 * rng.integers(0, 2)
    to_x, to_y = way * flow[0, int(y), int(x)], way * flow[1, int(y), int(x)]
    off_x, off_y = stroke.jitter * rng.standard_normal(), stroke.jitter * rng.standard_normal()
    # What overlapping marks must each add for the stroke's middle line to reach the tone.
    share = stroke.step / (1.94 * stroke.radius) * (0.8 + 0.4 * rng.random())
    for step in range(steps):
        if not (0 <= x < columns and 0 <= y < rows):
            return step
        row, column = int(y), int(x)
        if step > 0 and skin.need[row, column] < 0.4 * tone:
            return step
        pressure = min(1.0, 0.5 + 0.25 * step) * (1.0 - stroke.whip * step / steps)
        mark_x = x + off_x + 0.25 * stroke.jitter * rng.standard_normal()
        mark_y = y + off_y + 0.25 * stroke.jitter * rng.standard_normal()
        if not set_mark(skin, mark_x, mark_y, stroke.radius, tone * share * pressure):
            return step
        here_x, here_y = flow[0, row, column], flow[1, row, column]
        side = 1.0 if here_x * to_x + here_y * to_y >= 0 else -1.0
        pull = 0.05 + 0.35 * flow[2, row, column]
        to_x, to_y = to_x + pull * (side * here_x - to_x), to_y + pull * (side * here_y - to_y)
        norm = np.sqrt(to_x * to_x + to_y * to_y) + 1e-6
        to_x, to_y = to_x / norm, to_y / norm
        x, y = x + stroke.step * to_x, y + stroke.step * to_y
    return steps


@nb.njit(cache=True)
def scatter(wanted: npt.NDArray[np.bool_], spacing: float, rng: np.random.Generator) -> Points:
    """Return (n, 2) points in random order where `wanted`, none nearer to another than `spacing` [px] (darts)."""
    rows, columns = wanted.shape
    side = spacing / 1.41421356  # so that a cell holds at most one point
    grid_rows, grid_columns = int(rows / side) + 1, int(columns / side) + 1
    taken = np.full((grid_rows, grid_columns, 2), -1e9, np.float32)
    points = np.empty((grid_rows * grid_columns, 2), np.float32)
    found = 0
    for _ in range(grid_rows * grid_columns * 5):
        x, y = rng.random() * columns, rng.random() * rows
        if not wanted[int(y), int(x)]:
            continue
        cell_row, cell_column = int(y / side), int(x / side)
        if taken[cell_row, cell_column, 0] >= 0:
            continue
        near = taken[max(0, cell_row - 2) : cell_row + 3, max(0, cell_column - 2) : cell_column + 3]
        free = True
        for a in range(near.shape[0]):
            for b in range(near.shape[1]):
                if (near[a, b, 0] - x) ** 2 + (near[a, b, 1] - y) ** 2 < spacing * spacing:
                    free = False
        if free:
            taken[cell_row, cell_column, 0], taken[cell_row, cell_column, 1] = x, y
            points[found, 0], points[found, 1] = x, y
            found += 1
    return points[:found]
