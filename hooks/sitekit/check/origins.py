"""From a fault in a built page back to the line that somebody wrote."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from .model import Fault, Ref, Verdict

_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_CODE: Final = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_DESTINATION: Final = re.compile(
    r"""\]\(\s*(?:<([^<>]*)>|((?:[^\s()]|\([^\s()]*\))*))"""  # [text](destination "title")
    r"""|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)"""  # [key]: destination
    r"""|<((?:https?|mailto|tel):[^>\s]+)>"""
    r"""|\b(?:href|src|srcset|poster|data-[\w-]+|action)\s*=\s*(?:"([^"]*)"|'([^']*)')"""  # HTML, and {: data-full="…" }
)
_SCALAR: Final = re.compile(r"""[\w-]+:\s+(?:"([^"]*)"|'([^']*)'|(\S+))""")
_DOI: Final = "https://doi.org/"


@dataclass(frozen=True)
class Origins:
    """Which files the built pages were written in."""

    docs_dir: Path
    shown_as: str
    """How messages name the folder: `docs`."""
    pages: Mapping[str, str]
    """Built file → the Markdown file it was made from, both posix and below their folders: `pain/index.html`."""
    data: tuple[str, ...] = ()
    """YAML files below `docs_dir` with addresses that templates print: `_data/sources.yml`."""

    @cached_property
    def built(self) -> dict[str, str]:
        """Markdown file → the file it was built to."""
        return {source: built for built, source in self.pages.items()}

    def find(self, fault: Fault) -> Iterator[tuple[str, int, str]]:
        """Yield file, line and wording of every place where the faulty address was written; nothing if it was generated."""
        source = self.pages.get(fault.document.path)
        if fault.ref is None:
            if source is not None:
                yield from self._find_id(source, fault)
            return
        found = False
        if source is not None:
            for line, written in self._read(source):
                if self._means(written, posixpath.dirname(source), fault.ref, fault.verdict):
                    found = True
                    yield source, line, written
        if not found:
            for name in self.data:
                for line, written in self._read(name):
                    if self._means(written, "", fault.ref, fault.verdict) or f"{_DOI}{written}" == fault.ref.address:
                        yield name, line, written
