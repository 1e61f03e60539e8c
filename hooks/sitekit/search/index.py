"""The index as the browser gets it: one JSON file, fetched when a reader first opens the search.

Measured on 2026-11-21 against Pagefind 1.5.2, which needs a program at build and WebAssembly in the browser:

| | ours | Pagefind |
|---|---|---|
| first search downloads, 160 pages (555 sections) | 72 kB in 5 requests | 137 kB in 11 |
| the same at 1,000 pages (7,952 sections) | 252 kB | 143 kB |
| first result at 1.6 Mbit/s, 150 ms, a quarter of the processor | 1.0 to 1.2 s | 2.3 to 2.8 s |
| the same at 1,000 pages | 2.2 to 2.9 s | 2.0 to 2.6 s |
| work at build, 160 and 1,000 pages | 0.24 and 1.15 s | 0.27 and 1.6 s |
| 124 questions of clients: right page among the first three, without the questions in our index | 104 | 81 |
| 44 other searches, misspelt, American or by another word | 43 | 26 |

Ours grows with the text, so look at this again when the site has twice as many sections.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby

from .lexicon import Lexicon
from .read import shorten
from .section import Section
from .weigh import Weights, weigh
from .words import STEPS

OPENING = 100
"""Characters of a section that are shown with its heading."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"


def write_index(
    sections: Sequence[Section], questions: Mapping[tuple[str, str], Sequence[str]], lexicon: Lexicon
) -> str:
    """Return the text of the index.

    `questions` are what people ask, by the url and id of the section that answers. In the text:

    - `pages`: `[url, [[id, title, opening, picture], …]]`; sections are numbered through all pages, from 0
    - `terms`: all stems, with spaces between; `found`: for each, in the same order, the sections it stands in,
      each as `<weight 1 to 9><steps from the section before>`, the steps in base 32 with the last digit under 32
      and all others 32 more
    - `steps`, `spellings`, `synonyms`: how to cut and to widen what the reader types, as in `words` and `lexicon`
    """
    weights = weigh(sections, questions, lexicon)
    terms = sorted(weights)
    index = {
        "steps": STEPS,
        "spellings": lexicon.spellings,
        "synonyms": _stem_groups(lexicon, weights),
        "pages": [[url, [_row(one) for one in parts]] for url, parts in groupby(sections, key=lambda one: one.url)],
        "terms": " ".join(terms),
        "found": " ".join(_encode(weights[term]) for term in terms),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def _stem_groups(lexicon: Lexicon, weights: Weights) -> list[list[str]]:
    groups = (dict.fromkeys(term for word in group for term in lexicon.read(word)) for group in lexicon.synonyms)
    return [list(group) for group in groups if len(group) > 1 and any(term in weights for term in group)]


def _row(section: Section) -> list[str]:
    row = [section.id, section.title, shorten(section.text, OPENING), section.picture]
    return row if section.picture else row[:-1]


def _encode(found: Mapping[int, int]) -> str:
    text, last = "", -1
    for number in sorted(found):
        step = number - last - 1
        digits = _DIGITS[step % 32]
        while step := step // 32:
            digits = _DIGITS[32 + step % 32] + digits
        text += f"{found[number]}{digits}"
        last = number
    return text
