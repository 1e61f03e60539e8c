"""Headings: their hand-written ids, and the quiet link beside each."""

import re
from collections.abc import Iterator

from sitekit.citations.parse import blank_code
from sitekit.problems import Problem

_HEADING = re.compile(r"^(#{2,6})\s+(.+?)\s*$", re.MULTILINE)
_HAND_WRITTEN_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}\s*$")
_RENDERED = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_MARKUP = re.compile(r"<sup.*?</sup>|<[^>]+>", re.DOTALL)


def find_heading_problems(markdown: str, *, file: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each heading without a hand-written id: a changed heading would move its address."""
    text = blank_code(markdown)
    for match in _HEADING.finditer(text):
        if not _HAND_WRITTEN_ID.search(match[2]):
            line = first_line + text.count("\n", 0, match.start())
            slug = "-".join(re.findall(r"[a-z0-9]+", match[2].lower())[:3]) or "name"
            yield Problem(
                file,
                line,
                "heading-no-id",
                f'the heading "{match[2]}" has no id of its own. Write one behind it, for example "{{#{slug}}}".',
            )


def add_copy_links(html: str) -> str:
    """Put a link to itself beside each second- and third-level heading; script turns it into "copy"."""
    return _RENDERED.sub(_with_link, html)


def _with_link(match: re.Match[str]) -> str:
    level, heading_id, inside = match.groups()
    words = _MARKUP.sub("", inside).replace('"', "&quot;")
    return (
        f'<div class="heading"><h{level} id="{heading_id}">{inside}</h{level}>'
        f'<a class="copy-link" href="#{heading_id}" aria-label="Link to: {words}">#</a></div>'
    )
