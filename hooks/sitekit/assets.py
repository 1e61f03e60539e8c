"""Stylesheets: one file a component for us, one file for the reader."""

import hashlib
import re
from collections.abc import Iterable, Mapping

ORDER = ("fonts.css", "tokens.css", "base.css")
"""What the others build on comes first; the rest follows by name, print last."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_SCRIPT_BLOCKS = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_SCRIPT_LINES = re.compile(r"^[ \t]*//.*\n|^[ \t]+|[ \t]+// .*$", re.MULTILINE)


def join_styles(parts: Mapping[str, str]) -> tuple[str, str]:
    """Return the name (with a hash of the content) and the text of one stylesheet made of `parts`.

    Comments and spare white space are left out; strings in our styles hold neither.
    """
    names = [name for name in ORDER if name in parts]
    names += sorted(name for name in parts if name not in ORDER and name != "print.css")
    names += ["print.css"] if "print.css" in parts else []
    text = "\n".join(_SPACE.sub(" ", _COMMENT.sub("", parts[name])).strip() for name in names) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return f"site.{digest}.css", text


def write_colours(colours: Iterable[str]) -> str:
    """Return a rule for each colour (`#abc`): the background of a picture that has not come yet, as class `bg-abc`."""
    return "\n".join(f".bg-{colour.removeprefix('#')}{{background-color:{colour}}}" for colour in colours)


def strip_script(text: str) -> str:
    """Return a script of ours without comments and indentation: a third of its bytes are for us, not for readers.

    A comment stands on lines of its own, or ends a line behind ` // `; no string of ours looks like one.
    """
    return _SCRIPT_LINES.sub("", _SCRIPT_BLOCKS.sub("", text))
