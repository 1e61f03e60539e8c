"""Questions that lead nowhere: pages, headings and keys that are not there."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from sitekit.loading import read_text
from sitekit.problems import did_you_mean

from .vocabulary import Related, Vocabulary
from .word_lists import Found

_ID: Final = re.compile(r"""\{[^}\n]*#(?P<heading>[\w-]+)[^}\n]*\}|\bid=["'](?P<html>[\w-]+)""")


def find_dead_ends(words: Vocabulary, placements: Collection[str], docs: Path) -> Found:
    """Yield every fault of the questions. `placements` may be empty, which tells that nobody knows them."""
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    for n, related in enumerate(words.related):
        for part, says in _judge(related, words, placements, docs, pages):
            yield ("related", n, part), f"related: {says}"


def _judge(
    related: Related, words: Vocabulary, placements: Collection[str], docs: Path, pages: Collection[str]
) -> Iterator[tuple[str, str]]:
    choices = {
        "subjects": {term.key for term in words.subjects},
        "techniques": {term.key for term in words.techniques},
        "placements": placements or related.placements,
    }
    for part, keys in choices.items():
        for key in getattr(related, part):
            if key not in keys:
                yield part, f'"{key}" is not one of the {part}.{did_you_mean(key, keys)}'
    page, _, heading = related.page.partition("#")
    if page not in pages:
        yield "page", f'there is no page "{page}" in {docs.name}.{did_you_mean(page, pages)}'
        return
    text, _ = read_text(docs / page, shown_as=page)
    ids = {match["heading"] or match["html"] for match in _ID.finditer(text or "")}
    if heading and heading not in ids:
        yield "page", f'"{page}" has no heading with the id "{heading}".{did_you_mean(heading, ids)}'
