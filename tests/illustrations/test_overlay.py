"""What is laid over a plate measures what it says."""

import numpy as np
import pytest

from illustrations.errors import PictureError
from illustrations.overlay.marks import COINS, choose_length, draw_coin, draw_label, draw_scale_bar
from illustrations.overlay.mask import LIGHT, Pixels, bar


def skin(columns: int, rows: int, level: int = 200) -> Pixels:
    return np.full((rows, columns, 3), level, np.uint8)


def ticks(before: Pixels, after: Pixels) -> list[float]:
    """Where the bar's ticks are: centres of what was drawn in the row just above its line."""
    drawn = np.abs(after.astype(float) - before).sum(2)
    base = int(np.flatnonzero(drawn.sum(1)).max())
    row = drawn[base - 5]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (row > 0).astype(int), [0]])))
    runs = zip(edges[::2], edges[1::2], strict=True)
    return [float(np.average(np.arange(a, b) + 0.5, weights=row[a:b])) for a, b in runs]


@pytest.mark.parametrize("px_per_mm", [7.3, 16.67, 33.3, 97.0, 401.3, 1163.6])
def test_scale_bar_measures_what_it_says_within_one_percent(px_per_mm: float) -> None:
    before = skin(1600, 400)
    length, parts = choose_length(1600 / px_per_mm)
    found = ticks(before, draw_scale_bar(before, px_per_mm))
    assert len(found) == parts + 1
    assert (found[-1] - found[0]) / px_per_mm == pytest.approx(length, rel=0.002)
    assert np.diff(found) == pytest.approx(length * px_per_mm / parts, abs=0.1)


def test_scale_bar_is_a_round_length_of_a_tenth_to_a_quarter_of_the_plate() -> None:
    assert choose_length(48) == (10, 10)
    assert choose_length(35) == (5, 5)
    assert choose_length(1.4) == (0.2, 4)
    assert choose_length(90) == (20, 20)
    for width in np.geomspace(1, 150, 60):
        assert 0.09 * width <= choose_length(width)[0] <= 0.24 * width


@pytest.mark.parametrize(("level", "darker"), [(225, True), (140, True), (60, False), (25, False)])
def test_drawing_is_dark_on_light_skin_and_light_on_dark_skin(level: int, *, darker: bool) -> None:
    before = skin(800, 300, level)
    after = draw_scale_bar(before, 20.0).astype(int)
    strongest = after.reshape(-1, 3)[np.abs(after - level).sum(2).argmax()]
    assert (strongest < level).all() == darker


@pytest.mark.parametrize("px_per_mm", [20.0, 33.3])
def test_coin_is_as_wide_as_the_coin(px_per_mm: float) -> None:
    before = skin(1200, 900)
    row = np.abs(draw_coin(before, px_per_mm).astype(float) - before).sum(2)[450]
    left, right = row[:600], row[600:]
    width = 600 + np.average(np.arange(600), weights=right) - np.average(np.arange(600), weights=left)
    assert width / px_per_mm == pytest.approx(COINS["US quarter"], rel=0.005)


def test_label_stays_in_the_picture_however_long() -> None:
    before = skin(300, 120)
    drawn = np.abs(draw_label(before, "Micro-realism, 20 years, " * 6).astype(int) - before).sum((0, 2))
    assert drawn.any()
    assert not drawn[-5:].any()


def test_only_the_corner_is_touched() -> None:
    before = skin(1600, 1200)
    after = draw_scale_bar(before, 33.3)
    assert (after[:, 800:] == before[:, 800:]).all()
    assert (after[:900] == before[:900]).all()


def test_a_rectangle_covers_its_exact_area() -> None:
    assert bar((10, 10), 2.25, 3.5, 7.75, 4.75).sum() == pytest.approx(5.5 * 1.25)


def test_light_drawing_keeps_its_colour() -> None:
    after = draw_scale_bar(skin(800, 300, 20), 20.0)
    assert after.reshape(-1, 3).max(0).tolist() == list(LIGHT)


@pytest.mark.parametrize("wrong", [0.0, -3.0, float("nan")])
def test_a_scale_that_cannot_be_is_refused_in_one_sentence(wrong: float) -> None:
    with pytest.raises(PictureError, match="must be a number greater than 0"):
        draw_scale_bar(skin(100, 100), wrong)
