"""The page A to Z: every page and every part of one, by the words of its heading, as at the end of a book."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from sitekit.markup import render

from .lexicon import Lexicon
from .section import Section

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, and where it leads."""

    word: str
    places: tuple[Section, ...] = ()
    see: str = ""
    """The word to look under instead."""

    @property
    def id(self) -> str:
        """The entry's id on the page."""
        return f"word-{self.word.lower()}"


def render_alphabet(sections: Sequence[Section], lexicon: Lexicon, *, root: str) -> Markup:
    """Return the entries below their letters; `root` is the way from the page to the site's root."""
    entries = sorted(list_entries(sections, lexicon), key=lambda entry: entry.word.lower())
    letters = [(letter, list(group)) for letter, group in groupby(entries, key=lambda entry: entry.word[0].upper())]
    titles = {one.url: one.title for one in reversed(sections)}
    return render("a-z.html", letters=letters, titles=titles, root=root)


def list_entries(sections: Sequence[Section], lexicon: Lexicon) -> Iterator[Entry]:
    """Yield an entry for each word that says something, and one that leads on for each other word for the same."""
    forms: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    places: defaultdict[tuple[str, ...], dict[tuple[str, str], Section]] = defaultdict(dict)
    for section in sections:
        for word, key in _list_words(section, lexicon):
            forms[key][word] += 1
            places[key][section.url, section.id] = section
    words = {key: min(found, key=lambda form: (-found[form], len(form), form)) for key, found in forms.items()}
    yield from (Entry(word, tuple(places[key].values())) for key, word in words.items())
    for group in lexicon.synonyms:
        known = [words[key] for key in map(tuple, map(lexicon.read, group)) if key in words]
        others = [word for word in group if word.isalpha() and tuple(lexicon.read(word)) not in words]
        yield from (Entry(word, see=known[0]) for word in others if known)


def _list_words(section: Section, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each telling word of the heading, and its stems; of a page that was made only the first."""
    for match in _WORD.finditer(section.title.replace("’s", "").replace("’", "'")):
        word = match[0] if match.start() else _lower(match[0])
        key = tuple(lexicon.read(word))
        if len(word) > 1 and key and not lexicon.small.issuperset(key):
            yield word, key
            if section.made:
                return


def _lower(word: str) -> str:
    """Take the capital of a sentence off, and leave "MRI" alone."""
    return word if sum(sign.isupper() for sign in word) > 1 else word.lower()
