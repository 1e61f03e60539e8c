"""A short address once given out leads somewhere for good: what may not happen to the ledger."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from sitekit.dated_list import DatedList
from sitekit.problems import Problem, did_you_mean

from .model import Ledger, ShortLink

_LOOKS_THE_SAME: Final = (("-", ""), ("i", "l"), ("rn", "m"), ("vv", "w"))
_DOUBLED: Final = re.compile(r"([a-z])\1+")
_FIGURES: Final = str.maketrans("01", "ol")
_FIGURE_IN_WORD: Final = re.compile(r"(?<=[a-z])[01]|[01](?=[a-z])")


def find_ledger_problems(
    ledger: Ledger, pages: Collection[str], history: Mapping[str, str], published: DatedList
) -> list[Problem]:
    """Return everything wrong with the ledger and the list of what was published.

    `pages` are the Markdown files below `docs/`, posix. `history` is what `read_history` returned; where it and the
    list disagree, it is right. A ledger that could not be read has been told. Whether the heading of a target exists is
    seen when the finished redirect page is checked.
    """
    problems = list(published.problems)
    if not ledger.links_line:
        return problems
    days = {**published.dates, **history}
    first: dict[str, int] = {}
    alike: dict[str, int] = {}
    for number, link in enumerate(ledger.links):
        before = first.setdefault(link.short, number)
        if before != number:
            line = ledger.lines[before]["short"]
            says = f'"{link.short}" is listed twice (first in line {line}): an address can lead to one page only.'
            problems.append(_problem(ledger, number, "short", "ledger-twice", says))
            continue
        other = alike.setdefault(_reduce(link.short), number)
        if other != number:
            double, line = ledger.links[other].short, ledger.lines[other]["short"]
            says = f'"{link.short}" looks like "{double}" (line {line}): choose one that nobody can mistake for it.'
            problems.append(_problem(ledger, number, "short", "ledger-look-alike", says))
        problems += _judge(ledger, number, pages, days)
    problems += (_describe_dropped(ledger, short, day) for short, day in days.items() if short not in first)
    problems += _judge_list(ledger, history, published)
    return problems


def _judge_list(ledger: Ledger, history: Mapping[str, str], published: DatedList) -> Iterator[Problem]:
    if ledger.links and not published.dates:
        says = (
            "This list is missing or empty: put it back, or write a line for each short address, "
            'as in "/q/blur/ 2026-11-21".'
        )
        yield Problem(published.shown_as, 0, "ledger-list-missing", says)
        return
    for short, day in {link.short: link.given_out.isoformat() for link in ledger.links}.items():
        if short not in published.dates:
            says = f'"{short}" is not in this list yet: add the line "{short} {history.get(short, day)}" in its place.'
            yield Problem(published.shown_as, 0, "ledger-unlisted", says)
    for short, day in published.dates.items():
        if history.get(short, day) != day:
            says = f'"{short}" was given out on {history[short]}: put that date back.'
            yield Problem(published.shown_as, published.lines[short], "ledger-reused", says)


def _judge(ledger: Ledger, number: int, pages: Collection[str], days: Mapping[str, str]) -> Iterator[Problem]:
    link = ledger.links[number]
    keys = [moment.key for moment in ledger.moments]
    if link.moment not in keys:
        says = f'"{link.moment}" is not one of the moments at the top of this file.{did_you_mean(link.moment, keys)}'
        yield _problem(ledger, number, "moment", "ledger-moment", says)
    day = days.get(link.short)
    if day is not None and day != link.given_out.isoformat():
        says = f'"{link.short}" was given out on {day} and never again: put that date back, or choose another address.'
        yield _problem(ledger, number, "given_out", "ledger-reused", says)
    own = link.short.strip("/")
    taken = next((page for page in (f"{own}.md", f"{own}/index.md") if page in pages), None)
    if taken is not None:
        says = f'"{link.short}" is the address of the page "{taken}" already: choose another.'
        yield _problem(ledger, number, "short", "ledger-taken", says)
    elif link.page not in pages:
        yield _judge_target(ledger, number, pages)


def _judge_target(ledger: Ledger, number: int, pages: Collection[str]) -> Problem:
    link = ledger.links[number]
    shorts = {other.short: other for other in ledger.links}
    seen = {link.short}
    last = link
    onward: ShortLink | None = shorts.get(_as_short(link.page))
    while onward is not None and onward.short not in seen:
        seen.add(onward.short)
        last, onward = onward, shorts.get(_as_short(onward.page))
    if onward is not None:
        code = "ledger-loop"
        says = (
            f'"{link.short}" leads back to "{onward.short}" and never to a page: name a page, as in "ageing/index.md".'
        )
    elif last is not link:
        code = "ledger-chain"
        says = f'"{link.short}" leads to another short address: name the page itself, "{last.target}".'
    else:
        code = "ledger-target"
        near = did_you_mean(link.page, sorted(pages))
        says = f'"{link.short}" leads to "{link.target}", and there is no such page.{near}'
    return _problem(ledger, number, "target", code, says)


def _as_short(target: str) -> str:
    return f"/{target.strip('/').removesuffix('.md').removesuffix('index').strip('/')}/"


def _reduce(short: str) -> str:
    """Return a form that two addresses share if a person could read, hear or type one for the other.

    The letter in front does not keep them apart. Doubled letters count once, but 11 is another day than 1.
    """
    word = short.strip("/").partition("/")[2]
    word = _FIGURE_IN_WORD.sub(lambda match: match[0].translate(_FIGURES), word)
    for seen, meant in _LOOKS_THE_SAME:
        word = word.replace(seen, meant)
    return _DOUBLED.sub(r"\1", word).translate(_FIGURES).removesuffix("s")


def _describe_dropped(ledger: Ledger, short: str, day: str) -> Problem:
    says = f'"{short}" was given out on {day} and is missing here: put it back, with another target if need be.'
    return Problem(ledger.shown_as, ledger.links_line, "ledger-dropped", says)


def _problem(ledger: Ledger, number: int, field: str, code: str, says: str) -> Problem:
    return Problem(ledger.shown_as, ledger.lines[number][field], code, says)
