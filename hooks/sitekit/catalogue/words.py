"""What a picture shows, in words: said once here, read on plates, on cards, in tables and in the finder's data."""

from collections.abc import Sequence
from typing import Final

from sitekit.gallery.entry import Entry, Panel

from .exhibit import Exhibit

MM_PER_INCH: Final = 25.4
DAYS_PER_YEAR: Final = 365.25
_SHOWN_IN_DAYS: Final = 90
"""Ages below are said in days, above in months or years."""
_SHOWN_IN_MONTHS: Final = 24
_NOBREAK: Final = "\u00a0"
_TIMES: Final = ("never touched up", "touched up once", "touched up twice")

View = Entry | Panel


def list_views(entry: Entry) -> Sequence[View]:
    """Return the panels of a picture, or the entry itself where it has one view."""
    return entry.panels or (entry,)


def describe_facts(exhibit: Exhibit) -> str:
    """Return one line of facts: "26 × 26.7 mm · forearm · healed · white skin, light · drawing"."""
    entry = exhibit.piece.entry
    place = decapitalise(exhibit.placement.partition(",")[0])
    kind = describe_kind(entry).lower() + (", modelled" if describe_modelling(entry) else "")
    facts = (describe_millimetres(entry), place, describe_stage(entry), name_tone(exhibit), kind)
    return f"{_NOBREAK}· ".join(facts)


def describe_size(entry: Entry) -> str:
    """Return "26 × 26.7 mm (1.0 × 1.1 in)", or all widths of a picture with several."""
    return f"{describe_millimetres(entry)} ({describe_inches(entry)})"


def describe_millimetres(entry: Entry) -> str:
    """Return "26 × 26.7 mm", or all widths: "10, 15 and 25 mm wide"."""
    sizes = _list_sizes(entry)
    if len(sizes) == 1:
        return describe_view_size(list_views(entry)[0])
    widths = dict.fromkeys(f"{width:g}" for width, _ in sizes)
    return f"{join_words(list(widths))}{_NOBREAK}mm wide"


def describe_inches(entry: Entry) -> str:
    """Return "1.0 × 1.1 in", or all widths."""
    sizes = _list_sizes(entry)
    if len(sizes) == 1:
        return f"{_NOBREAK}×{_NOBREAK}".join(f"{side / MM_PER_INCH:.1f}" for side in sizes[0]) + f"{_NOBREAK}in"
    widths = dict.fromkeys(f"{width / MM_PER_INCH:.1f}" for width, _ in sizes)
    return f"{join_words(list(widths))}{_NOBREAK}in"


def _list_sizes(entry: Entry) -> list[tuple[float, float]]:
    return list(dict.fromkeys((view.width_mm, view.height_mm) for view in list_views(entry)))


def widest_mm(entry: Entry) -> float:
    """Return the width of the tattoo in mm; of several that of the widest."""
    return max(view.width_mm for view in list_views(entry))


def describe_view_size(view: View) -> str:
    """Return "26 × 26.7 mm"."""
    return f"{view.width_mm:g}{_NOBREAK}×{_NOBREAK}{view.height_mm:g}{_NOBREAK}mm"


def describe_stage(entry: Entry) -> str:
    """Return stage and age: "healed, 14 months"; of several views the first and the last: "healed to 20 years"."""
    stages = list(dict.fromkeys(describe_view_stage(view) for view in list_views(entry)))
    if len(stages) == 1:
        return stages[0]
    last = stages[-1].removeprefix("healed, ")
    return f"{stages[0]} {'and' if len(stages) == 2 else 'to'} {last}"  # noqa: PLR2004 - two are a pair


def describe_view_stage(view: View) -> str:
    """Return the stage a view shows and its age, if that is more than none: "fresh", "healing, 12 days"."""
    age = describe_age(view)
    return f"{stage_of(view)}, {age}" if age else stage_of(view)


def stage_of(view: View) -> str:
    """Return fresh, healing or healed: for a drawing what it shows."""
    if isinstance(view, Panel):
        return view.shown
    return view.shown or view.stage


def describe_age(view: View) -> str:
    """Return the age of the ink: "12 days", "14 months", "2.5 years"; empty where it has none."""
    days = None if isinstance(view, Panel) else view.age_days
    if days is not None:
        if days < _SHOWN_IN_DAYS:
            return count(days, "day") if days else ""
        if days < _SHOWN_IN_MONTHS / 12 * DAYS_PER_YEAR:
            return count(round(days * 12 / DAYS_PER_YEAR), "month")
    years = days / DAYS_PER_YEAR if days is not None else view.age_years or 0
    if 0 < years < 1:
        return count(round(years * 12) or 1, "month")
    return count(round(years, 1), "year") if years else ""


def describe_tone(exhibit: Exhibit) -> str:
    """Return the skin in words with its step: "white skin, light (Monk 2)", "3 skin tones (Monk 1, 5 and 10)"."""
    steps = [f"{step}" for step in list_tones(exhibit.piece.entry)]
    return f"{name_tone(exhibit)} (Monk{_NOBREAK}{join_words(steps)})"


def name_tone(exhibit: Exhibit) -> str:
    """Return the skin in words: "white skin, light", or how many tones there are."""
    steps = list_tones(exhibit.piece.entry)
    return name_step(exhibit, steps[0]) if len(steps) == 1 else f"{len(steps)} skin tones"


def name_step(exhibit: Exhibit, step: int) -> str:
    """Return a step of the Monk scale in the vocabulary's words."""
    return next((tone.name for tone in exhibit.vocabulary.tones if tone.monk == step), f"skin of Monk {step}")


def list_tones(entry: Entry) -> list[int]:
    """Return the steps of the Monk scale (1-10) a picture shows, as they come."""
    return list(dict.fromkeys(view.skin_tone for view in list_views(entry)))


def describe_kind(entry: Entry) -> str:
    """Return "Drawing" or "Photograph"."""
    return "Drawing" if entry.drawing else "Photograph"


def describe_modelling(entry: Entry) -> str:
    """Return what of a drawing is modelled: "10 years, modelled with the middle spread."; empty if nothing is."""
    aged = [view for view in list_views(entry) if entry.drawing and view.age_years]
    if not aged:
        return ""
    years = list(dict.fromkeys(view.age_years or 0 for view in aged))
    said = describe_age(aged[0]) if len(years) == 1 else f"{join_words([f'{year:g}' for year in years])} years"
    return f"{said}, modelled with the {describe_spread(entry)} spread."


def describe_history(entry: Entry) -> str:
    """Return, as a sentence, what is modelled in a drawing or how often the piece in a photograph was touched up."""
    return describe_modelling(entry) if entry.drawing else f"{capitalise(describe_touch_ups(entry))}."


def describe_spread(entry: Entry) -> str:
    """Return how fast the ink was taken to spread: "middle", "low and high"; empty where nothing says so."""
    return join_words(list(dict.fromkeys(view.spread for view in list_views(entry) if view.spread)))


def describe_touch_ups(entry: Entry) -> str:
    """Return "never touched up", "touched up once", "touched up 3 times"."""
    return _TIMES[entry.touch_ups] if entry.touch_ups < len(_TIMES) else f"touched up {entry.touch_ups} times"


def count(number: float, thing: str) -> str:
    """Return "1 year", "2.5 years"."""
    return f"{number:g} {thing}{'' if number == 1 else 's'}"


def join_words(parts: Sequence[str]) -> str:
    """Return "10, 15 and 25"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1] if parts else "") if part)


def capitalise(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def decapitalise(name: str) -> str:
    """Return a name as it stands within a sentence."""
    return name[:1].lower() + name[1:]
