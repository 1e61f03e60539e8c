"""What the galleries hold, counted by skin tone, stage and age, and where they are thin."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sitekit.gallery.piece import Piece
from sitekit.gallery.vocabulary import Vocabulary

from .facets import find_values


@dataclass(frozen=True, slots=True)
class Row:
    """One value and how many pictures show it."""

    name: str
    photographs: int
    drawings: int

    @property
    def both(self) -> int:
        """Photographs and drawings together."""
        return self.photographs + self.drawings


@dataclass(frozen=True, slots=True)
class Counts:
    """The galleries' own count of themselves. A picture with several panels counts for each value it shows."""

    photographs: int
    drawings: int
    tones: tuple[Row, ...]
    ages: tuple[Row, ...]
    thin: tuple[str, ...]
    """Where there is too little, each a sentence."""


def count_pieces(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Counts:
    """Count what `pieces` show of every tone, stage and age in the vocabulary, those that none shows included."""
    tally: Counter[tuple[str, str, bool]] = Counter()
    for piece in pieces:
        tally.update({(*pair, piece.entry.drawing) for pair in find_values(piece.entry, vocabulary)})
    photographs = sum(not piece.entry.drawing for piece in pieces)

    def row(facet: str, key: str, name: str) -> Row:
        return Row(name, tally[facet, key, False], tally[facet, key, True])

    tones = tuple(row("tone", str(tone.monk), tone.name) for tone in vocabulary.tones)
    ages = tuple(row("stage", band.key, band.name) for band in vocabulary.ages)
    thin = tuple(_say_thin(photographs, len(pieces), tones, ages, vocabulary.thin_below))
    return Counts(photographs, len(pieces) - photographs, tones, ages, thin)


def _say_thin(photographs: int, pieces: int, tones: tuple[Row, ...], ages: tuple[Row, ...], least: int) -> list[str]:
    sentences = []
    if pieces and not photographs:
        sentences.append("No photograph yet: every picture here is a drawing.")
    for what, rows in (("skin tones", tones), ("stages and ages", ages)):
        none = [row.name for row in rows if not row.both]
        few = [row.name for row in rows if 0 < row.both < least]
        if none:
            sentences.append(f"No picture at all of these {what}: {'; '.join(none)}.")
        if few:
            sentences.append(f"Fewer than {least} pictures of these {what}: {'; '.join(few)}.")
    return sentences
