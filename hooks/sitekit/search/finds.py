"""What can be found on the site, gathered page by page."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup

from .alphabet import render_alphabet
from .index import write_index
from .lexicon import Lexicon
from .read import read_made_page, read_sections
from .section import Section


@dataclass
class Finds:
    """The sections of all pages, and the questions that lead to them. Every `url` is below the site's root."""

    PAGE: ClassVar[str] = (
        "---\ntitle: All pages, A to Z\n"
        "description: Every page and every part of one, by the words in its heading, as at the end of a book.\n"
        "---\n"
    )
    """The page A to Z as Markdown, before its entries are known."""

    lexicon: Lexicon
    sections: list[Section] = field(default_factory=list)
    questions: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_page(self, html: str, *, url: str, title: str, name: str = "", robots: str = "") -> None:
        """Add what somebody wrote; `name` is what menus call it, `robots` what is asked of search engines."""
        if "noindex" in robots:
            return
        self.sections += read_sections(html, url=_below(url), title=title, name=name)

    def add_made_page(self, html: str, *, url: str) -> None:
        """Add a whole page that was made, such as that of a piece."""
        self.sections += read_made_page(html, url=_below(url))

    def add_question(self, asked: str, *, url: str, heading: str = "") -> None:
        """Let the words of `asked` lead to a page, or to the heading with that id."""
        self.questions[_below(url), heading].append(asked)

    def write_index(self) -> str:
        """Return the text of the index."""
        return write_index(self.sections, self.questions, self.lexicon)

    def render_page(self, *, root: str) -> Markup:
        """Return the entries of the page A to Z; `root` is the way from it to the site's root."""
        return render_alphabet(self.sections, self.lexicon, root=root)


def _below(url: str) -> str:
    return url.removeprefix("./")
