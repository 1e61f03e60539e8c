"""Writes the tables of the page about the model as Markdown, so that citations in their cells work as in any text."""

from sitekit.tables.markdown import write_citation, write_table

from .model import SPREADS, AgeingModel, smallest_line_pair
from .report import FitReport, Outcome
from .shapes import AgeingFile, Parameter

LEGIBLE = 0.2
"""Contrast at which we call a line pair lost: one fifth of what it had."""
_YEARS = (0, 2, 5, 10, 20)


def render_parameters(file: AgeingFile) -> str:
    """Return one row a parameter, three for the spread: what it is, its value, where it comes from."""
    rows = [row for parameter in file.parameters for row in _parameter_rows(parameter)]
    return write_table(("What", "Value", "Where from"), rows)


def render_sites(file: AgeingFile) -> str:
    """Return what the spread is multiplied by at each site."""
    rows = (
        (f"**{site.name}**", f"× {site.factor:g}", f"{site.why}{write_citation(site.claims)}") for site in file.sites
    )
    return write_table(("Place", "Spread", "Why"), rows)


def render_fit(report: FitReport, *, low: float) -> str:
    """Return how each reading of the photographs came out, then those with D held at `low` [mm² a year]."""
    outcomes = [report.main, *report.readings]
    rows = [(_sentence(outcome.name), _spread(outcome), _misses(outcome)) for outcome in outcomes]
    rows += [
        (f"D held at the low end, {outcome.name}", _spread(outcome), _misses(outcome))
        for outcome in report.held
        if outcome.spread == low
    ]
    return write_table(("How we read the photos", "Best D, mm²/year", "Typical miss"), rows)


def render_reality(report: FitReport) -> str:
    """Return, for each group of upright bars, what the last photograph shows and what the fitted model makes of it."""
    rows = [
        (
            f"{group.drawn_mm:g} mm",
            f"{group.clarity_measured[1]:.0%}",
            f"{group.clarity_predicted[1]:.0%}",
            _width(group.width_measured_mm[1]),
            _width(group.width_predicted_mm[1]),
        )
        for group in report.groups
        if group.bars == "upright"
    ]
    heads = ("Drawn", "Gap open, measured", "Gap open, model", "Bar width, measured", "Bar width, model")
    return write_table(heads, rows)


def render_line_pairs(model: AgeingModel) -> str:
    """Return the narrowest line, with a gap as wide, that keeps a fifth of its contrast [mm], by age and spread."""
    rows = []
    for years in _YEARS:
        widths = [smallest_line_pair(LEGIBLE, model.sigma_mm(years, spread)) / 2 for spread in SPREADS]
        rows.append((f"{years} years" if years else "Healed", *(f"{width:.2f} mm" for width in widths)))
    return write_table(("Age", "Low", "Middle", "High"), rows)


def _parameter_rows(parameter: Parameter) -> list[tuple[str, str, str]]:
    name = f"**{parameter.name}, {parameter.symbol}.** {parameter.meaning}"
    span = f"{parameter.range[0]:g}–{parameter.range[1]:g}"
    cited = write_citation((*parameter.claims, *parameter.sources))
    if parameter.value is not None:
        value = f"{parameter.value:g} {parameter.unit}"
        return [(name, value, f"Our choice; we hold {span} possible{cited}")]
    rows = [(name, f"{span} {parameter.unit}", f"We show three values and hold all between possible{cited}")]
    for level, end in zip(SPREADS, parameter.ends, strict=True):
        called = f"{parameter.symbol}, {level}: {end.name}"
        rows.append((called, f"{end.value:g} {parameter.unit}", f"{end.how}{write_citation(end.claims)}"))
    return rows


def _spread(outcome: Outcome) -> str:
    return f"{outcome.spread:.4f}"


def _misses(outcome: Outcome) -> str:
    return f"{outcome.clarity_rms:.2f} in clarity, {outcome.width_rms_mm:.2f} mm in width"


def _width(width_mm: float | None) -> str:
    return "Run together" if width_mm is None else f"{width_mm:.1f} mm"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
