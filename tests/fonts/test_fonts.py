"""The letters readers download: few bytes, our own glyphs, and stand-ins that take up the same room."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from sitekit.fonts.cut import ALWAYS, cut, cut_cached
from sitekit.fonts.faces import FACES, SANS, SERIF, Face
from sitekit.fonts.style import list_stand_ins, measure_mean_width, write_font_style

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 90_000


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_a_cut_face_has_the_glyphs_asked_for_and_no_others(face: Face) -> None:
    font = opened(cut(face, "Ink 0,35 mm"))
    assert {chr(code) for code in font.getBestCmap()} == set("Ink 0,35 mm")


def test_all_faces_together_are_lighter_than_the_budget() -> None:
    assert sum(len(cut(face, ALWAYS)) for face in FACES) < MOST_BYTES


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_figures_are_all_as_wide_so_millimetres_line_up(face: Face) -> None:
    font = opened(cut(face, ALWAYS))
    names = font.getBestCmap()
    assert len({font["hmtx"][names[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_a_character_the_font_lacks_is_left_to_the_stand_in() -> None:
    assert "漢" not in {chr(code) for code in opened(cut(FACES[0], "a漢")).getBestCmap()}


def test_the_same_glyphs_give_the_same_bytes() -> None:
    assert cut(FACES[3], "abc") == cut(FACES[3], "cba")


def test_a_face_is_cut_once_and_kept(tmp_path: Path) -> None:
    first = cut_cached(FACES[3], "é", tmp_path)
    kept = list(tmp_path.iterdir())
    assert [path.read_bytes() for path in kept] == [first]
    kept[0].write_bytes(b"kept")
    assert cut_cached(FACES[3], "é", tmp_path) == b"kept"
    assert cut_cached(FACES[3], "漢é→", tmp_path) != b"kept"


def test_the_licence_travels_with_the_font() -> None:
    assert "SIL Open Font License" in opened(cut(FACES[0], "a"))["name"].getDebugName(13)


def test_a_line_of_text_is_as_wide_in_the_stand_in_as_in_the_face() -> None:
    """Georgia's mean letter is 0.438 em and Arial's 0.440, by fonts of the same widths."""
    fonts = {face.key: opened(face.read()) for face in FACES}
    style = write_font_style({face.key: f"{face.key}.woff2" for face in FACES}, fonts)
    for family, key, mean in ((SERIF, "serif-400", 0.438), (SANS, "sans-400", 0.440)):
        first = list_stand_ins(family)[0]
        rule = style[style.index(f'font-family:"{first}"') :]
        adjust = float(rule[rule.index("size-adjust:") + 12 : rule.index("%")]) / 100
        ours = measure_mean_width(fonts[key]) / fonts[key]["head"].unitsPerEm
        assert mean * adjust == pytest.approx(ours, rel=0.005)
