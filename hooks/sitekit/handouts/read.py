"""Takes the answer, the question to ask and the picture out of a page's HTML."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .clean import clean, read_words
from .model import Block, Figure, Part

_WIDEST_MM: Final = 60.0
_HIGHEST_MM: Final = 50.0
"""A picture larger than this is shown smaller than the tattoo."""
_DOTS_PER_MM: Final = 300 / 25.4
_LEANING: Final = frozenset({"dl", "ol", "pre", "table", "ul"})
_SMALL: Final = frozenset({"pre", "table"})
_CANDIDATE: Final = re.compile(r"(\S+) (\d+)w")
_BOXES: Final = ("ask", "contested", "health", "studio", "unknown")


class ReadPage:
    """One page, read once however many handouts come from it."""

    def __init__(self, html: str, *, url: str, description: str) -> None:
        """`html` is what stands below the title, `url` the page's address below the site's root."""
        body = LexborHTMLParser(html).body
        self._nodes: Sequence[LexborNode] = list(body.iter()) if body else []
        self._url = url
        self._description = description

    def read_whole(self) -> Part:
        """Return the page's answer; without one, what stands above the first heading; else the description."""
        box = next((node for node in self._nodes if _has_class(node, "answer")), None)
        answer = tuple(_read_blocks(list(box.iter()) if box else self._take_section("")))
        words = Block(Markup("<p>{}</p>").format(self._description), (len(self._description),))
        return Part(
            answer or (words,),
            _read_first_ask(self._nodes),
            _read_health(self._nodes),
            _find_figure(self._nodes, self._url),
        )

    def read_section(self, heading: str) -> Part:
        """Return the section under the heading with that id, down to the next heading.

        What to ask comes from elsewhere on the page if the section says nothing of it; when to see a doctor does not.
        """
        nodes = self._take_section(heading)
        answer = tuple(_read_blocks(nodes)) or self.read_whole().answer
        ask = None if any(block.kind == "ask" for block in answer) else _read_first_ask(self._nodes)
        return Part(answer, ask, _read_health(nodes), _find_figure(nodes, self._url))

    def _take_section(self, heading: str) -> list[LexborNode]:
        """Return the nodes below a heading, or those above the first if the id is empty."""
        section: list[LexborNode] = []
        within = not heading
        for node in self._nodes:
            if _has_class(node, "heading") or node.tag in {"h2", "h3"}:
                if within:
                    break
                within = node.css_first(f'[id="{heading}"]') is not None
            elif within:
                section.append(node)
        return section


def _has_class(node: LexborNode, name: str) -> bool:
    return name in (node.attributes.get("class") or "").split()


def _read_first_ask(nodes: Sequence[LexborNode]) -> Block | None:
    return next((_read_box(node) for node in nodes if _has_class(node, "ask")), None)


def _read_health(nodes: Sequence[LexborNode]) -> tuple[Block, ...]:
    return tuple(_read_box(node) for node in nodes if _has_class(node, "health"))


def _find_figure(nodes: Sequence[LexborNode], url: str) -> Figure | None:
    for node in nodes:
        plate = node.css_first(".plate__open")
        image = plate.css_first("img") if plate else None
        if plate and image:
            return _read_figure(plate, image, url)
    return None


def _read_blocks(nodes: Sequence[LexborNode]) -> Iterator[Block]:
    for node in nodes:
        if _has_class(node, "admonition"):
            if not _has_class(node, "health"):
                yield _read_box(node)
        elif html := clean(node).strip():
            leads_on = read_words(html).endswith(":")
            leans_back = node.tag in _LEANING
            kind = node.tag if node.tag in _SMALL else ""
            yield Block(html, _count_rows(node, html), kind, leads_on=leads_on, leans_back=leans_back)


def _read_box(node: LexborNode) -> Block:
    title = node.css_first(".admonition-title")
    html = Markup("\n").join(filter(None, (clean(child).strip() for child in node.iter())))
    kind = next((name for name in _BOXES if _has_class(node, name)), "")
    return Block(html, _count_rows(node, html), kind, title.text().strip() if title else "")


def _count_rows(node: LexborNode, html: Markup) -> tuple[int, ...]:
    rows = [row for row in node.css("li, tr, p:not(.admonition-title)") if row.tag == "p" or not row.css_first("p")]
    counts = [len(read_words(clean(row))) for row in rows]
    lines = html.splitlines() if node.tag == "pre" else [html]
    return tuple(count for count in counts if count) or tuple(len(read_words(line)) for line in lines)


def _read_figure(plate: LexborNode, image: LexborNode, url: str) -> Figure:
    facts = plate.attributes
    shape = int(image.attributes.get("height") or 1) / int(image.attributes.get("width") or 1)
    frame = float(facts.get("data-frame-mm") or 0)
    true_size = 0 < frame <= _WIDEST_MM and frame * shape <= _HIGHEST_MM
    width = frame if true_size else min(44.0, _HIGHEST_MM / shape)
    sizes = [(int(size), name) for name, size in _CANDIDATE.findall(image.attributes.get("srcset") or "")]
    fine = [name for size, name in sorted(sizes) if size >= width * _DOTS_PER_MM] or [max(sizes)[1]]
    return Figure(
        posixpath.normpath(posixpath.join(url, fine[0])),
        facts.get("data-alt") or "",
        facts.get("data-facts") or "",
        width,
        width * shape,
        true_size,
    )
