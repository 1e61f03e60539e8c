"""Makes a tiny redirect page for each short address, the `_redirects` file, and the list on the staff page."""

from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url
from sitekit.ledger import find_ledger_problems, read_history, render_redirect, render_redirects_file
from sitekit.site import Build
from sitekit.staff_page import Target, render_staff_list

STAFF_PAGE = "staff/index.md"
MARKER = "<!-- table: staff -->"


class _Destination(NamedTuple):
    title: str
    url: str


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Check the ledger against the pages there are and against its own past."""
    build: Build = config.extra["build"]
    ledger_file = build.data.data_dir / "links.yml"
    pages = {file.src_uri for file in files.documentation_pages()}
    build.problems += find_ledger_problems(build.data.ledger, pages, read_history(ledger_file), file=ledger_file)
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add the redirects and fill in the staff page, now that every page has its title."""
    build: Build = config.extra["build"]
