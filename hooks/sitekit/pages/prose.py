"""The words a reader reads: Markdown without its marks."""

import re

from sitekit.citations.parse import CITATION, blank_code

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def strip_front_matter(text: str) -> tuple[str, int]:
    """Return the Markdown below the front matter and the line of the file (from 1) on which it begins."""
    match = FRONT_MATTER.match(text)
    return (text[match.end() :], match[0].count("\n") + 1) if match else (text, 1)


def read_prose(text: str) -> str:
    """Return the running text of a page: no front matter, tables, code, citations, link targets or headings' ids.

    Headings and list items end with a full stop, so that a reading formula does not take them for one long sentence.
    """
    markdown, _ = strip_front_matter(text)
    sentences: list[str] = []
    for line in blank_code(CITATION.sub("", markdown)).splitlines():
        bare = re.sub(r"^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+", "", line).strip()
        begins_block = bare != line.strip() or bare.startswith("!!!")
        if bare.startswith("|") or not bare:
            sentences.append("")
            continue
        bare = re.sub(r'^!!!\s*\w+\s*"?([^"]*)"?\s*$', r"\1", bare)
        bare = re.sub(r"\{[#.:][^}]*\}", "", bare)
        bare = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", bare)
        bare = re.sub(r"<[^>]+>|[*_`]", "", bare).strip()
        if begins_block and sentences:
            sentences.append("")
        sentences.append(bare)
    paragraphs = re.split(r"\n\s*\n", "\n".join(sentences))
    flat = [re.sub(r"\s+", " ", p).strip() for p in paragraphs]
    return "\n\n".join(p if p.endswith((".", "?", "!", ":")) else p + "." for p in flat if p)
