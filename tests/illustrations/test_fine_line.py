"""Fine line: the paths a hand would follow, fewer of them at a small size, drawn with a single needle."""

import numpy as np
import pytest
from motifs import EVEN, black, drawing, motif, width_at_half_height

from illustrations.errors import PictureError
from illustrations.ink.draw import fine_line
from illustrations.ink.inkmap import PX_PER_MM
from illustrations.ink.linework import choose_lines
from illustrations.ink.needles import LINER
from illustrations.ink.tracing import trace
from illustrations.reference import Lines


def test_lines_run_straight_on_where_they_cross() -> None:
    paths = trace(drawing((slice(99, 101), slice(20, 380), 160), (slice(10, 190), slice(200, 202), 160)))
    spans = sorted(tuple(np.ptp(path.points, axis=0).round(-1)) for path in paths)
    assert spans == [(0, 180), (360, 0)]


def test_a_line_that_meets_another_is_led_to_it() -> None:
    paths = trace(drawing((slice(99, 101), slice(20, 380), 255), (slice(100, 190), slice(200, 202), 160)))
    assert sorted(path.outline for path in paths) == [False, True]
    stem = next(path for path in paths if not path.outline)
    assert abs(stem.points[:, 1].min() - 100) < 3


def test_a_ring_is_one_closed_line() -> None:
    y, x = np.mgrid[-100:100, -200:200]
    (path,) = trace((np.abs(np.hypot(x, y) - 60) < 1.2).astype(np.uint8) * 255)
    assert path.closed
    assert path.outline
    (line,) = choose_lines([path], 0.05, 0.4)
    assert line.length_mm == pytest.approx(2 * np.pi * 3, rel=0.05)


def test_a_hand_draws_on_across_a_small_gap() -> None:
    broken = [(slice(99, 101), slice(20 + 90 * k, 107 + 90 * k), 160) for k in range(4)]
    (path,) = trace(drawing(*broken))
    assert np.ptp(path.points[:, 0]) > 350


def test_a_wide_gap_stays_open() -> None:
    assert len(trace(drawing((99, slice(20, 180), 160), (99, slice(200, 380), 160)))) == 2


def test_two_lines_that_all_but_touch_are_one() -> None:
    assert len(trace(drawing((slice(98, 100), slice(20, 380), 160), (slice(101, 103), slice(20, 380), 255)))) == 1


def test_a_long_inner_edge_is_taken_apart_at_its_corner_and_an_outline_is_not() -> None:
    def corner(level: int) -> Lines:
        return drawing((slice(20, 22), slice(20, 380), level), (slice(20, 190), slice(378, 380), level))

    assert [len(trace(corner(level))) for level in (160, 255)] == [2, 1]


def comb() -> Lines:
    """An outline above eleven inner edges 20 px apart, each 10 px shorter than the one above."""
    edges = [(slice(40 + 20 * k, 42 + 20 * k), slice(20, 380 - 10 * k), 160) for k in range(11)]
    return drawing((slice(10, 12), slice(10, 390), 255), *edges, size=(300, 400))


@pytest.mark.parametrize(("width_mm", "gap_mm", "kept"), [(40, 0.4, 12), (20, 0.4, 12), (20, 1.9, 6), (6, 0.4, 7)])
def test_lines_are_dropped_when_they_crowd(width_mm: float, gap_mm: float, kept: int) -> None:
    lines = choose_lines(trace(comb()), width_mm / 400, gap_mm)
    assert len(lines) == kept
    assert lines[0].outline
    lengths = [line.length_mm for line in lines[1:]]
    assert lengths == sorted(lengths, reverse=True)


def test_short_inner_edges_go_first_when_the_drawing_is_small() -> None:
    marks_only = drawing((slice(10, 12), slice(10, 390), 255), (slice(100, 102), slice(20, 60), 160))
    assert len(choose_lines(trace(marks_only), 30 / 400, 0.4)) == 2
    assert len(choose_lines(trace(marks_only), 6 / 400, 0.4)) == 1


def test_a_line_is_as_wide_as_marks_in_a_row_are() -> None:
    lines = drawing((slice(99, 101), slice(20, 380), 255))
    ink = fine_line(motif(lines / 255, lines), 9, EVEN)
    column = ink.absorbance[:, ink.absorbance.shape[1] // 2]
    assert width_at_half_height(column) / PX_PER_MM == pytest.approx(0.866 * LINER.mark_mm, rel=0.05)
    assert ink.marks == {"line": pytest.approx(0.9 * 9 / 0.05, rel=0.02)}


def test_fine_line_needs_a_line_drawing() -> None:
    with pytest.raises(PictureError) as refused:
        fine_line(black(), 10)
    assert str(refused.value) == "Test has no line drawing; draw test.lines.png first."
