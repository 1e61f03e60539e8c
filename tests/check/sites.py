"""Tiny sites written from dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def page(body: str, *, head: str = "") -> str:
    """Return a page whose body begins in line 2."""
    return f'<!doctype html><html lang="en"><head><title>A page</title>{head}</head><body>\n{body}\n</body></html>\n'


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write every file below `folder`."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
