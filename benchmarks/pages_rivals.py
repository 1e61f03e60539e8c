"""The same words and pictures as our pages, as stock Material and as bare Eleventy pages show them."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .pages_npm import NODE, install

_KEPT: Final = frozenset(
    {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "details", "summary"}
    | {"table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"}
    | {"a", "strong", "em", "b", "i", "sup", "sub", "small", "code"}
)
_DROPPED: Final = frozenset({"script", "style", "template", "svg", "nav", "form", "button", "dialog", "noscript"})
_ATTRIBUTES: Final = frozenset({"href", "id", "colspan", "rowspan", "scope", "width", "height", "alt", "loading"})

_MATERIAL: Final = """\
site_name: Micro-Realism
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search, glightbox]
markdown_extensions: [attr_list, admonition, tables, md_in_html, {toc: {permalink: true}}]
"""
_ELEVENTY: Final = """\
module.exports = (config) => {
  config.addPassthroughCopy({ "docs/assets": "assets" });
  return { dir: { input: "docs", output: "site" }, htmlTemplateEngine: false };
};
"""
_BARE: Final = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{title}">
<style>img{{max-width:100%;height:auto}}</style>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""


def read_plain(page: Path) -> tuple[str, str]:
    """Return the title and the content of one of our built pages as plain HTML, pictures as `<img srcset>` in AVIF."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    heading, main = tree.css_first("h1"), tree.css_first("main")
    assert heading is not None  # noqa: S101 - every page has both
    assert main is not None  # noqa: S101
    return heading.text(strip=True), "".join(_write(main))


def _write(node: LexborNode) -> Iterable[str]:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield escape(child.text(deep=False) or "", quote=False)
        elif tag == "picture":
            yield from _write_picture(child)
        elif tag in {"img", "br", "hr"}:
            yield _open(child)
        elif tag in _KEPT:
            yield _open(child)
            yield from _write(child)
            yield f"</{tag}>"
        elif tag not in _DROPPED and "hidden" not in child.attributes:
            yield from _write(child)


def _write_picture(picture: LexborNode) -> Iterable[str]:
    source, img = picture.css_first("source"), picture.css_first("img")
    if img is not None:
        offered = (source or img).attributes
        extra = {"srcset": offered.get("srcset"), "sizes": offered.get("sizes"), "src": img.attributes.get("src")}
        extra["fetchpriority"] = img.attributes.get("fetchpriority")
        yield _open(img, extra)


def _open(node: LexborNode, extra: dict[str, str | None] | None = None) -> str:
    values = {name: value for name, value in node.attributes.items() if name in _ATTRIBUTES} | (extra or {})
    written = "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value is not None)
    return f"<{node.tag}{written}>"


def build_rivals(ours: Path, folder: Path, addresses: Iterable[str]) -> dict[str, Path]:
    """Build both from the pages of our built site at `addresses` (`pain/`); return where each finished site is."""
    material, eleventy = folder / "material", folder / "eleventy"
    for place in (material, eleventy):
        shutil.rmtree(place, ignore_errors=True)
    for address in addresses:
        title, content = read_plain(ours / address / "index.html")
        for place, name, text in (
            (material, "index.md", f"---\ntitle: {_quote(title)}\n---\n\n<div>{_in_one_block(content)}</div>\n"),
            (eleventy, "index.html", _BARE.format(title=escape(title), content=content)),
        ):
            page = place / "docs" / address / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
            _copy_pictures(content, ours, place / "docs")
    (material / "mkdocs.yml").write_text(_MATERIAL, encoding="utf-8")
    (eleventy / "eleventy.config.cjs").write_text(_ELEVENTY, encoding="utf-8")
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=material, env=quiet, check=True)
    program = install() / "@11ty/eleventy/cmd.cjs"
    command = [NODE, str(program), "--config=eleventy.config.cjs", "--quiet"]
    subprocess.run(command, cwd=eleventy, check=True, capture_output=True)
    return {"Material": material / "site", "Eleventy": eleventy / "site"}


def _copy_pictures(content: str, ours: Path, docs: Path) -> None:
    for written in set(re.findall(r"[\w./-]*?(assets/[\w./-]+\.(?:avif|jpg|svg))", content)):
        if not (docs / written).exists():
            (docs / written).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ours / written, docs / written)


def _quote(title: str) -> str:
    escaped = title.replace('"', '\\"')
    return f'"{escaped}"'


def _in_one_block(content: str) -> str:
    """Return HTML without empty lines, which would end it for Markdown."""
    return re.sub(r"\n\s*\n+", "\n", content)
