"""Makes what the search needs, the index and the page A to Z, from what all pages say.

After the hooks that fill pages, so listed behind them: what they make can be found too.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from sitekit.search import Finds, load_lexicon
from sitekit.site import Build

PAGE = "a-z.md"
INDEX = "assets/search.json"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Read what readers call things; keep a place for the page A to Z."""
    build: Build = config.extra["build"]
    data = build.data
    config.extra["lexicon"], problems = load_lexicon(
        data.data_dir / "search.yml", shown_as=f"{data.shown_as}/search.yml"
    )
    build.problems += problems
    config.extra["search_index"] = INDEX  # templates need its name before it is made
    files.append(File.generated(config, PAGE, content=Finds.PAGE, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


@event_priority(-50)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write the index and the page, now that every page has its content."""
    build: Build = config.extra["build"]
    finds = Finds(config.extra["lexicon"])
    for file in files:
        page = file.page
        if page and page.content is not None and file.src_uri != PAGE:
            chapter = page.parent if page.parent and page.parent.children[0] is page else None
            title = str(page.meta.get("title", page.title))
            robots = str(page.meta.get("robots", ""))
            finds.add_page(
                page.content, url=file.url, title=title, name=chapter.title if chapter else "", robots=robots
            )
        elif file.generated_by and Path(file.src_uri).name == "index.html":
            finds.add_made_page(file.content_string, url=file.url)
    for link in build.data.ledger.links:
        target = files.get_file_from_path(link.page)
        if target:
            finds.add_question(link.asked, url=target.url, heading=link.heading)
    files.append(File.generated(config, INDEX, content=finds.write_index()))
    listing = files.get_file_from_path(PAGE)
    if listing and listing.page:
        listing.page.content = finds.render_page(root="../")
