"""From every document to everything it leads to: faults of single addresses, and of the site as a whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final

from .model import Complaint, Document, Fault, Ref, Tag, Verdict
from .resolve import Resolver
from .tree import Site

FETCHED_BY_NAME: Final = (
    "404.html",
    "_headers",
    "_redirects",
    ".nojekyll",
    ".well-known/*",
    "CNAME",
    "favicon.ico",
    "robots.txt",
    "search/search_index.json",
    "sitemap.xml",
    "sitemap.xml.gz",
)
"""Files that browsers, servers and robots look for by themselves, so nothing has to mention them."""


@dataclass(slots=True)
class Walk:
    """What one walk over the site found."""

    faults: list[Fault] = field(default_factory=list)
    used: set[str | None] = field(default_factory=set)
    """Files that some address reaches."""
    ways: dict[str, set[str | None]] = field(default_factory=dict)
    """Where a reader can go from each page."""
    redirects: dict[str, tuple[Tag, Ref, Verdict]] = field(default_factory=dict)
    """Where each page leads that takes its reader on at once."""


def walk_site(site: Site, resolver: Resolver) -> Walk:
    """Follow every address of every document once."""
    walk = Walk()
    for document in site.documents.values():
        walk.faults += document.faults
        _walk_document(document, resolver, walk)
    return walk


def _walk_document(document: Document, resolver: Resolver, walk: Walk) -> None:
    folders = resolver.start_of(document)
    reached: set[str | None] = set()
    ways: set[str | None] = set()
    for tag in document.tags:
        for ref in tag.refs:
            if 0 <= ref.ups < len(folders):  # by far the most: spare them the call
                verdict = folders[ref.ups][ref.rest]
            else:
                verdict = resolver.resolve(document, ref, folders)
            reached.add(verdict.file)
            if ref.follow:
                ways.add(verdict.file)
                if tag.redirects:
                    walk.redirects[document.path] = (tag, ref, verdict)
            if verdict.complaints or ref.absolute:
                walk.faults += _complain(document, tag, ref, verdict)
    if document.path == "404.html":
        walk.faults += _find_relative(document)
    if not folders:
        walk.faults.append(Fault(document, _BASE_ELSEWHERE, next(tag for tag in document.tags if tag.base)))
    reached.discard(document.path)
    walk.used |= reached
    walk.ways[document.path] = ways


def _complain(document: Document, tag: Tag, ref: Ref, verdict: Verdict) -> Iterator[Fault]:
    for complaint in verdict.complaints:
        if ref.anchored or complaint.code != "link-no-heading":
            yield Fault(document, complaint, tag, ref, verdict)
    if ref.absolute and not ref.address.lower().startswith(("http://", "https://")):
        yield Fault(document, _NOT_WHOLE, tag, ref, verdict)


def _find_relative(document: Document) -> Iterator[Fault]:
    for tag in document.tags:
        for ref in tag.refs:
            if ref.ups >= 0 and document.base is None:
                yield Fault(document, _RELATIVE, tag, ref)


_BASE_ELSEWHERE: Final = Complaint("base-elsewhere", "<base> makes every address on this page lead to another site.")
_NOT_WHOLE: Final = Complaint("address-not-whole", 'has to be a whole address that begins with "https://".')
_RELATIVE: Final = Complaint(
    "link-relative-404", 'is relative, but this page is shown at any address: begin it with "/".', "relative"
)


def find_redirect_faults(walk: Walk) -> Iterator[Fault]:
    """Yield pages that take the reader to themselves or to another page that does the same."""
    raise NotImplementedError


def find_lost_pages(site: Site, walk: Walk, entrances: Iterable[str]) -> Iterator[Fault]:
    """Yield pages that no chain of links from the `entrances` reaches.

    Exempt: `404.html`, and pages that redirect and are hidden from search engines (short addresses, handed out on paper).
    """
    todo = [path for path in entrances if path in site.documents]
    seen = set(todo)
    while todo:
        for path in walk.ways[todo.pop()]:
            if path is not None and path not in seen and path in walk.ways:
                seen.add(path)
                todo.append(path)
    for path, document in site.documents.items():
        if document.is_page and path not in seen and path != "404.html":
            if not (document.is_redirect and document.is_hidden):
                yield Fault(document, _LOST)


_LOST: Final = Complaint("page-unlinked", "No link leads to this page from the home page: add one, or remove the page.")


def find_unused_files(site: Site, walk: Walk, allowed: Iterable[str]) -> Iterator[str]:
    """Yield files that are no pages and that nothing mentions; `allowed` are patterns such as `downloads/*.pdf`."""
    patterns = (*FETCHED_BY_NAME, *allowed)
    for path in sorted(site.files - walk.used):
        document = site.documents.get(path)
        if not (document is not None and document.is_page) and not any(fnmatchcase(path, one) for one in patterns):
            yield path
