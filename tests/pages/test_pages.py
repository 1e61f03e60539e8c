"""Pages: the facts they must state, ids of headings, prose, dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from sitekit.cli import main
from sitekit.pages.booking import insert_booking
from sitekit.pages.check import check_page
from sitekit.pages.due import find_due
from sitekit.pages.headings import add_copy_links
from sitekit.pages.prose import read_prose
from sitekit.pages.words import measure

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
---
title: Will it blur?
description: Yes, slowly. How a tiny tattoo softens, by how much, in millimetres, and what nobody knows.
checked: 2026-11-21
next_check: 2027-11-21
---

!!! answer "In short"
    Yes.

## Why? {#why}

Skin moves.
"""


def faults(page: str, seen: dict[str, str] | None = None) -> list[str]:
    return [str(p) for p in check_page(page, {} if seen is None else seen, file="docs/a.md")[1]]


def test_a_good_page_passes() -> None:
    assert faults(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Will it blur?\n", "", ["docs/a.md:1: title: is missing."]),
        ("title: Will it blur?", "title: A", ["docs/a.md:2: title: is too short; write at least 3 characters."]),
        ("description: Yes, slowly. How a tiny tattoo softens, by how much, in millimetres, and what nobody knows.",
         "description: Yes.", ["docs/a.md:3: description: is too short; write at least 70 characters."]),
        ("next_check: 2027-11-21", "next_check: 2026-11-21",
         ["docs/a.md:5: next_check: must be later than checked."]),
        ("checked: 2026-11-21\nnext", "checked: soon\nnext",
         ["docs/a.md:4: checked: write a date like 2026-11-21."]),
        ("checked: 2026-11-21\nnext", "checked: 2026-02-30\nnext",
         ["docs/a.md:4: checked: write a date like 2026-11-21."]),
        ("checked: 2026-11-21\nnext", "checked:\nnext",
         ["docs/a.md:4: checked: is empty: write something behind the colon."]),
        ("---\n\n!!!", "template: nope.html\n---\n\n!!!",
         ['docs/a.md:6: template: write nothing or "home.html".']),
        ("title: Will it blur?", "title: 2026",
         ["docs/a.md:2: title: write words; put double quotes round a number, a date, yes or no."]),
        ("checked: 2026", "chekced: 2026",
         ["docs/a.md:1: checked: is missing.",
          'docs/a.md:4: "chekced" is not a field of a page. Did you mean "checked"?']),
        ("## Why? {#why}", "## Why?",
         ['docs/a.md:11: the heading "Why?" has no id of its own. Write one behind it, for example "{#why}".']),
    ],
)  # fmt: skip
def test_a_faulty_page_is_named_with_its_line(old: str, new: str, expected: list[str]) -> None:
    assert old in PAGE
    assert faults(PAGE.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Just words.", "docs/a.md:1: the page has no front matter. Begin with --- and title: as others do."),
        ("---\n- a\n---\n", 'docs/a.md:2: the front matter should begin with "title:".'),
        ("---\n---\n", 'docs/a.md:2: the front matter should begin with "title:".'),
        (
            PAGE.replace("title: Will", "title: Really: will"),
            "docs/a.md:2: There is a colon in the words here: put them in double quotes.",
        ),
        (
            PAGE.replace("title: Will", 'title: "Will'),
            "docs/a.md:2: A quote or bracket is opened here and never closed.",
        ),
        (
            PAGE.replace("checked", "title: Another\nchecked", 1),
            'docs/a.md:4: "title" is written twice (first in line 2).',
        ),
    ],
)
def test_front_matter_that_cannot_be_read_is_told_as_such(source: str, expected: str) -> None:
    assert faults(source) == [expected]


def facts(old: str, new: str) -> dict[str, object]:
    assert old in PAGE
    return check_page(PAGE.replace(old, new, 1), {}, file="docs/a.md")[0]


@pytest.mark.parametrize("date", ["2026-11-21", '"2026-11-21"'])
def test_a_date_is_a_date_in_quotes_or_not(date: str) -> None:
    day = dt.date(2026, 11, 21)
    assert facts("checked: 2026-11-21", f"checked: {date}")["checked"] == day
    assert facts("checked: 2026-11-21", f"chekced: 1\nchecked: {date}")["checked"] == day


def test_a_fact_of_the_wrong_kind_is_left_out_and_the_others_stay() -> None:
    assert set(facts("checked: 2026-11-21", "checked: 2026-02-30")) == {"title", "description", "next_check"}
    assert "template" not in facts("checked", "template: nope.html\nchecked")
    assert "template" not in facts("checked", "template:\nchecked")


@pytest.mark.parametrize("end", ["--- ", "..."])
def test_the_facts_may_end_as_the_generator_lets_them(end: str) -> None:
    page = PAGE.replace("2027-11-21\n---", f"2027-11-21\n{end}").replace("---\n", "---  \n", 1)
    assert faults(page.replace(" {#why}", "")) == [
        'docs/a.md:11: the heading "Why?" has no id of its own. Write one behind it, for example "{#why}".'
    ]


def test_words_of_the_wrong_length_still_show() -> None:
    assert facts("Will it blur?", "A")["title"] == "A"


