"""Turns a piece of a page into words for paper."""

import re
from typing import Final

from markupsafe import Markup, escape
from selectolax.lexbor import LexborNode

_KEPT: Final = frozenset(
    {"abbr", "b", "br", "cite", "code", "dd", "dl", "dt", "em", "i", "li", "ol", "p", "pre", "s", "strong", "sub"}
    | {"sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_LEFT_OUT: Final = frozenset({"button", "figure", "nav", "script", "style", "svg", "template"})
_UNSEEN: Final = frozenset({"admonition-title", "copy-link", "visually-hidden"})
_SENTENCE_END: Final = re.compile(r"[.?!”]\s*$")
_FULL_STOP: Final = re.compile(r"\s*[.?!]|\s*$")
_TAG: Final = re.compile(r"<[^>]*>")
_SPACE: Final = re.compile(r"\s+")


def clean(node: LexborNode) -> Markup:
    """Return an element and what is in it: links as their words, marks as `(measured)`, ids and classes gone.

    A sentence that is nothing but a link is left out, since paper cannot follow it. An element with nothing left to say
    is empty.
    """
    if node.tag in _LEFT_OUT or not _UNSEEN.isdisjoint((node.attributes.get("class") or "").split()):
        return Markup()
    if "marks" in (node.attributes.get("class") or ""):
        return _name_strength(node)
    inside = _clean_children(node)
    if node.tag == "a" and inside[:1].isupper():
        return Markup("<cite>{}</cite>").format(inside)
    if node.tag not in _KEPT:
        return inside
    if not inside.strip() and node.tag not in {"br", "td", "th"}:
        return Markup()
    tag = Markup(node.tag)  # noqa: S704 - one of those kept
    return Markup("<br>") if tag == "br" else Markup("<{}>{}</{}>").format(tag, inside, tag)


def read_words(html: str) -> str:
    """Return what a person reads of cleaned HTML."""
    return _SPACE.sub(" ", Markup(_TAG.sub("", html)).unescape()).strip()  # noqa: S704 - read, never shown


def _clean_children(node: LexborNode) -> Markup:
    written = Markup()
    children = list(node.iter(include_text=True))
    drop_stop = False
    for number, child in enumerate(children):
        if child.tag == "-text":
            text = child.text(deep=False)
            written += escape(text.lstrip().removeprefix(".").lstrip() if drop_stop else text)
            drop_stop = False
        elif child.tag == "a" and node.tag in {"p", "li"} and _is_a_sentence(written, children[number + 1 :], node.tag):
            drop_stop = True
        else:
            written += clean(child)
    return written


def _is_a_sentence(before: Markup, after: list[LexborNode], within: str) -> bool:
    words = read_words(before)
    follows = after[0].text() if after else ""
    begins = bool(_SENTENCE_END.search(words)) if words else within == "p"
    return begins and (not after or bool(_FULL_STOP.match(follows)))


def _name_strength(marks: LexborNode) -> Markup:
    words = [span.text(deep=False).strip() for span in marks.css("a > span")]
    known = ", ".join(dict.fromkeys(word for word in words if word))
    return Markup(' <span class="sheet__known">({})</span>').format(known) if known else Markup()
