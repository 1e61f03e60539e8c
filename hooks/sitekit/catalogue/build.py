"""The galleries of one build: what the hook asks for, step by step, and what the pages leave behind."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import escape

from sitekit.gallery.piece import Galleries, GallerySet
from sitekit.gallery.vocabulary import Vocabulary
from sitekit.pages.frontmatter import line_of_field
from sitekit.pages.prose import strip_front_matter
from sitekit.problems import Problem, did_you_mean

from .catalogue import Catalogue, build_catalogue
from .index_data import write_index_data
from .insert import insert_plates
from .made import TO_GALLERY, MadePage, address_of_tombstone, list_addresses, make_pages, root_of
from .markers import IN_HTML, find_marker_problems, read_marker, set_of_page
from .open_graph import choose_picture, describe_picture
from .structured import image_object, render_json_ld

INDEX_PAGE = "gallery/index.md"


@dataclass
class GalleryBuild:
    """The catalogue, and which of it the pages show."""

    catalogue: Catalogue = field(default_factory=lambda: build_catalogue(Galleries(Vocabulary()), {}, {}))
    shown_as: str = "docs"
    """What problems call the folder of pages."""
    site_url: str = ""
    """Ends with a slash; empty if nobody knows where the site will be."""
    _shown: set[str] = field(default_factory=set)
    _has_index: bool = False
    _written: set[str] = field(default_factory=set)

    @property
    def colours(self) -> list[str]:
        """The dominant colours in use, as `#abc`."""
        return sorted({exhibit.picture.colour for exhibit in self.catalogue.exhibits.values()})

    @property
    def entrances(self) -> list[str]:
        """The built pages that nothing links to: what was taken down, and an index that nobody wrote (told once)."""
        tombstones = [f"{address_of_tombstone(one)}index.html" for one in self.catalogue.galleries.taken_down]
        return tombstones if INDEX_PAGE in self._written else [*tombstones, "gallery/index.html"]

    def list_renditions(self) -> Iterator[tuple[str, Path]]:
        """Yield the address below the site's root and the file of every picture to publish."""
        for exhibit in self.catalogue.exhibits.values():
            picture = exhibit.picture
            share = (picture.share,) if self.site_url else ()
            yield from ((one.url, one.path) for one in (*picture.avif, *picture.jpeg, *share))

    def list_texts(self, written: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield path and text of each file to add; pages that are made last are empty as yet.

        `written` are the Markdown files there are, below the docs folder. Sets that have none get one.
        """
        self._written = set(written)
        addresses = list_addresses(self.catalogue)
        if addresses and INDEX_PAGE not in written:
            yield INDEX_PAGE, _write_page("Gallery", "Every picture, each with its size.", "<!-- gallery-index -->")
        if self.catalogue.exhibits:
            yield (
                "gallery/pieces.json",
                write_index_data(tuple(self.catalogue.exhibits.values()), self.catalogue.facets),
            )
        for one in self._unwritten_sets():
            intro = f"<p>{escape(one.intro)}</p>" if one.intro else ""
            yield _page_of(one), _write_page(one.title, one.intro, f"{intro}\n\n<!-- gallery -->")
        for address in addresses:
            yield f"{address}index.html", ""

    def check_page(self, source: str, src_uri: str, picture: str) -> Iterator[Problem]:
        """Yield what is wrong with the markers of a page, and note what it shows.

        `source` is its whole text, `picture` the piece its front matter names for sharing, or empty.
        """
        text, first_line = strip_front_matter(source)
        file = f"{self.shown_as}/{src_uri}"
        yield from find_marker_problems(text, self.catalogue, src_uri=src_uri, file=file, first_line=first_line)
        for match in IN_HTML.finditer(text):
            marker = read_marker(match, set_of_page(src_uri))
            self._has_index |= marker.word == "gallery-index"
            self._shown.update(marker.shows(self.catalogue))
        if picture and picture not in self.catalogue.exhibits:
            message = f'picture: there is no piece "{picture}".{did_you_mean(picture, self.catalogue.exhibits)}'
            yield Problem(file, line_of_field(source, "picture"), "page-picture", message)

    def fill_page(self, html: str, src_uri: str, url: str, picture: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML of a page with its plates, and what its template has to know of them."""
        unwritten = tuple(self._unwritten_sets())
        page = insert_plates(html, self.catalogue, own_set=set_of_page(src_uri), root=root_of(url), unwritten=unwritten)
        exhibit = choose_picture(self.catalogue, picture, page.exhibits, src_uri)
        if self.site_url:
            here = f"{self.site_url}{url.removeprefix('./')}"
            objects = (image_object(one, site_url=self.site_url, page_url=here) for one in page.exhibits)
            page.html += str(render_json_ld(objects))
        is_made = any(_page_of(one) == src_uri for one in unwritten)
        facts = {
            "trail": TO_GALLERY if is_made else (),
            "scripts": page.scripts,
            "share": describe_picture(exhibit, self.site_url),
            "pictures": [f"{self.site_url}{one.picture.largest.url}" for one in page.exhibits],
        }
        return page.html, facts

    def make_pages(self) -> Iterator[MadePage]:
        """Yield each page that is made."""
        return make_pages(self.catalogue, self.site_url)

    def find_unshown(self) -> Iterator[Problem]:
        """Yield a problem for each piece that no page shows, once every page has been checked."""
        unwritten = {one.key for one in self._unwritten_sets()}
        for exhibit in self.catalogue.exhibits.values():
            piece = exhibit.piece
            if piece.id in self._shown or piece.set_key in unwritten:
                continue
            page = f"{self.shown_as}/{_page_of(self.catalogue.sets[piece.set_key])}"
            message = f'entry {piece.id}: no page shows this picture: add "<!-- piece: {piece.id} -->" to {page}.'
            yield Problem(piece.file, piece.line, "piece-unshown", message)
        if self.catalogue.exhibits and not self._has_index:
            message = 'no page shows the index: add "<!-- gallery-index -->" on a line of its own here.'
            yield Problem(f"{self.shown_as}/{INDEX_PAGE}", 0, "gallery-no-index", message)

    def _unwritten_sets(self) -> Iterator[GallerySet]:
        return (one for one in self.catalogue.sets.values() if one.pieces and _page_of(one) not in self._written)


def _page_of(one: GallerySet) -> str:
    return f"gallery/{one.key}/index.md"


def _write_page(title: str, description: str, body: str) -> str:
    return f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n---\n\n{body}\n"
