"""Stylesheets and scripts: one file a component for us, few and light files for the reader."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rjsmin import jsmin

ORDER: Final = ("fonts.css", "tokens.css", "base.css")
"""What the others build on comes first; the rest follows by name."""
GROUPS: Final = {
    "ageing-preview": ("ageing-preview.css",),
    "detail-budget": ("detail-budget.css",),
    "figure": ("figure.css",),
    "sheet": ("sheet.css",),
    "style-slider": ("style-slider.css",),
    "true-size": ("true-size.css",),
    "compare": ("compare.css",),
    "finder": ("finder.css",),
    "cards": ("cards.css",),
    "piece": ("piece.css",),
    "plate": ("plate.css", "plate-colours.css"),
    "index": ("index.css",),
    "lost": ("lost.css",),
    "handout": ("handout.css",),
    "home": ("home.css",),
    "workshop": ("staff.css", "style-page.css"),
}
"""Stylesheets that few pages need, in the order in which a page has them, and the files in each; all others are joined
into the one that every page has."""
LATER: Final = ("lightbox.css", "print.css", "real-size.css", "search.css")
"""Stylesheets that scripts fetch when they are first needed, and that for paper once the page is seen. They keep the
names they have here."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_LOOSE = re.compile(r'("[^"]*")| ?([{};]) ?|(?<=[,:]) ')
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_ELEMENT = re.compile(r"(?:^|\})([a-z]+(?:-[a-z]+)+)\{", re.MULTILINE)
_IMPORT = re.compile(r";(?=(?:import|export)\b)")
_USED = re.compile(r'\sclass="([^"]*)"')
_USED_ELEMENT = re.compile(r"<([a-z]+(?:-[a-z]+)+)[\s>]")


@dataclass(frozen=True, slots=True)
class Styles:
    """The stylesheets of one build."""

    files: Mapping[str, str]
    """Text by address below the site's root; the name holds a hash of it."""
    everywhere: str
    """The address of the one that every page has."""
    groups: Mapping[str, frozenset[str]]
    """For each of the others, the classes that only it knows and the elements of ours it has a rule for."""

    def pick(self, html: str, *classes: str) -> list[str]:
        """Return the addresses that a page needs besides, whose content is `html`; `classes` stand outside of it."""
        used = {name for written in _USED.findall(html) for name in written.split()} | set(classes)
        used |= set(_USED_ELEMENT.findall(html))
        return [url for url, known in self.groups.items() if not known.isdisjoint(used)]


def join_styles(parts: Mapping[str, str]) -> Styles:
    """Join `parts`, by file name, into one stylesheet for every page and one for each group that has any.

    Comments and spare white space are left out; strings in our styles hold no comments and no two spaces.
    """
    grouped = {name: group for group, names in GROUPS.items() for name in names}
    texts: dict[str, list[str]] = {"site": []}
    for name in _order(parts):
        texts.setdefault(grouped.get(name, "site"), []).append(_squeeze(parts[name]))
    joined = {group: "\n".join(found) + "\n" for group, found in texts.items()}
    urls = {
        group: f"assets/{group}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.css" for group, text in joined.items()
    }
    known = {group: frozenset(_CLASS.findall(text)) for group, text in joined.items()}
    own = {
        urls[group]: known[group].difference(*(others for other, others in known.items() if other != group))
        | set(_ELEMENT.findall(joined[group]))
        for group in GROUPS
        if group in known
    }
    files = {urls[group]: text for group, text in joined.items()}
    files |= {f"assets/css/{name}": _squeeze(parts[name]) for name in LATER if name in parts}
    return Styles(files, urls["site"], own)


def _order(parts: Mapping[str, str]) -> list[str]:
    names = [name for name in ORDER if name in parts]
    return names + sorted(name for name in parts if name not in (*ORDER, *LATER))


def _squeeze(text: str) -> str:
    return _LOOSE.sub(r"\1\2", _SPACE.sub(" ", _COMMENT.sub("", text))).replace(";}", "}").strip()


def write_colours(colours: Iterable[str]) -> str:
    """Return a rule for each colour (`#abc`): the background of a picture that has not come yet, as class `bg-abc`."""
    return "\n".join(f".bg-{colour.removeprefix('#')}{{background-color:{colour}}}" for colour in colours)


def strip_script(text: str) -> str:
    """Return a script of ours without comments and spare space: four tenths of its bytes are for us, not for readers.

    Imports stand on lines of their own, where the checks look for them.
    """
    return _IMPORT.sub(";\n", str(jsmin(text))) + "\n"
