"""The letters readers download: few bytes, our own glyphs, and stand-ins that take up the same room."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from samples import ROOT

from sitekit.fonts.cut import ALWAYS, cut, cut_cached
from sitekit.fonts.faces import FACES, SANS, SERIF, STAND_INS, Face
from sitekit.fonts.style import list_stand_ins

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


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_no_character_takes_the_width_of_one_of_its_parts(face: Face) -> None:
    """Where letters are fitted to the screen's px, “ would take the room of ‘, and % that of its bar."""
    outlines = opened(cut(face, ALWAYS))["glyf"]
    parts = {name: outlines[name].components for name in outlines.keys() if outlines[name].isComposite()}  # noqa: SIM118
    assert parts
    assert [name for name, its in parts.items() if any(part.flags & 0x0200 for part in its)] == []


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


def test_the_tokens_name_the_family_and_those_that_stand_in_for_it() -> None:
    tokens = (ROOT / "overrides/assets/css/tokens.css").read_text(encoding="utf-8")
    for family, kind in ((SERIF, "serif"), (SANS, "sans")):
        names = ", ".join(f'"{name}"' for name in list_stand_ins(family))
        assert f'--{kind}: "{family}", var(--{kind}-stand-ins);' in tokens
        assert f"--{kind}-stand-ins: {names}, " in tokens


def test_every_face_has_letters_that_stand_in_for_it() -> None:
    for face in FACES:
        assert any(face.key in stand_in for stand_in in STAND_INS[face.family])
