"""No style and no script of ours stands in the text of a page: a strict policy of the server could forbid both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def find_inline(html: str) -> Iterator[str]:
    """Yield each thing in a page that `script-src 'self'; style-src 'self'` would stop."""
    for node in LexborHTMLParser(html).css("*"):
        names = node.attributes
        if node.tag == "style" or "style" in names:
            yield f"style: {node.html[:80] if node.html else ''}"
        if node.tag == "script" and "src" not in names and names.get("type") != "application/ld+json":
            yield "script"
        yield from (f"{name} on {node.tag}" for name in names if name.startswith("on"))
        if (names.get("href") or "").strip().lower().startswith("javascript:"):
            yield "javascript: address"


def test_no_page_of_the_whole_site_has_inline_style_or_script(real_site: Path) -> None:
    pages = sorted(real_site.rglob("*.html"))
    found = {
        str(file.relative_to(real_site)): faults
        for file in pages
        if (faults := [*find_inline(file.read_text(encoding="utf-8"))])
    }
    assert found == {}
    assert len(pages) > 200


def test_inline_style_and_script_would_be_found() -> None:
    html = (
        '<p style="color:red">a</p><style>p{}</style><script>1</script><script src="a.js"></script>'
        '<script type="application/ld+json">{}</script><a href="javascript:x()" onclick="y()">b</a>'
        '<svg><rect style="fill:red"/></svg>'
    )
    assert len([*find_inline(html)]) == 6
