"""What a subject is, and how to find its module."""

import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Literal

from .kit.arrays import GreyAlpha, Quality

__all__ = ["GreyAlpha", "Quality", "Subject", "UnknownSubjectError", "keys", "load"]

_NOT_SUBJECTS = {"kit", "model", "__main__"}


class UnknownSubjectError(ValueError):
    """No module draws the subject that was asked for."""


@dataclass(frozen=True)
class Subject:
    """One motif.

    `size_px` is the full render's width and height before the crop; `width_mm` a sensible width of the tattoo.
    A modelled subject's module defines `build(quality)` and `finish(linear_rgba) -> GreyAlpha`, and may define
    `finish_lines(lines) -> lines`; a flat one `draw(quality) -> GreyAlpha` and `lines(quality)`, uint8 (h, w).
    """

    key: str
    title: str
    size_px: tuple[int, int]
    alt: str
    width_mm: float
    credit: str
    drawn_from: Literal["model", "photograph"] = "model"


def keys() -> list[str]:
    """Every subject's key, in alphabetical order; a key is also the name of its module."""
    found = (part.name for part in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return sorted(name for name in found if name not in _NOT_SUBJECTS and not name.startswith("_"))


def load(key: str) -> ModuleType:
    """The module that draws `key`; UnknownSubjectError names the known ones otherwise."""
    if key not in keys():
        raise UnknownSubjectError(f"There is no subject “{key}”. Known subjects: {', '.join(keys())}.")
    return importlib.import_module(f"{__package__}.{key}")
