"""Tells every fault of the build at once: those the other hooks found, then those of the finished site.

Of that it reads every file once: for addresses that lead nowhere, and for pages heavier than their kind may be.

Last of all hooks. One warning a fault: `build` is strict and fails on any, `serve` shows the site all the same. Advice
is said without failing anything.
`SITE_CHECKS=off` leaves the walk over the finished site out, to measure what it costs.
"""

import logging
import os
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from sitekit.budgets import check_budgets, load_budgets
from sitekit.check import Origins, check_site, load_hosts, read_site
from sitekit.site import Build

OURS_WHERE_NEEDED = ("assets/*.css", "assets/js/*", "assets/figures/*", "assets/*/glightbox*")
"""A site without pictures needs none of the scripts and styles that show them."""

log = logging.getLogger("mkdocs.hooks.checks")


@event_priority(-100)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Note which built file was written where, while the list of files is at hand."""
    build: Build = config.extra["build"]
    build.origins.update({file.dest_uri: file.src_uri for file in files.documentation_pages() if not file.generated_by})


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Walk the site and say what is wrong."""
    build: Build = config.extra["build"]
    data = build.data
    problems = list(build.problems)
    if os.environ.get("SITE_CHECKS") != "off":
        docs = Path(config.docs_dir)
        hosts, host_problems = load_hosts(data.data_dir / "hosts.yml", shown_as=f"{data.shown_as}/hosts.yml")
        budgets, budget_problems = load_budgets(data.data_dir / "budgets.yml", shown_as=f"{data.shown_as}/budgets.yml")
        origins = Origins(docs, docs.name, build.origins, data=("_data/sources.yml", "_data/links.yml"))
        site = read_site(Path(config.site_dir))
        problems += [*host_problems, *budget_problems]
        if budgets is not None:
            problems += check_budgets(site, budgets, base_url=config.site_url, origins=origins)
        problems += check_site(
            site,
            base_url=config.site_url,
            hosts=hosts,
            origins=origins,
            entrances=build.entrances,
            unused_allowed=OURS_WHERE_NEEDED,
            shown_as="site",
        )
    for problem in sorted(set(problems)):
        log.log(logging.INFO if problem.advice else logging.WARNING, "%s", problem)
