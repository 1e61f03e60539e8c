"""The lengths in the cross-section of skin, read from the site's data: no number is written twice."""

import re
from dataclasses import dataclass
from pathlib import Path

from illustrations.errors import PictureError
from sitekit.evidence.models import Claims
from sitekit.loading import load_model
from sitekit.tables.models import Needles

NEEDLE = "#12"


@dataclass(frozen=True, slots=True)
class Measures:
    """All in mm."""

    dead_layer: float
    """Middle of the range measured (SKIN-1)."""
    epidermis: float
    """Dead layer included, mean of 56 studies (SKIN-2)."""
    dermis: float
    """Where it is thinnest, the back of the hand (SKIN-3)."""
    needle: float
    """Diameter of the wire (needles.yml)."""
    depth: tuple[float, float]
    """How deep the trade says the needle goes (SKIN-11)."""


def read_measures(data_dir: Path) -> Measures:
    """Read claims.yml and needles.yml in `data_dir`; PictureError where a file or a number is not there."""
    claims, faults = load_model(data_dir / "claims.yml", Claims, shown_as="docs/_data/claims.yml")
    needles, more = load_model(data_dir / "needles.yml", Needles, shown_as="docs/_data/needles.yml")
    if claims is None or needles is None:
        raise PictureError("\n".join(str(fault) for fault in [*faults, *more]))
    numbers = {claim.id: claim.numbers for claim in claims.claims}
    dead_from, dead_to = _find(numbers, "SKIN-1", r"dead top layer adds ([\d.]+)–([\d.]+) µm")
    (epidermis,) = _find(numbers, "SKIN-2", r"^([\d.]+) µm")
    (dermis,) = _find(numbers, "SKIN-3", r"Mean dermis ([\d.]+) mm \(back of hand")
    shallow, deep = _find(numbers, "SKIN-11", r"^([\d.]+)–([\d.]+) mm \(trade\)")
    wires = [needle.diameter_mm for needle in needles.needles if needle.code == NEEDLE]
    if not wires:
        raise PictureError(f"docs/_data/needles.yml: the cross-section draws needle {NEEDLE}, which is not there.")
    return Measures((dead_from + dead_to) / 2000, epidermis / 1000, dermis, wires[0], (shallow, deep))


def _find(numbers: dict[str, str], claim: str, pattern: str) -> tuple[float, ...]:
    found = re.search(pattern, numbers.get(claim, ""))
    if not found:
        raise PictureError(
            f"docs/_data/claims.yml: the cross-section reads {claim} as “{pattern}”, which is not there."
        )
    return tuple(map(float, found.groups()))
