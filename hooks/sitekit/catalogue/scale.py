"""The scale bar that lies on a photograph of known width."""

from dataclasses import dataclass
from typing import Final

_NARROW_MM: Final = 20.0
"""A frame narrower than this has room for 5 mm only."""
_EDGE: Final = 0.03
"""Of the frame's width: from the picture's edge to the bar."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar in the lower left corner. All lengths are mm of skin, from the picture's upper left corner."""

    width: float
    """Of the frame."""
    height: float
    """Of the frame."""
    length: int
    left: float
    bottom: float
    path: str
    """The bar and its ticks, one for each mm, in SVG's words."""
    stroke: float
    """Thickness of its lines."""
    label: float
    """Height of the letters."""


def draw_scale(frame_width_mm: float, aspect: float) -> Scale:
    """Return the bar for a picture `frame_width_mm` wide whose width is `aspect` times its height."""
    height = frame_width_mm / aspect
    length = 10 if frame_width_mm >= _NARROW_MM else 5
    edge = frame_width_mm * _EDGE
    bottom = height - edge
    tick = edge / 2
    ticks = [
        f"M{edge + mm:.3f} {bottom:.3f}v{-tick * (2 if mm in (0, length) else 1.4 if mm == length / 2 else 1):.3f}"
        for mm in range(length + 1)
    ]
    path = f"M{edge:.3f} {bottom:.3f}h{length}" + "".join(ticks)
    return Scale(
        width=frame_width_mm,
        height=round(height, 3),
        length=length,
        left=round(edge, 3),
        bottom=round(bottom - 1.4 * edge, 3),
        path=path,
        stroke=round(frame_width_mm / 350, 3),
        label=round(frame_width_mm * 0.034, 3),
    )
