"""The ink maps of our subjects, as the picture engine leaves them in docs/_data/density."""

from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from sitekit.loading import load_model

_INDEX: Final = "density/index.json"


class Density(BaseModel):
    """How much ink lies where in one subject: a grey picture with a bare margin around the motif."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    key: str
    title: str
    file: str
    width_mm: float
    """Of the motif, without the margin."""
    height_mm: float
    px_per_mm: float
    credit: str


class Densities(BaseModel):
    """All of them, and how to read a pixel: absorbance = max_absorbance × (value / 255)², natural logarithm."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    max_absorbance: float
    margin_mm: float
    pieces: tuple[Density, ...]


def read_densities(data_dir: Path) -> Densities | None:
    """Return the ink maps whose files are there; None without an index."""
    found, _ = load_model(data_dir / _INDEX, Densities)
    if found is None:
        return None
    pieces = tuple(one for one in found.pieces if (data_dir / "density" / one.file).is_file())
    return found.model_copy(update={"pieces": pieces}) if pieces else None
