"""The page about the model says what the fit found, and says whose tattoo it was."""

from __future__ import annotations

import pytest
from samples import ROOT

from sitekit.ageing.report import FitReport, load_fit

PAGE = " ".join((ROOT / "docs/about/ageing-model.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def fit() -> FitReport:
    loaded, problems = load_fit(ROOT / "docs/_data/ageing-fit.yml", shown_as="fit.yml")
    assert problems == []
    assert loaded is not None
    return loaded


def test_the_page_gives_the_residuals_of_the_fit(fit: FitReport) -> None:
    main = fit.main
    assert f"the best D is {main.spread:.3f}. It misses clarity by {main.clarity_rms:.2f}" in PAGE
    assert f"and width by {main.width_rms_mm:.2f} mm" in PAGE


def test_the_page_gives_how_far_the_fit_moves(fit: FitReport) -> None:
    low, high = fit.left_out
    added = next(reading for reading in fit.readings if reading.name.startswith("ink added"))
    assert f"D comes to between {low:.3f} and {high:.3f}." in PAGE
    assert f"D drops to about {added.spread:.3f}." in PAGE
    assert f"where D was {fit.main.spread:.3f}, it found about {round(fit.shaken[1], 3):.3f}." in PAGE


def test_the_page_calls_it_a_model_a_range_and_one_ankle() -> None:
    for words in ("is modelled", "read them as a range", "one person, one ankle and solid black bars"):
        assert words in PAGE


@pytest.mark.parametrize("name", ["parameters", "sites", "line-pairs", "fit"])
def test_the_page_takes_its_tables_from_data(name: str) -> None:
    assert f"<!-- table: ageing-{name} -->" in PAGE
