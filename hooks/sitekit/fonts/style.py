"""The `@font-face` rules: ours, and stand-ins stretched to the same width and height so that nothing moves."""

from collections.abc import Mapping
from typing import Final

from fontTools.ttLib import TTFont

from .faces import FACES, STAND_INS, Face, StandIn

_LETTERS: Final = {
    # How often each comes up in a thousand characters of English, the space included.
    " ": 180, "e": 102, "t": 75, "a": 65, "o": 62, "n": 57, "i": 57, "s": 53, "r": 50, "h": 50, "l": 33, "d": 33,
    "u": 23, "c": 23, "m": 20, "f": 20, "w": 17, "g": 16, "p": 15, "y": 14, "b": 13, "v": 8, "k": 5, "x": 1, "j": 1,
    "q": 1, "z": 1,
}  # fmt: skip


def measure_mean_width(font: TTFont) -> float:
    """Return the mean advance of a letter of English text, in units of the font's em."""
    names, advances = font.getBestCmap(), font["hmtx"]
    total = sum(_LETTERS.values())
    width: float = sum(advances[names[ord(letter)]][0] * share for letter, share in _LETTERS.items()) / total
    return width


def write_font_style(urls: Mapping[str, str], fonts: Mapping[str, TTFont]) -> str:
    """Return the rules. `urls` leads from the stylesheet to each face's file, by the face's key; `fonts` opens it."""
    rules = [_write_face(face, urls[face.key]) for face in FACES]
    for family, stand_ins in STAND_INS.items():
        regular = fonts[next(face.key for face in FACES if face.family == family)]
        rules += [_write_stand_in(family, number, one, regular) for number, one in enumerate(stand_ins, 1)]
    return "\n".join(rules)


def list_stand_ins(family: str) -> list[str]:
    """Return the family names of the stand-ins, as a stylesheet lists them after the family itself."""
    return [f"{family} {number}" for number, _ in enumerate(STAND_INS[family], 1)]


def _write_face(face: Face, url: str) -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'font-display:swap;src:url("{url}") format("woff2")}}'
    )


def _write_stand_in(family: str, number: int, stand_in: StandIn, font: TTFont) -> str:
    em = font["head"].unitsPerEm
    size = (measure_mean_width(font) / em) / (stand_in.mean_width / stand_in.em)
    ascent, descent = font["hhea"].ascent / em / size, -font["hhea"].descent / em / size
    gap = font["hhea"].lineGap / em / size
    sources = ",".join(f'local("{name}")' for name in stand_in.local)
    return (
        f'@font-face{{font-family:"{family} {number}";src:{sources};size-adjust:{size:.2%};'
        f"ascent-override:{ascent:.2%};descent-override:{descent:.2%};line-gap-override:{gap:.2%}}}"
    )
