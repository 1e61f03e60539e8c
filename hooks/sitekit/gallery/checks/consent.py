"""A photograph of a person's skin needs their leave, and notes on how it was taken."""

from collections.abc import Iterator

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault
from sitekit.gallery.rules import Rules
from sitekit.gallery.word_lists import THIS_SITE


def find_consent_faults(entry: Entry, _: Rules) -> Iterator[Fault]:
    """Yield what a photograph lacks."""
    if entry.drawing or entry.stage == "drawing":
        return
    if entry.consent is None:
        says = "is missing: write id and uses from the paper the wearer signed, or leave the picture out."
        yield Fault(("consent",), "gallery-consent", says)
    elif THIS_SITE not in entry.consent.uses:
        says = f'does not hold "{THIS_SITE}": ask the wearer for it in writing, or leave the picture out.'
        yield Fault(("consent", "uses"), "gallery-consent", says)
    if entry.photo is None:
        yield Fault(("photo",), "gallery-photo", "is missing: write light, ruler and editing.")
    if not entry.artist.strip():
        yield Fault(("artist",), "gallery-artist", "is missing: write who tattooed it.")
