"""The font files and rules of one build."""

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from .cut import cut_cached
from .faces import FACES
from .style import write_font_style

_FOLDER: Final = "assets/fonts"


@dataclass(frozen=True, slots=True)
class Fonts:
    """What readers download of the fonts."""

    files: Mapping[str, bytes]
    """By address below the site's root; the name holds a digest of the content."""
    style: str
    """Rules for a stylesheet in `assets/`."""
    preload: tuple[str, ...]
    """Addresses of the faces that the first screen needs."""


def make_fonts(texts: Iterable[str], cache: Path) -> Fonts:
    """Cut every face to the characters of `texts`; `cache` keeps them between builds."""
    glyphs = frozenset().union(*(frozenset(text) for text in texts))
    cut = {face.key: cut_cached(face, glyphs, cache) for face in FACES}
    names = {key: f"{key}.{hashlib.sha256(data).hexdigest()[:10]}.woff2" for key, data in cut.items()}
    fonts = {key: TTFont(io.BytesIO(data), lazy=True) for key, data in cut.items()}
    return Fonts(
        files={f"{_FOLDER}/{names[key]}": data for key, data in cut.items()},
        style=write_font_style({key: f"fonts/{name}" for key, name in names.items()}, fonts),
        preload=tuple(f"{_FOLDER}/{names[face.key]}" for face in FACES if face.preload),
    )
