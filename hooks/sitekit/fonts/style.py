"""The `@font-face` rules: ours, and stand-ins stretched to the same width and height so that nothing moves."""

from collections.abc import Mapping

from fontTools.ttLib import TTFont

from .faces import FACES, STAND_INS, Face, Letters


def write_font_style(urls: Mapping[str, str], fonts: Mapping[str, TTFont]) -> str:
    """Return the rules. `urls` leads from the stylesheet to each face's file, by the face's key; `fonts` opens it."""
    rules = [_write_face(face, urls[face.key]) for face in FACES]
    for family, stand_ins in STAND_INS.items():
        for name, letters in zip(list_stand_ins(family), stand_ins, strict=True):
            faces = [face for face in FACES if face.key in letters]
            rules += [_write_stand_in(name, face, letters[face.key], fonts[face.key]) for face in faces]
    return "\n".join(rules)


def list_stand_ins(family: str) -> list[str]:
    """Return the family names of the stand-ins, as a stylesheet lists them after the family itself."""
    return [f"{family} {number}" for number, _ in enumerate(STAND_INS[family], 1)]


def _write_face(face: Face, url: str) -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'font-display:swap;src:url("{url}") format("woff2")}}'
    )


def _write_stand_in(name: str, face: Face, letters: Letters, font: TTFont) -> str:
    size = face.width / letters.width
    em = font["head"].unitsPerEm * size
    ascent, descent, gap = font["hhea"].ascent / em, -font["hhea"].descent / em, font["hhea"].lineGap / em
    sources = ",".join(f'local("{one}")' for one in letters.local)
    return (
        f'@font-face{{font-family:"{name}";font-weight:{face.weight};font-style:{face.style};src:{sources};'
        f"size-adjust:{size:.2%};ascent-override:{ascent:.2%};descent-override:{descent:.2%};"
        f"line-gap-override:{gap:.2%}}}"
    )
