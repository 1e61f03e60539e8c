"""A page that shows all pictures side by side."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final

_STYLE: Final = """body { margin: 1rem; font: 14px sans-serif; background: #888; }
section { display: flex; gap: 8px; overflow-x: auto; align-items: start; }
a { flex: none; color: #000; }
img { display: block; height: 26rem; max-width: 22rem; background: #fff;
      object-fit: cover; object-position: top left; }"""


def write_contact(folder: Path, pictures: Mapping[str, Sequence[Path]]) -> Path:
    """Write `index.html` into `folder`: a row for each page, with its pictures; return where it is."""
    rows = "\n".join(
        f"<h2>{escape(page)}</h2>\n<section>{''.join(map(_show, files))}</section>" for page, files in pictures.items()
    )
    sheet = folder / "index.html"
    sheet.write_text(
        f'<!doctype html>\n<meta charset="utf-8">\n<title>Shots</title>\n<style>{_STYLE}</style>\n{rows}\n',
        encoding="utf-8",
    )
    return sheet


def _show(file: Path) -> str:
    name = escape(file.name)
    shown = f'<img src="{name}" alt="" loading="lazy">' if file.suffix == ".jpg" else ""
    return f'<a href="{name}">{shown}{escape(file.stem)}</a>'
