"""What to photograph: the tone, the place, the frame and how the ink lies in it."""

from dataclasses import dataclass
from typing import Literal

from illustrations.errors import PictureError, require_positive
from illustrations.skin.sites import site
from illustrations.skin.tones import tone

Stage = Literal["fresh", "healed"]
Point = tuple[float, float]

_LARGEST_FRAME_MM = 200.0
_LARGEST_PX = 6000
_SMALLEST_PX = 16
_LONGEST_YEARS = 60.0


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One photograph. Checked when made: PictureError says in one sentence what cannot be."""

    tone: int
    """Monk Skin Tone, 1 (palest) to 10."""
    site: str
    """A key of `sites.SITES`."""
    frame_mm: Point
    """Width and height of the field photographed [mm]."""
    out_px: int
    """Width of the picture [px]; its height follows from the frame."""
    years: float = 0.0
    """Years since the tattoo healed: how old skin and ink are."""
    stage: Stage = "healed"
    """"fresh" is the day it was done: red, a little swollen, under ointment."""
    seed: int = 7
    """Which person's skin it is."""
    sun: float = 0.35
    """Daylight on the skin over the years, 0 (always covered) to 1 (daily, unprotected)."""
    centre_mm: Point = (0.0, 0.0)
    """Where the middle of the motif lies on the skin, right of and below the middle of the site [mm]."""
    turn_deg: float = 0.0
    """How far the motif is turned clockwise."""
    view_mm: Point = (0.0, 0.0)
    """Where the camera points, right of and below the middle of the site [mm]."""

    def __post_init__(self) -> None:
        tone(self.tone)
        site(self.site)
        if self.stage not in ("fresh", "healed"):
            raise PictureError(f'The stage is {self.stage!r}; it must be "fresh" or "healed".')
        for what, length in zip(("width", "height"), self.frame_mm, strict=True):
            require_positive(f"The {what} of the frame", length, "mm")
            if length > _LARGEST_FRAME_MM:
                raise PictureError(
                    f"The {what} of the frame is {length:g} mm; skin is drawn up to {_LARGEST_FRAME_MM:g} mm across."
                )
        for what, pixels in zip(("width", "height"), self.size_px, strict=True):
            if not _SMALLEST_PX <= pixels <= _LARGEST_PX:
                raise PictureError(
                    f"The picture would be {pixels} px in {what}; it must have {_SMALLEST_PX} to {_LARGEST_PX} px."
                )
        if not 0 <= self.years <= _LONGEST_YEARS:
            raise PictureError(f"The tattoo is {self.years:g} years old; it can be 0 to {_LONGEST_YEARS:g}.")
        if self.stage == "fresh" and self.years > 0:
            raise PictureError(f"A fresh tattoo cannot be {self.years:g} years old; leave years at 0.")
        if not 0 <= self.sun <= 1:
            raise PictureError(f"Sun is {self.sun:g}; it must lie between 0 (always covered) and 1 (daily sun).")

    @property
    def size_px(self) -> tuple[int, int]:
        """Return width and height of the picture [px]."""
        return self.out_px, round(self.out_px * self.frame_mm[1] / self.frame_mm[0])

    @property
    def px_per_mm(self) -> float:
        """Return the scale of the picture."""
        return self.out_px / self.frame_mm[0]
