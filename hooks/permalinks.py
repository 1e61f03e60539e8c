"""Makes a tiny redirect page for each short address, the `_redirects` file, and the list on the staff page."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from sitekit.handouts.render import address_of
from sitekit.ledger import (
    find_ledger_problems,
    load_published,
    read_history,
    render_redirect,
    render_redirects_file,
)
from sitekit.site import Build
from sitekit.staff_page import Target, render_staff_list

STAFF_PAGE = "staff/index.md"
MARKER = "<!-- table: staff -->"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Check the ledger against the pages there are, against its own past and against the list of what was published."""
    build: Build = config.extra["build"]
    folder = build.data.data_dir
    published = load_published(folder / "published.txt", shown_as=f"{build.data.shown_as}/published.txt")
    pages = {file.src_uri for file in files.documentation_pages()}
    build.problems += find_ledger_problems(build.data.ledger, pages, read_history(folder / "links.yml"), published)
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add the redirects and fill in the staff page, now that every page has its title."""
    build: Build = config.extra["build"]
    site_url = config.site_url or ""
    staff = files.get_file_from_path(STAFF_PAGE)
    targets: dict[str, Target] = {}
    redirects: list[tuple[str, str]] = []
    for link in build.data.ledger.links:
        file = files.get_file_from_path(link.page)
        if file is None or file.page is None:
            continue
        short = link.short.strip("/") + "/"
        target = file.url + (f"#{link.heading}" if link.heading else "")
        title = str(file.page.meta.get("title", file.page.title))
        html = render_redirect(link.short, target, title, site_url)
        files.append(
            File.generated(config, f"{short}index.html", content=str(html), inclusion=InclusionLevel.NOT_IN_NAV)
        )
        redirects.append((link.short, target))
        if staff:
            to_target = get_relative_url(target, staff.url)
            targets[link.short] = Target(
                title, to_target, get_relative_url(short, staff.url), get_relative_url(address_of(link), staff.url)
            )
    files.append(File.generated(config, "_redirects", content=render_redirects_file(redirects, site_url)))
    if staff and staff.page and staff.page.content:
        listing = render_staff_list(build.data.ledger, targets, site_url)
        staff.page.content = staff.page.content.replace(MARKER, str(listing))
