"""A short address once given out leads somewhere for good: what may not happen to the ledger."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from sitekit.problems import Problem, did_you_mean

from .model import Ledger, ShortLink

_LOOKS_THE_SAME: Final = (("-", ""), ("0", "o"), ("1", "l"), ("i", "l"), ("rn", "m"), ("vv", "w"))


def find_ledger_problems(ledger: Ledger, pages: Collection[str], history: Mapping[str, str]) -> list[Problem]:
    """Return everything wrong with the ledger; nothing for one that could not be read, which has been told.

    `pages` are the Markdown files below `docs/`, posix. `history` is what `read_history` returned. Whether the heading
    of a target exists is seen when the finished redirect page is checked.
    """
    if not ledger.links_line:
        return []
    first: dict[str, int] = {}
    alike: dict[str, int] = {}
    problems: list[Problem] = []
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
        problems += _judge(ledger, number, pages, history)
    problems += (_describe_dropped(ledger, short, day) for short, day in history.items() if short not in first)
    return problems


def _judge(ledger: Ledger, number: int, pages: Collection[str], history: Mapping[str, str]) -> Iterator[Problem]:
    link = ledger.links[number]
    keys = [moment.key for moment in ledger.moments]
    if link.moment not in keys:
        says = f'"{link.moment}" is not one of the moments at the top of this file.{did_you_mean(link.moment, keys)}'
        yield _problem(ledger, number, "moment", "ledger-moment", says)
    day = history.get(link.short)
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
    """Return a form that two addresses share if a person could read or type one for the other."""
    for seen, meant in _LOOKS_THE_SAME:
        short = short.replace(seen, meant)
    return short.rstrip("/").removesuffix("s")


def _describe_dropped(ledger: Ledger, short: str, day: str) -> Problem:
    says = f'"{short}" was given out on {day} and is missing here: put it back, with another target if need be.'
    return Problem(ledger.shown_as, ledger.links_line, "ledger-dropped", says)


def _problem(ledger: Ledger, number: int, field: str, code: str, says: str) -> Problem:
    return Problem(ledger.shown_as, ledger.lines[number][field], code, says)
