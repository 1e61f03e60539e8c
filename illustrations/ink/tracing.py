"""From a drawing of thin lines in pixels to the paths a hand would follow."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from scipy.spatial import KDTree

from illustrations.ink.thinning import Mask, thin, walk
from illustrations.reference import Lines

Polyline: TypeAlias = npt.NDArray[np.float64]

_DRAWN, _OUTLINE = 80, 208
"""Least brightness of a line, and of an outline: they are drawn at 160 (inner edge) and 255."""
_SPUR_PX = 5
"""Shorter twigs with a loose end come from thinning, not from the drawing [px]."""
_LOOKBACK_PX = 7
"""A line's direction at its end is read over this many pixels."""
_STRAIGHT = 0.5
"""Least cosine of the turn at a crossing that one line may take (60°)."""
_UNLIKE = 0.3
"""How much straighter the turn from an outline into an inner edge must be than one between two of a kind."""
_SMALL = 0.1
"""An inner edge longer than this share of the drawing's longer side is taken apart at its corners."""
_CORNER = 0.3
"""A line turns a corner where the cosine between before and after falls below this (73°)."""
_BRIDGE = 0.015
"""A hand draws on across gaps up to this share of the drawing's longer side where a line goes on behind them."""
_IN_LINE = 0.8
"""Least cosine between a line's end, the gap and the line beyond for that."""
_ALL = np.ones((3, 3), bool)


@dataclass(frozen=True, slots=True)
class Path:
    """One line, in the order it is drawn."""

    points: Polyline
    """(n, 2) x and y, in pixels of the line drawing."""
    outline: bool
    """Whether it bounds the motif or an object in it; otherwise it is an inner edge."""

    @property
    def closed(self) -> bool:
        """Whether the line ends where it began."""
        return len(self.points) > 3 and bool(np.hypot(*(self.points[0] - self.points[-1])) < 3)  # noqa: PLR2004


def trace(lines: Lines) -> list[Path]:
    """Return the lines of a drawing (h, w), 255 outline and 160 inner edge, as paths; straight on at crossings."""
    # Two lines with a pixel between them are one.
    skeleton = ndimage.binary_closing(np.pad(lines >= _DRAWN, 1), _ALL).astype(np.uint8)
    thin(skeleton)
    crossings = skeleton & (_neighbours(skeleton) > 2)  # noqa: PLR2004 - two neighbours: a line passing through
    strands = skeleton - crossings
    order, starts = walk(strands)
    knots, _ = ndimage.label(crossings, _ALL)
    brightest = ndimage.maximum_filter(np.pad(lines, 1), size=3)
    chains = []
    for chain in np.split(order, starts[1:]):
        first, last = _knot_at(knots, chain[0]), _knot_at(knots, chain[-1])
        if len(chain) < _SPUR_PX and (first == 0) != (last == 0):
            continue
        outline = bool(np.mean(brightest[chain[:, 0], chain[:, 1]] >= _OUTLINE) > 0.5)  # noqa: PLR2004 - most of it
        chains.append(_Chain(chain[:, ::-1].astype(np.float64) - 0.5, outline, (first, last)))
    middles = ndimage.center_of_mass(knots > 0, knots, range(1, int(knots.max()) + 1)) if knots.any() else []
    centres = np.array([(0.0, 0.0), *((column - 0.5, row - 0.5) for row, column in middles)])
    size = max(lines.shape)
    paths = [piece for path in _follow(chains, _join(chains), centres) for piece in _split(path, _SMALL * size)]
    return _bridge(paths, _BRIDGE * size)


@dataclass(frozen=True, slots=True)
class _Chain:
    points: Polyline
    outline: bool
    knots: tuple[int, int]
    """The crossing each end touches; 0 for a loose end."""

    def direction(self, end: int) -> Polyline:
        """Return the unit vector in which the chain leaves at its first (0) or last (1) point."""
        return _direction(self.points if end else self.points[::-1], _LOOKBACK_PX)


