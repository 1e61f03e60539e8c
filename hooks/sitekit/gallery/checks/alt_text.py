"""Alt text that tells nobody anything, or nothing new."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault
from sitekit.gallery.rules import Rules

LONGEST: Final = 150
"""Characters; more needs a long description."""

_NAMES_ITSELF: Final = re.compile(
    r"(?:(?:this|here|there) (?:is|are) |(?:this|it) shows )?(?:an? |the |my |our )?(?:[\w-]+ ){0,2}?"
    r"(?P<what>images?|pictures?|pics?|photo(?:s|graphs?)?|drawings?|illustrations?|graphics?|snaps?|snapshots?|"
    r"screenshots?|renderings?)(?: (?:of|showing|shows|that|which|with)\b|:| - | – )",
    re.IGNORECASE,
)


def find_alt_faults(entry: Entry, _: Rules) -> Iterator[Fault]:
    """Yield what is wrong with `alt`."""
    told = _reduce(entry.alt)
    same = {
        "title": _reduce(entry.title),
        "caption": _reduce(entry.caption),
        "file's name": _reduce(PurePath(entry.file).stem),
    }
    for name, words in same.items():
        if told == words:
            says = f"says the same as the {name}: write what is to be seen, for who cannot see it."
            yield Fault(("alt",), "gallery-alt-same", says)
            break
    match = _NAMES_ITSELF.match(entry.alt)
    if match:
        says = f'begins with "{match[0].strip()}": begin with what is to be seen, as in "A rose on a forearm".'
        yield Fault(("alt",), "gallery-alt-begins", says)
    if len(entry.alt) > LONGEST and not entry.long_description.strip():
        says = f"has {len(entry.alt)} characters: write at most {LONGEST}, and the rest in long_description."
        yield Fault(("alt",), "gallery-alt-long", says)


def _reduce(words: str) -> str:
    """Return letters and figures only, so that a full stop or a capital does not make two texts differ."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", words).casefold() if sign.isalnum())
