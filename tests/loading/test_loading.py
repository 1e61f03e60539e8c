"""Reading YAML: what somebody who has never seen a program is told about each slip."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from sitekit.loading import load_model, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path


class Link(BaseModel):
    model_config = ConfigDict(extra="forbid")

    short: str = "/q/x/"
    checked: dt.date = dt.date(2026, 1, 1)
    worked: dt.date | Literal["never"] = "never"
    https: Literal["yes", "no", "unknown"] = "yes"
    say: tuple[str, ...] = ()
    asked: Annotated[str, Field(min_length=2, max_length=5, pattern="^[a-z]+$")] = "abc"
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    count: Annotated[int, Field(ge=1, le=3)] = 1
    points: Annotated[list[int], Field(min_length=1, max_length=2)] = [1]
    fine: bool = True
    inner: Inner | None = None


class Inner(BaseModel):
    needed: str


class LinksFile(BaseModel):
    links: tuple[Link, ...]
    notes: str = ""


def faults(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "links.yml").write_text(text, encoding="utf-8")
    _, problems = load_model(tmp_path / "links.yml", LinksFile, shown_as="links.yml")
    return [str(problem) for problem in problems]


SIGN = "The words here begin with a sign that means something in YAML: put them in double quotes."
NEVER_CLOSED = "A quote or bracket is opened here and never closed."
INDENT = "This line is not indented like the others: give it the same spaces in front."
FOLLOWS = 'This line does not follow from the one above: write "name: words", every name indented alike.'


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("links:\n  - short: really: yes", 2, "There is a colon in the words here: put them in double quotes."),
        ("notes: a\n   links: []", 2, FOLLOWS),
        ("notes:a\nlinks: []", 2, FOLLOWS),
        ("links: []\nnotes", 2, 'A colon is missing here: write "name: words".'),
        ('links: []\nnotes: "never\n\n', 2, NEVER_CLOSED),
        ("notes: a\nlinks: [", 2, NEVER_CLOSED),
        ("links: {a: b\n\n", 1, NEVER_CLOSED),
        ("links: [a, b\nnotes: c", 1,
         "The bracket here is not closed, or a comma or double quotes are missing inside it."),
        ("links: []\nnotes: 'it's'", 2, "A quote ends before the words do here: put double quotes round all of them."),
        ('"links" are', 1, "A quote ends before the words do here: put double quotes round all of them."),
        ("links:\n  - a: b\n notes: c", 3, INDENT),
        ("links: []\n- a", 2, INDENT),
        ("links: []\n\tnotes: a", 2, "There is a tab here; YAML wants spaces."),
        ("links: - a", 1, 'Write the list below its name: one "- " line for each.'),
        ("links: []\n---\nnotes: a", 2, 'Three dashes ("---") stand here: remove that line.'),
        (r'notes: "\d"', 1, "There is a backslash in double quotes here: write it twice."),
        ("a: &a {b: c}\nlinks: [{<<: *a}]", 2, '"<<" cannot be used here. Write the values out.'),
        ("links: !!map [a]", 1, SIGN),
        ("links: &a [*a]", 1, "An alias (*name) refers to itself. Write the values out."),
        ("notes: @me", 1, SIGN),
        ("notes: * me", 1, SIGN),
        ("notes: *me", 1, SIGN),
        ("notes: & me", 1, SIGN),
        ("notes: !me a", 1, SIGN),
        ("notes: >me", 1, SIGN),
        ("notes: ]", 1, SIGN),
        ("links: []\nnotes: a\x07", 2, "There is an invisible character here that cannot be read: delete it."),
        ("links: []\nlinks: []", 2, '"links" is written twice (first in line 1).'),
        ("notes: {{ a }}", 1,
         "A name before a colon must be plain words; put words that begin with a bracket in double quotes."),
    ],
)  # fmt: skip
def test_what_is_not_yaml_is_told_with_its_line(tmp_path: Path, text: str, line: int, sentence: str) -> None:
    assert faults(tmp_path, text) == [f"links.yml:{line}: {sentence}"]


def test_a_thousand_brackets_are_not_taken_for_an_alias(tmp_path: Path) -> None:
    assert faults(tmp_path, "links: " + "[" * 2000 + "]" * 2000) == [
        "links.yml: Too many brackets or dashes stand within one another. Write fewer levels."
    ]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 50_000, "? " * 50_000])
def test_so_many_levels_that_the_parser_would_end_the_program_are_told(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == [
        "links.yml: Too many brackets or dashes stand within one another. Write fewer levels."
    ]


def test_many_brackets_beside_one_another_are_welcome() -> None:
    assert len(parse_yaml("links: [" + "[a], {b: c}, " * 500 + "]")[0]["links"]) == 1000


def test_nine_lines_that_stand_for_a_billion_words_are_told(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]

    assert faults(tmp_path, "\n".join(lines)) == [
        "links.yml:1: Aliases (*name) repeat more than 100,000 values here. Write the values out."
    ]


@pytest.mark.parametrize("text", ["a: !!int ''", "a: !!float ''", "a: !!bool ''", "a: " + "9" * 5000])
def test_a_number_that_is_none_stays_words(text: str) -> None:
    assert isinstance(parse_yaml(text)[0]["a"], str)


def test_what_no_table_foresees_is_told_in_the_parser_s_words(tmp_path: Path) -> None:
    assert faults(tmp_path, "%YAML 9.0\n---\nlinks: []") == [
        (
            "links.yml:1: This cannot be read (found incompatible YAML document (version 1.* is required)): "
            "look for a missing quote, colon or space here or above."
        )
    ]


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("checked: 2026-02-30", "checked: write a date like 2026-11-21."),
        ("checked: 21 Nov 2026", "checked: write a date like 2026-11-21."),
        ("checked: 20261121", "checked: write a date like 2026-11-21."),
        ("checked: 2026", "checked: write a date like 2026-11-21."),
        ("checked: [2026]", "checked: write a date like 2026-11-21."),
        ("checked: 2026-11-21 10:30:00", "checked: write a date like 2026-11-21."),
        ("asked: 5", "asked: write words; put double quotes round a number, a date, yes or no."),
        ("short:", "short: is empty: write something behind the colon."),
        ("say: Yes.", 'say: write a list: one "- " line for each.'),
        ("https: perhaps", 'https: write "yes", "no" or "unknown".'),
        ("asked: a", "asked: is too short; write at least 2 characters."),
        ("asked: abcdef", "asked: is too long; write at most 5 characters."),
        ("asked: a-b", "asked: is not written as it has to be; compare it with the others."),
        ("share: much", "share: write a number."),
        ("share: 0", "share: write a number greater than 0."),
        ("share: 1", "share: write a number less than 1."),
        ("count: 0x_", "count: write a whole number."),
        ("count: 1.5", "count: write a whole number."),
        ("count: 0", "count: write 1 or a greater number."),
        ("count: 4", "count: write 3 or a smaller number."),
        ("points: []", "points: write at least 1; there are 0."),
        ("points: [1, 2, 3]", "points: write at most 2; there are 3."),
        ("points: 3", 'points: write a list: one "- " line for each.'),
        ("fine: !!bool perhaps", "fine: write yes or no."),
        ("inner: words", 'inner: write fields here: "name: words", one to a line.'),
        ("inner: {}", "inner.needed: is missing."),
        ("shrt: a", 'shrt: is not a field here. Did you mean "short"?'),
    ],
)
def test_what_has_the_wrong_shape_is_told_with_its_line(tmp_path: Path, field: str, sentence: str) -> None:
    assert faults(tmp_path, f"links:\n  -\n    {field}") == [f"links.yml:3: entry 1: links.{sentence}"]


def test_a_date_or_a_word_is_asked_for_where_either_will_do(tmp_path: Path) -> None:
    assert faults(tmp_path, "links:\n  - worked: soon") == [
        "links.yml:2: entry 1: links.worked: write a date like 2026-11-21.",
        'links.yml:2: entry 1: links.worked: write "never".',
    ]


@pytest.mark.parametrize("text", ["", "- a list", "words", "# a remark"])
def test_a_file_of_quite_another_shape_is_told_how_to_begin(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == ['links.yml:1: this file should begin with "links:".']


@pytest.mark.parametrize("date", ["2026-11-21", '"2026-11-21"', "'2026-11-21'"])
def test_a_date_may_stand_in_quotes(tmp_path: Path, date: str) -> None:
    (tmp_path / "links.yml").write_text(f"links:\n  - checked: {date}\n    worked: {date}", encoding="utf-8")
    model, problems = load_model(tmp_path / "links.yml", LinksFile)
    assert problems == []
    assert model is not None
    assert (model.links[0].checked, model.links[0].worked) == (dt.date(2026, 11, 21), dt.date(2026, 11, 21))


def test_numbers_and_yes_are_read_as_such() -> None:
    assert parse_yaml("{a: 1, b: 0.5, c: yes, d: word}")[0] == {"a": 1, "b": 0.5, "c": True, "d": "word"}


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "links.yml").mkdir()
    _, problems = load_model(tmp_path / "links.yml", LinksFile, shown_as="links.yml")
    assert [str(problem) for problem in problems] == ["links.yml: This file cannot be read (Is a directory)."]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "links.yml").write_bytes("links: [] # é".encode("latin-1"))
    _, problems = load_model(tmp_path / "links.yml", LinksFile, shown_as="links.yml")
    assert [str(p) for p in problems] == ["links.yml: This file is not UTF-8 text. Save it again as UTF-8."]
