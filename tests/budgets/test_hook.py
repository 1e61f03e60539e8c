"""The build fails over a page that is over budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiny_site import EMPTY_DATA, build_site, page

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"index.md": page("Home", "[On](a.md)."), "a.md": page("Lines", "A line is 0.3 mm wide. " * 200)}


def find_budget_lines(warnings: list[str]) -> list[str]:
    return [line for line in warnings if "budgets.yml" in line]


def test_a_page_over_budget_is_a_warning_of_the_build_that_names_its_markdown_file(tmp_path: Path) -> None:
    assert find_budget_lines(build_site(tmp_path, PAGES).warnings) == []
    head, text_kind = EMPTY_DATA["budgets.yml"].split("  - kind: text", 1)
    tight = text_kind.replace("html_unpacked_kb: 150", "html_unpacked_kb: 5")
    built = build_site(tmp_path, PAGES, data={"budgets.yml": f"{head}  - kind: text{tight}"})
    (warning,) = find_budget_lines(built.warnings)
    assert warning.startswith("docs/a.md: This page has ")
    assert "kB of HTML, unpacked; 5 kB is the most. Split it in two." in warning
    assert warning.endswith("(The limit is html_unpacked_kb of text in docs/_data/budgets.yml.)")


def test_a_budget_file_that_cannot_be_read_is_told_and_the_site_is_built(tmp_path: Path) -> None:
    built = build_site(tmp_path, PAGES, data={"budgets.yml": "kinds: 5\n"})
    (warning,) = find_budget_lines(built.warnings)
    assert warning.startswith("docs/_data/budgets.yml:1: kinds: ")
    assert "<h1>Lines</h1>" in built.html("a")
