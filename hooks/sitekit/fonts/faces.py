"""Which faces the site uses, and where their files come from."""

import importlib.resources
from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class StandIn:
    """A font that readers' devices have, shown until ours has come. Metrics in units of its em."""

    local: tuple[str, ...]
    """Its names on the systems that have it."""
    em: int
    ascent: int
    descent: int
    mean_width: float
    """Of a letter of English text, each weighted by how often it occurs."""


@dataclass(frozen=True, slots=True)
class Face:
    """One weight or slope of a family."""

    key: str
    """Begins its file's name: `serif-400`."""
    family: str
    weight: int
    style: Literal["normal", "italic"]
    package: str
    file: str
    preload: bool = False
    """It is in the first screen of every page."""

    def read(self) -> bytes:
        """Return the whole font file, from its package."""
        return (importlib.resources.files(self.package) / "files" / self.file).read_bytes()


SERIF: Final = "Source Serif"
SANS: Final = "Source Sans"
FACES: Final = (
    Face("serif-400", SERIF, 400, "normal", "font_source_serif_pro", "SourceSerifPro-Regular.ttf", preload=True),
    Face("serif-400i", SERIF, 400, "italic", "font_source_serif_pro", "SourceSerifPro-It.ttf"),
    Face("serif-600", SERIF, 600, "normal", "font_source_serif_pro", "SourceSerifPro-Semibold.ttf", preload=True),
    Face("sans-400", SANS, 400, "normal", "font_source_sans_pro", "SourceSansPro-Regular.ttf", preload=True),
    Face("sans-600", SANS, 600, "normal", "font_source_sans_pro", "SourceSansPro-Semibold.ttf", preload=True),
)
STAND_INS: Final = {
    # Heights: Capsize's collection 4.3.0. Widths: measured with `style.measure_mean_width`, on Gelasio, Liberation
    # Sans and Serif for Georgia, Arial and Times, whose widths they share by design.
    SERIF: (
        StandIn(("Georgia",), 2048, 1878, 449, 897),
        StandIn(("Noto Serif", "NotoSerif"), 1000, 1069, 293, 477),
        StandIn(("Times New Roman", "Liberation Serif"), 2048, 1825, 443, 816),
    ),
    SANS: (
        StandIn(("Arial", "Liberation Sans", "Helvetica"), 2048, 1854, 434, 901),
        StandIn(("Roboto",), 2048, 1900, 500, 904),
    ),
}
