"""The finished site as a tree of files, and the files in it that hold addresses."""

import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from . import formats
from .model import Complaint, Document, Fault, Ref, Tag
from .scan import LinkNames, Tags, read_page

_MARKUP: Final = (".html", ".htm", ".xhtml", ".svg")
_READERS: Final[dict[str, Callable[[str], Iterator[formats.Found]]]] = {
    ".css": lambda text: formats.read_css(text, "address"),
    ".mjs": formats.read_module,
    ".js": formats.read_module,
    ".xml": formats.read_sitemap,
    "_redirects": formats.read_redirects,
    "robots.txt": formats.read_robots,
}


@dataclass(frozen=True, slots=True)
class Site:
    """Every file of the site, and what was read from those that hold addresses."""

    root: Path
    files: frozenset[str]
    folders: frozenset[str]
    """With their slash: `pain/`; the root is the empty string."""
    folded: dict[str, str]
    """What a file system that ignores case would find: folded path → real path; folders with their slash."""
    documents: dict[str, Document] = field(default_factory=dict)

    def read(self, path: str) -> str:
        """Return the text of a file as it is, line ends kept; bytes that are not UTF-8 become U+FFFD."""
        with open(f"{self.root}/{path}", encoding="utf-8", errors="replace", newline="") as file:  # noqa: PTH123 - a third faster on 1,000 pages
            return file.read()


def fold(path: str) -> str:
    """Return the form under which macOS and Windows look a path up."""
    return path.casefold() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def read_site(root: Path) -> Site:
    """Read every page, stylesheet, script, picture in SVG, manifest, sitemap and redirect rule below `root`."""
    files: list[str] = []
    folders = [""]
    for place, _, names in os.walk(root):
        folder = Path(place).relative_to(root).as_posix() + "/"
        folder = "" if folder == "./" else folder
        folders.append(folder)
        files += [folder + name for name in names]
    files.sort()
    site = Site(root, frozenset(files), frozenset(folders), {fold(path): path for path in (*files, *folders)})
    tags, link_names = Tags(), LinkNames()
    for path in files:
        document = _read_document(site, path, tags, link_names)
        if document is not None:
            site.documents[path] = document
    return site


def _read_document(site: Site, path: str, tags: Tags, names: LinkNames) -> Document | None:
    name = path[path.rfind("/") + 1 :]
    suffix = name[name.rfind(".") :].lower()
    if suffix in _MARKUP:
        text = site.read(path)
        document = read_page(path, text, tags, names)
        if "\ufffd" in text:
            document.faults.append(Fault(document, _NOT_UTF8))
        return document
    if suffix == ".webmanifest" or name == "manifest.json":
        return _read_manifest(path, site.read(path))
    reader = _READERS.get(suffix) or _READERS.get(path)
    return _collect(path, reader(site.read(path))) if reader else None


_NOT_UTF8: Final = Complaint("page-encoding", "This page is not UTF-8 text. Save it again as UTF-8.")


def _collect(path: str, found: Iterator[formats.Found]) -> Document:
    return Document(path, tuple(Tag(text, refs=(ref,)) for text, ref in found))


def _read_manifest(path: str, text: str) -> Document:
    try:
        refs: list[Ref] = list(formats.read_manifest(json.loads(text)))
    except (ValueError, RecursionError) as error:
        document = Document(path, ())
        document.faults.append(Fault(document, Complaint("manifest-form", f"This manifest is not JSON: {error}.")))
        return document
    return _collect(path, ((ref.written, ref) for ref in refs))
