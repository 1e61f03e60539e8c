"""What an entry may not say: one kind of fault to a file. Each check yields faults, and reads no file."""

from collections.abc import Callable, Iterator
from typing import Final

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault
from sitekit.gallery.rules import Rules

from .ages import find_age_faults
from .alt_text import find_alt_faults
from .choices import find_choice_faults
from .consent import find_consent_faults
from .drawing import find_drawing_faults
from .personal import find_personal_faults

Check = Callable[[Entry, Rules], Iterator[Fault]]

CHECKS: Final[tuple[tuple[Check, frozenset[str]], ...]] = (
    (find_alt_faults, frozenset({"alt"})),
    (find_choice_faults, frozenset()),
    (find_age_faults, frozenset({"stage", "shown", "age_days", "age_years"})),
    (find_drawing_faults, frozenset({"stage", "drawing", "panels"})),
    (find_consent_faults, frozenset({"stage", "drawing"})),
    (find_personal_faults, frozenset()),
)
"""Each check, and the fields that have to be sound before it can say anything."""
