"""`gallery/pieces.json`: the index in the fewest bytes, for the script that filters without loading a page."""

import json
from collections.abc import Sequence

from sitekit.pictures.encode import WIDTHS
from sitekit.pictures.model import Picture
from sitekit.typography import curl

from .exhibit import Exhibit
from .facets import Facet
from .words import describe_facts, widest_mm


def write_index_data(exhibits: Sequence[Exhibit], facets: Sequence[Facet]) -> str:
    """Return the JSON of all pieces in the order of the index.

    `values[i]` of a piece are places in `facets[i].values`; the files of its picture are
    `assets/pictures/<stem>-<width>.avif` and `.jpg` for each of `widths` up to its own `width`, the widest it has.
    `mm` is the width of the tattoo, of several the widest.
    """
    data = {
        "facets": [
            {
                "key": facet.key,
                "name": facet.name,
                "values": [{"key": value.key, "name": value.name} for value in facet.values],
            }
            for facet in facets
        ],
        "widths": list(WIDTHS),
        "pieces": [
            {
                "id": exhibit.piece.id,
                "title": curl(exhibit.piece.entry.title),
                "alt": curl(exhibit.piece.entry.alt),
                "facts": describe_facts(exhibit),
                "stem": _stem(exhibit.picture),
                "width": exhibit.picture.largest.width,
                "height": exhibit.picture.largest.height,
                "mm": widest_mm(exhibit.piece.entry),
                "colour": exhibit.picture.colour.removeprefix("#"),
                "values": [
                    [number for number, value in enumerate(facet.values) if value.holders >> place & 1]
                    for facet in facets
                ],
            }
            for place, exhibit in enumerate(exhibits)
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _stem(picture: Picture) -> str:
    """Return what the names of all renditions of a picture begin with, without their folder."""
    return picture.largest.url.rpartition("/")[2].rpartition("-")[0]
