"""Puts living figures into pages, and publishes what their scripts fetch.

Before the hooks of citations and pages have filled a page, so that notes of a figure cite and its tables fold as any
other; its script joins those of the page once the galleries hook has named its own.
"""

from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sitekit.catalogue.made import root_of
from sitekit.figures.insert import FigureBuild
from sitekit.figures.model import FigureContext
from sitekit.figures.registry import FIGURES
from sitekit.site import Build


@event_priority(-10)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Bring the figures together with what they are made from."""
    build: Build = config.extra["build"]
    context = FigureContext(build.galleries.catalogue, build.data.tables, build.data.data_dir)
    config.extra["figures"] = FigureBuild(FIGURES, context)
    return config


@event_priority(-10)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Check the markers as written."""
    if not page.file.generated_by:
        build: Build = config.extra["build"]
        shown = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        build.problems += config.extra["figures"].check_page(page.file.content_string, file=shown)


@event_priority(10)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the figures in."""
    html, page.meta["figures"] = config.extra["figures"].fill_page(html, root=root_of(page.url))
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Publish what the figures on the pages fetch."""
    for url, content in config.extra["figures"].list_files():
        files.append(File.generated(config, url, content=content))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Name the scripts of the figures beside those of the page, with what they will import and fetch first."""
    scripts = page.meta.get("figures", ())
    page.meta["scripts"] = [*page.meta.get("scripts", ()), *scripts]
    imports = (config.extra["imports"].get(f"assets/js/{script}.mjs", ()) for script in scripts)
    page.meta["imports"] = list(dict.fromkeys(chain.from_iterable(imports)))
    page.meta["fetches"] = [one.data_url for one in FIGURES.values() if one.publish and one.module in scripts]
