"""The tables of the page about the model."""

from __future__ import annotations

from samples import ROOT

from sitekit.ageing.load import build_model, load_ageing
from sitekit.ageing.model import AgeingModel
from sitekit.ageing.report import FitReport, GroupOutcome, Outcome
from sitekit.ageing.table import render_fit, render_line_pairs, render_parameters, render_reality, render_sites

FILE = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="ageing.yml")[0]


def outcome(name: str, spread: float) -> Outcome:
    return Outcome(name=name, spread=spread, sigma0_mm=0.1, added_mm=0, clarity_rms=0.051, width_rms_mm=0.19, cost=20.0)


def test_the_spread_has_a_row_for_each_end_with_where_it_comes_from() -> None:
    assert FILE is not None
    rows = render_parameters(FILE).splitlines()
    assert rows[0] == "| What | Value | Where from |"
    assert rows[5] == (
        "| D, high: as the one measured tattoo did | 0.011 mm²/year "
        "| Our fit: one person, one ankle, solid black bars [@AGE-9; AGE-10; AGE-11] |"
    )


def test_other_parameters_have_one_row_and_are_called_our_choice() -> None:
    assert FILE is not None
    rows = render_parameters(FILE).splitlines()
    assert rows[6] == (
        "| **Blur from healing, σ0.** How soft an edge is on the day it has healed | 0.07 mm "
        "| Our choice; we hold 0.03–0.16 possible [@SKIN-6; AGE-10] |"
    )
    assert len(rows) == 2 + len(FILE.parameters) + 3


def test_each_site_says_why() -> None:
    assert FILE is not None
    assert "| **Inner wrist** | × 1.4 | Bends and rubs all day [@PLACE-2] |" in render_sites(FILE)


def test_the_narrowest_line_is_half_a_pair_at_a_fifth_of_its_contrast() -> None:
    model = AgeingModel(
        spread={"low": 0.0015, "middle": 0.004, "high": 0.011}, sigma0_mm=0.07, clearance=0, sun_loss=0,
        depth_mm=0, depth_drift=0, weak_loss=0, patchiness=0, unevenness=0, sites={},
    )  # fmt: skip
    rows = render_line_pairs(model).splitlines()
    assert rows[0] == "| Age | Low | Middle | High |"
    assert rows[2] == "| Healed | 0.12 mm | 0.12 mm | 0.12 mm |"
    assert rows[5] == "| 10 years | 0.33 mm | 0.51 mm | 0.83 mm |"


def test_the_fit_lists_each_reading_and_then_the_low_end_held() -> None:
    report = FitReport(
        made_by="a", method="b", main=outcome("no ink added", 0.011), readings=(outcome("cross bars alone", 0.0153),),
        held=(outcome("ink added", 0.0015), outcome("ink added", 0.02)), left_out=(0.01, 0.02),
        shaken=(0.01, 0.012, 0.02), finest_clarity=0.1, groups=(), vector=(),
    )  # fmt: skip
    assert render_fit(report, low=0.0015).splitlines()[2:] == [
        "| No ink added | 0.0110 | 0.05 in clarity, 0.19 mm in width |",
        "| Cross bars alone | 0.0153 | 0.05 in clarity, 0.19 mm in width |",
        "| D held at the low end, ink added | 0.0015 | 0.05 in clarity, 0.19 mm in width |",
    ]


def test_the_real_model_has_the_sites_that_the_pictures_show() -> None:
    assert FILE is not None
    shown = {"inner-wrist", "forearm", "behind-the-ear", "ankle", "rib", "upper-arm"}
    assert shown <= build_model(FILE).sites.keys()


def test_what_was_measured_stands_beside_what_the_model_makes_of_it() -> None:
    def group(bars: str, *widths: float | None) -> GroupOutcome:
        return GroupOutcome(
            drawn_mm=1.5, bars=bars, laid_mm=0.2, clarity_measured=(0.83, 0.58), clarity_predicted=(0.82, 0.62),
            width_measured_mm=(1.5, widths[0]), width_predicted_mm=(1.82, widths[1] or 0),
        )  # fmt: skip

    report = FitReport(
        made_by="a", method="b", main=outcome("no ink added", 0.011), readings=(), held=(), left_out=(0.01, 0.02),
        shaken=(0.01, 0.012, 0.02), finest_clarity=0.1, vector=(),
        groups=(group("upright", 2.5, 2.25), group("upright", None, 1.36), group("cross", 2.6, 2.6)),
    )  # fmt: skip
    assert render_reality(report).splitlines()[2:] == [
        "| 1.5 mm | 58% | 62% | 2.5 mm | 2.2 mm |",
        "| 1.5 mm | 58% | 62% | Run together | 1.4 mm |",
    ]
