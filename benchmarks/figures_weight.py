"""What a living figure's own scripts and styles weigh, beyond what all figures share."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .pages_npm import PROJECT

SHARED: Final = "figure"
"""The folder of scripts that all figures share, and the name of their common stylesheet."""
_LEVEL: Final = 6
"""Of gzip, as most hosts have it."""
_IMPORT: Final = re.compile(r"""(import\()?(?:\bfrom |\bimport )?["'](\.\.?/[\w./-]+\.mjs)["']""")


@dataclass(frozen=True, slots=True)
class Weight:
    """What a figure loads, in thousands of bytes after gzip, each file by itself."""

    scripts: float
    """Its own, with which it starts."""
    later: float
    """Its own, which come when they are first asked for."""
    styles: float
    shared: float
    """Scripts and styles that other figures load too."""
    data: float
    """The file its `src` names; pictures are not counted."""

    @property
    def own(self) -> float:
        """All its own code, also what few readers will load."""
        return self.scripts + self.later + self.styles


def weigh(site: Path, name: str, script: str, styles: str) -> Weight:
    """Weigh the figure `name`: the scripts of a built site, and its stylesheet as it is joined there."""
    scripts = site.resolve() / "assets/js"
    entry = scripts / f"{script}.mjs"
    at_once = _follow(entry, at_once=True)
    every = _follow(entry, at_once=False)
    shared = {path for path in every if path.is_relative_to(scripts / SHARED)}
    data = site / f"assets/figures/{name}.json"
    return Weight(
        scripts=sum(map(_pack_file, at_once - shared)),
        later=sum(map(_pack_file, every - at_once - shared)),
        styles=_pack_styles(styles),
        shared=sum(map(_pack_file, shared)) + _pack_styles(SHARED),
        data=_pack_file(data) if data.exists() else 0,
    )


def _follow(entry: Path, *, at_once: bool) -> set[Path]:
    """Return a script and all it imports; with `at_once` only what comes before it runs."""
    found: set[Path] = set()
    todo = [entry.resolve()]
    while todo:
        path = todo.pop()
        if path in found:
            continue
        found.add(path)
        for later, address in _IMPORT.findall(path.read_text(encoding="utf-8")):
            if not (later and at_once):
                todo.append((path.parent / address).resolve())
    return found


def _pack_file(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), _LEVEL)) / 1000


def _pack_styles(name: str) -> float:
    from sitekit.assets import join_styles  # noqa: PLC0415 - hooks are not on the path before

    path = PROJECT / f"overrides/assets/css/{name}.css"
    (text,) = (
        text for text in join_styles({path.name: path.read_text(encoding="utf-8")}).files.values() if text.strip()
    )
    return len(gzip.compress(text.encode(), _LEVEL)) / 1000
