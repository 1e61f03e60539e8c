"""Reads `docs/_data` once a build and hands it to the other hooks as `config.extra["build"]`.

First of all hooks, since all others need the data.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from sitekit.site import Build, load_site


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data; faults wait for the checks hook, which tells all of them at once."""
    docs = Path(config.docs_dir)
    data, problems = load_site(docs / "_data", shown_as=f"{docs.name}/_data")
    config.extra["build"] = Build(data=data, problems=problems)
    return config
