"""A picture as the site serves it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Format = Literal["avif", "jpeg"]


@dataclass(frozen=True, slots=True)
class MasterFacts:
    """What a master is, whatever its name."""

    digest: str
    """sha256 of its bytes, in hex."""
    width: int
    """px, upright."""
    height: int
    """px, upright."""
    fingerprint: int
    """64-bit perceptual hash: two pictures that look alike differ in few bits."""
    colour: str
    """The colour in the middle of all its colours, as `#rgb`."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file a browser may choose."""

    format: Format
    width: int
    """px"""
    height: int
    """px"""
    path: Path
    """In the cache."""
    url: str
    """Below the site's root; its name holds a digest of all it was made from."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A master that has been looked at and cut into renditions."""

    master: Path
    digest: str
    """sha256 of the master's bytes, in hex."""
    width: int
    """px, after turning it upright."""
    height: int
    """px"""
    colour: str
    """The dominant colour as `#rgb`: shown until the picture has come."""
    avif: tuple[Rendition, ...]
    """From narrow to wide."""
    jpeg: tuple[Rendition, ...]
    share: Rendition
    """1200 × 630 px JPEG for link previews."""

    @property
    def largest(self) -> Rendition:
        """The widest JPEG: what a link to the picture opens."""
        return self.jpeg[-1]
