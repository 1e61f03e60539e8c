"""What a page makes a browser fetch: at once, and when something on it is first used."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Final

from sitekit.check.model import Document, Ref, Tag, read_ref
from sitekit.check.resolve import Resolver
from sitekit.check.tree import Site

from .phone import choose, matches

_FONTS: Final = (".woff2", ".woff", ".ttf", ".otf")
_CODE: Final = (".mjs", ".js", ".css")
_FRAMES: Final = frozenset({"iframe", "embed", "object", "video", "audio"})
_NAME: Final = re.compile(rf"<(link|script|img|source|{'|'.join(sorted(_FRAMES))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Parts:
    """Files of the site below its root, each once and in order."""

    styles: dict[str, None] = field(default_factory=dict)
    scripts: dict[str, None] = field(default_factory=dict)
    """With all they import at once."""
    opened: dict[str, None] = field(default_factory=dict)
    """Scripts and styles that scripts fetch when they are first needed."""
    fonts: dict[str, None] = field(default_factory=dict)
    """Every face the styles name: which of them a page's words use, nobody knows before it is shown."""
    pictures: dict[str, None] = field(default_factory=dict)
    """Those that are not lazy, and frames and films."""
    faults: list[str] = field(default_factory=list)
    """What cannot be read, a sentence each."""


class Collector:
    """Collects the parts of the pages of one site; reads every distinct tag and every shared file once."""

    def __init__(self, site: Site, resolver: Resolver) -> None:
        self._site = site
        self._resolver = resolver
        self._imports: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._names = _Names()
        self._read = cache(_read_attributes)

    def collect(self, page: Document) -> Parts:
        """Return what one page fetches."""
        parts = Parts()
        sources: list[Tag] = []
        for tag in page.tags:
            element = self._names[tag.text]
            if element == "source":
                sources.append(tag)
                continue
            if element == "img":
                self._add_picture(page, tag, sources, parts)
            elif element:
                self._add(page, element, tag, parts)
            sources = []
        for style in list(parts.styles):
            self._follow_style(style, parts)
        for script in list(parts.scripts):
            self._follow_script(script, parts)
        return parts

    def _add(self, page: Document, element: str, tag: Tag, parts: Parts) -> None:
        values = self._read(tag.text)
        files = self._files(page, (ref for ref in tag.refs if ref.loads))
        kinds = values.get("rel", "").lower().split()
        if element == "script":
            parts.scripts |= files
        elif element in _FRAMES:
            parts.pictures |= files if values.get("loading") != "lazy" and values.get("preload") != "none" else {}
        elif "stylesheet" in kinds:
            parts.styles |= files
        elif "modulepreload" in kinds:
            parts.scripts |= files
        elif "preload" in kinds:
            into = {"font": parts.fonts, "image": parts.pictures, "style": parts.styles, "script": parts.scripts}
            into.get(values.get("as", ""), {}).update(files)

    def _add_picture(self, page: Document, tag: Tag, sources: Iterable[Tag], parts: Parts) -> None:
        if 'loading="lazy"' in tag.text:  # by far the most: spare them the reading
            return
        picture = self._read(tag.text)
        if picture.get("loading") == "lazy":
            return
        try:
            offers = [*(self._read(source.text) for source in sources), picture]
            offer = next(one for one in offers if matches(one.get("media", "")))
            address = choose(offer["srcset"], offer.get("sizes", "")) if offer.get("srcset") else offer.get("src", "")
        except ValueError as error:
            parts.faults.append(str(error))
        else:
            parts.pictures |= self._files(page, [read_ref(address, "picture")])

    def _follow_style(self, path: str, parts: Parts) -> None:
        for file in self._files_of(path):
            if file.endswith(_FONTS):
                parts.fonts[file] = None
            elif file.endswith(".css") and file not in parts.styles:
                parts.styles[file] = None
                self._follow_style(file, parts)

    def _follow_script(self, path: str, parts: Parts) -> None:
        at_once, opened = self._imports_of(path)
        for file in sorted(at_once - parts.scripts.keys()):
            parts.scripts[file] = None
            self._follow_script(file, parts)
        todo = opened - parts.scripts.keys()
        while todo:
            file = min(todo)
            parts.opened[file] = None
            static, dynamic = self._imports_of(file)
            todo = (todo | static | dynamic) - parts.opened.keys() - parts.scripts.keys()

    def _imports_of(self, path: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return what a script imports at once, and what it may fetch later."""
        if path not in self._imports:
            document = self._site.documents.get(path)
            tags = document.tags if document is not None and path.endswith((".mjs", ".js")) else ()
            at_once: set[str] = set()
            opened: set[str] = set()
            for tag in tags:
                static = tag.text.lstrip().startswith(("import", "export")) and "(" not in tag.text
                files = self._files(document, tag.refs) if document is not None else {}
                (at_once if static else opened).update(file for file in files if file.endswith(_CODE))
            self._imports[path] = frozenset(at_once), frozenset(opened)
        return self._imports[path]

    def _files_of(self, path: str) -> Iterable[str]:
        document = self._site.documents.get(path)
        return self._files(document, (ref for tag in document.tags for ref in tag.refs)) if document else ()

    def _files(self, document: Document, refs: Iterable[Ref]) -> dict[str, None]:
        folders = self._resolver.start_of(document)
        found = (self._resolver.resolve(document, ref, folders).file for ref in refs)
        return {file: None for file in found if file is not None and file != document.path}


class _Names(dict[str, str]):
    """The name of the element in each distinct tag, empty if it is none that fetches."""

    def __missing__(self, text: str) -> str:
        element = _NAME.match(text)
        name = self[text] = element[1].lower() if element else ""
        return name


def _read_attributes(text: str) -> dict[str, str]:
    reader = _Attributes()
    reader.feed(text)
    return reader.values


class _Attributes(HTMLParser):
    """Keeps the attributes of the first tag."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - it is known
        self.values = self.values or {name: value or "" for name, value in reversed(attrs)}
