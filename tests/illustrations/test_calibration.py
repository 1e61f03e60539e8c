"""The fit of the ageing model to the one measured tattoo, re-run cheaply."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import ROOT

from illustrations.calibration.chart import Bars, Camera, photograph_bars
from illustrations.calibration.fit import Assumptions, Fit, fit_chart
from sitekit.ageing.load import load_ageing
from sitekit.ageing.report import FitReport, load_fit
from sitekit.ageing.shapes import Chart

BARS = Bars(drawn_mm=1.0, laid_mm=0.0, sigma_mm=0.05, absorbance=2.6)
SHARP = Camera(blur_mm=0.04, glare=0.0)


@pytest.fixture(scope="module")
def chart() -> Chart:
    file, problems = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="ageing.yml")
    assert problems == []
    assert file is not None
    return file.chart


@pytest.fixture(scope="module")
def report() -> FitReport:
    loaded, problems = load_fit(ROOT / "docs/_data/ageing-fit.yml", shown_as="fit.yml")
    assert problems == []
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def again(chart: Chart, report: FitReport) -> Fit:
    """A few steps from where the fit ended: they must lead nowhere else."""
    return fit_chart(chart, Assumptions(), begin=report.vector, steps=3)


def test_sharp_bars_read_clear_and_as_wide_as_drawn() -> None:
    reading = photograph_bars(replace(BARS, drawn_mm=4.0, sigma_mm=0.02), SHARP)
    assert reading.clarity > 0.99
    assert reading.width_mm == pytest.approx(4.0, abs=0.1)


def test_ink_laid_wide_reads_wide_and_spread_reads_wider() -> None:
    wide = photograph_bars(replace(BARS, drawn_mm=3.0, laid_mm=0.5), SHARP)
    spread = photograph_bars(replace(BARS, drawn_mm=3.0, laid_mm=0.5, sigma_mm=0.3), SHARP)
    assert wide.width_mm == pytest.approx(3.6, abs=0.1)
    assert spread.width_mm > wide.width_mm + 0.3


def test_spread_dims_the_gap() -> None:
    clarities = [photograph_bars(replace(BARS, sigma_mm=s), SHARP).clarity for s in (0.05, 0.2, 0.3, 0.5)]
    assert clarities == sorted(clarities, reverse=True)
    assert clarities[0] > 0.9
    assert clarities[-1] < 0.3


def test_a_merged_gap_counts_as_ink_up_to_its_middle() -> None:
    reading = photograph_bars(replace(BARS, drawn_mm=0.5, sigma_mm=0.3), SHARP)
    assert reading.clarity < 0.5
    assert 0.5 < reading.width_mm < 2.0


def test_the_fit_stays_where_the_report_has_it(again: Fit, report: FitReport) -> None:
    assert again.spread == pytest.approx(report.main.spread, rel=0.1)
    assert again.cost == pytest.approx(report.main.cost, rel=0.02)


def test_the_model_reproduces_the_chart_with_the_residual_stated(again: Fit, report: FitReport) -> None:
    assert again.clarity_rms == pytest.approx(report.main.clarity_rms, abs=0.005)
    assert again.width_rms_mm == pytest.approx(report.main.width_rms_mm, abs=0.02)
    assert report.main.clarity_rms < 0.08
    assert report.main.width_rms_mm < 0.22  # about the error of one measurement


def test_each_group_reads_as_the_report_says(again: Fit, report: FitReport) -> None:
    for group, pair in zip(report.groups, again.predicted, strict=True):
        assert [reading.clarity for reading in pair] == pytest.approx(group.clarity_predicted, abs=0.03)
        assert [reading.width_mm for reading in pair] == pytest.approx(group.width_predicted_mm, abs=0.06)


def test_bars_the_fit_never_saw_come_out_merged(report: FitReport) -> None:
    """AGE-10: lines drawn 0.35 mm apart had merged at 12 weeks."""
    assert report.finest_clarity < 0.5


def test_without_added_ink_the_low_end_misses_the_widths(report: FitReport) -> None:
    low = [outcome for outcome in report.held if outcome.spread == 0.0015]
    assert {outcome.name for outcome in low} == {"no ink added", "ink added"}
    cost = {outcome.name: outcome.cost for outcome in low}
    assert cost["no ink added"] > report.main.cost + 8
    assert cost["ink added"] < report.main.cost + 1
