"""The words a reader reads: Markdown without its marks."""

import re

from sitekit.citations.parse import CITATION, blank_code

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ALONE = re.compile(r"#{1,6}\s|!!!")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]|>)\s")


def strip_front_matter(text: str) -> tuple[str, int]:
    """Return the Markdown below the front matter and the line of the file (from 1) on which it begins."""
    match = FRONT_MATTER.match(text)
    return (text[match.end() :], match[0].count("\n") + 1) if match else (text, 1)


def read_prose(text: str) -> str:
    """Return the running text of a page: no front matter, tables, code, citations, link targets or headings' ids.

    Headings and list items end with a full stop, so that a reading formula does not take them for one long sentence.
    """
    markdown, _ = strip_front_matter(text)
    paragraphs: list[str] = [""]
    for line in blank_code(CITATION.sub("", markdown)).splitlines():
        text = line.strip()
        if not text or text.startswith("|"):
            paragraphs.append("")
            continue
        alone = _ALONE.match(text)
        if alone or _ITEM.match(text):
            paragraphs.append("")
        paragraphs[-1] += " " + _plain(text)
        if alone:
            paragraphs.append("")
    flat = [re.sub(r"\s+([.,;:!?])", r"\1", " ".join(p.split())) for p in paragraphs]
    return "\n\n".join(p if p.endswith((".", "?", "!", ":")) else p + "." for p in flat if p)


def _plain(text: str) -> str:
    text = re.sub(r'^!!!\s*\w+\s*"?([^"]*)"?$', r"\1", text)
    text = re.sub(r"^(?:#{1,6}|[-*+]|\d+[.)]|>)\s+", "", text)
    text = re.sub(r"\{[#.:][^}]*\}", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"<[^>]+>|[*_`]", "", text)
