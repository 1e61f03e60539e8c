"""What `add-photo` asks, in what order, what it suggests and how it reads the answers."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sitekit.gallery.entry import PhotoNotes
from sitekit.gallery.vocabulary import Vocabulary
from sitekit.problems import did_you_mean

HEALED_DAYS: Final = 90
_FRESH_DAYS: Final = 3
_YEAR: Final = 365.25

Answers = dict[str, Any]


class AnswerError(Exception):
    """An answer cannot be used; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the keys a list offers, and its words."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Background:
    """What is known before the first question."""

    vocabulary: Vocabulary
    placements: Sequence[Choice]
    sets: Sequence[Choice]
    taken: dt.date | None
    last: Mapping[str, Any]
    """The photograph written last, as it stands in its `gallery.yml`; its studio facts are suggested again."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask."""

    field: str
    ask: str
    help: str
    read: Callable[[str], Any]
    """Turns the words into a value; raises AnswerError."""
    suggestion: str = ""
    """Taken when the answer is empty."""
    choices: tuple[Choice, ...] = ()
    optional: bool = False


def questions(known: Background, answers: Answers) -> Question | None:
    """Return the next question, given the answers so far; None when there is none left."""
    for make in _ORDER:
        question = make(known, answers)
        if question.field not in answers:
            return question
    return None


def age_fields(tattooed: dt.date, taken: dt.date) -> dict[str, Any]:
    """Return `stage` and the age on the day of the photograph. Raises AnswerError if that is before the tattoo."""
    days = (taken - tattooed).days
    if days < 0:
        raise AnswerError(f"The photo is from {taken}, so it cannot have been tattooed on {tattooed}.")
    stage = "healed" if days >= HEALED_DAYS else "healing" if days > _FRESH_DAYS else "fresh"
    age = {"age_years": round(days / _YEAR, 1)} if days >= 2 * _YEAR else {"age_days": days}
    return {"stage": stage, **age}


