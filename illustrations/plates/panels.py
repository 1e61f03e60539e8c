"""From a manifest entry to the panels it is made of. Nothing is drawn here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin

from .manifest import Layout, PlacementKey, Plate, Spread, Stage, Style

MOST_PX = 2000
"""Longest side of a finished picture [px]."""
GAP_PX = 4
"""Paper between two panels [px]."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One tattoo on the skin of a panel."""

    subject: str
    style: Style
    width_mm: float
    seed: int
    offset_mm: tuple[float, float] = (0.0, 0.0)
    """Of its middle from the middle of the drawing: right and down."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One photograph, with what is written on it."""

    pieces: tuple[Piece, ...]
    placement: PlacementKey
    tone: int
    stage: Stage
    years: float
    spread: Spread
    seed: int
    frame_mm: tuple[float, float]
    size_px: tuple[int, int]
    """Width and height."""
    look_at_mm: tuple[float, float]
    rotation_deg: float
    label: str = ""
    scale_bar: bool = True
    coin: bool = False


def plan_panels(plate: Plate, aspects: Mapping[str, float]) -> tuple[Panel, ...]:
    """Return the panels of a plate from top to bottom, as wide as `out_px` and together at most MOST_PX high.

    `aspects` gives the height of each subject divided by its width.
    """
    panels = _plan(plate, aspects[plate.subject])
    height_per_width = sum(panel.frame_mm[1] / panel.frame_mm[0] for panel in panels)
    room = MOST_PX - GAP_PX * (len(panels) - 1) - len(panels)
    width = min(plate.out_px, int(room / height_per_width))
    sized = [_resize(panel, width) for panel in panels]
    if len(sized) == 1:
        return tuple(sized)
    each_has_a_bar = plate.layout == "ladder-same-apparent"
    return tuple(
        replace(
            panel,
            label=f"{number}/{len(sized)}  {panel.label}",
            scale_bar=panel.scale_bar and (each_has_a_bar or number == len(sized)),
        )
        for number, panel in enumerate(sized, 1)
    )


def _plan(plate: Plate, aspect: float) -> list[Panel]:
    alone = _make_panel(plate, plate.width_mm, plate.frame_mm)
    plans: dict[Layout, Callable[[], list[Panel]]] = {
        "single": lambda: [replace(alone, coin=plate.overlay.coin)],
        "ladder-same-scale": lambda: _plan_same_scale(plate, aspect),
        "ladder-same-apparent": lambda: _plan_same_apparent(plate),
        "time-strip": lambda: [_at_age(alone, years) for years in plate.steps],
        "tone-strip": lambda: [replace(alone, tone=int(tone), label=f"Monk {tone:g}") for tone in plate.steps],
        "pair": lambda: _plan_pair(plate, alone),
        "fresh-and-healed": lambda: [replace(alone, stage="fresh", label="fresh"), replace(alone, label="healed")],
    }
    return plans[plate.layout]()


def _resize(panel: Panel, width_px: int) -> Panel:
    return replace(panel, size_px=(width_px, round(width_px * panel.frame_mm[1] / panel.frame_mm[0])))


def extent_mm(width_mm: float, aspect: float, rotation_deg: float) -> tuple[float, float]:
    """Return width and height [mm] of the upright box around a turned motif."""
    across, down = abs(cos(radians(rotation_deg))), abs(sin(radians(rotation_deg)))
    return width_mm * (across + aspect * down), width_mm * (down + aspect * across)


def _make_panel(plate: Plate, width_mm: float, frame_mm: tuple[float, float]) -> Panel:
    return Panel(
        pieces=(Piece(plate.subject, plate.style, width_mm, plate.seed),),
        placement=plate.placement,
        tone=plate.tone,
        stage=plate.stage,
        years=plate.years,
        spread=plate.spread,
        seed=plate.seed,
        frame_mm=frame_mm,
        size_px=(0, 0),
        look_at_mm=plate.look_at_mm,
        rotation_deg=plate.rotation_deg,
        scale_bar=plate.overlay.scale_bar,
    )


def _plan_same_scale(plate: Plate, aspect: float) -> list[Panel]:
    air = plate.frame_mm[1] - extent_mm(plate.width_mm, aspect, plate.rotation_deg)[1]
    panels = []
    for width in plate.steps:
        frame = (plate.frame_mm[0], extent_mm(width, aspect, plate.rotation_deg)[1] + air)
        panels.append(replace(_make_panel(plate, width, frame), label=f"{width:g} mm"))
    return panels


def _plan_same_apparent(plate: Plate) -> list[Panel]:
    panels = []
    for width in plate.steps:
        share = width / plate.width_mm
        frame = (plate.frame_mm[0] * share, plate.frame_mm[1] * share)
        panels.append(replace(_make_panel(plate, width, frame), label=f"{width:g} mm"))
    return panels


def _plan_pair(plate: Plate, alone: Panel) -> list[Panel]:
    """Two pieces side by side on one piece of skin, at each age."""
    quarter = plate.frame_mm[0] / 4
    left = replace(alone.pieces[0], offset_mm=(-quarter, 0.0))
    right = replace(left, style=plate.against or plate.style, offset_mm=(quarter, 0.0))
    panels = [_at_age(replace(alone, pieces=(left, right)), years) for years in plate.steps]
    styles = f"{plate.style} left, {plate.against} right"
    return [replace(panels[0], label=f"{panels[0].label}: {styles}"), *panels[1:]]


def _at_age(panel: Panel, years: float) -> Panel:
    """Return the panel at an age; at 0 years the stage is the plate's own, afterwards it has healed."""
    if years == 0:
        return replace(panel, years=0, label=panel.stage)
    unit = "year" if years == 1 else "years"
    return replace(panel, years=years, stage="healed", label=f"{years:g} {unit}, {panel.spread} spread")
