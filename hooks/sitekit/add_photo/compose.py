"""The answers as an entry of `gallery.yml`."""

from typing import Any, Final

from .questions import Answers, age_fields

_PLAIN: Final = (
    ("id", "title", "alt", "caption", "subject", "width_mm", "height_mm", "frame_width_mm", "placement"),
    ("skin_tone", "touch_ups", "colour", "technique", "session_hours", "artist"),
    ("series", "licence", "credit"),
)

ASKED_FOR: Final = {
    "stage": "tattooed",
    "age_days": "tattooed",
    "age_years": "tattooed",
    "photo": "light",
    "consent": "consent_id",
}
"""For a field of the entry that is put together from answers: the question to ask again."""


def compose_entry(answers: Answers, file: str) -> dict[str, Any]:
    """Return the entry as it is written, empty answers left out."""
    looks, work, rights = ({name: answers[name] for name in names} for names in _PLAIN)
    entry = {
        **looks,
        **age_fields(answers["tattooed"], answers["taken"]),
        **work,
        "photo": {name: answers[name] for name in ("light", "ruler", "editing")},
        **rights,
        "consent": {"id": answers["consent_id"], "uses": answers["uses"]},
    }
    ordered = {"id": entry.pop("id"), "file": file, **entry}
    return {name: value for name, value in ordered.items() if value not in (None, "")}
