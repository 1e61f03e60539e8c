"""Checks each page's front matter and headings, fills in its tables, and puts copy links beside its headings."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit.citations.parse import CITATION
from sitekit.pages.booking import insert_booking
from sitekit.pages.check import check_page
from sitekit.pages.headings import add_copy_links
from sitekit.pages.prose import strip_front_matter
from sitekit.pages.responsive_tables import fold_tables
from sitekit.site import Build
from sitekit.style_page.insert import insert_style
from sitekit.tables.insert import insert_tables
from sitekit.typography import curl


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Check the page as written, then put its tables in, and those of the look."""
    if page.file.generated_by:  # stands in for a page that could not be read
        return markdown
    build: Build = config.extra["build"]
    source = page.file.content_string
    shown = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    # MkDocs drops every fact for one date that does not exist, and takes a date in quotes for words: read them anew.
    page.meta, problems = check_page(source, build.descriptions, file=shown)
    build.problems += problems
    text, first_line = strip_front_matter(source)
    data = build.data
    markdown, problems = insert_tables(text, data.tables, data.evidence, file=shown, first_line=first_line)
    build.problems += problems
    tokens = Path(config.theme.custom_dir or "", "assets/css/tokens.css")
    markdown, problems = insert_style(markdown, tokens, file=shown, first_line=first_line)
    build.problems += problems
    studio = config.extra["studio"]
    return insert_booking(
        markdown, page_uri=page.file.src_uri, studio=studio["name"], booking_url=studio["booking_url"]
    )


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Set quotes and dashes, give each heading its link, and let tables fold on a phone.

    Titles are set here too, once, since every page is read before the first is printed.
    """
    page.title = curl(str(page.title))
    for field in ("title", "audience"):
        if field in page.meta:
            page.meta[field] = curl(str(page.meta[field]))
    for item in page.toc:
        item.title = curl(CITATION.sub("", item.title))
    return fold_tables(add_copy_links(curl(html)))
