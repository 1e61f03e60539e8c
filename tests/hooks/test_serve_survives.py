"""What a writer may get wrong without losing the site under `make serve`: it is told, and all pages still show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from samples import CLAIMS
from tiny_site import build_site, page

from sitekit.pages.reading import find_unreadable
from sitekit.site import load_site

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "index.md": page("Home", "[A](a.md)"),
    "a.md": page("Lines", "All [@LINE-3]. [Sources](about/sources.md)"),
    "about/sources.md": page("Sources", "<!-- table: sources -->"),
    # What the frame of every page links to.
    "about/mistakes.md": page("Mistakes", "Tell us."),
    "staff/index.md": page("Staff", "<!-- table: staff -->", robots="noindex"),
    "studio/index.md": page("Studio", "Ours. <!-- booking -->"),
}


def with_fact(old: str, new: str) -> dict[str, str]:
    assert old in PAGES["a.md"]
    return PAGES | {"a.md": PAGES["a.md"].replace(old, new, 1)}


def test_a_date_in_quotes_is_printed_as_a_date(tmp_path: Path) -> None:
    built = build_site(tmp_path, with_fact("checked: 2026-01-01", 'checked: "2026-01-01"'))
    assert built.warnings == []
    assert 'Last checked <time datetime="2026-01-01">1 January 2026</time>.' in built.html("a")


@pytest.mark.parametrize("date", ["21 Nov 2026", "2026-02-30", "soon", "", "[1]"])
def test_a_page_with_an_impossible_date_still_shows_without_it(tmp_path: Path, date: str) -> None:
    built = build_site(tmp_path, with_fact("checked: 2026-01-01", f"checked: {date}"))
    wrong = "write a date like 2026-11-21." if date else "is empty: write something behind the colon."
    assert built.warnings == [f"docs/a.md:4: checked: {wrong}"]
    html = built.html("a")
    assert "<h1>Lines</h1>" in html
    assert "Last checked" not in html


def test_a_page_whose_facts_cannot_be_read_shows_its_words_alone(tmp_path: Path) -> None:
    built = build_site(tmp_path, with_fact("title: Lines", "title: Lines: how?"))
    assert built.warnings == ["docs/a.md:2: There is a colon in the words here: put them in double quotes."]
    assert "next_check" not in built.html("a")


@pytest.mark.parametrize("date", ["2026-02-30", "soon"])
def test_an_impossible_date_in_a_claim_is_told_with_its_line(tmp_path: Path, date: str) -> None:
    pages = PAGES | {"a.md": page("Lines", "[Sources](about/sources.md)")}
    claims = CLAIMS.replace("checked: 2026-01-01", f"checked: {date}", 1)
    built = build_site(tmp_path, pages, data={"claims.yml": claims})
    told = "docs/_data/claims.yml:9: entry LINE-1: claims.checked: write a date like 2026-11-21."
    assert told in built.warnings


@pytest.mark.parametrize("template", ["nope.html", "main.html", '""', ""])
def test_a_page_with_an_unknown_template_shows_with_the_usual_one(tmp_path: Path, template: str) -> None:
    built = build_site(tmp_path, with_fact("checked", f"template: {template}\nchecked"))
    faults = {'""': [], "": ["docs/a.md:4: template: is empty: write something behind the colon."]}
    assert built.warnings == faults.get(template, ['docs/a.md:4: template: write nothing or "home.html".'])
    assert "<h1>Lines</h1>" in built.html("a")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le"])
def test_a_page_that_is_not_utf_8_is_named_and_says_so_itself(tmp_path: Path, encoding: str) -> None:
    built = build_site(tmp_path, {**PAGES, "about/mistakes.md": page("Mistakes", "Café.").encode(encoding)})
    assert built.warnings == ["docs/about/mistakes.md: This file is not UTF-8 text. Save it again as UTF-8."]
    html = built.html("about/mistakes")
    assert "<h1>This page cannot be read yet</h1>" in html
    assert "This file is not UTF-8 text." in html
    assert "Ours." in built.html("studio")


def test_a_page_that_is_a_link_to_nothing_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "lost.md").symlink_to("gone.md")
    instead, problems = find_unreadable(tmp_path / "lost.md", shown_as="docs/lost.md")
    told = "This file is missing; the site cannot be built without it."
    assert [str(problem) for problem in problems] == [f"docs/lost.md: {told}"]
    assert told in instead


@pytest.mark.parametrize(
    ("studio", "expected"),
    [
        (None, ["mkdocs.yml: extra.studio.name: write the studio's name.",
                'mkdocs.yml: extra.studio.booking_url: write its address, or "" while there is none.']),
        ({"name": "Ink"}, ['mkdocs.yml: extra.studio.booking_url: write its address, or "" while there is none.']),
        ({"name": 5, "booking_url": ""}, ["mkdocs.yml: extra.studio.name: write the studio's name."]),
    ],
)  # fmt: skip
def test_a_studio_without_a_name_or_address_is_told(
    tmp_path: Path, studio: dict[str, object] | None, expected: list[str]
) -> None:
    built = build_site(tmp_path, PAGES, extra={"studio": studio})
    assert built.warnings == sorted(expected)
    assert "Made for" in built.html("a")


DATA = ("claims.yml", "sources.yml", "marks.yml", "needles.yml", "placements.yml", "unknowns.yml", "disagreements.yml",
        "ageing.yml", "ageing-fit.yml", "details.yml", "links.yml", "hosts.yml")  # fmt: skip


@pytest.mark.parametrize("name", DATA)
def test_a_data_file_that_is_not_utf_8_is_named(tmp_path: Path, name: str) -> None:
    built = build_site(tmp_path, PAGES, data={name: "# é".encode("latin-1")})
    assert f"docs/_data/{name}: This file is not UTF-8 text. Save it again as UTF-8." in built.warnings
    assert "<h1>Lines</h1>" in built.html("a")


def test_a_folder_with_the_name_of_a_data_file_is_named(tmp_path: Path) -> None:
    for name in DATA:
        (tmp_path / name).mkdir()
    _, problems = load_site(tmp_path, shown_as="docs/_data")
    told = {str(problem) for problem in problems}
    # The list of hosts is read when the finished site is checked.
    assert told == {f"docs/_data/{name}: This file cannot be read (Is a directory)." for name in DATA[:-1]}
