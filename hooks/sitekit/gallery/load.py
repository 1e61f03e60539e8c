"""Reads every set below docs/gallery, judges every entry, and keeps what can be shown."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from sitekit.pictures.cache import Cache
from sitekit.pictures.inspect import inspect_masters
from sitekit.problems import Problem

from .cases import Case, find_masters, open_case
from .checks.personal import find_personal
from .checks.proportions import find_proportion_faults
from .fault import Fault
from .origin import find_origin_faults
from .piece import FaultyPiece, Galleries, GallerySet, Piece, TakenDown
from .published import find_unrecorded, load_published_pieces
from .reading import FILE, WrittenSet, read_sets
from .rules import Rules, load_rules
from .series import blame_series
from .strays import find_strays
from .twice import blame_twins
from .values import is_key
from .withdrawal import spread_withdrawals

LEAST_PX: Final = 1200
"""Of the long side of a picture that is shown large."""
LEAST_THUMBNAIL_PX: Final = 200


def load_galleries(
    gallery_dir: Path, data_dir: Path, cache: Cache, *, shown_as: str, data_shown_as: str, today: dt.date | None = None
) -> tuple[Galleries, list[Problem]]:
    """Return all sets with every piece that can be shown, and every fault and piece of advice.

    `shown_as` and `data_shown_as` are what problems call the two folders; `today` is for tests. A project without
    galleries needs none of the files. Raises nothing for what people write.
    """
    day = today or dt.datetime.now(tz=dt.UTC).date()
    published = load_published_pieces(data_dir, shown_as=data_shown_as)
    if not gallery_dir.is_dir() and not published.dates:
        return Galleries(Rules().vocabulary), list(published.problems)
    rules, problems = load_rules(data_dir, shown_as=data_shown_as)
    sets = _put_in_order(read_sets(gallery_dir, shown_as=shown_as), rules)
    cases = [open_case(written, rules, day) for one in sets for written in one.entries]
    _look_at_pictures(cases, cache)
    blame_twins(cases)
    blame_series(cases)
    problems += [problem for case in cases for problem in case.list_problems()]
    problems += find_strays(gallery_dir, sets, {case.master for case in cases if case.master}, shown_as=shown_as)
    live = {case.written.id for case in cases if case.is_live and is_key(case.written.id)}
    gone = {case.written.id for case in cases if not case.is_live}
    complete = all(one.readable for one in sets)
    problems += find_unrecorded(published, live, gone, today=day, complete=complete)
    shown = [_build_set(one, [case for case in cases if case.written.set_key == one.key], rules) for one in sets]
    problems += [problem for _, found in shown for problem in found]
    galleries = Galleries(
        rules.vocabulary,
        tuple(one for one, _ in shown),
        tuple(gone_piece for case in cases if (gone_piece := _take_down(case))),
        {piece.id: piece for one, _ in shown for piece in one.pieces if isinstance(piece, Piece)},
    )
    return galleries, sorted(set(problems))


def _put_in_order(sets: Sequence[WrittenSet], rules: Rules) -> list[WrittenSet]:
    order = [words.key for words in rules.vocabulary.sets]
    return sorted(sets, key=lambda one: (order.index(one.key) if one.key in order else len(order), one.key))


def _look_at_pictures(cases: Sequence[Case], cache: Cache) -> None:
    for folder, members in groupby(cases, key=lambda case: case.written.folder):
        find_masters(folder, list(members))
    wanted: dict[Path, int] = {}
    for case in cases:
        if case.master:
            least = LEAST_THUMBNAIL_PX if case.entry and case.entry.thumbnail else LEAST_PX
            wanted[case.master] = max(least, wanted.get(case.master, 0))
    looked_at = inspect_masters(wanted, cache)
    messages = {}
    for case in cases:
        if case.master:
            case.facts, messages[id(case)] = looked_at[case.master]
    spread_withdrawals(cases)
    for case in cases:
        if case.is_live and case.master and case.entry:
            case.faults += [Fault(("file",), "gallery-file", says) for says in messages[id(case)]]
            case.faults += find_origin_faults(case.entry, case.master)
            if case.facts:
                wrong = {str(fault.way[0]) for fault in case.faults if fault.way}
                if not wrong & {"width_mm", "height_mm", "frame_width_mm", "stage", "drawing"}:
                    case.faults += find_proportion_faults(case.entry, case.facts)


def _build_set(one: WrittenSet, cases: Sequence[Case], rules: Rules) -> tuple[GallerySet, list[Problem]]:
    problems = list(one.faults)
    words = next((words for words in rules.vocabulary.sets if words.key == one.key), None)
    title = one.title or (words.title if words else "")
    intro = one.intro or (words.intro if words else "")
    if one.readable and not rules.broken:
        for field, text in (("title", title), ("intro", intro)):
            if not text:
                says = f'{field}: is missing: write "{field}: words" above pieces.'
                problems.append(Problem(one.file, 1, "gallery-set-words", says))
        if not one.entries:
            says = "there is no entry below pieces: write one for each picture, or delete the folder."
            problems.append(Problem(one.file, 1, "gallery-empty", says))
    for field, text in (("title", one.title), ("intro", one.intro)):
        for says in find_personal(text, rules.vocabulary.names):
            line = one.written.line_of((field,))
            problems.append(Problem(one.file, line, "gallery-personal", f"{field}: {says}"))
    pieces: list[Piece | FaultyPiece] = []
    if not one.readable:
        pieces.append(FaultyPiece(FILE, one.key, tuple(problem.message for problem in one.faults)))
    pieces += [piece for case in cases if (piece := _show(case, rules))]
    return GallerySet(one.key, title or one.key.replace("-", " ").capitalize(), intro, tuple(pieces)), problems


def _show(case: Case, rules: Rules) -> Piece | FaultyPiece | None:
    if not case.is_live and not (case.is_buried and case.tombstone is None):
        return None
    written = case.written
    messages = [str(fault) for fault in case.faults if not fault.advice]
    if rules.broken:
        messages.append(f"{rules.broken} has faults: mend them first.")
    if messages or case.entry is None or case.master is None or case.facts is None:
        return FaultyPiece(written.id, written.set_key, tuple(messages))
    return Piece(case.entry, written.set_key, case.master, case.facts, written.file, written.line_of())


def _take_down(case: Case) -> TakenDown | None:
    written = case.written
    if case.tombstone and not any(not fault.advice for fault in case.faults):
        return TakenDown(case.tombstone.id, case.tombstone.title, written.set_key, case.tombstone.taken_down)
    if case.withdrawn and is_key(written.id):
        return TakenDown(written.id, case.title, written.set_key, case.withdrawn)
    return None
