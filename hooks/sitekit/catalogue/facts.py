"""All that is known of a piece, for the table on its own page."""

from collections.abc import Iterable
from typing import Final

from sitekit.gallery.vocabulary import Term
from sitekit.typography import curl

from .exhibit import Exhibit
from .words import (
    capitalise,
    count,
    describe_kind,
    describe_modelling,
    describe_size,
    describe_spread,
    describe_stage,
    describe_tone,
    describe_touch_ups,
    join_words,
    list_views,
)

_EDITING: Final = {
    "none": "Nothing was edited.",
    "cropped": "Cropped, nothing else edited.",
    "exposure": "Only the exposure was edited.",
}


def facts_table(exhibit: Exhibit) -> list[tuple[str, str]]:
    """Return every fact as `(label, value)`, in the order of the page; what is not known has no row.

    Whoever consented stays unnamed: the uses are told, the number of the paper is not.
    """
    entry, vocabulary = exhibit.piece.entry, exhibit.vocabulary
    rows = (
        ("What it is", " ".join((f"{describe_kind(entry)}.", describe_modelling(entry))).strip()),
        ("Size", describe_size(entry)),
        ("Skin in the picture", f"{entry.frame_width_mm:g}\u00a0mm wide" if entry.frame_width_mm else ""),
        ("Placement", exhibit.placement),
        ("Stage and age", capitalise(describe_stage(entry))),
        ("Skin tone", capitalise(describe_tone(exhibit))),
        ("Subject", _name(entry.subject, vocabulary.subjects)),
        ("Technique", _name_techniques(exhibit)),
        ("Colour", _name(entry.colour, vocabulary.colours)),
        ("Spread of the ink", capitalise(describe_spread(entry))),
        ("Touch-ups", capitalise(describe_touch_ups(entry))),
        ("Time in the chair", count(entry.session_hours, "hour") if entry.session_hours else ""),
        ("Artist", entry.artist),
        ("How it was photographed", _describe_photo(exhibit)),
        ("The wearer agreed to", _describe_consent(exhibit)),
        ("Credit", entry.credit),
        ("Licence", entry.licence),
    )
    return [(label, curl(value)) for label, value in rows if value]


def _describe_photo(exhibit: Exhibit) -> str:
    photo = exhibit.piece.entry.photo
    if photo is None:
        return ""
    ruler = "A ruler lies on the skin." if photo.ruler else "No ruler in the picture."
    return f"Light: {photo.light.rstrip('.')}. {ruler} {_EDITING[photo.editing]}"


def _describe_consent(exhibit: Exhibit) -> str:
    consent = exhibit.piece.entry.consent
    return "; ".join(_name(use, exhibit.vocabulary.uses) for use in consent.uses) if consent else ""


def _name_techniques(exhibit: Exhibit) -> str:
    """Name each technique once; a panel may show two, as "micro-realism / fine-line"."""
    views = list_views(exhibit.piece.entry)
    keys = dict.fromkeys(key.strip() for view in views for key in view.technique.split("/"))
    names = [_name(key, exhibit.vocabulary.techniques) for key in keys]
    return capitalise(join_words([name.lower() for name in names]))


def _name(key: str, terms: Iterable[Term]) -> str:
    return next((term.name for term in terms if term.key == key), capitalise(key.replace("-", " ")))
