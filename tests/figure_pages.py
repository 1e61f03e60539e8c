"""Pages with a living figure as the build writes it, and the data its script fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples import ROOT

from sitekit.ageing.load import load_ageing
from sitekit.catalogue.catalogue import build_catalogue
from sitekit.figures.insert import FigureBuild
from sitekit.figures.model import FigureContext
from sitekit.figures.registry import FIGURES
from sitekit.gallery.piece import Galleries
from sitekit.gallery.vocabulary import Vocabulary
from sitekit.tables.data import TableData

if TYPE_CHECKING:
    from small_pages import SmallSite


def write_figure(
    site: SmallSite, marker: str, *, before: str = "", after: str = "", scripts: tuple[str, ...] = ()
) -> str:
    """Write a page with the figure of `marker` ("size-sheet piece=eye"), `before` and `after`; return its address."""
    catalogue = build_catalogue(Galleries(Vocabulary()), {}, {})
    ageing, _ = load_ageing(ROOT / "docs/_data/ageing.yml", shown_as="ageing.yml")
    build = FigureBuild(FIGURES, FigureContext(catalogue, TableData(ageing=ageing), ROOT / "docs/_data"))
    html, needed = build.fill_page(f"{before}<!-- figure: {marker} -->", root="")
    assert needed, f"{marker} puts nothing here"
    for url, content in build.list_files():
        path = site.folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    main = f'<article class="chapter"><h1>A page</h1><div class="prose">{html}{after}</div></article>'
    return site.write("", main, *(f"{name}.mjs" for name in (*needed, *scripts)))
