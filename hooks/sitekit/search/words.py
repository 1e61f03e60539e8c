"""Words as the index knows them. The script in the browser takes `STEPS` from the index, so both cut alike."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

STEPS = (
    "^(..+[^su])s$",
    "^(..+[^e])ed$",
    "^(...+?)(?:ing|ly|ie|y|e)$",
    "^(.+([b-df-hj-np-tv-z]))\\2$",
    "^(...+)e$",
)
"""Patterns tried in turn; where one fits, its first group is what is left: healed, healing and heals become heal."""

_STEPS = tuple(re.compile(step) for step in STEPS)
_POSSESSIVE = re.compile(r"['’][a-z]*")
_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]+")


def split_words(text: str) -> list[str]:
    """Return the words of `text` in small letters, without accents and without what follows an apostrophe."""
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(_POSSESSIVE.sub("", text.lower()))


@lru_cache(maxsize=2**15)
def stem(word: str) -> str:
    """Return what is left of a word without its usual endings."""
    for step in _STEPS:
        match = step.match(word)
        if match:
            word = match[1]
    return word


def read_terms(text: str, spellings: Mapping[str, str]) -> list[str]:
    """Return the stems in `text`, spelt as the house spells them; `spellings` leads from a word to one or more."""
    return [stem(word) for written in split_words(text) for word in spellings.get(written, written).split()]
