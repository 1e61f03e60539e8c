"""Every figure there is, by name. A figure is a module beside this one with a `FIGURE`, and a script of that name."""

from collections.abc import Mapping
from typing import Final

from .model import Figure

_ALL: Final[tuple[Figure, ...]] = ()

FIGURES: Final[Mapping[str, Figure]] = {figure.name: figure for figure in _ALL}
