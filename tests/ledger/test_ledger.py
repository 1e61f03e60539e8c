"""The ledger of short addresses: what may be written in it, and what may never happen to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sitekit.dated_list import DatedList
from sitekit.ledger import Ledger, find_ledger_problems, load_ledger

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGES = {"ageing/index.md", "ageing/fading.md", "pain/index.md"}
HEAD = """\
moments:
  - key: first-worries
    title: First worries
    when: Before anything is booked
links:
"""


def entry(short: str, **fields: Any) -> str:
    """One link in seven lines, the first of which names its address."""
    values = {
        "target": "ageing/index.md",
        "given_out": "2026-11-21",
        "moment": "first-worries",
        "asked": "Will it blur?",
        "say": ["Yes.", "Slowly.", "Here is how much."],
    } | fields
    lines = [
        f"  - short: {short}",
        *(f"    {key}: {yaml.dump(value, default_flow_style=True).split(chr(10))[0]}" for key, value in values.items()),
    ]
    return "\n".join(lines).replace("'2026", "2026").replace("21'", "21") + "\n"


@pytest.fixture
def faults(tmp_path: Path) -> Any:
    """Write the entries as a ledger and return every line the check says of it."""

    def find(*entries: str, history: Mapping[str, str] | None = None) -> list[str]:
        ledger, problems = load(tmp_path, *entries)
        problems += find_ledger_problems(ledger, PAGES, history or {}, list_all(ledger, history or {}))
        return [str(problem) for problem in problems]

    return find


def list_all(ledger: Ledger, history: Mapping[str, str]) -> DatedList:
    """A list that agrees with the ledger and its history."""
    dates = {link.short: link.given_out.isoformat() for link in ledger.links} | dict(history)
    return DatedList("docs/_data/published.txt", dates, dict.fromkeys(dates, 1))


def load(folder: Path, *entries: str) -> tuple[Ledger, list[Any]]:
    (folder / "links.yml").write_text(HEAD + "".join(entries), encoding="utf-8")
    return load_ledger(folder / "links.yml", shown_as="docs/_data/links.yml")


def test_a_good_ledger_is_read_in_its_order(tmp_path: Path) -> None:
    ledger, problems = load(tmp_path, entry("/q/will-it-blur/"), entry("/c/day-3/", target="pain/index.md#day-3"))

    assert problems == []
    assert [(link.short, link.page, link.heading) for link in ledger.links] == [
        ("/q/will-it-blur/", "ageing/index.md", ""),
        ("/c/day-3/", "pain/index.md", "day-3"),
    ]
    assert [moment.title for moment in ledger.moments] == ["First worries"]


def test_a_good_ledger_has_no_faults(faults: Any) -> None:
    history = {"/q/blur/": "2026-11-21"}

    assert faults(entry("/q/blur/", target="pain/index.md"), entry("/c/day-3/"), history=history) == []


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        pytest.param(
            [entry("/q/blur/", target="ageing/index2.md#by-when")],
            'docs/_data/links.yml:7: "/q/blur/" leads to "ageing/index2.md#by-when", and there is no such page. '
            'Did you mean "ageing/index.md"?',
            id="ledger-target",
        ),
        pytest.param(
            [entry("/q/blur/"), entry("/q/blur/", target="pain/index.md")],
            'docs/_data/links.yml:12: "/q/blur/" is listed twice (first in line 6): '
            "an address can lead to one page only.",
            id="ledger-twice",
        ),
        pytest.param(
            [entry("/q/blur/"), entry("/q/b1ur/")],
            'docs/_data/links.yml:12: "/q/b1ur/" looks like "/q/blur/" (line 6): '
            "choose one that nobody can mistake for it.",
            id="ledger-look-alike",
        ),
        pytest.param(
            [entry("/q/blur/", target="/q/blur/")],
            'docs/_data/links.yml:7: "/q/blur/" leads back to "/q/blur/" and never to a page: '
            'name a page, as in "ageing/index.md".',
            id="ledger-loop",
        ),
        pytest.param(
            [entry("/q/blur/"), entry("/q/fade/", target="/q/blur/")],
            'docs/_data/links.yml:13: "/q/fade/" leads to another short address: '
            'name the page itself, "ageing/index.md".',
            id="ledger-chain",
        ),
        pytest.param(
            [entry("/q/blur/", moment="first-worry")],
            'docs/_data/links.yml:9: "first-worry" is not one of the moments at the top of this file. '
            'Did you mean "first-worries"?',
            id="ledger-moment",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(faults: Any, entries: list[str], line: str) -> None:
    assert faults(*entries) == [line]


def test_addresses_that_lead_in_a_circle_are_each_told(faults: Any) -> None:
    assert faults(entry("/q/blur/", target="q/fade/index.md"), entry("/q/fade/", target="/q/blur/")) == [
        (
            'docs/_data/links.yml:7: "/q/blur/" leads back to "/q/blur/" and never to a page: '
            'name a page, as in "ageing/index.md".'
        ),
        (
            'docs/_data/links.yml:13: "/q/fade/" leads back to "/q/fade/" and never to a page: '
            'name a page, as in "ageing/index.md".'
        ),
    ]


def test_an_address_that_a_page_has_already_is_refused(tmp_path: Path) -> None:
    ledger, _ = load(tmp_path, entry("/q/blur/"))

    problems = find_ledger_problems(ledger, PAGES | {"q/blur.md"}, {}, list_all(ledger, {}))

    assert [str(problem) for problem in problems] == [
        'docs/_data/links.yml:6: "/q/blur/" is the address of the page "q/blur.md" already: choose another.'
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/q/too-long/", "/q/toolong/"),
        ("/q/0il/", "/q/oil/"),
        ("/q/il1/", "/q/lll/"),
        ("/q/burn/", "/q/bum/"),
        ("/q/vvax/", "/q/wax/"),
        ("/q/line/", "/q/lines/"),
        ("/q/blur/", "/q/blurr/"),
        ("/q/blur/", "/q/bluur/"),
        ("/q/well-lit/", "/q/wellit/"),
        ("/q/b1uur/", "/q/blur/"),
        ("/q/blur/", "/c/blur/"),
        ("/c/day-1/", "/q/day-l/"),
    ],
)
def test_addresses_are_alike_if_a_reader_could_mistake_them(faults: Any, one: str, other: str) -> None:
    assert faults(entry(one), entry(other)) == [
        f'docs/_data/links.yml:12: "{other}" looks like "{one}" (line 6): choose one that nobody can mistake for it.'
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("/q/blur/", "/q/burr/"), ("/c/day-1/", "/c/day-11/"), ("/q/10-mm/", "/q/100-mm/")]
)
def test_addresses_that_nobody_mistakes_may_stand_side_by_side(faults: Any, one: str, other: str) -> None:
    assert faults(entry(one), entry(other)) == []


def test_a_dropped_address_is_missed(faults: Any) -> None:
    assert faults(entry("/q/blur/"), history={"/q/blur/": "2026-11-21", "/q/fade/": "2026-11-22"}) == [
        (
            'docs/_data/links.yml:5: "/q/fade/" was given out on 2026-11-22 and is missing here: '
            "put it back, with another target if need be."
        )
    ]


def test_an_address_cannot_be_given_out_anew(faults: Any) -> None:
    assert faults(entry("/q/blur/"), history={"/q/blur/": "2026-03-01"}) == [
        (
            'docs/_data/links.yml:8: "/q/blur/" was given out on 2026-03-01 and never again: '
            "put that date back, or choose another address."
        )
    ]


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        (
            [entry("/q/Blur/")],
            (
                'docs/_data/links.yml:6: entry /q/Blur/: links.short: "/q/Blur/" is no short address: '
                'write a letter and small words, as in "/q/will-it-blur/".'
            ),
        ),
        (
            [entry("/q/blur/", asked="m" * 61)],
            "docs/_data/links.yml:10: entry /q/blur/: links.asked: is too long; write at most 60 characters.",
        ),
        (
            [entry("/q/blur/", say=["Yes.", "Slowly."])],
            "docs/_data/links.yml:11: entry /q/blur/: links.say: there are 2 points, and it has to be 3.",
        ),
        (
            [entry("/q/blur/", say=["Yes.", "Slowly.", "m" * 141])],
            (
                "docs/_data/links.yml:11: entry /q/blur/: links.say: a point has 141 characters, and it may have 140: "
                f'"{"m" * 30}…".'
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_nothing_else(faults: Any, entries: list[str], line: str) -> None:
    assert faults(*entries, history={"/q/fade/": "2026-01-01"}) == [line]


def test_two_moments_with_one_key_are_refused(tmp_path: Path) -> None:
    twice = "  - {key: first-worries, title: Again, when: Later}\nlinks:\n"
    (tmp_path / "links.yml").write_text(HEAD.replace("links:\n", twice) + entry("/q/blur/"), encoding="utf-8")

    _, problems = load_ledger(tmp_path / "links.yml", shown_as="docs/_data/links.yml")

    assert [str(problem) for problem in problems] == [
        'docs/_data/links.yml:1: moments: the moment "first-worries" is there twice: keep one of them.'
    ]
