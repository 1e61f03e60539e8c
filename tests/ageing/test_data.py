"""What `ageing.yml` and `ageing-fit.yml` must hold, and what is said when they do not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from samples import ROOT

from sitekit.ageing.load import build_model, find_ageing_problems, load_ageing
from sitekit.ageing.report import FitReport, load_fit
from sitekit.evidence.load import load_evidence

if TYPE_CHECKING:
    from pathlib import Path

    from sitekit.ageing.shapes import AgeingFile
    from sitekit.evidence.load import Evidence

TEXT = (ROOT / "docs/_data/ageing.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def file() -> AgeingFile:
    loaded, problems = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="docs/_data/ageing.yml")
    assert problems == []
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def fit() -> FitReport:
    loaded, problems = load_fit(ROOT / "docs/_data/ageing-fit.yml", shown_as="fit.yml")
    assert problems == []
    assert loaded is not None
    return loaded


def faults(tmp_path: Path, old: str, new: str) -> list[str]:
    assert TEXT.count(old) >= 1
    (tmp_path / "ageing.yml").write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    _, problems = load_ageing(tmp_path / "ageing.yml", shown_as="ageing.yml")
    return [str(problem) for problem in problems]


def test_everything_the_model_leans_on_is_evidence(file: AgeingFile) -> None:
    evidence, _ = load_evidence(ROOT / "docs/_data")
    assert list(find_ageing_problems(file, evidence, shown_as="docs/_data/ageing.yml")) == []


def test_the_three_spreads_are_the_ends_and_their_geometric_mean(file: AgeingFile, fit: FitReport) -> None:
    spread = build_model(file).spread
    assert spread["middle"] == pytest.approx(math.sqrt(spread["low"] * spread["high"]), rel=0.03)
    assert spread["high"] == round(fit.main.spread, 3)
    assert [end.name for end in file["spread"].ends] == [
        "as careful artists report it",
        "a middle between the two",
        "as the one measured tattoo did",
    ]


def test_every_fit_of_the_spread_lies_in_the_range_held_possible(file: AgeingFile, fit: FitReport) -> None:
    low, high = file["spread"].range
    found = [fit.main.spread, *fit.left_out, *fit.shaken, *(reading.spread for reading in fit.readings)]
    assert low <= min(found) <= max(found) <= high


def test_a_claim_that_does_not_exist_is_named(file: AgeingFile, evidence: Evidence) -> None:
    problems = [str(p) for p in find_ageing_problems(file, evidence, shown_as="ageing.yml")]
    assert 'ageing.yml: parameter spread: there is no claim "AGE-1".' in problems
    assert 'ageing.yml: chart: there is no source "taranvh2024".' in problems


def test_a_middle_above_the_high_end_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "value: 0.004\n", "value: 0.014\n")
    assert fault == "ageing.yml:10: entry spread: parameters: low, middle and high must rise in that order"


def test_a_value_outside_its_range_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "value: 0.07\n", "value: 0.7\n")
    assert fault.endswith("entry sigma0: parameters: 0.7 to 0.7 does not lie within the range")


def test_a_value_beside_the_three_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "    range: [0.0005, 0.02]\n", "    range: [0.0005, 0.02]\n    value: 0.004\n")
    assert fault.endswith("entry spread: parameters: give either one value, or low, middle and high")


def test_a_missing_parameter_is_named(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "- key: sigma0\n", "- key: sigma-nought\n")
    assert fault == "ageing.yml:9: parameters: the model also needs sigma0"


def test_a_range_where_one_value_belongs_is_refused(tmp_path: Path) -> None:
    three = "".join(f"    {end}: {{value: 0.0{n}, name: n, how: h, claims: []}}\n" for n, end in enumerate(
        ("low", "middle", "high"), 4
    ))  # fmt: skip
    (fault,) = faults(tmp_path, "    value: 0.07\n", three)
    assert fault == ("ageing.yml:9: parameters: the spread takes low, middle and high, all else one value: see sigma0")


def test_a_site_written_twice_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "key: upper-arm", "key: forearm")
    assert fault.endswith(": sites: a key stands here twice")
