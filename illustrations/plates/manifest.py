"""The shape of `plates.yml`: every picture the engine makes, one entry each."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from illustrations.errors import PictureError
from sitekit.loading import load_model
from sitekit.problems import Problem

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SubjectKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Millimetres = Annotated[float, Field(gt=0, le=200)]
Style = Literal["micro-realism", "fine-line", "simplified"]
Stage = Literal["fresh", "healed"]
Spread = Literal["low", "middle", "high"]
Layout = Literal[
    "single",
    "ladder-same-scale",
    "ladder-same-apparent",
    "time-strip",
    "tone-strip",
    "pair",
    "fresh-and-healed",
]
PlacementKey = Literal["inner-wrist", "forearm", "behind-ear", "ankle", "ribs", "outer-upper-arm"]
"""Keys of `docs/_data/placements.yml` whose skin the engine can draw."""

STEPPED = {"ladder-same-scale", "ladder-same-apparent", "time-strip", "tone-strip", "pair"}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Overlay(_Part):
    """What is laid over the picture."""

    scale_bar: bool = True
    coin: bool = False
    """Outline of a US quarter around the middle."""


class Plate(_Part):
    """One picture. Lengths are millimetres of skin; pixels are those of one panel."""

    key: Slug
    set: Slug
    subject: SubjectKey
    style: Style = "micro-realism"
    width_mm: Millimetres
    """Width of the tattoo; the height follows from the reference. In a ladder, that of the largest."""
    placement: PlacementKey
    tone: int = Field(ge=1, le=10)
    """Monk scale, approximately."""
    stage: Stage = "healed"
    years: float = Field(default=0, ge=0, le=40)
    """Time since it healed."""
    spread: Spread = "middle"
    seed: int = Field(default=1, ge=0)
    """Of the hand and of the skin: the same seed is the same piece on the same skin."""
    rotation_deg: float = Field(default=0, ge=-180, le=180)
    """How far the tattoo is turned clockwise."""
    look_at_mm: tuple[float, float] = (0.0, 0.0)
    """Where on the tattoo the camera looks: right of and below its middle."""
    frame_mm: tuple[Millimetres, Millimetres]
    """Width and height of skin in one panel; a ladder at one scale takes its own heights."""
    out_px: int = Field(default=1600, ge=200, le=2000)
    """Width of the picture; less where its panels would be higher together than 2000 px."""
    overlay: Overlay = Overlay()
    layout: Layout = "single"
    steps: tuple[float, ...] = ()
    """What changes from panel to panel: widths in mm (ladders), years (time strips, pairs), tones (tone strips)."""
    against: Style | None = None
    """In a pair: the style of the second piece, which lies to the right of the first."""
    series: Slug | None = Field(default=None, exclude=True)
    """Single pictures of one piece in one frame, told apart by stage and years; does not change what is drawn."""
    title: Text
    alt: Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=150)]
    caption: Text

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        if (self.layout in STEPPED) != bool(self.steps):
            raise ValueError(f"a {self.layout} {'needs' if self.layout in STEPPED else 'has no'} steps")
        if (self.layout == "pair") != (self.against is not None):
            raise ValueError("against belongs to a pair, and every pair needs it")
        if self.layout == "pair" and self.rotation_deg:
            raise ValueError("the pieces of a pair stand upright; leave rotation_deg out")
        if any(step < 0 for step in self.steps):
            raise ValueError("steps are not negative")
        if self.layout == "tone-strip" and not all(step in range(1, 11) for step in self.steps):
            raise ValueError("the steps of a tone-strip are whole numbers from 1 to 10")
        if self.layout.startswith("ladder") and (0 in self.steps or max(self.steps) != self.width_mm):
            raise ValueError("the steps of a ladder are widths in mm, and width_mm is the greatest of them")
        if self.stage == "fresh" and self.years:
            raise ValueError("a fresh tattoo is 0 years old")
        if self.overlay.coin and self.layout != "single":
            raise ValueError("only a single picture carries the coin")
        if self.series and self.layout != "single":
            raise ValueError("only a single picture belongs to a series")
        return self


class Manifest(_Part):
    """The file `plates.yml`."""

    copyright: Text
    licence: Text
    plates: tuple[Plate, ...]

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        seen: set[str] = set()
        for plate in self.plates:
            if plate.key in seen:
                raise ValueError(f'two entries have the key "{plate.key}". Give one of them another')
            seen.add(plate.key)
        return self


def load_manifest(path: Path, *, shown_as: str | None = None) -> tuple[Manifest | None, list[Problem]]:
    """Read the manifest; return it, or None with every fault."""
    return load_model(path, Manifest, shown_as=shown_as)


def require_manifest(path: Path, *, shown_as: str | None = None) -> Manifest:
    """Read the manifest, or raise PictureError with one line for each fault."""
    manifest, problems = load_manifest(path, shown_as=shown_as)
    if manifest is None:
        raise PictureError("\n".join(map(str, problems)))
    return manifest
