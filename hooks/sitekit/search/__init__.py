"""The site's own search: an index made at build, fetched when a reader first opens the search, and a page A to Z."""

from .finds import Finds
from .lexicon import Lexicon, load_lexicon

__all__ = ["Finds", "Lexicon", "load_lexicon"]