def _join(chains: list[_Chain]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return which chain end goes on in which other: at every crossing the straightest pairs, better of one kind."""
    at_knot: dict[int, list[tuple[int, int]]] = {}
    for index, chain in enumerate(chains):
        for end in (0, 1):
            if chain.knots[end]:
                at_knot.setdefault(chain.knots[end], []).append((index, end))
    joined: dict[tuple[int, int], tuple[int, int]] = {}
    for ends in at_knot.values():
        pairs = []
        for position, a in enumerate(ends):
            for b in ends[position + 1 :]:
                one, other = chains[a[0]], chains[b[0]]
                straightness = -float(one.direction(a[1]) @ other.direction(b[1]))
                pairs.append((-straightness + _UNLIKE * (one.outline != other.outline), a, b))
        for bend, a, b in sorted(pairs):
            if -bend > _STRAIGHT and a not in joined and b not in joined:
                joined[a], joined[b] = b, a
    return joined


def _follow(chains: list[_Chain], joined: dict[tuple[int, int], tuple[int, int]], centres: Polyline) -> list[Path]:
    """String joined chains together; a loose end at a crossing is led to its middle."""
    paths: list[Path] = []
    used: set[int] = set()
    ends = [(index, end) for index in range(len(chains)) for end in (0, 1)]
    # From the loose ends first; what is left over then are rings.
    for start in [*(end for end in ends if end not in joined), *ends]:
        if start[0] in used:
            continue
        pieces: list[Polyline] = []
        outlined = 0
        here: tuple[int, int] | None = start
        far = start
        while here is not None and here[0] not in used:
            chain = chains[here[0]]
            used.add(here[0])
            pieces.append(chain.points if here[1] == 0 else chain.points[::-1])
            outlined += len(chain.points) if chain.outline else -len(chain.points)
            far = (here[0], 1 - here[1])
            here = joined.get(far)
        if start not in joined and (knot := chains[start[0]].knots[start[1]]):
            pieces.insert(0, centres[knot : knot + 1])
        if far not in joined and (knot := chains[far[0]].knots[far[1]]):
            pieces.append(centres[knot : knot + 1])
        elif far in joined:
            pieces.append(pieces[0][:1])
        paths.append(Path(np.concatenate(pieces), outlined > 0))
    return paths


def _split(path: Path, longest_px: float) -> list[Path]:
    """Return the strokes between the sharp corners of a long inner edge; anything else is one stroke."""
    count, look = len(path.points), _LOOKBACK_PX
    if path.outline or count <= longest_px:
        return [path]
    before = path.points[look:-look] - path.points[: -2 * look]
    after = path.points[2 * look :] - path.points[look:-look]
    cosine = np.sum(before * after, axis=1) / np.maximum(np.hypot(*before.T) * np.hypot(*after.T), 1e-9)
    sharpest = ndimage.minimum_filter1d(cosine, 2 * look + 1) == cosine
    corners = np.flatnonzero(sharpest & (cosine < _CORNER)) + look
    return [
        Path(path.points[start : stop + 1], outline=False)
        for start, stop in pairwise([0, *corners, count - 1])
        if stop - start > look
    ]


def _bridge(paths: list[Path], reach_px: float) -> list[Path]:
    """Return `paths` with those strung together that go on in line across a gap of at most `reach_px`."""
    open_paths = [path for path in paths if not path.closed]
    if not open_paths:
        return paths
    ends = [(index, end) for index in range(len(open_paths)) for end in (0, 1)]
    places = np.array([open_paths[index].points[-end] for index, end in ends])
    leaving = np.array(
        [_direction(open_paths[i].points if end else open_paths[i].points[::-1], 2 * _LOOKBACK_PX) for i, end in ends]
    )
    pairs = []
    for a, b in sorted(KDTree(places).query_pairs(reach_px)):
        gap = places[b] - places[a]
        gap = gap / max(float(np.hypot(*gap)), 1e-9)
        straightness = min(float(leaving[a] @ gap), -float(leaving[b] @ gap))
        if ends[a][0] != ends[b][0] and straightness > _IN_LINE:
            pairs.append((-straightness, ends[a], ends[b]))
    joined: dict[tuple[int, int], tuple[int, int]] = {}
    for _, a_end, b_end in sorted(pairs):
        if a_end not in joined and b_end not in joined:
            joined[a_end], joined[b_end] = b_end, a_end
    chains = [_Chain(path.points, path.outline, (0, 0)) for path in open_paths]
    return [path for path in paths if path.closed] + _follow(chains, joined, np.zeros((1, 2)))


def _direction(points: Polyline, lookback: int) -> Polyline:
    step = points[-1] - points[-min(len(points), lookback)]
    return np.asarray(step / max(float(np.hypot(*step)), 1e-9))


def _neighbours(mask: Mask) -> Mask:
    around = ndimage.convolve(mask, _ALL.astype(np.uint8), mode="constant")
    return np.asarray(around - mask, np.uint8)


def _knot_at(knots: npt.NDArray[np.int32], point: npt.NDArray[np.int64]) -> int:
    row, column = point
    return int(knots[row - 1 : row + 2, column - 1 : column + 2].max())
