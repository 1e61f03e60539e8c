"""Which faces the site uses, where their files come from, and which fonts of readers' devices stand in for them.

Widths are the mean of a character of our own texts, in em, set in a browser: measured by `tools.letter_widths`, with
Gelasio and Liberation for Georgia, Arial and Times, whose widths they share by design.
"""

import importlib.resources
from dataclasses import dataclass
from typing import Final, Literal


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
    width: float
    preload: bool = False
    """It is in the first screen of every page."""

    def read(self) -> bytes:
        """Return the whole font file, from its package."""
        return (importlib.resources.files(self.package) / "files" / self.file).read_bytes()


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that a device has for one of our faces."""

    local: tuple[str, ...]
    """Their names on the systems that have them: whole name, and name for printers."""
    width: float


SERIF: Final = "Source Serif"
SANS: Final = "Source Sans"
_SERIF: Final = "font_source_serif_pro"
_SANS: Final = "font_source_sans_pro"
FACES: Final = (
    Face("serif-400", SERIF, 400, "normal", _SERIF, "SourceSerifPro-Regular.ttf", 0.4452, preload=True),
    Face("serif-400i", SERIF, 400, "italic", _SERIF, "SourceSerifPro-It.ttf", 0.4158),
    Face("serif-600", SERIF, 600, "normal", _SERIF, "SourceSerifPro-Semibold.ttf", 0.4524, preload=True),
    Face("sans-400", SANS, 400, "normal", _SANS, "SourceSansPro-Regular.ttf", 0.4158, preload=True),
    Face("sans-600", SANS, 600, "normal", _SANS, "SourceSansPro-Semibold.ttf", 0.4283, preload=True),
)
_GEORGIA: Final = {
    "serif-400": Letters(("Georgia",), 0.4462),
    "serif-400i": Letters(("Georgia Italic", "Georgia-Italic"), 0.4544),
    "serif-600": Letters(("Georgia Bold", "Georgia-Bold"), 0.5175),
}
_NOTO_SERIF: Final = {
    "serif-400": Letters(("Noto Serif", "NotoSerif"), 0.4758),
    "serif-400i": Letters(("Noto Serif Italic", "NotoSerif-Italic"), 0.4650),
    "serif-600": Letters(("Noto Serif Bold", "NotoSerif-Bold"), 0.5047),
}
_TIMES: Final = {
    "serif-400": Letters(("Times New Roman", "Liberation Serif"), 0.4061),
    "serif-400i": Letters(("Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Liberation Serif Italic"), 0.4063),
    "serif-600": Letters(("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"), 0.4295),
}
_ARIAL: Final = {
    "sans-400": Letters(("Arial", "Liberation Sans", "Helvetica"), 0.4462),
    "sans-600": Letters(("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Helvetica Bold"), 0.4778),
}
_ROBOTO: Final = {
    "sans-400": Letters(("Roboto",), 0.4458),
    "sans-600": Letters(("Roboto Bold", "Roboto-Bold"), 0.4537),
}
_PLAIN_ROBOTO: Final = {"sans-400": _ROBOTO["sans-400"]}
"""Newer Androids keep all weights of it in one file, of one name; the browser thickens what it finds."""

STAND_INS: Final = {
    SERIF: (_GEORGIA, _NOTO_SERIF, _TIMES),
    SANS: (_ARIAL, _ROBOTO, _PLAIN_ROBOTO),
}
"""For each family those that stand in for it until it has come, the likeliest first: letters by the key of our face."""
