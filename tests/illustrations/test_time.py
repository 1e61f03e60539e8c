"""What the years do to a map of ink."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from illustrations.errors import PictureError
from illustrations.ink.inkmap import PX_PER_MM, InkMap
from illustrations.maps import Map
from illustrations.skin import optics
from illustrations.skin.sites import SITES
from illustrations.time.ageing import age
from illustrations.time.parameters import ageing_model
from illustrations.time.spreading import Spreading, spread_ink
from sitekit.ageing.model import line_pair_contrast


def ink(absorbance: Map) -> InkMap:
    rows, columns = absorbance.shape
    return InkMap(
        absorbance=absorbance, px_per_mm=PX_PER_MM, width_mm=columns / PX_PER_MM - 4,
        height_mm=rows / PX_PER_MM - 4, marks={}, densest_per_mm2=0.0,
    )  # fmt: skip


def square(side_mm: float = 10.0, motif_mm: float = 3.0) -> InkMap:
    """A black square with bare skin around it."""
    size = round(side_mm * PX_PER_MM)
    field = np.zeros((size, size), np.float32)
    edge = round((side_mm - motif_mm) / 2 * PX_PER_MM)
    field[edge:-edge, edge:-edge] = 3.0
    return ink(field)


def centre_of(field: Map) -> Map:
    rows, columns = field.shape
    return field[rows // 4 : -rows // 4, columns // 4 : -columns // 4]


def wave(period_mm: float, side_mm: float = 12.0) -> Map:
    x = (np.arange(round(side_mm * PX_PER_MM)) + 0.5) / PX_PER_MM
    return np.tile((1 + np.cos(2 * np.pi * x / period_mm)).astype(np.float32), (x.size, 1))


def amplitude(field: Map, period_mm: float) -> float:
    """Size of the wave of that period across the middle of the map, over whole periods."""
    columns = round(period_mm * PX_PER_MM * max(1, int(4 / period_mm)))
    start = (field.shape[1] - columns) // 2
    line = field[field.shape[0] // 2, start : start + columns].astype(float)
    x = np.arange(columns) / PX_PER_MM
    return float(abs(2 * np.mean(line * np.exp(-2j * np.pi * x / period_mm))))


@pytest.mark.parametrize("quick", [None, "left"])
def test_spread_makes_no_ink_and_loses_none(quick: str | None) -> None:
    field = square().absorbance
    spots = None if quick is None else np.tile(np.linspace(1, 0, field.shape[1], dtype=np.float32), (len(field), 1))
    spread = spread_ink(field, Spreading(4.0, 16.0, spots))
    assert spread.sum(dtype=float) == pytest.approx(field.sum(dtype=float), rel=1e-4)
    assert float(spread.min()) >= 0
    assert float(spread.max()) < 3.01


def test_ink_in_quick_spots_goes_further() -> None:
    field = np.zeros((200, 400), np.float32)
    field[:, [100, 300]] = 1.0
    spots = np.zeros_like(field)
    spots[:, 200:] = 1.0
    spread = spread_ink(field, Spreading(4.0, 12.0, spots))
    assert spread[100, 100] / spread[100, 300] == pytest.approx(3, rel=0.01)


@pytest.mark.parametrize(
    ("period_mm", "sigma_mm"), [(0.5, 0.07), (0.5, 0.15), (1.0, 0.07), (1.0, 0.3), (2.0, 0.3), (2.0, 0.6)]
)
def test_contrast_of_a_line_pair_follows_the_formula_within_one_percent(period_mm: float, sigma_mm: float) -> None:
    expected = line_pair_contrast(period_mm, sigma_mm)
    field = wave(period_mm)
    spread = spread_ink(field, Spreading(sigma_mm * PX_PER_MM, sigma_mm * PX_PER_MM, None))
    assert amplitude(spread, period_mm) / amplitude(field, period_mm) == pytest.approx(expected, rel=0.01)


def test_healing_blurs_and_nothing_more() -> None:
    before = square()
    healed = age(before, 0, "high", seed=3)
    sigma = ageing_model().sigma0_mm * PX_PER_MM
    assert np.array_equal(healed.absorbance, spread_ink(before.absorbance, Spreading(sigma, sigma, None)))
    assert (healed.width_mm, healed.px_per_mm) == (before.width_mm, before.px_per_mm)


def test_solid_black_keeps_about_what_the_model_says() -> None:
    model = ageing_model()
    old = age(square(side_mm=16, motif_mm=12), 10, "low", sun=1, seed=3)
    middle = float(np.mean(centre_of(old.absorbance)))
    assert middle == pytest.approx(3.0 * model.retained(10, 1), rel=0.05)
    assert middle < 3.0 * model.retained(10, 1)  # the weak-deposit loss takes a little even from black


def test_pale_grey_loses_more_of_itself_than_black() -> None:
    black = square(side_mm=16, motif_mm=12)
    grey = ink(black.absorbance / np.float32(30))
    kept = [float(np.mean(centre_of(age(m, 10, "low", seed=3).absorbance) / centre_of(m.absorbance)))
            for m in (black, grey)]  # fmt: skip
    assert kept[1] < 0.85 * kept[0]


def test_each_strength_each_year_and_each_worn_site_blurs_more() -> None:
    before = square(motif_mm=0.3)
    peaks = [float(age(before, 10, spread).absorbance.max()) for spread in ("low", "middle", "high")]
    peaks += [float(age(before, 10, "high", site=2.5).absorbance.max())]
    assert peaks == sorted(peaks, reverse=True)
    assert age(before, 2, "low").absorbance.max() > age(before, 20, "low").absorbance.max()


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not() -> None:
    first, second, third = (age(square(), 10, "middle", seed=seed).absorbance.tobytes() for seed in (5, 5, 6))
    assert first == second
    assert first != third


def test_pictures_and_model_agree_on_depth_and_sites() -> None:
    model = ageing_model()
    assert [optics.ink_depth(years) for years in (0, 20)] == pytest.approx([model.ink_depth_mm(y) for y in (0, 20)])
    assert set(SITES) - {"flat"} <= set(model.sites)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"years": -2}, "The age is -2 years; give 0 (healed) or more."),
        ({"spread": "medium"}, 'There is no spread "medium"; write low, middle or high.'),
        ({"site": 0}, "The site's factor is 0 times the forearm's; it must be a number greater than 0."),
        ({"sun": 1.5}, "Sun is 1.5; it runs from 0 (always covered) to 1 (bare every day)."),
    ],
)
def test_what_cannot_be_aged_is_refused_in_one_sentence(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(PictureError, match=f"^{re.escape(words)}$"):
        age(square(), **{"years": 5, "spread": "low", **arguments})