def slugify(words: str) -> str:
    """Return words as an id: `Fern, 24 mm` becomes `fern-24-mm`."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].rstrip("-")


def _words(text: str) -> str:
    if not text.strip():
        raise AnswerError("Write at least a word.")
    return text.strip()


def _maybe_words(text: str) -> str:
    return text.strip()


def _number(text: str) -> float:
    match = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*(?:mm|h|hours?)?", text.strip())
    if match is None:
        raise AnswerError("Write a number, as in 24 or 24.5.")
    value = float(match[1].replace(",", "."))
    return int(value) if value == int(value) else value


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]+", text.strip()):
        raise AnswerError("Write a whole number, as in 0 or 2.")
    return int(text)


def _maybe_number(text: str) -> float | None:
    return _number(text) if text.strip() else None


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise AnswerError("Write a date like 2026-05-01: year, month, day.") from None


def _yes(text: str) -> bool:
    match text.strip().lower():
        case "y" | "yes":
            return True
        case "n" | "no":
            return False
    raise AnswerError("Write yes or no.")


def _key(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text.strip()):
        raise AnswerError("Use small letters, figures and single hyphens, as in fern-24-mm.")
    return text.strip()


def _maybe_key(text: str) -> str | None:
    return _key(text) if text.strip() else None


def pick(choices: Sequence[Choice]) -> Callable[[str], str]:
    """Return a reader that takes a choice by its number, its key or the beginning of its name."""

    def read(text: str) -> str:
        wanted = text.strip().lower()
        if wanted.isdigit() and 1 <= int(wanted) <= len(choices):
            return choices[int(wanted) - 1].key
        exact = [choice.key for choice in choices if wanted in (choice.key.lower(), choice.name.lower())]
        begins = [choice.key for choice in choices if wanted and choice.name.lower().startswith(wanted)]
        found = exact or begins
        if len(found) != 1:
            hint = did_you_mean(wanted, [choice.key for choice in choices])
            raise AnswerError(f"Write one of the numbers.{hint}")
        return found[0]

    return read


def _pick_many(choices: Sequence[Choice]) -> Callable[[str], list[str]]:
    one = pick(choices)

    def read(text: str) -> list[str]:
        found = [one(part) for part in re.split(r"[,\s]+", text.strip()) if part]
        if not found:
            raise AnswerError("Write at least one of the numbers.")
        return list(dict.fromkeys(found))

    return read


def _terms(terms: Sequence[Any]) -> tuple[Choice, ...]:
    return tuple(Choice(term.key, term.name) for term in terms)


def _pick_question(field: str, ask: str, help_text: str, choices: Sequence[Choice], suggestion: str = "") -> Question:
    return Question(field, ask, help_text, pick(choices), suggestion, tuple(choices))


def _ask_title(known: Background, answers: Answers) -> Question:
    names = {term.key: term.name for term in known.vocabulary.subjects}
    width = answers.get("width_mm")
    suggestion = f"{names.get(answers.get('subject', ''), '')}, {width} mm" if width else ""
    return Question("title", "Title", "What it is and how wide, as in “Fern, 24 mm”.", _words, suggestion)


def _ask_height(known: Background, answers: Answers) -> Question:
    del known
    width = answers.get("width_mm")
    return Question(
        "height_mm",
        "Height of the tattoo in mm",
        f"Measured on the skin, at right angles to the width{f' of {width} mm' if width else ''}.",
        _number,
    )


def _ask_taken(known: Background, answers: Answers) -> Question:
    del answers
    return Question(
        "taken",
        "When was the photo taken",
        "The camera's own date is suggested where it wrote one. Only the age goes on the site.",
        _date,
        known.taken.isoformat() if known.taken else "",
    )


def _ask_tone(known: Background, answers: Answers) -> Question:
    del answers
    choices = [Choice(str(tone.monk), tone.name) for tone in known.vocabulary.tones]
    return Question(
        "skin_tone",
        "Skin tone, as the wearer would say",
        "A step of the Monk scale. Judge by the skin beside the tattoo, in the same light.",
        lambda text: int(pick(choices)(text)),
        choices=tuple(choices),
    )


def _ask_uses(known: Background, answers: Answers) -> Question:
    del answers
    choices = _terms(known.vocabulary.uses)
    return Question(
        "uses",
        "Which uses did the wearer agree to (one or more numbers)",
        "Only those on the signed paper. Without “site” the picture cannot be shown here.",
        _pick_many(choices),
        choices=choices,
    )


def _ask_id(known: Background, answers: Answers) -> Question:
    del known
    return Question(
        "id",
        "Its name in the address, for good",
        "The piece's address is /gallery/piece/<this>/. People will be handed it, so it never changes.",
        _key,
        slugify(str(answers.get("title", ""))),
    )


def _plain(
    field: str, ask: str, help_text: str, read: Callable[[str], Any], *, last: bool = False, optional: bool = False
) -> Callable[[Background, Answers], Question]:
    def make(known: Background, answers: Answers) -> Question:
        del answers
        suggestion = str(known.last.get(field, "")) if last else ""
        return Question(field, ask, help_text, read, suggestion, optional=optional)

    return make


def _editing() -> tuple[Choice, ...]:
    words = {"none": "nothing", "cropped": "cropped", "exposure": "the whole picture made lighter or less light"}
    allowed = PhotoNotes.model_fields["editing"].annotation.__args__  # type: ignore[union-attr]
    return tuple(Choice(key, words[key]) for key in allowed)


_ORDER: Final[tuple[Callable[[Background, Answers], Question], ...]] = (
    lambda known, _: _pick_question("set", "Which set does it belong to", "A folder under docs/gallery.", known.sets),
    lambda known, _: _pick_question(
        "subject",
        "What does it show",
        "If none fits, add one to docs/_data/gallery.yml.",
        _terms(known.vocabulary.subjects),
    ),
    _plain("width_mm", "Width of the tattoo in mm", "Measured on the skin, at its widest.", _number),
    _ask_height,
    _plain(
        "frame_width_mm",
        "Width of the skin in the whole picture in mm (leave empty if it is cropped to the tattoo)",
        "From the left edge of the picture to the right, read off the ruler. It gives the scale bar and the real size.",
        _maybe_number,
        optional=True,
    ),
    _ask_title,
    _plain(
        "alt", "What is to be seen", "For somebody who cannot see it: subject, place, skin. Not “image of”.", _words
    ),
    _plain("caption", "What should people notice", "One or two sentences; not the words you just wrote.", _words),
    lambda known, _: _pick_question("placement", "Where on the body", "The nearest of these.", known.placements),
    _plain("tattooed", "When was it tattooed", "The day of the session. Only the age goes on the site.", _date),
    _ask_taken,
    _plain("touch_ups", "How many touch-ups has it had", "0 if none.", _count),
    _ask_tone,
    lambda known, _: _pick_question("colour", "Colour", "What is in the skin.", _terms(known.vocabulary.colours)),
    lambda known, _: _pick_question("technique", "Technique", "How it was done.", _terms(known.vocabulary.techniques)),
    _plain(
        "session_hours", "Hours in the chair (may be empty)", "All sessions together.", _maybe_number, optional=True
    ),
    _plain("artist", "Artist", "As they sign their work.", _words, last=True),
    _plain("light", "Light", "As in “window, overcast”.", _words, last=True),
    _plain("ruler", "Is there a ruler in the picture (yes or no)", "Beside the tattoo, as far from the lens.", _yes),
    lambda _known, _answers: _pick_question(
        "editing", "What was edited", "Nothing else is allowed: no filters, no retouching.", _editing(), "none"
    ),
    _plain(
        "series",
        "Series (empty if it is the only photo of this piece)",
        "One word, the same for every photo of this piece, as in fern-0042.",
        _maybe_key,
        optional=True,
    ),
    _plain("consent_id", "Number of the signed paper", "It says nothing about the wearer, as in c-0042.", _key),
    _ask_uses,
    _plain(
        "licence", "Licence", "What others may do with the picture, as in “All rights reserved”.", _words, last=True
    ),
    _plain("credit", "Credit", "Whose photograph it is.", _words, last=True),
    _ask_id,
)
