"""How wide an eye, a letter or a petal is in a piece of some width, and which of their gaps stay open for how long."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sitekit.ageing.load import build_model
from sitekit.ageing.model import SPREADS, AgeingModel
from sitekit.ageing.table import LEGIBLE
from sitekit.catalogue.words import MM_PER_INCH
from sitekit.markup import render

from .details import OPEN, Detail, Details, years_open
from .model import Choice, Figure, FigureContext, Kind, Number, Parts

NAME: Final = "detail-budget"
LEAST_MM: Final = 5
MOST_MM: Final = 80
YEARS: Final = (0, 5, 10, 20)
_WIDTHS_MM: Final = (10, 15, 25, 40)
_KEPT_YEARS: Final = 10


def describe_budget(details: Details, model: AgeingModel) -> dict[str, Any]:
    """Return all that the script calculates with."""
    return {
        "mm": [LEAST_MM, MOST_MM],
        "years": YEARS,
        "legible": LEGIBLE,
        "open": OPEN,
        "sigma0_mm": model.sigma0_mm,
        "spread": dict(model.spread),
        "details": [detail.model_dump(include={"key", "name", "across", "parts"}) for detail in details.details],
    }


def _list_options(context: FigureContext) -> Mapping[str, Kind]:
    details = Details.read(context.data_dir)
    return {
        "mm": Number(LEAST_MM, MOST_MM),
        "detail": Choice(tuple(detail.key for detail in details.details) if details else ()),
        "year": Choice(tuple(f"{year}" for year in YEARS)),
    }


def _render(options: Mapping[str, str], context: FigureContext) -> Parts | None:
    details = Details.read(context.data_dir)
    if details is None or context.tables.ageing is None:
        return None
    model = build_model(context.tables.ageing)
    rows = [
        (detail.name, [(f"{detail.gap_mm(mm):.2f} mm", _say_years(model, detail, mm)) for mm in _WIDTHS_MM])
        for detail in details.details
    ]
    kept = [
        (detail.name, [f"{math.ceil(detail.smallest_mm(model, _KEPT_YEARS, spread))} mm" for spread in SPREADS])
        for detail in details.details
    ]
    inches = f"{_WIDTHS_MM[0] / MM_PER_INCH:.1f} to {_WIDTHS_MM[-1] / MM_PER_INCH:.1f} inches"
    return Parts(
        fallback=render(
            "detail-budget.html", widths=_WIDTHS_MM, inches=inches, rows=rows, kept=kept, kept_years=_KEPT_YEARS
        ),
        caption=render("detail-budget-caption.html"),
        how=render("detail-budget-how.html", root=context.root, details=details.details),
    )


def _say_years(model: AgeingModel, detail: Detail, mm: float) -> str:
    """Return "open 6 to 20+ years": from the high spread to the low one."""
    low, _, high = years_open(model, detail.gap_mm(mm))
    if low == 0:
        return "closed when healed"
    first, last = (f"{YEARS[-1]}+" if years >= YEARS[-1] else f"{years:.0f}" for years in (high, low))
    return f"open {first} years" if first == last else f"open {first} to {last} years"


def _publish(context: FigureContext) -> Iterator[tuple[str, str | bytes]]:
    details = Details.read(context.data_dir)
    if details and context.tables.ageing:
        data = describe_budget(details, build_model(context.tables.ageing))
        yield FIGURE.data_url, json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


FIGURE: Final = Figure(name=NAME, options=_list_options, render=_render, publish=_publish)
