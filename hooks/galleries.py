"""Shows the pictures: plates where pages ask for them, and a page for every piece, every filter and the index.

After the data hook, before that of assets, which needs the colours, and after that of pages for what is in a page.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sitekit.catalogue.build import GalleryBuild
from sitekit.catalogue.load import load_catalogue
from sitekit.pictures.cache import Cache
from sitekit.site import Build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the galleries and cut the pictures; what is in the cache already is left alone."""
    build: Build = config.extra["build"]
    cache = Cache.open(Path(config.config_file_path).parent / ".cache/pictures")
    docs = Path(config.docs_dir)
    placements = {place.key: place.name for place in build.data.tables.placements}
    catalogue, problems = load_catalogue(docs, cache, placements, shown_as=docs.name)
    build.galleries = GalleryBuild(catalogue, docs.name, config.site_url or "")
    build.problems += problems
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the renditions, the finder's data, pages for sets without one, and a place for every page made later."""
    build: Build = config.extra["build"]
    for url, path in build.galleries.list_renditions():
        files.append(File.generated(config, url, abs_src_path=str(path)))
    written = {file.src_uri for file in files.documentation_pages()}
    for uri, text in build.galleries.list_texts(written):
        files.append(File.generated(config, uri, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Keep the way through the site for the pages that are made later."""
    config.extra["gallery_nav"] = nav


@event_priority(-10)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Check the markers as written; keep the lightbox plugin from the page, since plates bring their own anchors."""
    build: Build = config.extra["build"]
    page.meta["glightbox"] = False
    if not page.file.generated_by:
        source = page.file.content_string
        build.problems += build.galleries.check_page(source, page.file.src_uri, page.meta.get("picture", ""))


@event_priority(-10)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the plates in, and note the scripts and the share picture of the page for its template."""
    build: Build = config.extra["build"]
    html, facts = build.galleries.fill_page(html, page.file.src_uri, page.url, page.meta.get("picture", ""))
    page.meta.update(facts)
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Make the other pages, now that every written one has been read."""
    build: Build = config.extra["build"]
    build.problems += build.galleries.find_unshown()
    index = files.get_file_from_path("gallery/index.md")
    if index is None or index.page is None:
        return
    build.entrances += build.galleries.entrances
    index.page.active = True  # the header marks the chapter
    template = env.get_template("made.html")
    in_sitemap = config.extra["made_pages"] = []
    for made in build.galleries.make_pages():
        context = {"page": made, "nav": config.extra["gallery_nav"], "config": config, "base_url": made.root}
        file = files.get_file_from_path(f"{made.url}index.html")
        assert file is not None  # noqa: S101 - on_files put it there
        file.content_string = template.render(context)
        if made.in_sitemap:
            in_sitemap.append((made.canonical_url, made.pictures))
    index.page.active = False
