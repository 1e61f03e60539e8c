"""The views in one drawn picture, for those who cannot see which is which."""

from itertools import pairwise

from sitekit.gallery.entry import Panel
from sitekit.typography import curl

from .exhibit import Exhibit
from .words import describe_age, describe_view_size, describe_view_stage, name_step


def describe_panels(exhibit: Exhibit) -> list[tuple[str, str]]:
    """Return for each panel its label and what else sets it apart from the others; nothing where there is one view."""
    panels = exhibit.piece.entry.panels
    differs = {
        fact for one, other in pairwise(panels) for fact in ("skin_tone", "size", "stage") if _differ(fact, one, other)
    }
    return [(curl(panel.label), _tell_apart(exhibit, panel, differs)) for panel in panels if len(panels) > 1]


def _differ(fact: str, one: Panel, other: Panel) -> bool:
    if fact == "size":
        return (one.width_mm, one.height_mm) != (other.width_mm, other.height_mm)
    if fact == "stage":
        return describe_view_stage(one) != describe_view_stage(other)
    return one.skin_tone != other.skin_tone


def _tell_apart(exhibit: Exhibit, panel: Panel, differs: set[str]) -> str:
    told = []
    if "skin_tone" in differs:
        told.append(name_step(exhibit, panel.skin_tone))
    if "size" in differs:
        told.append(describe_view_size(panel))
    if "stage" in differs and (describe_age(panel) or panel.shown) not in panel.label:
        told.append(describe_view_stage(panel))
    return ", ".join(told)
