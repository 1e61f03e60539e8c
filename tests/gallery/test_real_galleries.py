"""The galleries of this site: nothing wrong, nothing to advise, and words for all ten tones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from samples import ROOT

from sitekit.gallery.load import load_galleries
from sitekit.gallery.piece import Galleries, Piece

if TYPE_CHECKING:
    from sitekit.pictures.cache import Cache
    from sitekit.problems import Problem


@pytest.fixture(scope="module")
def loaded(pictures_cache: Cache) -> tuple[Galleries, list[Problem]]:
    return load_galleries(
        ROOT / "docs/gallery",
        ROOT / "docs/_data",
        pictures_cache,
        shown_as="docs/gallery",
        data_shown_as="docs/_data",
    )


def test_there_is_nothing_to_say_about_them(loaded: tuple[Galleries, list[Problem]]) -> None:
    galleries, problems = loaded

    assert [str(problem) for problem in problems] == []
    assert len(galleries.pieces) >= 65
    assert all(isinstance(piece, Piece) for one in galleries.sets for piece in one.pieces)


def test_tones_are_named_with_respect(loaded: tuple[Galleries, list[Problem]]) -> None:
    names = [tone.name for tone in loaded[0].vocabulary.tones]

    assert [tone.monk for tone in loaded[0].vocabulary.tones] == list(range(1, 11))
    assert len(set(names)) == 10
    assert all(re.match(r"(white|brown|black) skin, ", name) for name in names)
    assert not any(re.search(r"dark|normal|fair|exotic", name) for name in names)


def test_will_it_blur_is_answered_beside_every_piece(loaded: tuple[Galleries, list[Problem]]) -> None:
    first = loaded[0].vocabulary.related[0]

    assert (first.question, first.page) == ("Will it blur?", "ageing/index.md")
    assert not (first.subjects)
    assert not (first.placements)
    assert not (first.techniques)
    assert not (first.tones)
