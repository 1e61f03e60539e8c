"""A sheet of paper with one piece at several widths, to be cut out and worn, and what to check the printer by."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from sitekit.catalogue.words import MM_PER_INCH
from sitekit.markup import render

from .densities import read_densities
from .ink_on_paper import print_ink
from .model import Choice, Figure, FigureContext, Kind, Parts

_WIDTHS_MM: Final = (10, 15, 25, 40)
_DIGEST: Final = 10

_CAPTION: Final = Markup(
    "Ink as it is drawn, before healing and years. A printer is sharper than a needle: "
    "what you can hardly see here will not be in the tattoo."
)


@dataclass(frozen=True, slots=True)
class _Cutout:
    """One subject, ready for paper."""

    key: str
    title: str
    width_mm: float
    height_mm: float
    url: str
    content: bytes


def _list_cutouts(data_dir: Path) -> list[_Cutout]:
    found = read_densities(data_dir)
    cutouts = []
    for one in found.pieces if found else ():
        assert found  # noqa: S101 - it has pieces
        content = print_ink(
            (data_dir / "density" / one.file).read_bytes(),
            max_absorbance=found.max_absorbance,
            margin_px=round(found.margin_mm * one.px_per_mm),
        )
        digest = hashlib.sha256(content).hexdigest()[:_DIGEST]
        url = f"assets/figures/sheet/{one.key}-{digest}.webp"
        cutouts.append(_Cutout(one.key, one.title, one.width_mm, one.height_mm, url, content))
    return cutouts


def _list_options(context: FigureContext) -> Mapping[str, Kind]:
    found = read_densities(context.data_dir)
    return {"piece": Choice(tuple(one.key for one in found.pieces) if found else ())}


def _render(options: Mapping[str, str], context: FigureContext) -> Parts | None:
    cutouts = _list_cutouts(context.data_dir)
    if not cutouts:
        return None
    first = options.get("piece", cutouts[0].key)
    cutouts = sorted(cutouts, key=lambda one: one.key != first)
    widths = [(mm, f"{mm}\u00a0mm", f"{mm / MM_PER_INCH:.1f}\u00a0in") for mm in _WIDTHS_MM]
    fallback = render("size-sheet.html", cutouts=cutouts, widths=widths, root=context.root)
    return Parts(fallback=fallback, caption=_CAPTION, how=render("size-sheet-how.html"))


def _publish(context: FigureContext) -> Iterator[tuple[str, str | bytes]]:
    pieces: list[dict[str, Any]] = []
    for one in _list_cutouts(context.data_dir):
        yield one.url, one.content
        pieces.append({"key": one.key, "name": one.title})
    data = {"widths": _WIDTHS_MM, "pieces": pieces}
    yield FIGURE.data_url, json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


FIGURE: Final = Figure(name="size-sheet", options=_list_options, render=_render, publish=_publish)
