"""One more entry in a gallery.yml that people have written: all of theirs stays as it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from gallery.studio import photo, picture
from samples import ROOT

from sitekit.gallery.adding import add_entry
from sitekit.gallery.schema import HEAD
from sitekit.loading import UnreadableError

if TYPE_CHECKING:
    from gallery.studio import Studio

NEW = photo(id="new", title='Yes: "no" # 1', alt="A rose, 24\u202fmm wide.")
OURS = "  - id: a\n    title: b\n"


def read(text: str) -> Any:
    return yaml.safe_load(text)["pieces"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"# Head\n\npieces:\n{OURS}", ""),
        (f"pieces:\n{OURS}", "\n# The end\n"),
        (f"pieces:\n{OURS}", "  # photo(s) to come\n\ntitle: Legs   # ours\n"),
        ("title: Legs\npieces:\n", ""),
        ("pieces: # all of them\n", "title: Legs\n"),
        ("pieces:\n- id: a\n  title: |\n    # not a remark\n", "\n"),
        ("pieces:\n  -   id: a\n      title: >-\n        one\n\n        two\n", "# x\n"),
        ("pieces:\n    - id: a\n      uses:\n      - site\n      - print\n", ""),
        ("pieces:\r\n  - id: a\r\n    title: b\r\n", "# r\r\n"),
        ("\ufeffpieces:\n  - {id: a, title: [b,\n    c]}\n", ""),
    ],
)
def test_all_else_stays_byte_for_byte(before: str, after: str) -> None:
    text = add_entry(before + after, NEW)

    assert text.startswith(before)
    assert text.endswith(after)
    assert read(text) == [*(read(before) or []), NEW]
    newline = "\r\n" if "\r\n" in before else "\n"
    assert text.count(newline) == text.count("\n")


def test_a_last_line_without_an_end_gets_one() -> None:
    assert add_entry("pieces:\n- id: a", {"id": "b"}) == "pieces:\n- id: a\n- id: b\n"


def test_an_empty_file_gets_its_head() -> None:
    assert add_entry("", {"id": "b"}) == f"{HEAD}pieces:\n  - id: b\n"


def test_days_are_written_as_days() -> None:
    assert "taken_down: 2026-11-21\n" in add_entry("", {"id": "b", "taken_down": dt.date(2026, 11, 21)})


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("pieces: []\n", 1, 'Write "pieces:" here, with nothing behind it.'),
        ("title: a\npieces: [{id: a}]\n", 2, 'Write the pieces below "pieces:", one "- " line for each.'),
        ("- id: a\n", 1, 'Write "pieces:" in a line of its own, and below it one entry for each picture.'),
        ("pieces: words\n", 1, 'Write "pieces:" in a line of its own, and below it one entry for each picture.'),
        ("title: [\n", 1, "A quote or bracket is opened here and never closed."),
    ],
)
def test_where_there_is_no_place_for_it_that_is_told(text: str, line: int, says: str) -> None:
    with pytest.raises(UnreadableError) as told:
        add_entry(text, NEW)
    assert (told.value.line, str(told.value)) == (line, says)


def test_every_gallery_of_ours_takes_another_entry() -> None:
    for path in (ROOT / "docs/gallery").glob("*/gallery.yml"):
        before = path.read_text(encoding="utf-8")
        text = add_entry(before, NEW)
        assert text.startswith(before)
        assert read(text) == [*read(before), NEW]


def test_what_was_added_is_shown(studio: Studio) -> None:
    studio.hang(photo())
    studio.write("gallery/arms/new.jpg", picture(4))
    path = studio.docs / "gallery/arms/gallery.yml"
    new = photo(id="new", file="new.jpg", consent={"id": "paper-2", "uses": ["site"]})
    path.write_text(add_entry(path.read_text(encoding="utf-8"), new), encoding="utf-8")

    assert studio.say() == []
    assert studio.shown() == ["rose", "new"]
