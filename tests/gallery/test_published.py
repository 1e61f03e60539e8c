"""A piece once published keeps its address: the list of all of them agrees with the entries in both directions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from gallery.studio import photo

from sitekit.cli import main
from sitekit.gallery.published import add_pieces

if TYPE_CHECKING:
    from gallery.studio import Studio

LIST = "docs/_data/published-pieces.txt"
MOTH = photo(id="moth", file="moth.jpg", subject="moth", consent={"id": "paper-2", "uses": ["site"]})
WITHDRAWN = photo(consent={"id": "paper-1", "uses": ["site"], "withdrawn": "2026-11-02"})
ORDER = "keep the list in order, each name once."


def test_a_list_that_agrees_has_no_faults(studio: Studio) -> None:
    studio.recorded = "# All pieces.\nmoth 2026-11-20\nrose 2026-11-21\n"
    studio.hang(photo(), MOTH)

    assert studio.say() == []


def test_a_new_piece_is_told_with_the_line_to_add(studio: Studio) -> None:
    studio.recorded = "moth 2026-11-20\n"
    studio.hang(photo(), MOTH)

    assert studio.say() == [f'{LIST}: "rose" is not in this list yet: add the line "rose 2026-11-21" in its place.']
    assert studio.shown() == ["rose", "moth"]


def test_a_piece_that_was_dropped_is_missed(studio: Studio) -> None:
    studio.recorded = "moth 2026-11-20\nrose 2026-11-01\n"
    studio.hang(MOTH)

    assert studio.say() == [
        (
            f'{LIST}:2: "rose" was published on 2026-11-01 and has no entry any more: put it back, '
            'or write "- {id: rose, title: its title, taken_down: 2026-11-21}" below pieces: of its set.'
        )
    ]


def test_what_the_message_says_to_write_is_enough(studio: Studio) -> None:
    studio.recorded = "rose 2026-11-01\n"
    tombstone = "pieces:\n  - {id: rose, title: its title, taken_down: 2026-11-21}\n"
    studio.write("gallery/arms/gallery.yml", tombstone)

    assert studio.say() == []


def test_a_piece_that_was_withdrawn_has_not_been_dropped(studio: Studio) -> None:
    studio.recorded = "rose 2026-11-01\n"
    studio.hang(WITHDRAWN)

    assert studio.say() == []


def test_a_withdrawn_piece_needs_no_line_before_it_can_go(studio: Studio) -> None:
    studio.recorded = "moth 2026-11-20\n"
    studio.hang(MOTH, WITHDRAWN)

    assert studio.say() == []


def test_a_faulty_piece_has_not_been_dropped(studio: Studio) -> None:
    studio.recorded = "rose 2026-11-01\n"
    studio.hang(photo(licence=None))

    assert studio.say() == [f"{studio.at()}: entry rose: licence: is missing."]


def test_nothing_is_missed_while_a_set_cannot_be_read(studio: Studio) -> None:
    studio.recorded = "rose 2026-11-01\n"
    studio.write("gallery/arms/gallery.yml", "pieces: [")

    assert studio.say() == ["docs/gallery/arms/gallery.yml:1: A quote or bracket is opened here and never closed."]


def test_an_empty_list_is_told_once(studio: Studio) -> None:
    studio.recorded = "# Nothing yet.\n"
    studio.hang(photo(), MOTH)

    says = 'This list is missing or empty: put it back, or run "python -m sitekit record-pieces".'
    assert studio.say() == [f"{LIST}: {says}"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rose 2026-11-21\nmoth 2026-11-21\n", f':2: "moth" stands after "rose": {ORDER}'),
        ("moth 2026-11-21\nmoth 2026-11-21\nrose 2026-11-21\n", f':2: "moth" stands after "moth": {ORDER}'),
        ("moth 2026-11-21\nrose\n", ':2: "rose" is not a name with its day: write it as in "rose 2026-11-21".'),
    ],
)
def test_a_list_out_of_order_is_told(studio: Studio, text: str, says: str) -> None:
    studio.recorded = text
    studio.hang(photo(), MOTH)

    assert studio.say()[-1] == f"{LIST}{says}"


def test_a_list_that_is_not_text_is_told(studio: Studio) -> None:
    studio.write("_data/published-pieces.txt", b"\xff\xfe")
    studio.hang(photo())

    told = [str(problem) for problem in studio.load()]
    assert told == [f"{LIST}: This file is not UTF-8 text. Save it again as UTF-8."]


def test_the_command_adds_what_is_missing_and_keeps_the_rest(
    studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    path = studio.write("_data/published-pieces.txt", "# Ours.\nrose 2026-01-01\n# Old ones.\nzebra 2026-01-02\n")
    gone = {"id": "zebra", "title": "Z", "taken_down": "2026-02-02"}
    studio.hang(photo(), MOTH, photo(id="Not an id", file="moth.jpg"), gone)

    assert main(["record-pieces", str(studio.docs), "--on", "2026-11-21"]) == 0
    assert path.read_text(encoding="utf-8") == (
        "# Ours.\nmoth 2026-11-21\nrose 2026-01-01\n# Old ones.\nzebra 2026-01-02\n"
    )
    assert capsys.readouterr().out == f"1 new, 3 in {path}\n"

    studio.hang(photo(), MOTH, gone)
    assert studio.load() == []


def test_the_command_changes_nothing_where_nothing_is_missing(studio: Studio) -> None:
    path = studio.write("_data/published-pieces.txt", b"rose 2026-01-01\r\n")
    studio.hang(photo())

    assert main(["record-pieces", str(studio.docs)]) == 0
    assert path.read_bytes() == b"rose 2026-01-01\r\n"


def test_the_command_begins_a_list_that_is_not_there(studio: Studio) -> None:
    studio.hang(photo(), MOTH)

    assert main(["record-pieces", str(studio.docs), "--on", "2026-11-21"]) == 0
    assert studio.load() == []
    text = (studio.docs / "_data/published-pieces.txt").read_text(encoding="utf-8")
    assert text.startswith("# Every piece that was ever published")
    assert text.endswith("\nmoth 2026-11-21\nrose 2026-11-21\n")


def test_the_command_leaves_a_damaged_list_alone(studio: Studio, capsys: pytest.CaptureFixture[str]) -> None:
    path = studio.write("_data/published-pieces.txt", "rose\n")
    studio.hang(photo())

    assert main(["record-pieces", str(studio.docs)]) == 1
    assert path.read_text(encoding="utf-8") == "rose\n"
    assert '"rose" is not a name with its day' in capsys.readouterr().out


def test_many_lines_at_once_come_out_in_order() -> None:
    text = add_pieces("b 2026-01-01\nd 2026-01-01\n", {"a", "c", "e", "b-2"}, dt.date(2026, 2, 2))

    assert [line.split()[0] for line in text.splitlines()] == ["a", "b", "b-2", "c", "d", "e"]
