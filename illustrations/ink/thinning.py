"""Lines of a pixel's width, and the order of their pixels. Masks are uint8, 0 or 1, with a border of zeros."""

from typing import TypeAlias

import numba as nb
import numpy as np
import numpy.typing as npt

Mask: TypeAlias = npt.NDArray[np.uint8]

_FEWEST, _MOST = 2, 6
"""Neighbours between which a pixel lies on the rim of a line and not at its end or inside."""


@nb.njit(cache=True)
def thin(mask: Mask) -> None:
    """Thin `mask` to lines one pixel wide, in place (Zhang and Suen, Communications of the ACM 27, 1984)."""
    rows, columns = mask.shape
    changed = True
    while changed:
        changed = False
        for half in range(2):
            doomed = np.zeros_like(mask)
            for row in range(1, rows - 1):
                for column in range(1, columns - 1):
                    if mask[row, column] and _on_rim(mask, row, column, half):
                        doomed[row, column] = 1
                        changed = True
            mask -= doomed
    for row in range(1, rows - 1):
        for column in range(1, columns - 1):
            if mask[row, column] and _is_corner(mask, row, column):
                mask[row, column] = 0


@nb.njit(cache=True)
def _on_rim(mask: Mask, row: int, column: int, half: int) -> bool:
    """Return whether a pixel may go in this half step: north-west rims in one, south-east rims in the other."""
    north, south = mask[row - 1, column], mask[row + 1, column]
    east, west = mask[row, column + 1], mask[row, column - 1]
    north_east, south_east = mask[row - 1, column + 1], mask[row + 1, column + 1]
    north_west, south_west = mask[row - 1, column - 1], mask[row + 1, column - 1]
    ring = (north, north_east, east, south_east, south, south_west, west, north_west)
    total, rises = 0, 0
    for k in range(8):
        total += ring[k]
        rises += ring[k] == 0 and ring[(k + 1) % 8] == 1
    if total < _FEWEST or total > _MOST or rises != 1:
        return False
    if half == 0:
        return bool(north * east * south == 0 and east * south * west == 0)
    return bool(north * east * west == 0 and north * south * west == 0)


@nb.njit(cache=True)
def _is_corner(mask: Mask, row: int, column: int) -> bool:
    """Return whether a pixel is the corner of a stair, whose neighbours touch each other without it."""
    for down, right in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        meet = mask[row + down, column] and mask[row, column + right]
        behind = mask[row - down, column] or mask[row, column - right] or mask[row - down, column - right]
        if meet and not behind:
            return True
    return False


@nb.njit(cache=True)
def walk(strands: Mask) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Order the pixels of unbranched lines: (n, 2) rows and columns, and where each line starts in that list.

    `strands` is used up. Open lines are walked from an end, then rings from their topmost pixel.
    """
    rows, columns = strands.shape
    order = np.empty((strands.size, 2), np.int64)
    starts = np.empty(strands.size, np.int64)
    filled, lines = 0, 0
    for most_neighbours in (1, 2):
        for row in range(1, rows - 1):
            for column in range(1, columns - 1):
                if strands[row, column] == 0:
                    continue
                if strands[row - 1 : row + 2, column - 1 : column + 2].sum() - 1 <= most_neighbours:
                    starts[lines] = filled
                    lines += 1
                    filled = _walk_one(strands, row, column, order, filled)
    return order[:filled].copy(), starts[:lines].copy()


@nb.njit(cache=True)
def _walk_one(strands: Mask, row: int, column: int, order: npt.NDArray[np.int64], filled: int) -> int:
    """Walk one line from its pixel at (`row`, `column`), taking it off `strands`; return the new length of `order`."""
    while row >= 0:
        strands[row, column] = 0
        order[filled, 0], order[filled, 1] = row, column
        filled += 1
        next_row, next_column = -1, -1
        # Straight neighbours before diagonal ones, so that no corner is left behind.
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, -1), (-1, 1)):
            if strands[row + down, column + right]:
                next_row, next_column = row + down, column + right
                break
        row, column = next_row, next_column
    return filled
