"""The pages that no one writes: pieces, the index from its second page on, filters, and what was taken down."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sitekit.gallery.piece import TakenDown
from sitekit.markup import render
from sitekit.typography import curl

from .catalogue import Catalogue
from .exhibit import Exhibit
from .find import INDEX, FindPage, address_of, list_find_pages
from .finder import Finder, address_of_page, count_pages
from .open_graph import describe_picture
from .piece_page import render_piece
from .words import describe_facts

Trail = tuple[tuple[str, str], ...]
"""The pages above a page as `(name, address below the site's root)`."""
TO_GALLERY: Trail = (("Gallery", INDEX),)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page as the templates of the site want it."""

    site_url: str
    """Ends with a slash; empty if nobody knows where the site will be."""
    url: str
    """Below the site's root; ends with a slash."""
    title: str
    description: str
    content: Markup
    trail: Trail = TO_GALLERY
    kind: str = "finder"
    """The class of its body."""
    scripts: tuple[str, ...] = ("piece-finder",)
    """Modules in assets/js, without their ending."""
    robots: str = ""
    exhibit: Exhibit | None = None
    """The piece whose picture stands for the page when it is shared."""
    in_sitemap: bool = False
    is_homepage: bool = False

    @property
    def canonical_url(self) -> str:
        """The whole address, or an empty string."""
        return f"{self.site_url}{self.url}" if self.site_url else ""

    @property
    def pictures(self) -> list[str]:
        """The whole address of the picture the page is about; none on pages that only list pictures."""
        return [f"{self.site_url}{self.exhibit.picture.largest.url}"] if self.exhibit and self.kind == "piece" else []

    @property
    def root(self) -> str:
        """The way to the site's root, as "../../"."""
        return root_of(self.url)

    @property
    def meta(self) -> dict[str, Any]:
        """What a written page has in its front matter, and what the hooks add to it."""
        return {
            "title": self.title,
            "description": self.description,
            "robots": self.robots,
            "trail": self.trail,
            "scripts": list(self.scripts),
            "share": describe_picture(self.exhibit, self.site_url),
        }


def list_addresses(catalogue: Catalogue) -> list[str]:
    """Return the address of every page that `make_pages` makes, in the same order."""
    return [
        *(exhibit.url for exhibit in catalogue.exhibits.values()),
        *(address_of_tombstone(one) for one in catalogue.galleries.taken_down),
        *(address_of_page(number) for number in range(2, count_pages(catalogue) + 1)),
        *(address_of(page.choice) for page in list_find_pages(catalogue.facets)),
    ]


def address_of_tombstone(one: TakenDown) -> str:
    """Return the address a piece had, below the site's root."""
    return f"gallery/piece/{one.id}/"


def root_of(url: str) -> str:
    """Return the way from a page to the site's root, as "../../"; empty from the home page."""
    return "../" * url.removeprefix("./").count("/")


def make_pages(catalogue: Catalogue, site_url: str) -> Iterator[MadePage]:
    """Yield every page, one at a time since all together are large; `site_url` is as in `MadePage`."""
    finder = Finder(catalogue)
    for exhibit in catalogue.exhibits.values():
        yield _make_piece(exhibit, catalogue, site_url)
    for one in catalogue.galleries.taken_down:
        yield _make_tombstone(one, catalogue, site_url)
    for number in range(2, count_pages(catalogue) + 1):
        url = address_of_page(number)
        title = f"All pictures, page {number}"
        yield MadePage(
            site_url=site_url,
            url=url,
            title=title,
            description=f"{title} of {count_pages(catalogue)}: each with its size in millimetres and its age.",
            content=finder.render_index(number, root=root_of(url)),
        )
    for page in list_find_pages(catalogue.facets):
        yield _make_find(page, finder, catalogue, site_url)


def _make_piece(exhibit: Exhibit, catalogue: Catalogue, site_url: str) -> MadePage:
    entry = exhibit.piece.entry
    home = catalogue.sets[exhibit.piece.set_key]
    return MadePage(
        site_url=site_url,
        url=exhibit.url,
        title=curl(entry.title),
        description=f"{curl(entry.alt)} {describe_facts(exhibit)}.",
        content=render_piece(exhibit, catalogue, root=root_of(exhibit.url), site_url=site_url),
        trail=(*TO_GALLERY, (curl(home.title), f"gallery/{home.key}/")),
        kind="piece",
        scripts=("lightbox",),
        exhibit=exhibit,
        in_sitemap=True,
    )


def _make_tombstone(one: TakenDown, catalogue: Catalogue, site_url: str) -> MadePage:
    url = address_of_tombstone(one)
    home = catalogue.sets.get(one.set_key)
    return MadePage(
        site_url=site_url,
        url=url,
        title=curl(one.title),
        description="This picture was taken down. Its address stays, so that no link leads to nothing.",
        content=render(
            "taken-down.html", since=one.since, home=home if home and home.pieces else None, root=root_of(url)
        ),
        kind="taken-down",
        scripts=(),
        robots="noindex",
    )


def _make_find(page: FindPage, finder: Finder, catalogue: Catalogue, site_url: str) -> MadePage:
    url = address_of(page.choice)
    count = page.holders.bit_count()
    first = next(one for place, one in enumerate(catalogue.exhibits.values()) if page.holders >> place & 1)
    return MadePage(
        site_url=site_url,
        url=url,
        title=" · ".join(name[:1].upper() + name[1:] for name in page.names),
        description=f"Tiny tattoos: {'; '.join(page.names)}. {count} picture{'' if count == 1 else 's'}, each with its"
        " size in millimetres, its place, its age and the skin it is on.",
        content=finder.render_find(page, root=root_of(url)),
        robots="" if len(page.choice) == 1 else "noindex",
        exhibit=first,
        in_sitemap=len(page.choice) == 1,
    )
