"""Puts figures where the markers of a page ask for them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from sitekit.markup import render
from sitekit.pages.prose import strip_front_matter
from sitekit.problems import Problem

from .markers import MARKER, find_marker_problems, read_marker
from .model import Figure, FigureContext

NEAR_SCRIPT: Final = "figure-near"


@dataclass
class FigureBuild:
    """The figures of one build: what the hook asks for, step by step."""

    figures: Mapping[str, Figure]
    context: FigureContext
    shown: set[str] = field(default_factory=set)
    """Names of the figures that stand on a page."""

    def check_page(self, source: str, *, file: str) -> Iterator[Problem]:
        """Yield what is wrong with the markers of a page; `source` is its whole text."""
        text, first_line = strip_front_matter(source)
        return find_marker_problems(text, self.figures, self.context, file=file, first_line=first_line)

    def fill_page(self, html: str, *, root: str) -> tuple[str, list[str]]:
        """Return the HTML of a page with its figures, and the scripts they need, in order.

        `root` is the way from the page to the site's root, as "../../". A marker that makes no sense is left as it is.
        A page that begins with its figure loads the script at once; below a heading it waits for the reader to come.
        """
        context = replace(self.context, root=root)
        count: Counter[str] = Counter()
        scripts: dict[str, None] = {}
        first_heading = html.find("<h2")

        def put(match: re.Match[str]) -> str:
            marker = read_marker(match)
            figure = self.figures.get(marker.name)
            if figure is None:
                return match[0]
            kinds = figure.options(context)
            options = {
                key: value for key, value in marker.options.items() if key in kinds and not kinds[key].refuse(value)
            }
            parts = figure.render(options, context)
            if parts is None:
                return match[0]
            count[figure.name] += 1
            later = 0 <= first_heading < match.start()
            scripts[NEAR_SCRIPT if later else figure.module] = None
            self.shown.add(figure.name)
            number = count[figure.name]
            return str(
                render(
                    "figure.html",
                    name=figure.name,
                    id=f"figure-{figure.name}" + (f"-{number}" if number > 1 else ""),
                    src=f"{root}{figure.data_url}" if figure.publish else "",
                    options=options,
                    script=figure.module if later else "",
                    root=root,
                    parts=parts,
                )
            )

        html = MARKER.sub(put, html)
        return html, list(scripts)

    def list_files(self) -> Iterator[tuple[str, str | bytes]]:
        """Yield address and content of every file that the figures shown fetch."""
        for name in sorted(self.shown):
            publish = self.figures[name].publish
            if publish:
                yield from publish(self.context)
