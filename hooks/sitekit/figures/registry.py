"""Every figure there is, by name. A figure is a module beside this one with a `FIGURE`, and a script of that name."""

from collections.abc import Mapping
from typing import Final

from . import ageing_preview, detail_budget, size_sheet, style_slider, true_size
from .model import Figure

_ALL: Final[tuple[Figure, ...]] = (
    ageing_preview.FIGURE,
    detail_budget.FIGURE,
    size_sheet.FIGURE,
    style_slider.FIGURE,
    true_size.FIGURE,
)

FIGURES: Final[Mapping[str, Figure]] = {figure.name: figure for figure in _ALL}
