"""Ages that cannot be, and stages that contradict them."""

from collections.abc import Iterator
from typing import Final

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault
from sitekit.gallery.rules import Rules

DAYS_IN_YEAR: Final = 365.25
FRESH_UP_TO: Final = 14
"""Days."""
HEALING_UP_TO: Final = 183
"""Days: skin that takes longer needs a doctor, not a picture."""
HEALED_FROM: Final = 90
"""Days, as our pages on care say: month 3 is the first time to judge it."""


def find_age_faults(entry: Entry, _: Rules) -> Iterator[Fault]:
    """Yield what is wrong with the age."""
    if entry.age_days is not None and entry.age_years is not None:
        yield Fault(("age_days",), "gallery-age", "stands beside age_years: keep one of the two.")
        return
    if entry.age_days is not None:
        field, age, days = "age_days", f"{entry.age_days} days", float(entry.age_days)
    elif entry.age_years is not None:
        field, age, days = "age_years", f"{entry.age_years:g} years", entry.age_years * DAYS_IN_YEAR
    else:
        yield Fault(("age_days",), "gallery-age", "is missing: write age_days or age_years, since it was tattooed.")
        return
    if entry.drawing or entry.stage == "drawing":
        if entry.shown == "fresh" and days > 0:
            yield Fault(("shown",), "gallery-stage", f'is "fresh" at {age}: write "healed", or {field}: 0.')
    elif entry.stage == "fresh" and days > FRESH_UP_TO:
        better = "healed" if days >= HEALED_FROM else "healing"
        yield Fault(("stage",), "gallery-stage", f'is "fresh" at {age}: write "{better}", or mend {field}.')
    elif entry.stage == "healing" and days > HEALING_UP_TO:
        yield Fault(("stage",), "gallery-stage", f'is "healing" at {age}: write "healed", or mend {field}.')
    elif entry.stage == "healed" and days < HEALED_FROM:
        says = f'is "healed" at {age}: write "healing" until {HEALED_FROM} days have passed, or mend {field}.'
        yield Fault(("stage",), "gallery-stage", says)
