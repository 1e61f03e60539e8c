"""One more entry at the end of a `gallery.yml`; every byte that was there stays."""

import re
from collections.abc import Mapping
from typing import Any, Final

import yaml

from sitekit.loading import UnreadableError, parse_yaml

from .schema import HEAD

_NEW: Final = f"{HEAD}pieces:\n"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INDENT: Final = 2


def add_entry(text: str, entry: Mapping[str, Any]) -> str:
    """Return `text` with one more entry, its fields in the order given; an empty text gets a head too.

    Dates may be `date`s; lists and mappings may stand within one another. Raises `UnreadableError`, which says what to
    do, where the text is not YAML or has no place for an entry.
    """
    text = text if text.strip() else text + _NEW
    before = parse_yaml(text)[0] or {}
    if not isinstance(before, dict) or not isinstance(before.get("pieces", []) or [], list):
        raise UnreadableError(1, 'Write "pieces:" in a line of its own, and below it one entry for each picture.')
    if "pieces" not in before:
        text += ("" if text.endswith("\n") else "\n") + "pieces:\n"
    lines = text.splitlines(keepends=True)
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    after, indent = _find_place(text, lines)
    block = yaml.safe_dump([dict(entry)], sort_keys=False, allow_unicode=True, width=118)
    added = "".join(f"{' ' * indent}{line}{newline}" for line in block.splitlines())
    if after and not lines[after - 1].endswith(("\n", "\r")):
        lines[after - 1] += newline
    result = "".join([*lines[:after], added, *lines[after:]])
    written, _ = parse_yaml(result)
    expected, _ = parse_yaml(block)
    if written != {**before, "pieces": [*(before.get("pieces") or []), *expected]}:
        raise UnreadableError(after, "No entry can be added here by itself: write the last entry in a block of lines.")
    return result


def _find_place(text: str, lines: list[str]) -> tuple[int, int]:
    """Return behind which line (from 1) a new entry goes, and how many spaces stand in front of it."""
    root: Any = yaml.compose(text, Loader=_LOADER)
    key, pieces = next((key, value) for key, value in root.value if key.value == "pieces")
    if not isinstance(pieces, yaml.SequenceNode) or not pieces.value:
        if pieces.start_mark.line == key.start_mark.line and pieces.end_mark.index > pieces.start_mark.index:
            raise UnreadableError(key.start_mark.line + 1, 'Write "pieces:" here, with nothing behind it.')
        return key.start_mark.line + 1, _INDENT
    if pieces.flow_style:
        raise UnreadableError(pieces.start_mark.line + 1, 'Write the pieces below "pieces:", one "- " line for each.')
    indent = pieces.start_mark.column
    after = min(pieces.end_mark.line + (pieces.end_mark.column > 0), len(lines))
    # What follows the last entry, and is not part of it, stays behind the new one.
    while after and re.fullmatch(rf"\s*|[ ]{{0,{indent}}}#.*\s*", lines[after - 1]):
        after -= 1
    return after, indent
