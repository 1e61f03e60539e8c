"""Turns the citations of a finished page into marks and notes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sitekit.evidence.load import Evidence
from sitekit.markup import render
from sitekit.typography import curl

from .parse import CITATION, split_keys

_CODE_OR_CITATION = re.compile(rf"<(pre|code)\b.*?</\1>|\s*(?:{CITATION.pattern})", re.DOTALL)


@dataclass(slots=True)
class Note:
    """What one claim or source says at the foot of a page."""

    key: str
    number: int
    uses: int = 0


def mark_citations(html: str, evidence: Evidence) -> tuple[str, list[Note]]:
    """Replace each `[@KEY]` of a page's HTML by marks; return the HTML and the page's notes in order.

    The first mark of a bracket and each with new words shows them ("artists say 4"); a mark that would only repeat the
    words of the one before shows its number. Unknown keys are left as they are: `find_citation_problems` names them.
    """
    notes: dict[str, Note] = {}

    def replace(match: re.Match[str]) -> str:
        if match[1]:
            return match[0]
        keys = split_keys(match[2])
        if any(key not in evidence.claims and key not in evidence.sources for key in keys):
            return match[0]
        marks = []
        words_before = ""
        for key in keys:
            note = notes.setdefault(key, Note(key, len(notes) + 1))
            note.uses += 1
            words = evidence.known_by(key)
            marks.append({"note": note, "use": note.uses, "words": words, "repeats": words == words_before})
            words_before = words
        return str(render("marks.html", marks=marks)).strip()

    return _CODE_OR_CITATION.sub(replace, html), list(notes.values())


def render_notes(notes: Iterable[Note], evidence: Evidence, sources_url: str) -> Markup:
    """Return the notes at the foot of a page; `sources_url` leads from that page to the page of all sources."""
    entries = [
        {
            "note": note,
            "known_by": evidence.known_by(note.key),
            "claim": evidence.claims.get(note.key),
            "sources": evidence.sources_behind(note.key),
        }
        for note in notes
    ]
    html = render("notes.html", entries=entries, sources_url=sources_url) if entries else ""
    return Markup(curl(html))  # noqa: S704 - the template escaped it
