"""Drawings and photographs say which they are, and hold only what belongs to them."""

from collections.abc import Iterator
from typing import Final

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault
from sitekit.gallery.rules import Rules

OF_DRAWINGS: Final = ("shown", "spread", "panels")
OF_PHOTOGRAPHS: Final = ("photo", "consent", "artist")


def find_drawing_faults(entry: Entry, _: Rules) -> Iterator[Fault]:
    """Yield what does not fit a drawing, or a photograph."""
    if entry.stage == "drawing" and not entry.drawing:
        says = 'is missing: write "drawing: yes", or for a photograph its stage ("fresh", "healing" or "healed").'
        yield Fault(("drawing",), "gallery-drawing", says)
    elif entry.drawing and entry.stage != "drawing":
        says = f'is "{entry.stage}", and the entry is marked as a drawing: write "drawing", and the rest under shown.'
        yield Fault(("stage",), "gallery-drawing", says)
    elif entry.drawing:
        yield from _judge_drawing(entry)
    else:
        for field in OF_DRAWINGS:
            if getattr(entry, field):
                says = "is for drawings: remove it, or mark this as a drawing."
                yield Fault((field,), "gallery-drawing", says)


def _judge_drawing(entry: Entry) -> Iterator[Fault]:
    for field in OF_PHOTOGRAPHS:
        if getattr(entry, field):
            says = "is for photographs: remove it, or if this is one, write its stage and remove drawing."
            yield Fault((field,), "gallery-drawing", says)
    if entry.shown is None:
        yield Fault(("shown",), "gallery-drawing", 'is missing: write "fresh" or "healed", whichever it shows.')
    if entry.spread is None and (entry.age_days or entry.age_years):
        says = 'is missing: write "low", "middle" or "high", as its years were modelled.'
        yield Fault(("spread",), "gallery-drawing", says)
    if entry.frame_width_mm is None and not entry.panels:
        says = "is missing: write how many millimetres of skin the whole picture shows, edge to edge."
        yield Fault(("frame_width_mm",), "gallery-frame", says)
