"""One build in a process of its own, and what it took."""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

STOCK: Final = """\
site_name: Stock
site_url: https://example.org/
docs_dir: docs
theme: {name: material, custom_dir: stock}
plugins: [search, glightbox]
exclude_docs: _data/
validation: {links: {not_found: info}} # our galleries make pages it does not know
markdown_extensions: [attr_list, admonition, tables, {toc: {permalink: true}}]
"""
OURS: Final = """\
INHERIT: {project}/mkdocs.yml
docs_dir: docs
nav: null # every page is in it, as in stock Material's
watch: []
"""

_NO_BUDGET: Final = """\
kinds:
  - kind: made up
    pages: ["**"]
    limits:
      {first_view_kb: 9999, html_kb: 9999, html_unpacked_kb: 9999, code_kb: 9999, code_opened_kb: 9999,
       fonts_kb: 9999, pictures_kb: 9999, requests: 999, depth: 999}
"""
"""The lists of 1,000 pages are longer than those of ours may be; pages are weighed all the same."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took."""

    cpu_s: float
    """User and system time of the process and its children."""
    peak_mb: float


def prepare(project: Path, folder: Path) -> None:
    """Write both configurations beside the pages in `folder`; ours reaches the project's files by links."""
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(project / name)
    (folder / "stock").mkdir()
    # A page of ours asks for this template by name.
    (folder / "stock/home.html").write_text('{% extends "main.html" %}', encoding="utf-8")
    (folder / "docs/_data/budgets.yml").write_text(_NO_BUDGET, encoding="utf-8")
    (folder / "stock.yml").write_text(STOCK, encoding="utf-8")
    (folder / "ours.yml").write_text(OURS.format(project=project), encoding="utf-8")


def build(folder: Path, config: str, *, checks: bool) -> Cost:
    """Build once and return the cost. Raises RuntimeError with what was said if the build fails or warns."""
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / config), "-d", str(site)]
    environment = os.environ | {"SITE_CHECKS": "on" if checks else "off", "NO_MKDOCS_2_WARNING": "1"}
    with (folder / "log.txt").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            log.seek(0)
            raise RuntimeError(f"{config} does not build:\n{log.read()[-4000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def take_median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(statistics.median(cost.cpu_s for cost in costs), statistics.median(cost.peak_mb for cost in costs))


def count_links(site: Path) -> int:
    """Return how many `href` there are in the pages."""
    return sum(page.read_text(encoding="utf-8").count("href=") for page in site.rglob("*.html"))
