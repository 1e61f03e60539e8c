"""What PyYAML and pydantic complain of, in words for whoever wrote the YAML."""

import re
from collections.abc import Mapping
from typing import Any, Final

import yaml

_SYNTAX: Final = (
    (r"end of stream|'<stream end>'", True, "A quote or bracket is opened here and never closed."),
    (r"expected ',' or", True, "The bracket here is not closed, or a comma or double quotes are missing inside it."),
    (r"could not find expected ':'", True, 'A colon is missing here: write "name: words".'),
    (r"found '<scalar>'", False, "A quote ends before the words do here: put double quotes round all of them."),
    (
        r"expected <block end>|<document start>",
        False,
        "This line is not indented like the others: give it the same spaces in front.",
    ),
    (r"'\\t'", False, "There is a tab here; YAML wants spaces."),
    (r"sequence entries", False, 'Write the list below its name: one "- " line for each.'),
    (r"another document|document separator", False, 'Three dashes ("---") stand here: remove that line.'),
    (r"escape", False, "There is a backslash in double quotes here: write it twice."),
    (r"2002:merge", False, '"<<" cannot be used here. Write the values out.'),
    (r"recursive node", False, "An alias (*name) refers to itself. Write the values out."),
    (
        r"found character|alphabetic|alias|anchor|tag|URI|indicator|node content",
        False,
        "The words here begin with a sign that means something in YAML: put them in double quotes.",
    ),
)
"""Part of PyYAML's words; whether the line is where the construct began, not where it broke; our sentence."""

_WRONG_DATE: Final = "write a date like 2026-11-21."
_WRONG_LIST: Final = 'write a list: one "- " line for each.'
_WRONG_FIELDS: Final = 'write fields here: "name: words", one to a line.'
_SHAPE: Final = {
    "missing": "is missing.",
    "string_type": "write words; put double quotes round a number, a date, yes or no.",
    "string_too_short": "is too short; write at least {min_length} characters.",
    "string_too_long": "is too long; write at most {max_length} characters.",
    "string_pattern_mismatch": "is not written as it has to be; compare it with the others.",
    "literal_error": "write {expected}.",
    "greater_than": "write a number greater than {gt}.",
    "greater_than_equal": "write {ge} or a greater number.",
    "less_than": "write a number less than {lt}.",
    "less_than_equal": "write {le} or a smaller number.",
    "too_short": "write at least {min_length}; there are {actual_length}.",
    "too_long": "write at most {max_length}; there are {actual_length}.",
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _WRONG_DATE
    ),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "write a whole number."),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), "write a number."),
    **dict.fromkeys(("bool_type", "bool_parsing"), "write yes or no."),
    **dict.fromkeys(("tuple_type", "list_type"), _WRONG_LIST),
    **dict.fromkeys(("model_type", "dict_type"), _WRONG_FIELDS),
}


def word_syntax_fault(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Return the line of `text` (from 1; 0 if unknown) that cannot be read as YAML, and what to do about it."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return line, "There is an invisible character here that cannot be read: delete it."
    what = str(getattr(error, "problem", None) or error)
    broke = getattr(error, "problem_mark", None)
    if broke is None:
        return 0, _unknown(what)
    if "mapping values" in what:
        return broke.line + 1, _word_colon(text.splitlines()[broke.line][: broke.column])
    for pattern, from_start, sentence in _SYNTAX:
        if re.search(pattern, what):
            mark = (getattr(error, "context_mark", None) if from_start else None) or broke
            return min(mark.line + 1, text.rstrip().count("\n") + 1), sentence
    return broke.line + 1, _unknown(what)


def _word_colon(before: str) -> str:
    """Word a colon where none may be: within words, or behind a name that stands too far in or below loose words."""
    if re.fullmatch(r"\s*(?:- +)?[\w-]+", before):
        return 'This line does not follow from the one above: write "name: words", every name indented alike.'
    return "There is a colon in the words here: put them in double quotes."


def _unknown(what: str) -> str:
    return f"This cannot be read ({what}): look for a missing quote, colon or space here or above."


def word_shape_fault(fault: Mapping[str, Any]) -> str:
    """Return what to write instead for one of pydantic's `errors()`, to stand after the field's name."""
    kind = fault["type"]
    if kind == "value_error":  # our own words
        return str(fault["ctx"]["error"])
    if kind != "missing" and (fault["input"] is None or _is_blank(kind, fault["input"])):
        return "is empty: write something behind the colon."
    words = _SHAPE.get(kind)
    context = {name: _plain(value) for name, value in fault.get("ctx", {}).items()}
    return words.format(**context) if words else f"{fault['msg']}."


def _is_blank(kind: str, value: object) -> bool:
    return kind == "string_too_short" and isinstance(value, str) and not value.strip()


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value).replace("''", "nothing").replace("'", '"')
