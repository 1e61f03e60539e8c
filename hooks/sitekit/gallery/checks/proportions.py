"""Sizes in millimetres held to the pixels of the picture."""

from collections.abc import Iterator
from typing import Final

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault
from sitekit.pictures.model import MasterFacts

TOLERANCE: Final = 0.05
"""Of a length: what a ruler on curved skin may miss."""


def find_proportion_faults(entry: Entry, facts: MasterFacts) -> Iterator[Fault]:
    """Yield what cannot be true of a photograph with these pixels.

    With `frame_width_mm` the tattoo has to fit into the skin the picture shows; without it the picture is taken for one
    cropped to the tattoo. Drawings are left out: each comes from one line of numbers, and may show only a part.
    """
    if entry.drawing or entry.stage == "drawing":
        return
    pixels = f"{facts.width:,} × {facts.height:,} px"
    proportion = facts.height / facts.width
    if entry.frame_width_mm is None:
        expected = entry.width_mm * proportion
        if abs(entry.height_mm - expected) > TOLERANCE * expected:
            says = (
                f"is {entry.height_mm:g} mm, and a picture of {pixels} cropped to a tattoo {entry.width_mm:g} mm wide "
                f"would show {expected:.1f} mm: measure again, or write frame_width_mm."
            )
            yield Fault(("height_mm",), "gallery-proportion", says)
        return
    if entry.width_mm > entry.frame_width_mm * (1 + TOLERANCE):
        says = (
            f"is {entry.frame_width_mm:g} mm, and the tattoo is {entry.width_mm:g} mm wide: "
            "write how much skin the picture shows from edge to edge."
        )
        yield Fault(("frame_width_mm",), "gallery-proportion", says)
        return
    frame_height = entry.frame_width_mm * proportion
    if entry.height_mm > frame_height * (1 + TOLERANCE):
        says = (
            f"is {entry.height_mm:g} mm, and a picture of {pixels} that is {entry.frame_width_mm:g} mm wide "
            f"shows {frame_height:.1f} mm of skin: measure again."
        )
        yield Fault(("height_mm",), "gallery-proportion", says)
