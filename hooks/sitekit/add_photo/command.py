"""`python -m sitekit add-photo FILE`: put a photograph into a gallery."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitekit.gallery.checks.proportions import find_proportion_faults
from sitekit.gallery.judging import judge_entry
from sitekit.gallery.published import FILE as PUBLISHED
from sitekit.gallery.reading import WrittenSet, read_sets
from sitekit.gallery.rules import Rules, load_rules
from sitekit.loading import UnreadableError, load_model
from sitekit.pictures.model import MasterFacts
from sitekit.tables.models import Placements

from .compose import ASKED_FOR, compose_entry
from .dialogue import Ask, Say, hold
from .filing import file_photo
from .intake import Intake, IntakeError, take_in
from .questions import AnswerError, Answers, Background, Choice


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", type=Path, help="a photograph: HEIC, JPEG, PNG, WebP, TIFF or AVIF")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the folder of pages (default: docs)")


def run(arguments: argparse.Namespace) -> int:
    """Ask for what the gallery must say, then file the photograph; return 1 if nothing was changed."""
    today = dt.datetime.now(tz=dt.UTC).date()
    return add_photo(arguments.file, arguments.docs, ask=_ask, say=_say, today=today)


def add_photo(file: Path, docs: Path, *, ask: Ask, say: Say, today: dt.date) -> int:
    """Take in `file`, ask with `ask`, tell with `say`, and write into `docs`; return the exit code."""
    try:
        intake = take_in(file)
        desk = _open_desk(docs)
        say(f"{file.name}: {intake.image.width} × {intake.image.height} px. ? and Enter shows help, Ctrl-C stops.\n")
        entry, set_key = _agree(intake, desk, ask, say)
        file_photo(intake, entry, docs, set_key=set_key, today=today)
    except (IntakeError, UnreadableError) as error:
        say(str(error))
        return 1
    except OSError as error:
        say(f"It could not be written ({error.strerror}: {error.filename}). Nothing was changed.")
        return 1
    except (EOFError, KeyboardInterrupt):
        say("\nNothing was changed.")
        return 1
    say(f"\nFiled as {docs}/gallery/{set_key}/{entry['file']}, described in gallery.yml beside it.")
    say(f"Its address will be /gallery/piece/{entry['id']}/, for good. Look at it: make serve")
    return 0


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies ready before the first question."""

    rules: Rules
    sets: tuple[WrittenSet, ...]
    placements: tuple[Choice, ...]
    taken_ids: frozenset[str]


def _open_desk(docs: Path) -> _Desk:
    rules, problems = load_rules(docs / "_data", shown_as=f"{docs}/_data")
    sets = tuple(read_sets(docs / "gallery", shown_as=f"{docs}/gallery"))
    problems += [problem for one in sets for problem in one.faults]
    if rules.broken or problems:
        raise IntakeError("\n".join(["First mend this:", *map(str, problems)]))
    places, _ = load_model(docs / "_data" / "placements.yml", Placements)
    placements = tuple(Choice(place.key, place.name) for place in places.placements) if places else ()
    listed = docs / "_data" / PUBLISHED
    known = (
        {line.split()[0] for line in listed.read_text(encoding="utf-8").splitlines() if line.strip()}
        if (listed.exists())
        else set()
    )
    return _Desk(rules, sets, placements, frozenset(known | {entry.id for one in sets for entry in one.entries}))


def _agree(intake: Intake, desk: _Desk, ask: Ask, say: Say) -> tuple[dict[str, Any], str]:
    """Return an entry without fault, and its set; ask again for whatever is wrong with an answer."""
    names = {one.key: one.title for one in desk.rules.vocabulary.sets}
    names |= {one.key: one.title or names.get(one.key, one.key) for one in desk.sets}
    known = Background(
        vocabulary=desk.rules.vocabulary,
        placements=desk.placements,
        sets=[Choice(key, name) for key, name in names.items()],
        taken=intake.taken,
        last=_find_last(desk.sets),
    )
    answers: Answers = {}
    while True:
        hold(known, answers, ask, say)
        faults = list(_find_faults(answers, intake, desk))
        if not faults:
            return compose_entry(answers, f"{answers['id']}.jpg"), answers["set"]
        say("\nSome answers do not go together:")
        for field, message in faults:
            say(f"  {field.replace('_', ' ')}: {message}")
        for field, _ in faults:
            for name in ("tattooed", "taken") if ASKED_FOR.get(field) == "tattooed" else (ASKED_FOR.get(field, field),):
                answers.pop(name, None)


def _find_faults(answers: Answers, intake: Intake, desk: _Desk) -> Iterator[tuple[str, str]]:
    """Yield the field and the sentence for each fault of what was answered."""
    try:
        data = compose_entry(answers, f"{answers['id']}.jpg")
    except AnswerError as error:
        yield "age_days", str(error)
        return
    if data["id"] in desk.taken_ids:
        yield "id", f'"{data["id"]}" is taken: choose another, as in {data["id"]}-2.'
    if "site" not in data["consent"]["uses"]:
        yield "uses", "without “site” on the signed paper the picture cannot be shown here. Ctrl-C stops."
        return
    entry, faults = judge_entry(data, desk.rules)
    facts = MasterFacts(digest="", width=intake.image.width, height=intake.image.height, fingerprint=0, colour="")
    if entry is not None and not faults:
        faults += find_proportion_faults(entry, facts)
    for fault in faults:
        if not fault.advice:
            yield str(fault.way[0]) if fault.way else "id", fault.message


def _find_last(sets: tuple[WrittenSet, ...]) -> Mapping[str, Any]:
    photos = [
        entry.data
        for one in sets
        for entry in one.entries
        if isinstance(entry.data, dict) and isinstance(entry.data.get("photo"), dict)
    ]
    return {**photos[-1], "light": photos[-1]["photo"].get("light", "")} if photos else {}


def _ask(prompt: str) -> str:
    sys.stdout.flush()
    return input(prompt)


def _say(words: str) -> None:
    print(words)
