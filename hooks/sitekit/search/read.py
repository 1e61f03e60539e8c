"""Takes the sections out of a page's HTML."""

import posixpath
import re
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .section import Section

_NO_TEXT = (
    "nav, sup, script, template, svg, button, piece-finder, .copy-link, .notes, .dates, .admonition-title,"
    " .plate__number, .plate__credit, .plate__more, .piece-questions, .share, .series"
)
"""What helps to get about, belongs to another page, or says the same on every page."""
_HEADINGS = ("h1", "h2", "h3")
_SPACE = re.compile(r"\s+")
_PICTURE = re.compile(r"(\S+-\d+)\.jpg(?:\s|$)")


@dataclass
class _Draft:
    section: Section
    pieces: list[str] = field(default_factory=list)

    def finish(self) -> Section:
        return replace(self.section, text=_tidy(" ".join(self.pieces)))


def read_sections(html: str, *, url: str, title: str, name: str = "", made: bool = False) -> list[Section]:
    """Return the page itself and each part of it that has an address, in their order; the page comes first.

    A heading of a single letter, or without an id of its own, belongs to the part above it. The parts of a page that
    was made say the same as those of its neighbours, so they belong to the page.
    """
    tree = LexborHTMLParser(html)
    root = tree.css_first("main") or tree.body
    drafts = [_Draft(Section(url, "", _tidy(title), name=name, made=made))]
    if root is not None:
        for unwanted in root.css(_NO_TEXT):
            unwanted.decompose()
        _collect(root, drafts)
    found = [draft.finish() for draft in drafts]
    picture = found[0].picture or next((one.picture for one in found if one.picture), "")
    return [replace(found[0], picture=picture), *found[1:]]


def read_made_page(html: str, *, url: str) -> list[Section]:
    """Return a page that no one wrote as one section, or nothing if search engines are asked to leave it out.

    They are told so in words, or by the address of the page that it is made from. `html` is the whole page: its title
    is the first heading.
    """
    tree = LexborHTMLParser(html)
    robots = tree.css_first('meta[name="robots"]')
    canonical = tree.css_first('link[rel="canonical"]')
    title = tree.css_first("h1")
    if title is None or (robots is not None and "noindex" in (robots.attributes.get("content") or "")):
        return []
    if canonical is not None and not (canonical.attributes.get("href") or "").endswith(f"/{url}"):
        return []
    return read_sections(html, url=url, title=title.text(), made=True)


def _collect(root: LexborNode, drafts: list[_Draft]) -> None:
    in_heading: set[int] = set()
    for node in root.traverse(include_text=True):
        current = drafts[-1]
        if node.tag in _HEADINGS:
            in_heading.update(one.mem_id for one in node.traverse(include_text=True))
            words, heading_id = _tidy(node.text()), node.attributes.get("id") or ""
            page = drafts[0].section
            if len(words) > 1 and heading_id and not page.made:
                drafts.append(_Draft(Section(page.url, heading_id, words)))
            elif node.tag != "h1":
                current.pieces.append(words)
        elif node.tag == "img" and not current.section.picture:
            current.section = replace(current.section, picture=_read_picture(node, current.section.url))
        elif node.tag == "-text" and node.mem_id not in in_heading:
            current.pieces.append(node.text(deep=False))


def _read_picture(image: LexborNode, url: str) -> str:
    candidates = _PICTURE.findall(image.attributes.get("srcset") or "")
    return posixpath.normpath(posixpath.join(url, candidates[0])) if candidates else ""


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip().replace(" .", ".").replace(" ,", ",")


def shorten(text: str, longest: int) -> str:
    """Return how `text` begins, cut between words, in at most `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–") + "…"
