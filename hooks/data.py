"""Reads `docs/_data` once a build and hands it to the other hooks as `config.extra["build"]`.

First of all hooks, since all others need the data. What would end `make serve` with a traceback is mended here too and
told as a fault: a page that is not text, a studio without a name.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from sitekit.pages.reading import find_unreadable
from sitekit.site import Build, load_site
from sitekit.studio import read_studio


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data; faults wait for the checks hook, which tells all of them at once."""
    docs = Path(config.docs_dir)
    data, problems = load_site(docs / "_data", shown_as=f"{docs.name}/_data")
    config.extra["studio"], studio_problems = read_studio(
        config.extra.get("studio"), file=Path(config.config_file_path).name
    )
    config.extra["build"] = Build(data=data, problems=problems + studio_problems)
    return config


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put a page that says so in the place of each that cannot be read."""
    build: Build = config.extra["build"]
    for file in list(files.documentation_pages()):
        shown = f"{Path(config.docs_dir).name}/{file.src_uri}"
        instead, problems = find_unreadable(Path(config.docs_dir, file.src_uri), shown_as=shown)
        build.problems += problems
        if instead:
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=instead))
    return files
