"""Reads the data files behind the tables."""

from dataclasses import dataclass
from pathlib import Path

from sitekit.ageing.load import find_ageing_problems, load_ageing
from sitekit.ageing.report import FitReport, load_fit
from sitekit.ageing.shapes import AgeingFile
from sitekit.citations.check import find_citation_problems
from sitekit.evidence.load import Evidence
from sitekit.figures.details import Details
from sitekit.loading import load_model, read_text
from sitekit.problems import Problem

from .models import Disagreement, Disagreements, Needle, Needles, Placement, Placements, Unknown, Unknowns


@dataclass(frozen=True)
class TableData:
    """Everything the tables show, in the order of the files."""

    needles: tuple[Needle, ...] = ()
    placements: tuple[Placement, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    ageing: AgeingFile | None = None
    """The model of ageing; None if its file cannot be read."""
    fit: FitReport | None = None
    """What came of holding the model against the one measured tattoo."""


FILES = ("needles.yml", "placements.yml", "unknowns.yml", "disagreements.yml")


def load_tables(data_dir: Path, evidence: Evidence, *, shown_as: str) -> tuple[TableData, list[Problem]]:
    """Read the files of `data_dir`; return the data and every fault, those of the citations in cells included."""
    needles, needle_faults = load_model(data_dir / "needles.yml", Needles, shown_as=f"{shown_as}/needles.yml")
    placements, place_faults = load_model(
        data_dir / "placements.yml", Placements, shown_as=f"{shown_as}/placements.yml"
    )
    unknowns, unknown_faults = load_model(data_dir / "unknowns.yml", Unknowns, shown_as=f"{shown_as}/unknowns.yml")
    disagreements, disagreement_faults = load_model(
        data_dir / "disagreements.yml", Disagreements, shown_as=f"{shown_as}/disagreements.yml"
    )
    ageing, ageing_faults = load_ageing(data_dir / "ageing.yml", shown_as=f"{shown_as}/ageing.yml")
    fit, fit_faults = load_fit(data_dir / "ageing-fit.yml", shown_as=f"{shown_as}/ageing-fit.yml")
    _, detail_faults = load_model(data_dir / "details.yml", Details, shown_as=f"{shown_as}/details.yml")
    problems = [*needle_faults, *place_faults, *unknown_faults, *disagreement_faults]
    problems += [*ageing_faults, *fit_faults, *detail_faults]
    if ageing:
        problems += find_ageing_problems(ageing, evidence, shown_as=f"{shown_as}/ageing.yml")
    data = TableData(
        needles=needles.needles if needles else (),
        placements=placements.placements if placements else (),
        unknowns=unknowns.unknowns if unknowns else (),
        disagreements=disagreements.disagreements if disagreements else (),
        ageing=ageing,
        fit=fit,
    )
    for name in FILES:
        text, _ = read_text(data_dir / name, shown_as=name)  # what keeps it from being read is told above
        # Each line for itself: a sentence does not run into the next field.
        for number, line in enumerate((text or "").splitlines(), 1):
            problems += find_citation_problems(line, evidence, file=f"{shown_as}/{name}", first_line=number)
    return data, problems
