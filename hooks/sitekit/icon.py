"""The site's mark as a picture for home screens, which take no SVG."""

import io
from typing import Final

from PIL import Image, ImageDraw
from selectolax.lexbor import LexborHTMLParser

SIDE_PX: Final = 180
_PAPER: Final = "#faf7f2"
_FILLS: Final = {"rule": "#1a171b", "stamp": "#4b2e83"}
_UNITS: Final = 32
"""The mark's own side: its `viewBox` is 0 0 32 32."""
_DRAWN: Final = 0.7
"""How much of the picture the mark fills: phones cut the corners."""


def draw_icon(mark: str) -> bytes:
    """Return a PNG of 180 × 180 px of `mark`, an SVG of `rect`s whose classes are "rule" and "stamp"."""
    scale = SIDE_PX * _DRAWN / _UNITS
    edge = SIDE_PX * (1 - _DRAWN) / 2
    picture = Image.new("RGB", (SIDE_PX, SIDE_PX), _PAPER)
    pen = ImageDraw.Draw(picture)
    for rect in LexborHTMLParser(mark).css("rect"):
        facts = {key: value or "" for key, value in rect.attributes.items()}
        left, top, width, height = (float(facts[side]) for side in ("x", "y", "width", "height"))
        box = (left, top, left + width, top + height)
        corners = [round(edge + place * scale) for place in box]
        pen.rectangle((corners[0], corners[1], corners[2] - 1, corners[3] - 1), fill=_FILLS[facts["class"]])
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
