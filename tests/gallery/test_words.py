"""docs/_data/gallery.yml: the words are whole, in order, and lead to pages that are there."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from gallery.studio import WORDS, photo

if TYPE_CHECKING:
    from gallery.studio import Studio

FILE = "docs/_data/gallery.yml"


def words(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(WORDS) | changes


def at(studio: Studio, part: str, nth: int = 0) -> int:
    """The line of the nth item of a list, or of its name."""
    lines = (studio.docs / "_data/gallery.yml").read_text(encoding="utf-8").splitlines()
    start = lines.index(f"{part}:")
    items = [n for n, line in enumerate(lines) if n > start and line.startswith("- ")]
    return items[nth - 1] + 1 if nth else start + 1


def term(key: str, name: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "name": name, **more}


@pytest.mark.parametrize(
    ("part", "value", "nth", "says"),
    [
        ("subjects", [term("rose", "Rose"), term("rose", "Other")], 2,
         'subjects: the key "rose" is there twice: choose another.'),
        ("subjects", [term("rose", "Rose"), term("moth", "Rose")], 2,
         'subjects: the name "Rose" is there twice: choose another.'),
        ("uses", [term("print", "Print")], 0, 'uses: "site" is missing: it is the use this site needs.'),
        ("sizes", [term("a", "A", up_to_mm=25), term("b", "B", up_to_mm=15), term("c", "C")], 2,
         "sizes: 15 stands after 25: write them in order."),
        ("sizes", [term("a", "A"), term("b", "B")], 1,
         "sizes: up_to_mm is missing: only the last goes on without end."),
        ("sizes", [term("a", "A", up_to_mm=25)], 1,
         "sizes: remove up_to_mm from the last: it holds all that is left."),
        ("ages", [term("healing", "H"), term("fresh", "F")], 0,
         'ages: the first two have the keys "fresh" and "healing", in this order.'),
        ("ages", [term("fresh", "F", up_to_years=1), term("healing", "H"), term("old", "O")], 1,
         'ages: remove up_to_years from "fresh": it is a stage, not an age.'),
        ("tones", WORDS["tones"][:-2], 0, "tones: 9, 10 are missing: name all ten."),
        ("tones", [*WORDS["tones"], {"monk": 3, "name": "again"}], 11,
         'tones: the monk "3" is there twice: choose another.'),
        ("tones", [*WORDS["tones"][:-1], {"monk": 10, "name": "tone 3"}], 10,
         'tones: the name "tone 3" is there twice: choose another.'),
    ],
)  # fmt: skip
def test_lists_that_are_no_use_are_told(studio: Studio, part: str, value: Any, nth: int, says: str) -> None:
    studio.write("_data/gallery.yml", words(**{part: value}))
    studio.hang(photo())

    told = [problem for problem in studio.load() if problem.file == FILE]
    line = at(studio, part, nth)
    assert [problem.message for problem in told] == [says]
    assert told[0].line in (line, line + 1, line + 2)
    assert studio.faulty() == {"rose": (f"{FILE} has faults: mend them first.",)}


def test_an_empty_list_is_told(studio: Studio) -> None:
    studio.write("_data/gallery.yml", words(colours=[]))

    assert studio.say() == [f"{FILE}:11: colours: is missing or empty: write at least one."]


def test_a_slip_in_a_word_is_told_like_in_any_file(studio: Studio) -> None:
    studio.write("_data/gallery.yml", words(subjects=[term("Rose", "Rose")]))

    assert studio.say() == [
        (
            f'{FILE}:2: entry Rose: subjects.key: "Rose" has other signs than small letters, figures '
            'and single hyphens: write "rose".'
        )
    ]


@pytest.mark.parametrize(
    ("related", "says"),
    [
        ({"page": "blurr.md"}, 'related: there is no page "blurr.md" in docs. Did you mean "blur.md"?'),
        ({"page": "blur.md#year"}, 'related: "blur.md" has no heading with the id "year". Did you mean "years"?'),
        ({"subjects": ["rosee"]}, 'related: "rosee" is not one of the subjects. Did you mean "rose"?'),
        ({"techniques": ["dots"]}, 'related: "dots" is not one of the techniques.'),
        ({"placements": ["wrist"]}, 'related: "wrist" is not one of the placements. Did you mean "inner-wrist"?'),
    ],
)
def test_a_question_that_leads_nowhere_is_told_and_pictures_are_shown(
    studio: Studio, related: dict[str, Any], says: str
) -> None:
    studio.write("_data/gallery.yml", words(related=[{"question": "Will it blur?", "page": "blur.md"} | related]))
    studio.hang(photo())

    told = studio.say()
    assert [line.partition(": ")[2] for line in told] == [says]
    assert told[0].startswith(f"{FILE}:{at(studio, 'related', 1) + (list(related) != ['page']) + 1}: ")
    assert studio.shown() == ["rose"]


def test_without_words_nothing_is_shown_and_one_file_is_blamed(studio: Studio) -> None:
    (studio.docs / "_data/gallery.yml").unlink()
    studio.hang(photo(), photo(id="moth", file="moth.jpg", subject="moth"))

    assert studio.say() == [f"{FILE}: This file is missing; the site cannot be built without it."]
    assert set(studio.faulty()) == {"rose", "moth"}


def test_without_places_nothing_is_shown_and_the_tables_tell_why(studio: Studio) -> None:
    studio.write("_data/placements.yml", "placements: [")
    studio.hang(photo())

    assert studio.say() == []
    assert studio.faulty() == {"rose": ("docs/_data/placements.yml has faults: mend them first.",)}


def test_a_project_without_galleries_needs_no_words(studio: Studio) -> None:
    (studio.docs / "_data/gallery.yml").unlink()
    (studio.docs / "gallery").rmdir()

    assert studio.load() == []


def test_a_set_has_its_own_words_or_those_of_the_list(studio: Studio) -> None:
    studio.hang(photo())
    studio.hang(photo(id="moth", file="moth.jpg", subject="moth"), set_key="calves")
    assert studio.say() == [
        'docs/gallery/calves/gallery.yml:1: intro: is missing: write "intro: words" above pieces.',
        'docs/gallery/calves/gallery.yml:1: title: is missing: write "title: words" above pieces.',
    ]

    text = (studio.docs / "gallery/calves/gallery.yml").read_text(encoding="utf-8")
    studio.write("gallery/calves/gallery.yml", f"title: Our calves\nintro: Work on calves.\n{text}")
    assert studio.say() == []
    assert [(one.key, one.title, one.intro) for one in studio.galleries.sets] == [
        ("arms", "Arms", "Work on arms."),
        ("calves", "Our calves", "Work on calves."),
    ]


def test_sets_come_in_the_order_of_the_list(studio: Studio) -> None:
    sets = [{"key": key, "title": key.title(), "intro": "-"} for key in ("legs", "arms")]
    studio.write("_data/gallery.yml", words(sets=sets))
    studio.hang(photo())
    studio.hang(photo(id="moth", file="moth.jpg"), set_key="legs")

    assert studio.say() == []
    assert [one.key for one in studio.galleries.sets] == ["legs", "arms"]
    assert studio.shown() == ["moth", "rose"]


def test_the_words_of_a_set_say_nothing_personal(studio: Studio) -> None:
    studio.write("_data/gallery.yml", words(names=["Jane"]))
    studio.hang(photo())
    text = (studio.docs / "gallery/arms/gallery.yml").read_text(encoding="utf-8")
    studio.write("gallery/arms/gallery.yml", f"title: Jane's arms\nintro: Ask me@example.org\n{text}")

    assert studio.say() == [
        (
            "docs/gallery/arms/gallery.yml:1: title: names somebody on the list in docs/_data/gallery.yml: "
            "write it without the name."
        ),
        "docs/gallery/arms/gallery.yml:2: intro: holds an e-mail address, or what looks like one: remove it.",
    ]
