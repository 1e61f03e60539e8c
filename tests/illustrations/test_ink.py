"""Ink: marks of the stated size, never more than skin bears, and detail limited by nothing but needle and hand."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from motifs import ENTRY, EVEN, black, drawing, motif, width_at_half_height
from threads import outputs_by_threads

from illustrations.errors import PictureError
from illustrations.ink import marks, pepper
from illustrations.ink.design import frame, redraw
from illustrations.ink.draw import fine_line, micro_realism, uptake
from illustrations.ink.inkmap import MARGIN_MM, MAX_ABSORBANCE, PX_PER_MM, InkMap
from illustrations.ink.marks import CELL_MM, Skin
from illustrations.ink.needles import DETAIL, LINER, PEPPER, SHADER, InkSettings, Needle
from illustrations.ink.tone import absorbance_for
from illustrations.maps import Map
from illustrations.reference import Reference


def ball() -> Reference:
    """A shaded ball with a highlight and a dark edge."""
    y, x = np.mgrid[-1:1:160j, -1:1:160j]
    height = np.sqrt(np.clip(1 - x**2 - y**2, 0, None))
    light = np.clip((-0.5 * x - 0.6 * y + 0.6 * height), 0, 1)
    return motif(np.where(x**2 + y**2 < 1, 1 - light, 0))


def bare_skin(side: int = 100, limit: int = 1000) -> Skin:
    cells = int(side / (CELL_MM * PX_PER_MM)) + 1
    return Skin(
        np.zeros((side, side), np.float32),
        np.zeros((side, side), np.float32),
        np.zeros((cells, cells), np.int32),
        limit,
    )


def inner(ink: InkMap) -> Map:
    margin = round(MARGIN_MM * ink.px_per_mm)
    return ink.absorbance[margin:-margin, margin:-margin]


@pytest.mark.parametrize("needle", [SHADER, DETAIL, PEPPER, LINER])
def test_a_mark_is_as_wide_as_its_needle_says(needle: Needle) -> None:
    skin = bare_skin()
    assert marks.set_mark(skin, 50.5, 50.5, 0.5 * needle.mark_mm * PX_PER_MM, 0.01)
    assert width_at_half_height(skin.absorbance[50]) / PX_PER_MM == pytest.approx(needle.mark_mm, rel=0.05)


def test_a_mark_brings_the_ink_it_is_said_to() -> None:
    skin = bare_skin()
    marks.set_mark(skin, 49.8, 51.1, 6.0, 0.001)
    assert skin.absorbance.sum() == pytest.approx(np.pi * 36 * 0.001, rel=0.01)
    assert np.allclose(skin.need, -skin.absorbance)


def test_packed_skin_takes_no_more() -> None:
    skin = bare_skin()
    for _ in range(200):
        marks.set_mark(skin, 50.5, 50.5, 6.0, 1.45)
    assert skin.absorbance.max() <= MAX_ABSORBANCE


@pytest.mark.parametrize("limit", [80, 200, 400])
def test_no_place_takes_more_marks_than_the_trauma_limit(limit: float) -> None:
    ink = micro_realism(black(), 4, InkSettings(trauma_limit_per_mm2=limit))
    assert 0.8 * limit <= ink.densest_per_mm2 <= limit
    # Marks that stray over the edge fall on a hand's breadth more.
    assert sum(ink.marks.values()) <= limit * (ink.width_mm + 2 * CELL_MM) * (ink.height_mm + 2 * CELL_MM)


def test_skin_counts_every_mark() -> None:
    skin = bare_skin(limit=3)
    points = np.full((5, 2), 50.5, np.float32)
    taken = marks.set_dots(skin, points, np.full(5, 3, np.float32), np.full(5, 0.1, np.float32))
    assert taken == skin.counts.sum() == 3


@pytest.mark.parametrize(("rows", "columns"), [(40, 80), (80, 40)])
def test_the_stated_width_is_the_width_of_the_motif(rows: int, columns: int) -> None:
    ink = micro_realism(black(rows, columns), 6)
    inked = np.flatnonzero((ink.absorbance > 1).any(axis=0))
    assert ink.width_mm == 6
    assert ink.height_mm == pytest.approx(6 * rows / columns)
    assert (inked[-1] - inked[0] + 1) / ink.px_per_mm == pytest.approx(6, abs=0.2)
    assert ink.absorbance.shape == (40 * (ink.height_mm + 2 * MARGIN_MM), 40 * (6 + 2 * MARGIN_MM))


def test_tones_come_out_near_what_was_asked_and_highlights_stay_open() -> None:
    tones = np.tile(np.repeat(np.array([0.0, 0.2, 0.4, 0.6, 0.8], np.float32), 40), (60, 1))
    steps = Reference(ENTRY, tones, np.ones_like(tones), None)
    asked = absorbance_for(redraw(steps, frame(steps, 20), 0))[180:-180, 80:-80]
    got = inner(micro_realism(steps, 20, EVEN))[100:-100]
    middles = [slice(160 * k + 50, 160 * k + 110) for k in range(5)]
    wanted = [float(asked[:, middle].mean()) for middle in middles]
    assert got[:, middles[0]].mean() < 0.002
    assert [got[:, middle].mean() for middle in middles[1:]] == pytest.approx(wanted[1:], rel=0.2)
    assert wanted == sorted(wanted)


def test_a_pale_outline_is_held_and_a_fade_is_not() -> None:
    pale = np.full((60, 60), 0.08, np.float32)
    fading = pale * np.linspace(1, 0, 60, dtype=np.float32)[:, None]
    held = redraw(Reference(ENTRY, pale, np.ones_like(pale), None), frame(motif(pale), 10), 0)
    open_end = redraw(Reference(ENTRY, fading, fading / 0.08, None), frame(motif(pale), 10), 0)
    last, middle = 80 + 400 - 4, 80 + 200
    assert held[last, middle] > 0.2
    assert held[middle, middle] < 0.1
    assert open_end[last, middle] < 0.01


def test_tone_follows_darkness_from_bare_skin_to_black() -> None:
    ink = absorbance_for(np.linspace(0, 1, 50, dtype=np.float32))
    assert ink[0] == 0
    assert (np.diff(ink) > 0).all()
    assert 2 < ink[-1] <= MAX_ABSORBANCE


def test_every_tool_is_used_and_ink_stays_within_bounds() -> None:
    ink = micro_realism(ball(), 8)
    assert set(ink.marks) == {"wash", "detail", "pepper"}
    assert min(ink.marks.values()) > 100
    assert ink.absorbance.dtype == np.float32
    assert ink.absorbance.min() >= 0
    assert 1.5 < ink.absorbance.max() <= MAX_ABSORBANCE


def test_a_smaller_drawing_loses_detail_by_itself() -> None:
    bars = np.tile(np.repeat(np.array([1, 0], np.float32), 8), (120, 15))

    def contrast(width_mm: float) -> float:
        rows = inner(micro_realism(motif(bars), width_mm, InkSettings())).mean(axis=0)
        folded = np.abs(np.fft.rfft(rows))
        return float(folded[15] / folded[0])

    assert contrast(20) > 0.9 * 2 / np.pi  # what bars with sharp edges have
    assert contrast(3) < 0.4 * 2 / np.pi


def test_a_simplified_drawing_drops_what_is_closer_than_the_gap() -> None:
    bars = np.tile(np.repeat(np.array([1, 0], np.float32), 8), (120, 15))
    bars[:, :60] = 1
    crowded = inner(micro_realism(motif(bars), 6, EVEN))
    simple = inner(micro_realism(motif(bars), 6, replace(EVEN, smallest_gap_mm=1.0)))
    assert simple[:, 100:-40].std() < 0.5 * crowded[:, 100:-40].std()
    assert simple[:, :40].mean() > 1.5


def test_patchy_uptake_keeps_the_ink_that_was_laid() -> None:
    laid = np.full((400, 400), 0.5, np.float32)
    kept = uptake(laid, 0.13, 7)
    assert kept.mean() == pytest.approx(0.5, rel=0.01)
    assert kept.std() == pytest.approx(0.13 * 0.5, rel=0.1)
    assert np.array_equal(uptake(laid, 0, 7), laid)


def test_pepper_follows_the_tone_and_keeps_its_distance() -> None:
    weight = np.zeros((120, 120), np.float32)
    weight[:, :60], weight[:, 60:] = 0.01, 0.03
    points = pepper.spread(weight, 400, np.random.default_rng(2))
    assert np.sum(points[:, 0] > 60) == pytest.approx(300, rel=0.06)
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + 1e9 * np.eye(400)
    dark = points[:, 0] > 65
    even = np.sqrt(120 * 60 / 300)
    assert np.median(apart[dark][:, dark].min(axis=1)) > 0.75 * even


@pytest.mark.parametrize("draw", [micro_realism, fine_line])
def test_even_a_speck_can_be_drawn(draw: Callable[[Reference, float], InkMap]) -> None:
    ink = draw(motif(np.ones((40, 40), np.float32), drawing((20, slice(5, 35), 255), size=(40, 40))), 0.1)
    assert ink.absorbance.shape == (164, 164)


@pytest.mark.parametrize("draw", [micro_realism, fine_line])
@pytest.mark.parametrize(
    ("width_mm", "sentence"),
    [
        (0, "The width of the motif is 0 mm; it must be a number greater than 0."),
        (-3, "The width of the motif is -3 mm; it must be a number greater than 0."),
        (float("nan"), "The width of the motif is nan mm; it must be a number greater than 0."),
        (500, "Test at 500 mm wide would be larger than 120 mm; draw it smaller."),
    ],
)
def test_a_width_that_cannot_be_drawn_is_refused(
    draw: Callable[[Reference, float], InkMap], width_mm: float, sentence: str
) -> None:
    with pytest.raises(PictureError) as refused:
        draw(black(), width_mm)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"trauma_limit_per_mm2": 0}, "The trauma limit is 0 marks/mm²; it must be a number greater than 0."),
        ({"hand_jitter_mm": -0.1}, "The hand's jitter is -0.1; it must be 0 or more."),
        ({"smallest_gap_mm": -1}, "The smallest gap is -1; it must be 0 or more."),
        ({"uptake_variation": float("nan")}, "The variation of uptake is nan; it must be 0 or more."),
    ],
)
def test_settings_that_make_no_sense_are_refused(change: dict[str, float], sentence: str) -> None:
    with pytest.raises(PictureError) as refused:
        InkSettings(**change)  # type: ignore[arg-type]
    assert str(refused.value) == sentence


def test_another_seed_draws_another_hand() -> None:
    first, again, other = (micro_realism(ball(), 4, InkSettings(seed=seed)).absorbance for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


_DIGEST = """
import hashlib, numpy as np
from illustrations.ink.design import frame, redraw
from illustrations.ink.draw import fine_line, micro_realism
from illustrations.reference import Entry, Reference
y, x = np.mgrid[-1:1:120j, -1:1:120j]
entry = Entry(key="t", title="T", file="t.png", width_mm=9, credit="us", how="By hand.", drawn_from="model")
lines = np.where(np.abs(np.hypot(x, y) - 0.7) < 0.02, 255, 0).astype(np.uint8)
ball = Reference(entry, *2 * (np.clip(1.2 - np.hypot(x, y - 0.2), 0, 1).astype(np.float32),), lines)
drawn = (micro_realism(ball, 5), fine_line(ball, 5))
print(hashlib.sha256(b"".join(ink.absorbance.tobytes() for ink in drawn)).hexdigest())
"""


def test_the_number_of_threads_does_not_change_a_byte() -> None:
    digests = outputs_by_threads(_DIGEST)
    assert len(digests) == 1
    assert len(digests.pop().strip()) == hashlib.sha256().digest_size * 2
