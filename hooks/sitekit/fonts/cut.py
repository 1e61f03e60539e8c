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


def cut_cached(face: Face, glyphs: Iterable[str], folder: Path) -> bytes:
    """Return `cut(face, glyphs)`, kept in `folder` between builds."""
    wanted = frozenset(glyphs) | ALWAYS
    tools = "|".join(importlib.metadata.version(name) for name in ("fonttools", "brotli", face.package))
    key = hashlib.sha256(f"{face.key}|{tools}|{''.join(sorted(wanted))}".encode()).hexdigest()[:32]
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
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
