"""Finding the tags of an HTML file: one pass of one pattern, and each distinct tag read once for the whole site.

A parser would build a tree nobody needs: on 1,000 pages selectolax takes twice the time of this pattern before any
attribute is looked at, and knows no lines. What the pattern does not know: `<template>` and `srcdoc` are read like the
page itself, and so are tags in a CDATA section outside SVG.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Final

from .markup import ATTRIBUTES, PLAIN, read_tag
from .model import Complaint, Document, Fault, Tag

_RAW: Final = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_RAW_ELEMENTS: Final = "|".join(
    rf"(?i:{name})(?=[\s/>]){ATTRIBUTES}>(?:(?s:.)*?</(?i:{name})(?=[\s/>])|(?s:.)*+)" for name in _RAW
)
_TOKEN: Final = re.compile(
    rf"<(?:(?=[sStTxXiInN])(?:{_RAW_ELEMENTS})"
    rf"|[a-zA-Z][^\s/>]*+[\s/]{ATTRIBUTES}>"
    r"|!--(?:-?>|(?s:.)*?(?:--!?>|\Z))"
    r"|[!?][^>]*+>)"
)
_END_OF_LINK: Final = re.compile(r"</a(?=[\s/>])", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


class Tags(dict[str, Tag]):
    """Every distinct tag of the site by its text, read on first sight."""

    def __missing__(self, text: str) -> Tag:
        tag = self[text] = read_tag(text)
        return tag


class LinkNames(dict[str, bool]):
    """Whether the inside of a link gives it a name a screen reader can say."""

    def __missing__(self, inside: str) -> bool:
        named = self[inside] = _has_name(inside)
        return named


def read_page(path: str, text: str, tags: Tags, names: LinkNames) -> Document:
    """Return the addresses and ids of one HTML or SVG file and what is wrong with the file by itself."""
    found: list[Tag] = []
    nameless: list[tuple[Tag, int]] = []
    for match in _TOKEN.finditer(text):
        tag = tags[match[0]]
        if tag is PLAIN:
            continue
        found.append(tag)
        if not tag.names_itself and text[match.end() : match.end() + 1] in "<& \t\r\n":
            end = _END_OF_LINK.search(text, match.end())
            if not names[text[match.end() : end.start() if end else len(text)]]:
                nameless.append((tag, match.start()))
    ids = [name for tag in found for name in tag.ids]
    distinct = frozenset(ids)
    document = Document(path, tuple(found), is_page=not path.endswith(".svg"), ids=distinct, nameless=tuple(nameless))
    for tag in found:
        document.hidden |= tag.noindex
        document.redirects |= tag.redirects
        if tag.base is not None and document.base is None:
            document.base = tag.base
        document.faults += [Fault(document, complaint, tag) for complaint in tag.complaints]
    if len(distinct) < len(ids):
        document.faults += list(_find_twins(document, ids))
    return document


def find_tag(text: str, wanted: Tag) -> Iterator[int]:
    """Yield where a tag stands in an HTML file, leaving out comments and scripts that quote it."""
    return (match.start() for match in _TOKEN.finditer(text) if match[0] == wanted.text)


def _find_twins(document: Document, ids: list[str]) -> Iterator[Fault]:
    for name, times in Counter(ids).items():
        if times > 1:
            last = next(tag for tag in reversed(document.tags) if name in tag.ids)
            says = f'id "{name}" stands {times} times on this page: give each its own.'
            yield Fault(document, Complaint("id-twice", says, name), last)


def _has_name(inside: str) -> bool:
    if "aria-hidden" not in inside and unescape(_ANY_TAG.sub("", inside)).strip():
        return True
    reader = _NameReader()
    reader.feed(inside)
    reader.close()
    return reader.named


class _NameReader(HTMLParser):
    """Looks for text, alternative text or a label outside anything hidden from screen readers."""

    _VOID: Final = frozenset(
        {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.named = False
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        hidden = bool(self._hidden) or values.get("aria-hidden") == "true" or tag in {"script", "style"}
        if hidden:
            self._hidden += tag not in self._VOID
        elif any((values.get(name) or "").strip() for name in ("alt", "aria-label", "title")):
            self.named = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """In SVG a tag that closes itself holds nothing, so it hides nothing."""
        before = self._hidden
        self.handle_starttag(tag, attrs)
        self._hidden = before

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - HTMLParser calls it so
        self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.named = True
