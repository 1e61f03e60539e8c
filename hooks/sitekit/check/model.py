"""What the checks talk about: references in tags in documents, and what is wrong with them."""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

ELSEWHERE: Final = -1
"""`Ref.ups` of an address that does not start from the page's folder: `/x`, `https://…`, `mailto:…`."""
OWN_PAGE: Final = -2
"""`Ref.ups` of `#x`, `?x` and the empty address."""

REDIRECT: Final = "redirect to"
"""The subject of an address that a reader is taken to without asking."""

_CLIMB: Final = re.compile(r"(?:\./)*((?:\.\./)*)(\.\.?(?=$|[?#]))?")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


class Ref(NamedTuple):
    """One address in one tag. A tuple, because a large site has tens of thousands."""

    address: str
    """As a browser reads it: entities resolved, white space around it gone."""
    written: str
    """As it stands in the file."""
    subject: str
    """How a message begins before the quoted address: `link to`, `picture`."""
    ups: int
    """Folders to climb (0 and more) before `rest`; or ELSEWHERE or OWN_PAGE."""
    rest: str
    """What follows the leading `../`; pages deep and shallow share it, so it is looked up once for all of them."""
    follow: bool
    """A reader or a browser is taken there."""
    anchored: bool
    """A `#fragment` must name an id in the page it leads to."""
    absolute: bool
    """Only a whole address with `https://` will do."""
    loads: bool
    """A browser fetches it by itself, without anybody following a link."""


def read_ref(
    address: str,
    subject: str,
    *,
    written: str | None = None,
    follow: bool = False,
    anchored: bool = True,
    absolute: bool = False,
    loads: bool = False,
) -> Ref:
    """Return the reference for an address whose entities are resolved already."""
    written = address if written is None else written
    address = address.strip(" \t\r\n\f")
    if not address or address[0] in "#?":
        ups, rest = OWN_PAGE, address
    elif address[0] == "/" or _SCHEME.match(address):
        ups, rest = ELSEWHERE, address
    else:
        climb = _CLIMB.match(address)
        assert climb is not None  # noqa: S101 - the pattern matches the empty string too
        ups = len(climb[1]) // 3 + (climb[2] == "..")
        rest = address[climb.end() :]
    return Ref(address, written, subject, ups, rest, follow, anchored, absolute, loads)


class Complaint(NamedTuple):
    """What is wrong with one thing, without the place."""

    code: str
    says: str
    """The message after the quoted address, or the whole message where there is none."""
    group: str = ""
    """Faults with the same code and group are one fault seen from many pages; empty: the address decides."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag (or a whole comment, script or style) and what the checks want from it; shared by all its twins."""

    text: str
    ids: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    names_itself: bool = True
    """False for a link whose name has to come from what stands in it."""
    noindex: bool = False
    redirects: bool = False
    base: str | None = None


@dataclass(slots=True)
class Document:
    """One file of the site that holds addresses."""

    path: str
    """Below the site's folder, posix: `pain/index.html`."""
    tags: tuple[Tag, ...]
    is_page: bool = False
    ids: frozenset[str] | None = None
    """Every id in it; None for a file that has none by its nature."""
    faults: list["Fault"] = field(default_factory=list)
    """What was wrong on reading it."""
    nameless: tuple[tuple[Tag, int], ...] = ()
    """Links without a name a screen reader could say, and where each begins in the text."""
    base: str | None = None
    redirects: bool = False
    """The page takes the reader on at once (`meta refresh`)."""
    hidden: bool = False
    """The page asks search engines to leave it out."""

    @property
    def folder(self) -> str:
        """The folder the file is in, with its slash; empty for the root."""
        return self.path[: self.path.rfind("/") + 1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where an address leads and what is wrong with it."""

    file: str | None = None
    """The file of the site it reaches, if it reaches one."""
    fragment: str = ""
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A complaint in its place."""

    document: Document
    complaint: Complaint
    tag: Tag | None = None
    ref: Ref | None = None
    verdict: Verdict = Verdict()
    at: int | None = None
    """Where the tag begins in the text, if a tag of the same text elsewhere may be right."""
