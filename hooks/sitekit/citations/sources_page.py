"""The page of all sources: each with the pages that use it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sitekit.evidence.load import Evidence
from sitekit.markup import render
from sitekit.typography import curl

INITIAL_OF_NAMELESS = "Without a named author"


@dataclass(frozen=True, slots=True, order=True)
class CitingPage:
    """A page that cites something."""

    title: str
    url: str
    """From the page of sources to that page."""


def render_sources(evidence: Evidence, cited_on: Mapping[str, list[CitingPage]]) -> Markup:
    """Return the list of sources; `cited_on` maps claim ids and source keys to the pages that cite them."""
    pages: dict[str, set[CitingPage]] = defaultdict(set)
    for key, citing in cited_on.items():
        for source in evidence.sources_behind(key):
            pages[source.key].update(citing)
    by_name = sorted(evidence.sources.values(), key=lambda s: (not s.authors, (s.authors or s.title).casefold()))
    groups: dict[str, list[dict[str, object]]] = {}
    for source in by_name:
        group = source.authors[0].upper() if source.authors else INITIAL_OF_NAMELESS
        entry = {"source": source, "known_by": evidence.known_by(source.key), "pages": sorted(pages[source.key])}
        groups.setdefault(group, []).append(entry)
    return Markup(curl(render("sources.html", groups=groups)))  # noqa: S704 - the template escaped it
