"""Makes a handout for each short address: a page to print on A5, or two on a sheet of A4 or Letter.

After the hooks that fill pages and after that of the short addresses; pages learn their own short address here too.
"""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from sitekit.handouts.read import ReadPage
from sitekit.handouts.render import Imprint, address_of, read_part, render_sheet
from sitekit.site import Build
from sitekit.typography import curl


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add the handouts, now that every page has its content."""
    build: Build = config.extra["build"]
    site_url = config.site_url or ""
    imprint = Imprint(config.site_name, site_url, config.extra["studio"]["name"])
    moments = {moment.key: moment.title for moment in build.data.ledger.moments}
    template = env.get_template("handout.html")
    pages: dict[str, ReadPage] = {}
    for link in build.data.ledger.links:
        file = files.get_file_from_path(link.page)
        if file is None or file.page is None or file.page.content is None:
            continue
        page, content = file.page, file.page.content
        if not link.heading:
            page.meta.setdefault("short_address", site_url.rstrip("/") + link.short)
        read = pages.get(link.page)
        if read is None:
            description = str(page.meta.get("description", ""))
            read = pages[link.page] = ReadPage(content, url=file.url, description=description)
        moment, checked = moments.get(link.moment, ""), page.meta.get("checked")
        sheet = render_sheet(link, read_part(read, link), imprint, moment=moment, checked=checked)
        html = template.render(
            title=curl(link.asked),
            description=curl(f"{link.asked} {link.say[0]}"),
            canonical=page.canonical_url,
            sheet=sheet,
            config=config,
            base_url="../../",
        )
        url = f"{address_of(link)}index.html"
        files.append(File.generated(config, url, content=html, inclusion=InclusionLevel.NOT_IN_NAV))
