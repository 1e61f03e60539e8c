"""Checks citations, turns them into marks and notes, and writes the page of all sources."""

from collections import defaultdict
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from sitekit.citations.check import find_citation_problems
from sitekit.citations.notes import mark_citations, render_notes
from sitekit.citations.sources_page import CitingPage, render_sources
from sitekit.evidence.load import find_uncited_sources
from sitekit.pages.prose import strip_front_matter
from sitekit.site import Build

SOURCES_PAGE = "about/sources.md"
MARKER = "<!-- table: sources -->"


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Check the citations as written, so that a fault has its line."""
    build: Build = config.extra["build"]
    text, first_line = strip_front_matter(page.file.content_string)
    shown = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    build.problems += find_citation_problems(text, build.data.evidence, file=shown, first_line=first_line)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the marks in; the template prints the notes under the page."""
    build: Build = config.extra["build"]
    evidence = build.data.evidence
    html, notes = mark_citations(html, evidence)
    for note in notes:
        build.cited_on[note.key].add(page.file.src_uri)
    sources = files.get_file_from_path(SOURCES_PAGE)
    sources_url = get_relative_url(sources.url, page.url) if sources else "#notes"
    page.meta["notes"] = render_notes(notes, evidence, sources_url)
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Fill in the page of sources, now that every page has been read."""
    build: Build = config.extra["build"]
    data = build.data
    build.problems += find_uncited_sources(data.evidence, set(build.cited_on), data.data_dir, shown_as=data.shown_as)
    sources = files.get_file_from_path(SOURCES_PAGE)
    if sources is None or sources.page is None or sources.page.content is None:
        return
    cited_on: dict[str, list[CitingPage]] = defaultdict(list)
    for key, uris in build.cited_on.items():
        for uri in uris:
            file = files.get_file_from_path(uri)
            if file and file.page:
                cited_on[key].append(CitingPage(str(file.page.title), get_relative_url(file.url, sources.url)))
    sources.page.content = sources.page.content.replace(MARKER, str(render_sources(data.evidence, cited_on)))
