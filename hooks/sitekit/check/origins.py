"""From a fault in a built page back to the line that somebody wrote."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

from .model import Fault

_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})")
_CODE: Final = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_MARKDOWN: Final = re.compile(
    r"""\]\(\s*(?:<([^<>]*)>|((?:[^\s()]|\([^\s()]*\))*))"""  # [text](destination "title")
    r"""|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)"""  # [key]: destination
    r"""|<((?:https?|mailto|tel):[^>\s]+)>"""
)
_HTML: Final = re.compile(
    r"""\b(?:href|src|(srcset)|poster|action|cite|content|data-[\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)
_YAML: Final = re.compile(r"""[\w-]+:\s+(?:"([^"]*)"|'([^']*)'|([^\s,}]+))""")
_NAMELESS: Final = r"""\[(?:!\[\]\([^)]*\))?\]\(\s*<?{0}[\s>)]|=\s*["']?{0}["']?[^<>]*>\s*</a"""
_DOI: Final = "https://doi.org/"

_ABOUT_TARGET: Final = frozenset({"link-no-heading", "link-no-text", "redirect-loop", "redirect-chain"})
"""Faults an address can have although the site generator made it from a right file name."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Which files the built pages were written in."""

    docs_dir: Path
    shown_as: str
    """How messages name the folder: `docs`."""
    pages: Mapping[str, str]
    """Built file → the Markdown file it was made from, both posix and below their folders; no generated pages."""
    data: tuple[str, ...] = ()
    """YAML files below `docs_dir` with addresses that templates print: `_data/sources.yml`."""


class Place(NamedTuple):
    """Where an address was written."""

    file: str
    """Below the Markdown folder."""
    line: int
    """From 1; 0 for the whole file."""
    written: str
    """The address as it stands there."""
    by_file: bool
    """It names files (`blur.md`), as Markdown does, not addresses of the site."""


class Finder:
    """Finds the places of faults; reads a source file only when a fault leads to it, and once."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._built = {source: built for built, source in origins.pages.items()}
        self._places: dict[str, Mapping[object, list[Place]]] = {}

    def find(self, fault: Fault) -> list[Place]:
        """Return every place where the fault was written; none if a template made it."""
        source = self._origins.pages.get(fault.document.path)
        if fault.ref is None:
            return self._find_text(source, fault) if source else []
        for name in ([source] if source else []) + list(self._origins.data):
            places = self._read(name)
            by_address = places.get(fault.ref.address, [])
            about_target = fault.complaint.code in _ABOUT_TARGET and fault.verdict.file
            by_target = places.get((fault.verdict.file, fault.verdict.fragment), []) if about_target else []
            found = by_address or by_target
            if fault.complaint.code == "link-no-text":
                found = self._keep_nameless(name, by_address + by_target) or found
            if found:
                return found
        return []

    def _keep_nameless(self, name: str, places: list[Place]) -> list[Place]:
        """Return the places in one source whose link has no text as it was written."""
        lines = self._text(name).splitlines() if places else []
        return [one for one in places if re.search(_NAMELESS.format(re.escape(one.written)), lines[one.line - 1])]

    def _find_text(self, source: str, fault: Fault) -> list[Place]:
        if fault.tag is None:
            return [Place(source, 0, "", by_file=True)]
        text = self._text(source)
        at = text.find(fault.tag.text)
        if fault.complaint.code == "id-twice":
            name = re.escape(fault.complaint.group)
            at = max(
                (match.start() for match in re.finditer(rf"\{{[^{{}}\n]*#{name}[\s}}]|\bid=[\"']{name}[\"']", text)),
                default=-1,
            )
        return [] if at < 0 else [Place(source, text.count("\n", 0, at) + 1, "", by_file=True)]

    def _text(self, name: str) -> str:
        path = self._origins.docs_dir / name
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""

    def _read(self, name: str) -> Mapping[object, list[Place]]:
        """Return the places in one source by address, and by built file and fragment."""
        if name not in self._places:
            places: dict[object, list[Place]] = defaultdict(list)
            found = _read_markdown if name.endswith(".md") else _read_yaml
            for line, written, by_file in found(self._text(name)):
                place = Place(name, line, written, by_file)
                folder = posixpath.dirname(name) if name.endswith(".md") else ""
                for key in {unescape(written), self._lead(folder, written), f"{_DOI}{written}"}:
                    places[key].append(place)
            self._places[name] = places
        return self._places[name]

    def _lead(self, folder: str, written: str) -> tuple[str, str]:
        path, _, fragment = unquote(written).partition("#")
        file = posixpath.normpath(posixpath.join(folder, path))
        return self._built.get(file, file), fragment


def _read_markdown(text: str) -> Iterator[tuple[int, str, bool]]:
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence:
            continue
        prose = _CODE.sub("", line)
        for match in _MARKDOWN.finditer(prose):
            yield number, next((group for group in match.groups() if group), ""), True
        for match in _HTML.finditer(prose):
            value = match[2] or match[3] or ""
            for written in re.split(r",?\s+", value) if match[1] else [value]:
                yield number, written, False


def _read_yaml(text: str) -> Iterator[tuple[int, str, bool]]:
    for number, line in enumerate(text.splitlines(), 1):
        for match in _YAML.finditer(line):
            yield number, match[1] or match[2] or match[3] or "", True
