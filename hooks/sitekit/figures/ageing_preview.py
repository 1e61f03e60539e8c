"""The ageing preview: a subject or the reader's own picture, healed to 20 years, by the model of the whole site."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from sitekit.ageing.load import build_model
from sitekit.ageing.model import SPREADS, AgeingModel, smallest_line_pair
from sitekit.ageing.table import LEGIBLE
from sitekit.loading import load_model
from sitekit.markup import render

from .densities import Density, read_densities
from .model import Choice, Figure, FigureContext, Kind, Number, Parts
from .stills import render_stills

NAME: Final = "ageing-preview"
LEAST_MM: Final = 10
MOST_MM: Final = 50
MOST_YEARS: Final = 20
SUNS: Final = (("covered", "Covered", 0.0), ("some", "Some sun", 0.35), ("bare", "Bare daily", 1.0))
"""Key, name and how bare the place is, 0 to 1. The plates are drawn with some sun."""
_SKIN_MM: Final = 36
"""Width of the skin on `skin-relief.webp`, which the picture engine writes."""
_STILL_YEARS: Final = (("healed", "Healed"), ("5-years", "5 years"), ("10-years", "10 years"), ("20-years", "20 years"))
_TABLE_YEARS: Final = (0, 5, 10, 20)


class _Tables(BaseModel):
    """The file `preview-tones.json`, which the picture engine writes."""

    model_config = ConfigDict(extra="forbid")

    made_by: str
    max_absorbance: float
    optics_mm: float
    faintest: float
    wash: tuple[float, ...]
    years: tuple[float, ...]
    entries: int
    tones: dict[str, str]


def describe_model(model: AgeingModel) -> dict[str, Any]:
    """Return the parameters that the script calculates with, by the names of the model's fields."""
    return {
        "spread": dict(model.spread),
        "sigma0_mm": model.sigma0_mm,
        "clearance": model.clearance,
        "sun_loss": model.sun_loss,
        "weak_loss": model.weak_loss,
    }


def _read_tables(data_dir: Path) -> _Tables | None:
    tables, _ = load_model(data_dir / "preview-tones.json", _Tables)
    return tables


def _list_subjects(context: FigureContext) -> tuple[Density, ...]:
    densities = read_densities(context.data_dir)
    return densities.pieces if densities else ()


def _list_options(context: FigureContext) -> Mapping[str, Kind]:
    sites = context.tables.ageing.sites if context.tables.ageing else ()
    return {
        "subject": Choice(_list_with_stills(context)),
        "mm": Number(LEAST_MM, MOST_MM),
        "year": Number(0, MOST_YEARS),
        "spread": Choice((*SPREADS, "all")),
        "tone": Choice(tuple(f"{step}" for step in range(1, 11))),
        "site": Choice(tuple(site.key for site in sites)),
        "sun": Choice(tuple(key for key, _, _ in SUNS)),
        "controls": Choice(("all", "few")),
    }


def _list_with_stills(context: FigureContext) -> tuple[str, ...]:
    """Return the subjects a marker may begin with: without script their stills stand there.

    On a site that shows no stills at all, any will do.
    """
    keys = tuple(one.key for one in _list_subjects(context))
    shown = context.catalogue.exhibits
    return tuple(key for key in keys if all(f"{key}-{year}" in shown for year, _ in _STILL_YEARS)) or keys


def _render(options: Mapping[str, str], context: FigureContext) -> Parts | None:
    if context.tables.ageing is None or not _read_tables(context.data_dir) or not _list_subjects(context):
        return None
    model = build_model(context.tables.ageing)
    subject = options.get("subject", "rose")
    rows = [
        (f"{year} years" if year else "Healed", [_finest(model, year, index) for index in range(len(SPREADS))])
        for year in _TABLE_YEARS
    ]
    stills = render_stills([(f"{subject}-{key}", words) for key, words in _STILL_YEARS], context)
    return Parts(
        fallback=render("ageing-preview.html", stills=stills, rows=rows),
        caption=render("ageing-preview-caption.html"),
        how=render("ageing-preview-how.html", root=context.root, model=model),
    )


def _finest(model: AgeingModel, year: float, spread: int) -> str:
    """Return the narrowest line, with a gap as wide, that keeps a fifth of its contrast."""
    return f"{smallest_line_pair(LEGIBLE, model.sigma_mm(year, SPREADS[spread])) / 2:.2f} mm"


def _publish(context: FigureContext) -> Iterator[tuple[str, str | bytes]]:
    tables, ageing = _read_tables(context.data_dir), context.tables.ageing
    if tables is None or ageing is None:
        return
    subjects = []
    for one in _list_subjects(context):
        source = context.data_dir / "density" / one.file
        file = f"density/{_name(source)}"
        subjects.append(
            {
                "key": one.key,
                "name": one.title,
                "file": file,
                "motif_px": [round(one.width_mm * one.px_per_mm, 1), round(one.height_mm * one.px_per_mm, 1)],
            }
        )
        yield f"assets/figures/{file}", source.read_bytes()
    skin = context.data_dir / "skin-relief.webp"
    if skin.is_file():
        yield f"assets/figures/{_name(skin)}", skin.read_bytes()
    names = {f"{tone.monk}": tone.name for tone in context.catalogue.galleries.vocabulary.tones}
    data = {
        "model": describe_model(build_model(ageing)) | tables.model_dump(exclude={"made_by"}),
        "mm": [LEAST_MM, MOST_MM],
        "most_years": MOST_YEARS,
        "legible": LEGIBLE,
        "skin": {"file": _name(skin), "mm": _SKIN_MM} if skin.is_file() else None,
        "subjects": subjects,
        "tones": [{"value": key, "name": names.get(key, f"skin of Monk {key}")} for key in tables.tones],
        "sites": [{"value": site.key, "name": site.name, "factor": site.factor} for site in ageing.sites],
        "suns": [{"value": key, "name": name, "share": share} for key, name, share in SUNS],
    }
    yield FIGURE.data_url, json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _name(file: Path) -> str:
    """Return a file's name with a digest of what is in it."""
    return f"{file.stem}-{hashlib.sha256(file.read_bytes()).hexdigest()[:10]}{file.suffix}"


FIGURE: Final = Figure(name=NAME, options=_list_options, render=_render, publish=_publish)
