"""What a picture file says of its own making, held to what the entry says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .entry import Entry
from .fault import Fault

_HEAD: Final = 128 * 1024
"""Bytes: XMP and IPTC stand in front of the picture."""
_MARKS: Final = (
    b"algorithmicmedia",
    b"digitalsourcetype/digitalart",
    b"digitalsourcetype/digitalcreation",
    b"digitalsourcetype/virtualrecording",
    b"digitalsourcetype/compositesynthetic",
    b"not a photograph",
)
"""IPTC's digital source types for what no camera saw, in small letters, and the words of our own drawings."""


def find_origin_faults(entry: Entry, master: Path) -> Iterator[Fault]:
    """Yield a fault if the entry is a photograph and its file says that it is none."""
    if entry.drawing or entry.stage == "drawing":
        return
    try:
        with master.open("rb") as file:
            head = file.read(_HEAD).lower()
    except OSError:
        return  # told where its pixels are looked at
    if any(mark in head for mark in _MARKS):
        says = "says of itself that it is no photograph: mark it as a drawing, or take another picture."
        yield Fault(("file",), "gallery-drawing", says)