def test_two_pages_may_not_share_a_description() -> None:
    seen: dict[str, str] = {}
    assert faults(PAGE, seen) == []
    lines = [str(problem) for problem in check_page(PAGE, seen, file="docs/b.md")[1]]
    assert lines == ["docs/b.md:3: docs/a.md has the same description. Say what is different about this page."]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("##Why not?", ('"##Why not?" is a heading without a space behind its marks. '
         'Write "## Why not? {#why-not}", or "\\#" if it is none.')),
        ("#1 reason {#one}", ('"#1 reason {#one}" is a heading without a space behind its marks. '
         'Write "## 1 reason {#one}", or "\\#" if it is none.')),
        ("# Why?", '"# Why?" is a second title: the first is in the front matter. Write "## Why? {#why}".'),
        ("## ", "this heading has no words. Write some behind the marks, or remove the line."),
        ("##", "this heading has no words. Write some behind the marks, or remove the line."),
        ("### Why?", 'the heading "Why?" has no id of its own. Write one behind it, for example "{#why}".'),
        ("Why?\n---", ('the line below makes "Why?" a heading. '
         'Write "## Why? {#why}" instead, or leave a line empty between them.')),
        ("    Why? {#so}\n    =", ('the line below makes "Why? {#so}" a heading. '
         'Write "## Why? {#so}" instead, or leave a line empty between them.')),
        ('<h2 id="why">Why?</h2>', 'a heading is written in HTML here. Write "## Words {#id}" instead of <h2>.'),
        ("Well: <H3>Why?</H3>", 'a heading is written in HTML here. Write "## Words {#id}" instead of <H3>.'),
    ],
)  # fmt: skip
def test_a_heading_written_in_another_way_is_told_with_what_to_write(line: str, message: str) -> None:
    assert faults(f"{PAGE}\n{line}\n\nMore words.\n") == [f"docs/a.md:15: {message}"]


@pytest.mark.parametrize(
    "text",
    ["| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--- | ---", "Words\n\n---", "Words with a #tag", r"\#tag", "<hr>"],
)
def test_what_is_no_heading_is_left_alone(text: str) -> None:
    assert faults(f"{PAGE}\n{text}\n\nMore words.\n") == []


def test_a_heading_in_an_example_needs_no_id() -> None:
    assert faults(PAGE + "\n```\n## Not a heading\n```\n") == []


def test_a_copy_link_stands_beside_each_heading_and_not_in_it() -> None:
    html = add_copy_links('<h2 id="why">Why <em>so</em> "small"?</h2><h4 id="x">No</h4>')
    assert html == (
        '<div class="heading"><h2 id="why">Why <em>so</em> "small"?</h2>'
        '<a class="copy-link" href="#why" aria-label="Link to: Why so &quot;small&quot;?">#</a></div><h4 id="x">No</h4>'
    )


def test_prose_is_what_a_reader_reads() -> None:
    page = PAGE + (
        "\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSee [the *page*](x.md#y), which says so [@LINE-1].\n\n"
        "- one thing\n- another\n\n`code`\n"
    )
    assert read_prose(page).split("\n\n") == [
        "In short.", "Yes.", "Why?", "Skin moves.", "See the page, which says so.", "one thing.", "another.",
    ]  # fmt: skip


def test_measuring_names_pages_that_are_too_hard_or_too_short(tmp_path: Path) -> None:
    easy = tmp_path / "easy.md"
    easy.write_text("The cat sat on the mat and had a nap. " * 40, encoding="utf-8")
    hard = tmp_path / "hard.md"
    hard.write_text(
        "Notwithstanding considerable methodological heterogeneity, dermatological investigations "
        "consistently demonstrate progressive pigment dispersion. " * 30,
        encoding="utf-8",
    )
    assert measure(easy).in_bounds
    assert not measure(hard).in_bounds
    assert measure(hard).grade > 15
    assert main(["words", str(tmp_path)]) == 1
    hard.unlink()
    assert main(["words", str(tmp_path)]) == 0


def test_pages_past_their_next_check_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.md").write_text(PAGE.replace("next_check: 2027", "next_check: 2029"), encoding="utf-8")
    assert list(find_due(tmp_path, dt.date(2027, 11, 21))) == []
    assert list(find_due(tmp_path, dt.date(2028, 1, 1))) == [(dt.date(2027, 11, 21), tmp_path / "a.md")]
    (tmp_path / "quoted.md").write_text(PAGE.replace("2027-11-21", '"2027-12-24"'), encoding="utf-8")
    (tmp_path / "never.md").write_text(PAGE.replace("2027-11-21", "2027-02-30"), encoding="utf-8")
    (tmp_path / "other.md").write_bytes(PAGE.replace("Skin", "é").encode("latin-1"))
    assert main(["due", str(tmp_path), "--on", "2028-01-01"]) == 0
    assert capsys.readouterr().out == (
        f"2027-11-21  {tmp_path / 'a.md'}\n"
        f"2027-11-21  {tmp_path / 'other.md'}\n"
        f"2027-12-24  {tmp_path / 'quoted.md'}\n"
        "3 pages are due\n"
    )


def test_the_call_to_action_leads_to_preparing_until_there_is_a_booking_address() -> None:
    page = "Ready?\n\n<!-- booking -->\n"
    assert insert_booking(page, page_uri="studio/index.md", studio="Inked NYC", booking_url="") == (
        "Ready?\n\n[Prepare for a consultation](../decide/consultation.md){ .call-to-action }\n"
    )
    assert insert_booking(page, page_uri="index.md", studio="Inked NYC", booking_url="https://book.example/") == (
        "Ready?\n\n[Book a consultation at Inked NYC](https://book.example/){ .call-to-action }\n"
    )
