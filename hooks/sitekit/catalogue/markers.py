"""Where a page asks for pictures: `<!-- piece: rose -->`, `<!-- gallery -->`, `<!-- compare: a, b -->` and others."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sitekit.gallery.piece import TakenDown
from sitekit.problems import Problem, did_you_mean

from .catalogue import Catalogue

WORDS: Final = ("piece", "gallery", "compare", "cards", "closer", "gallery-index")
IN_HTML: Final = re.compile(r"<!--\s*(piece|gallery-index|gallery|compare|cards|closer)\s*(?::\s*(.*?)\s*)?-->")
_COMMENT: Final = re.compile(r"<!--\s*([a-z][\w-]*)\s*(?::\s*(.*?)\s*)?-->")
_COMPARED: Final = 2
_NEAR: Final = 0.75


@dataclass(frozen=True, slots=True)
class Marker:
    """What one marker asks for."""

    word: str
    """One of `WORDS`."""
    sets: tuple[str, ...] = ()
    """Keys of the sets whose pieces it shows."""
    ids: tuple[str, ...] = ()
    """Of the pieces it names, as written."""

    def shows(self, catalogue: Catalogue) -> Iterator[str]:
        """Yield the id of every piece it shows, faulty ones too."""
        yield from self.ids
        for key in self.sets:
            if key in catalogue.sets:
                yield from (piece.id for piece in catalogue.sets[key].pieces)


def set_of_page(src_uri: str) -> str:
    """Return the key of the set whose own page this is (`gallery/years/index.md`: `years`), or an empty string."""
    match = re.fullmatch(r"gallery/([^/]+)/index\.md", src_uri)
    return match[1] if match else ""


def read_marker(match: re.Match[str], own_set: str) -> Marker:
    """Return what a match of `IN_HTML` asks for on the page of the set `own_set`."""
    word, inside = match[1], match[2] or ""
    names = tuple(name.strip() for name in inside.split(",") if name.strip())
    if word == "gallery":
        return Marker(word, sets=names or ((own_set,) if own_set else ()))
    return Marker(word, ids=() if word == "gallery-index" else names)


def find_marker_problems(
    markdown: str, catalogue: Catalogue, *, src_uri: str, file: str, first_line: int
) -> Iterator[Problem]:
    """Yield what is wrong with the markers of a page as it is written.

    `src_uri` is the page below the docs folder, `file` how problems name it, `first_line` where `markdown` begins.
    """
    own_set = set_of_page(src_uri)
    seen: set[str] = set()
    for match in _COMMENT.finditer(markdown):
        line = first_line + markdown.count("\n", 0, match.start())
        code, message = _judge(match, markdown, catalogue, own_set)
        if message:
            yield Problem(file, line, code, message)
        elif match[1] in WORDS:
            ids = read_marker(match, own_set).ids
            for piece_id in seen.intersection(ids):
                message = f'"{piece_id}" stands on this page twice: remove one of the two.'
                yield Problem(file, line, "marker-twice", message)
            seen.update(ids)


def _judge(match: re.Match[str], markdown: str, catalogue: Catalogue, own_set: str) -> tuple[str, str]:
    word = match[1]
    if word not in WORDS:
        near = difflib.get_close_matches(word, WORDS, n=1, cutoff=_NEAR)
        return "marker-unknown", f'"{word}" puts nothing here.{did_you_mean(word, WORDS)}' if near else ""
    before = markdown[markdown.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = markdown[match.end() :].split("\n", 1)[0]
    if before.strip() or after.strip() or len(before) > 3:  # noqa: PLR2004 - four spaces make code in Markdown
        return "marker-place", f"give {match[0]} a line of its own, with nothing in front of it or behind it."
    marker = read_marker(match, own_set)
    return "marker-unfit", _judge_names(marker, catalogue)


def _judge_names(marker: Marker, catalogue: Catalogue) -> str:
    wants = {
        "gallery": (
            marker.sets,
            'the set: write "<!-- gallery: years -->". Only the page of a set itself can leave it out.',
        ),
        "piece": (len(marker.ids) == 1, 'one piece: write "<!-- piece: rose -->".'),
        "compare": (
            len(set(marker.ids)) == _COMPARED,
            'two pieces, the earlier first: write "<!-- compare: rose-fresh, rose-healed -->".',
        ),
        "cards": (marker.ids, 'the pieces: write "<!-- cards: rose, moth -->".'),
        "closer": (_lead_closer(marker.ids, catalogue), "pieces that all say their frame_width_mm, the widest first."),
    }
    fits, wanted = wants.get(marker.word, (True, ""))
    if not fits:
        return f"name {wanted}"
    unknown = next((key for key in marker.sets if key not in catalogue.sets), None)
    if unknown is not None:
        return f'there is no set "{unknown}" in docs/gallery.{did_you_mean(unknown, catalogue.sets)}'
    return next(filter(None, (_judge_id(piece_id, catalogue) for piece_id in marker.ids)), "")


def _judge_id(piece_id: str, catalogue: Catalogue) -> str:
    found = catalogue.find(piece_id)
    if found is None:
        return f'there is no piece "{piece_id}".{did_you_mean(piece_id, catalogue.exhibits)}'
    return f'"{piece_id}" was taken down: remove this line.' if isinstance(found, TakenDown) else ""


def _lead_closer(ids: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Frames get narrower from one to the next; pieces that are not shown are told elsewhere."""
    frames = [catalogue.exhibits[one].piece.entry.frame_width_mm or 0 for one in ids if one in catalogue.exhibits]
    return len(ids) > 1 and all(frames) and frames == sorted(set(frames), reverse=True)
