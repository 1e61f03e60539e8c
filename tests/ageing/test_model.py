"""The formulas of the ageing model, against values worked out by hand."""

from __future__ import annotations

import math
import re

import pytest
from samples import ROOT

from sitekit.ageing.load import build_model, load_ageing
from sitekit.ageing.model import AgeingModel, line_pair_contrast, smallest_line_pair

MODEL = AgeingModel(
    spread={"low": 0.001, "middle": 0.002, "high": 0.004},
    sigma0_mm=0.06,
    clearance=0.01,
    sun_loss=0.03,
    depth_mm=0.01,
    depth_drift=0.002,
    weak_loss=0.003,
    patchiness=0.01,
    unevenness=0.3,
    sites={"forearm": 1.0},
)


def test_blur_begins_with_healing_and_grows_with_the_square_root_of_time() -> None:
    assert MODEL.sigma_mm(0, "low") == pytest.approx(0.06)
    assert MODEL.sigma_mm(3.2, "low") == pytest.approx(0.10)  # 0.06² + 2·0.001·3.2 = 0.10²
    assert MODEL.sigma_mm(3.2, "low", site=4) == pytest.approx(MODEL.sigma_mm(3.2, "high"))


def test_ink_goes_by_a_constant_share_a_year_and_faster_in_the_sun() -> None:
    assert MODEL.retained(0, sun=1) == 1
    assert MODEL.retained(10, sun=0) == pytest.approx(math.exp(-0.1))
    assert MODEL.retained(10, sun=1) == pytest.approx(math.exp(-0.4))


def test_ink_sinks_by_the_same_step_each_year() -> None:
    assert MODEL.ink_depth_mm(10) == pytest.approx(0.03)


@pytest.mark.parametrize(("sigma", "period", "left"), [(0.1, 0.1 * math.pi * math.sqrt(2), math.exp(-1)), (0, 1, 1)])
def test_contrast_of_a_line_pair_is_that_of_a_blurred_wave(sigma: float, period: float, left: float) -> None:
    assert line_pair_contrast(period, sigma) == pytest.approx(left)


def test_the_smallest_line_pair_has_just_the_contrast_asked_for() -> None:
    period = smallest_line_pair(0.2, 0.15)
    assert line_pair_contrast(period, 0.15) == pytest.approx(0.2)


def test_the_years_until_a_contrast_lead_to_that_contrast() -> None:
    years = MODEL.years_until(0.2, 0.6, "middle", site=1.5)
    assert line_pair_contrast(0.6, MODEL.sigma_mm(years, "middle", 1.5)) == pytest.approx(0.2)
    assert MODEL.years_until(0.9, 0.2, "low") == 0  # lost in healing


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: MODEL.sigma_mm(-1, "low"), "the age is -1 years; give 0 (healed) or more."),
        (lambda: MODEL.retained(1, sun=2), "sun is 2; it runs from 0 (always covered) to 1 (bare every day)."),
        (lambda: line_pair_contrast(0, 0.1), "a line pair of 0 mm has no width; give a number above 0."),
        (lambda: smallest_line_pair(1, 0.1), "a contrast of 1 cannot be asked for; give a number between 0 and 1."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(call: object, words: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        call()  # type: ignore[operator]


def test_with_the_low_end_lines_close_when_the_trade_guide_says() -> None:
    """AGE-16: lines closing together at 5–8 years; TECH-1: needles of 0.25 and 0.30 mm."""
    file, problems = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="ageing.yml")
    assert problems == []
    assert file is not None
    model = build_model(file)
    years = [model.years_until(0.2, 2 * line, "low") for line in (0.25, 0.30)]
    assert [round(year) for year in years] == [5, 8]
