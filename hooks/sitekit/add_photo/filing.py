"""Putting a photograph in its place: the picture, its entry, its line in the list of what was published."""

import datetime as dt
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sitekit.gallery.adding import add_entry
from sitekit.gallery.published import FILE as PUBLISHED
from sitekit.gallery.published import add_pieces
from sitekit.gallery.reading import FILE as GALLERY
from sitekit.pictures.rights import Rights, write_xmp

from .intake import Intake, write_master


def file_photo(intake: Intake, entry: Mapping[str, Any], docs: Path, *, set_key: str, today: dt.date) -> None:
    """Write the master, the entry and the id; whatever stood in the files stays as it was.

    Raises `UnreadableError` or OSError, with no picture left behind, if one of them cannot be written.
    """
    folder = docs / "gallery" / set_key
    folder.mkdir(parents=True, exist_ok=True)
    listing, published = folder / GALLERY, docs / "_data" / PUBLISHED
    with_entry = add_entry(_read(listing), entry)
    with_id = add_pieces(_read(published), {entry["id"]}, today)
    master = folder / entry["file"]
    rights = Rights(entry["title"], entry["artist"], entry["credit"], entry["licence"], drawing=False)
    write_master(intake, master, write_xmp(rights))
    try:
        _replace(listing, with_entry)
        _replace(published, with_id)
    except OSError:
        master.unlink()
        raise


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _replace(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    os.replace(file.name, path)  # noqa: PTH105 - the word for it
