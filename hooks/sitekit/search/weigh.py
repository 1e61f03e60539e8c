"""How much a word says about a section."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .lexicon import Lexicon
from .section import Section

LEVELS = 9
"""Weights are 1 to 9, each half as much again as the one before: enough to rank by, small enough to send."""
_IN_NAME, _IN_TITLE, _IN_PAGE_TITLE, _IN_QUESTION = 12.0, 8.0, 2.0, 5.0
_MADE = 0.4
_LONGEST = 400
"""Words of a section that count. What is longer is a list, where the words say less."""
_TOO_COMMON = 0.12
"""The share of sections from which on a word counts only where it stands in a heading or a question."""
_SATURATION, _LENGTH = 1.2, 0.6

Weights = dict[str, dict[int, int]]
"""For each stem the numbers of the sections it stands in, each with its weight."""


def weigh(sections: Sequence[Section], questions: Mapping[tuple[str, str], Sequence[str]], lexicon: Lexicon) -> Weights:
    """Return what finds what. `questions` are what people ask, by the url and id of the section that answers."""
    texts = [Counter(lexicon.read(one.text)[:_LONGEST]) for one in sections]
    titles = [Counter(lexicon.read(one.title)) for one in sections]
    average = sum(map(Counter.total, texts)) / max(len(texts), 1) or 1.0
    seen = Counter(term for text, title in zip(texts, titles, strict=True) for term in text | title)
    page = dict[str, Counter[str]]()
    raw: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for number, (one, text, title) in enumerate(zip(sections, texts, titles, strict=True)):
        page.setdefault(one.url, title)
        asked = Counter(set(lexicon.read(" ".join(questions.get((one.url, one.id), ())))))
        stretch = 1 - _LENGTH + _LENGTH * text.total() / average
        name = Counter(lexicon.read(one.name))
        for term in text | title | asked | name:
            often = text[term] * (seen[term] <= _TOO_COMMON * len(sections) or len(sections) < LEVELS)
            points = often * (_SATURATION + 1) / (often + _SATURATION * stretch)
            points += _IN_NAME * (term in name) + _IN_TITLE * (term in title) + _IN_QUESTION * (term in asked)
            points += _IN_PAGE_TITLE * bool(points and one.id and term in page[one.url])
            if points:
                rare = math.log(1 + (len(sections) - seen[term] + 0.5) / (seen[term] + 0.5))
                raw[term][number] = points * max(rare, 0.05) * (_MADE if one.made else 1)
    return {term: {number: _level(points) for number, points in found.items()} for term, found in raw.items()}


def _level(points: float) -> int:
    return max(1, min(LEVELS, round(math.log(max(points, 0.01) / 0.8, 1.7))))
