"""Cutting a font to the glyphs a site uses, as WOFF2."""

import hashlib
import importlib.metadata
import io
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

from .faces import Face

ALWAYS: Final = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\u00a0‘’“”–—…×·°±½¼¾é")
"""Glyphs that are kept whether a page has them or not, so that most new words change nothing."""

_FEATURES: Final = ("ccmp", "kern", "liga", "locl", "mark", "mkmk")
_RECIPE: Final = 2
"""Counts up when `cut` does something else, so that nothing cut before is taken from the cache."""
_USE_MY_METRICS: Final = 0x0200


def cut_cached(face: Face, glyphs: Iterable[str], folder: Path) -> bytes:
    """Return `cut(face, glyphs)`, kept in `folder` between builds."""
    wanted = frozenset(glyphs) | ALWAYS
    tools = "|".join(importlib.metadata.version(name) for name in ("fonttools", "brotli", face.package))
    key = hashlib.sha256(f"{_RECIPE}|{face.key}|{tools}|{''.join(sorted(wanted))}".encode()).hexdigest()[:32]
    kept = folder / f"{face.key}-{key}.woff2"
    if kept.is_file():
        return kept.read_bytes()
    data = cut(face, wanted)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(data)
    os.replace(file.name, kept)  # noqa: PTH105 - another build may be doing the same
    return data


def cut(face: Face, glyphs: Iterable[str]) -> bytes:
    """Return the face as WOFF2 with these characters only, as far as it has them: the same ones, the same bytes."""
    options = subset.Options()
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]  # whose it is, what it is called, its licence
    font = TTFont(io.BytesIO(face.read()), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(glyphs)))
    subsetter.subset(font)
    _keep_widths(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _keep_widths(font: TTFont) -> None:
    """Let each glyph be as wide as the font's own table says.

    Glyphs made of others may take the width of one of them, and Source Serif's do: FreeType (Linux) then sets, where it
    fits letters to the px, a percent sign in the room of its bar and a double quote in that of a single one.
    """
    outlines = font["glyf"]
    for name in outlines.keys():  # noqa: SIM118 - the table is no mapping
        glyph = outlines[name]
        for part in glyph.components if glyph.isComposite() else ():
            part.flags &= ~_USE_MY_METRICS
