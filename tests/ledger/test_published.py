"""The plain list of addresses given out, which agrees with the ledger in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sitekit.ledger import find_ledger_problems, load_ledger, load_published

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = "moments:\n  - {key: first, title: First, when: Before}\nlinks:\n"
ENTRY = "  - {{short: {}, target: a.md, given_out: {}, moment: first, asked: Why?, say: [a, b, c]}}\n"
LINKS = HEAD + ENTRY.format("/q/blur/", "2026-01-01") + ENTRY.format("/q/fade/", "2026-01-02")
LISTED = "# Every address.\n/q/blur/ 2026-01-01\n/q/fade/ 2026-01-02\n"


@pytest.fixture
def faults(tmp_path: Path) -> Any:
    """Write a list beside a ledger of two addresses and return every line the check says of them."""

    def find(listed: str | None, *, links: str = LINKS, history: Mapping[str, str] | None = None) -> list[str]:
        (tmp_path / "links.yml").write_text(links, encoding="utf-8")
        if listed is not None:
            (tmp_path / "published.txt").write_text(listed, encoding="utf-8")
        ledger, _ = load_ledger(tmp_path / "links.yml", shown_as="links.yml")
        published = load_published(tmp_path / "published.txt", shown_as="published.txt")
        return [str(problem) for problem in find_ledger_problems(ledger, {"a.md"}, history or {}, published)]

    return find


def test_a_list_that_agrees_has_no_faults(faults: Any) -> None:
    assert faults(LISTED) == []
    assert faults(LISTED, history={"/q/blur/": "2026-01-01"}) == []


def test_an_address_dropped_from_the_ledger_is_missed_without_any_history(faults: Any) -> None:
    dropped = [
        (
            'links.yml:3: "/q/gone/" was given out on 2026-01-03 and is missing here: '
            "put it back, with another target if need be."
        )
    ]

    assert faults(f"{LISTED}/q/gone/ 2026-01-03\n") == dropped
    assert faults(f"{LISTED}/q/gone/ 2026-01-03\n", history={"/q/gone/": "2026-01-03"}) == dropped


def test_a_new_address_is_told_with_the_line_to_add(faults: Any) -> None:
    assert faults("/q/blur/ 2026-01-01\n") == [
        'published.txt: "/q/fade/" is not in this list yet: add the line "/q/fade/ 2026-01-02" in its place.'
    ]


def test_a_date_that_differs_is_told(faults: Any) -> None:
    assert faults(LISTED.replace("01-01", "03-01")) == [
        (
            'links.yml:4: "/q/blur/" was given out on 2026-03-01 and never again: '
            "put that date back, or choose another address."
        )
    ]


def test_where_list_and_history_differ_history_is_right(faults: Any) -> None:
    history = {"/q/blur/": "2026-01-01"}

    assert faults(LISTED.replace("01-01", "03-01"), history=history) == [
        'published.txt:2: "/q/blur/" was given out on 2026-01-01: put that date back.'
    ]
    both = faults(LISTED.replace("01-01", "03-01"), links=LINKS.replace("01-01", "03-01"), history=history)
    assert both == [
        (
            'links.yml:4: "/q/blur/" was given out on 2026-01-01 and never again: '
            "put that date back, or choose another address."
        ),
        'published.txt:2: "/q/blur/" was given out on 2026-01-01: put that date back.',
    ]


@pytest.mark.parametrize("listed", [None, "", "# Every address.\n"])
def test_a_list_that_is_missing_is_told_once(faults: Any, listed: str | None) -> None:
    assert faults(listed) == [
        (
            "published.txt: This list is missing or empty: put it back, or write a line for each short address, "
            'as in "/q/blur/ 2026-11-21".'
        )
    ]


def test_without_short_addresses_there_need_be_no_list(faults: Any) -> None:
    assert faults(None, links=HEAD.replace("links:", "links: []")) == []


@pytest.mark.parametrize("line", ["/q/late/", "q/late/ 2026-01-01", "/q/late/ 1 May", "<<<<<<< HEAD"])
def test_a_line_that_cannot_be_read_is_told_even_beside_a_broken_ledger(faults: Any, line: str) -> None:
    told = [f'published.txt:4: "{line}" is not a name with its day: write it as in "/q/blur/ 2026-11-21".']

    assert faults(f"{LISTED}{line}\n") == told
    assert faults(f"{LISTED}{line}\n", links="broken") == told


@pytest.mark.parametrize("short", ["/q/blur/", "/q/fade/"])
def test_the_list_is_in_order_and_names_each_once(faults: Any, short: str) -> None:
    assert faults(f"{LISTED}{short} 2026-05-05\n") == [
        f'published.txt:4: "{short}" stands after "/q/fade/": keep the list in order, each name once.'
    ]
