"""Headings: their hand-written ids, and the quiet link beside each."""

import re
from collections.abc import Iterator

from sitekit.citations.parse import blank_code
from sitekit.problems import Problem

_HEADING = re.compile(
    r"^(?P<marks>#{1,6})(?P<space>[ \t]*)(?P<words>.*?)[ \t]*$"
    r"|^[ \t]*(?P<underlined>\S.*)\n[ \t]*(?:=+|-+)[ \t]*$"
    r"|(?P<html><h[1-6]\b)",
    re.MULTILINE | re.IGNORECASE,
)
"""What Markdown makes a heading of: marks in front (a space or not), a line of signs below, HTML."""
_HAND_WRITTEN_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}\s*$")
_RENDERED = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_MARKUP = re.compile(r"<sup.*?</sup>|<[^>]+>", re.DOTALL)


def find_heading_problems(markdown: str, *, file: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each heading that is not written as `## Words {#id}`.

    Without an id of its own a heading that changes would move its address; the first level is for the title alone.
    """
    text = blank_code(markdown)
    for match in _HEADING.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        for code, message in _find_faults(match):
            yield Problem(file, line, code, message)


def _find_faults(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    words = match["words"] or match["underlined"] or ""
    write = f'Write "## {words if _HAND_WRITTEN_ID.search(words) else f"{words} {{#{_suggest_id(words)}}}"}"'
    if match["html"]:
        tag = f"{match['html']}>"
        yield "heading-html", f'a heading is written in HTML here. Write "## Words {{#id}}" instead of {tag}.'
    elif match["underlined"]:
        message = f'the line below makes "{words}" a heading. {write} instead, or leave a line empty between them.'
        yield "heading-underlined", message
    elif not words:
        yield "heading-empty", "this heading has no words. Write some behind the marks, or remove the line."
    elif not match["space"]:
        message = f'"{match[0]}" is a heading without a space behind its marks. {write}, or "\\#" if it is none.'
        yield "heading-no-space", message
    elif match["marks"] == "#":
        yield "heading-first-level", f'"# {words}" is a second title: the first is in the front matter. {write}.'
    elif not _HAND_WRITTEN_ID.search(words):
        how = f'Write one behind it, for example "{{#{_suggest_id(words)}}}".'
        yield "heading-no-id", f'the heading "{words}" has no id of its own. {how}'


def _suggest_id(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", words.lower())[:3]) or "name"


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
