"""Words are cut and spelt alike, whoever wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.search.lexicon import load_lexicon
from sitekit.search.words import split_words, stem


@pytest.mark.parametrize(
    "forms",
    [
        "heal heals healed healing",
        "blur blurs blurred blurring blurry blurr",
        "age ages ageing",
        "size sizes sized sizing",
        "fade faded fades fading",
        "body bodies",
        "scar scars scarred scarring",
        "skull skulls",
        "itch itches itching itchy itched",
    ],
)
def test_endings_take_care_of_themselves(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("numb", "number"), ("red", "reed"), ("less", "lesson"), ("eye", "eyelash")]
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_are_split_at_every_sign_and_lose_accents_and_possessives() -> None:
    assert split_words("Café’s 0.35 mm touch-up: the artist's") == [
        "cafe",
        "0",
        "35",
        "mm",
        "touch",
        "up",
        "the",
        "artist",
    ]


def written(folder: Path, text: str) -> Path:
    (folder / "search.yml").write_text(text, encoding="utf-8")
    return folder / "search.yml"


def test_a_spelling_may_stand_for_several_words(tmp_path: Path) -> None:
    lexicon, problems = load_lexicon(written(tmp_path, "spellings:\n  touchup: touch up\n"), shown_as="search.yml")
    assert problems == []
    assert lexicon.read("Touchup, touch-up") == ["touch", "up", "touch", "up"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("synonyms:\n  - [cost, price]\n  - [prices, fee]\n", 0, '"prices" and "price" are one word'),
        ("synonyms:\n  - [cost]\n", 2, "synonyms"),
        ("spellings:\n  Grey!: grey\n", 2, "spellings"),
        ("spelings: {}\n", 1, 'Did you mean "spellings"?'),
    ],
)
def test_a_fault_is_told_in_a_sentence(tmp_path: Path, text: str, line: int, says: str) -> None:
    _, problems = load_lexicon(written(tmp_path, text), shown_as="search.yml")
    assert [(problem.line, says in str(problem)) for problem in problems] == [(line, True)]
