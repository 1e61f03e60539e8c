"""What must not be published with a picture: names of people on the list, addresses, numbers, keys."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from sitekit.gallery.entry import Entry
from sitekit.gallery.fault import Fault, Way
from sitekit.gallery.rules import Rules

_KEYS: Final = ("id", "file", "series")
_WORDS: Final = ("title", "alt", "caption", "long_description", "licence", "credit")

_DATE: Final = re.compile(r"(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}-\d{2}-\d{2})(?![./-]?\d)")
"""Taken out before telephone numbers are looked for."""

_SECRETS: Final = (
    ("an e-mail address", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "a telephone number",
        re.compile(
            r"(?<![\w.])(?:\+\d|0\d|\(\d{3}\) ?\d)[\d ()./-]{4,}\d(?!\w)"
            r"|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b\d{3}[-.]\d{4}\b|\b\d{10,}\b"
        ),
    ),
    ("a place on the map", re.compile(r"-?\b\d{1,2}\.\d{4,}°?\s?[NS]?[,;/ ]\s?-?\d{1,3}\.\d{4,}")),
    (
        "a password or key",
        re.compile(
            r"(?i:\b(?:password|passwort|passwd|pwd|secret|token|api[ _-]?key)\s*[:=]\s*\S)"
            r"|-----BEGIN [A-Z ]*PRIVATE KEY"
            r"|\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,}"
            r"|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}"
            r"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{30,}|\bxox[abprs]-[\w-]{10,}"
            r"|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}|://[^/\s:@]+:[^/\s@]+@"
            r"|\b(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*[A-Z])(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{28,}"
        ),
    ),
)
_WORD: Final = re.compile(r"[^\W_]+")


def find_personal_faults(entry: Entry, rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each field that says what nobody but the studio should know."""
    texts: list[tuple[Way, str]] = [((field,), getattr(entry, field) or "") for field in _WORDS]
    texts += [(("panels", n, "label"), panel.label) for n, panel in enumerate(entry.panels)]
    if entry.photo:
        texts.append((("photo", "light"), entry.photo.light))
    names = rules.vocabulary.names
    for way, text in texts:
        yield from (Fault(way, "gallery-personal", says) for says in find_personal(text, names))
    for key in _KEYS:  # cameras put long numbers into names of files
        yield from (Fault((key,), "gallery-personal", says) for says in _find_names(getattr(entry, key) or "", names))


def find_personal(text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each thing in `text` that must not be published. What it is, is not repeated."""
    dateless = _DATE.sub("", text)
    for what, pattern in _SECRETS:
        if pattern.search(dateless):
            yield f"holds {what}, or what looks like one: remove it."
    yield from _find_names(text, names)


def _find_names(text: str, names: Iterable[str]) -> Iterator[str]:
    words = _reduce(text)
    for name in names:
        if _reduce(name).strip() and _reduce(name) in words:
            yield "names somebody on the list in docs/_data/gallery.yml: write it without the name."
            return


def _reduce(text: str) -> str:
    """Return plain small words with a space round each: `José's` and `JOSE-` hold the same name."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return f" {' '.join(_WORD.findall(plain))} "
