"""Builds tiny sites with the project's own hooks and templates, in this process."""

from __future__ import annotations

import json
import logging
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from samples import AGEING, AGEING_FIT, DETAILS, ROOT, write_evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

HOOKS = [
    str(ROOT / "hooks" / f"{name}.py")
    for name in (
        "data",
        "galleries",
        "figures",
        "assets",
        "citations",
        "pages",
        "permalinks",
        "handouts",
        "search",
        "checks",
    )
]

EMPTY_DATA = {
    "needles.yml": "needles: []\n",
    "placements.yml": "placements: []\n",
    "unknowns.yml": "unknowns: []\n",
    "disagreements.yml": "disagreements: []\n",
    "ageing.yml": AGEING,
    "ageing-fit.yml": AGEING_FIT,
    "details.yml": DETAILS,
    "hosts.yml": "hosts:\n  - host: doi.org\n    https: yes\n    last_worked: never\n"
    "  - host: shop.example\n    https: yes\n    last_worked: never\n",
    "search.yml": "synonyms: []\n",
    "budgets.yml": (ROOT / "docs/_data/budgets.yml").read_text(encoding="utf-8"),
    "links.yml": "moments:\n  - {key: first, title: First, when: Before}\nlinks: []\n",
}


@dataclass(frozen=True)
class Built:
    """A site that was built, and what was said while building it."""

    folder: Path
    warnings: list[str]

    def html(self, address: str) -> str:
        """Return the page at `address`, as `basics/` or `` for the home page."""
        return (self.folder / address / "index.html").read_text(encoding="utf-8")


def page(title: str, body: str, *, number: int = 0, **fields: str) -> str:
    """Return the text of a page with complete front matter; `number` keeps descriptions apart."""
    facts = {
        "title": title,
        "description": f"What {title} is about, in enough words for a search result to be useful ({number or title}).",
        "checked": "2026-01-01",
        "next_check": "2027-01-01",
    } | fields
    head = "".join(
        f"{key}: {json.dumps(value)}\n" if key == "description" else f"{key}: {value}\n" for key, value in facts.items()
    )
    return f"---\n{head}---\n\n{body}\n"


def build_site(
    root: Path, pages: Mapping[str, str | bytes], *, data: Mapping[str, str | bytes] | None = None, **settings: Any
) -> Built:
    """Write `pages` (docs-relative path to text) and `data` (file in `_data` to text) below `root` and build the site.

    `settings` replace those of mkdocs.yml. Faults come back as warnings: nothing is strict here.
    """
    docs = root / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    write_evidence(docs / "_data")
    for name, text in {**EMPTY_DATA, **(data or {})}.items():
        (docs / "_data" / name).write_bytes(text.encode() if isinstance(text, str) else text)
    for name, text in pages.items():
        file = docs / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    nav = [
        {"Home": "index.md"},
        {"Chapter": [name for name in sorted(pages) if name.endswith(".md") and name != "index.md"]},
    ]
    options: dict[str, Any] = {
        "docs_dir": str(docs),
        "site_dir": str(root / "site"),
        "theme": {"name": None, "custom_dir": str(ROOT / "overrides")},
        "hooks": HOOKS,
        "nav": nav if nav[1]["Chapter"] else nav[:1],
        "strict": False,
    } | settings
    (root / "mkdocs.yml").write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\nwatch: []\n", encoding="utf-8")
    listener = _Listener()
    logging.getLogger("mkdocs").addHandler(listener)
    try:
        build(load_config(str(root / "mkdocs.yml"), **options))
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)
    return Built(root / "site", listener.lines)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
