"""Every figure there is, by name. A figure is a module beside this one with a `FIGURE`, and a script of that name."""

from collections.abc import Mapping
from typing import Final

from . import ageing_preview, size_sheet, true_size
from .model import Figure

_ALL: Final[tuple[Figure, ...]] = (ageing_preview.FIGURE, size_sheet.FIGURE, true_size.FIGURE)

FIGURES: Final[Mapping[str, Figure]] = {figure.name: figure for figure in _ALL}
