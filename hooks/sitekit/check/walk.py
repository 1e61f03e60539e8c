"""From every document to everything it leads to: faults of single addresses, and of the site as a whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final

from .model import REDIRECT, Complaint, Document, Fault, Ref, Tag, Verdict
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


_NO_TEXT: Final = Complaint("link-no-text", "has no text: write what it leads to, or give its picture an alt text.")
_NOT_WHOLE: Final = Complaint("address-not-whole", 'has to be a whole address that begins with "https://".')
_RELATIVE: Final = Complaint(
    "link-relative-404", 'is relative, but this page is shown at any address: start it with "/".'
)
_BASE: Final = Complaint("base-elsewhere", "<base> makes every address on this page lead to another site: remove it.")
_LOST: Final = Complaint("page-unlinked", "No link leads to this page from the home page: add one, or remove the page.")
_LOOP: Final = Complaint("redirect-loop", "leads back to itself: name the page the reader should see.")


@dataclass(slots=True)
class Walk:
    """What one walk over the site found."""

    faults: list[Fault] = field(default_factory=list)
    used: set[str | None] = field(default_factory=set)
    """Files that some address reaches."""
    ways: dict[str, set[str | None]] = field(default_factory=dict)
    """Where a reader can go from each document."""
    redirects: list[tuple[Document, Tag, Ref, Verdict]] = field(default_factory=list)
    """Every `meta refresh` and every rule in `_redirects`."""


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
            if verdict.complaints or ref.absolute:
                walk.faults += _complain(document, tag, ref, verdict)
            if ref.subject == REDIRECT:
                walk.redirects.append((document, tag, ref, verdict))
            if document.path == "404.html" and ref.ups >= 0 and not document.base:
                walk.faults.append(Fault(document, _RELATIVE, tag, ref, verdict))
    for tag, at in document.nameless:
        ref = next(ref for ref in tag.refs if ref.follow)
        verdict = resolver.resolve(document, ref, folders)
        nameless = _NO_TEXT._replace(group=verdict.file or ref.address)
        walk.faults.append(Fault(document, nameless, tag, ref, verdict, at))
    if not folders:
        walk.faults.append(Fault(document, _BASE, next(tag for tag in document.tags if tag.base)))
    reached.discard(document.path)
    walk.used |= reached
    walk.ways[document.path] = ways


def _complain(document: Document, tag: Tag, ref: Ref, verdict: Verdict) -> Iterator[Fault]:
    for complaint in verdict.complaints:
        if complaint.code != "link-no-heading" or ref.follow:
            yield Fault(document, complaint, tag, ref, verdict)
        elif ref.anchored:
            yield Fault(document, complaint._replace(says="has no such id."), tag, ref, verdict)
    if ref.absolute and not ref.address.lower().startswith(("http://", "https://")):
        yield Fault(document, _NOT_WHOLE, tag, ref, verdict)


def find_redirect_faults(walk: Walk) -> Iterator[Fault]:
    """Yield redirects that lead to themselves or to another redirect."""
    onward = {document.path: verdict.file for document, _, _, verdict in walk.redirects if document.is_page}
    for document, tag, ref, verdict in walk.redirects:
        if verdict.file not in onward:
            continue
        seen: set[str | None] = {document.path}
        end: str | None = verdict.file
        while end in onward and end not in seen:
            seen.add(end)
            end = onward[end]
        says = f'leads to another redirect: lead straight to "{end}".'
        yield Fault(document, _LOOP if end in seen else Complaint("redirect-chain", says), tag, ref, verdict)


def find_lost_pages(site: Site, walk: Walk, entrances: Iterable[str]) -> Iterator[Fault]:
    """Yield pages that no chain of links from the `entrances` reaches.

    Exempt: `404.html`, and pages that redirect and are hidden from search engines (addresses handed out on paper).
    """
    todo = [path for path in entrances if path in site.documents]
    seen = set(todo)
    while todo:
        fresh = {path for path in walk.ways[todo.pop()] if path and path in site.documents} - seen
        seen |= fresh
        todo += fresh
    for path, document in site.documents.items():
        handed_out = document.redirects and document.hidden
        if document.is_page and path not in seen and path != "404.html" and not handed_out:
            yield Fault(document, _LOST)


def find_unused_files(site: Site, walk: Walk, allowed: Iterable[str]) -> Iterator[str]:
    """Yield files that are no pages and that nothing mentions; `allowed` are patterns such as `downloads/*.pdf`."""
    patterns = (*FETCHED_BY_NAME, *allowed)
    for path in sorted(site.files - walk.used):
        document = site.documents.get(path)
        if not (document is not None and document.is_page) and not any(fnmatchcase(path, one) for one in patterns):
            yield path
