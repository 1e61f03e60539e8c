"""The check of a finished site: every address, id and file."""

from collections.abc import Collection, Iterable
from pathlib import Path

from sitekit.problems import Problem

from .hosts import Hosts
from .origins import Origins
from .report import Reporter
from .resolve import Resolver
from .tree import Site, read_site
from .walk import find_lost_pages, find_redirect_faults, find_unused_files, walk_site


def check_site(
    site_dir: Path | Site,
    *,
    base_url: str | None = None,
    hosts: Hosts | None = None,
    origins: Origins | None = None,
    shown_as: str | None = None,
    entrances: Collection[str] = ("index.html",),
    unused_allowed: Iterable[str] = (),
) -> list[Problem]:
    """Return everything that is wrong with the links and files below `site_dir`, sorted by file and line.

    A site that is read already, for other checks too, is not read again.
    `base_url` is the address the site will have; by default what the home page calls its canonical address. With
    neither, every whole address counts as another site's. `hosts` lists the hosts pages may lead to; without it any
    will do. With `origins` faults are told where they were written. `shown_as` is what messages call the site's folder.
    Readers come in by the `entrances`, files below the site's folder. `unused_allowed` are patterns of files that need
    no mention. Never goes online; time and memory grow with the number of files and of distinct tags.
    """
    site = read_site(site_dir) if isinstance(site_dir, Path) else site_dir
    resolver = Resolver(site, base_url or find_base_url(site), hosts)
    walk = walk_site(site, resolver)
    faults = [*walk.faults, *find_redirect_faults(walk), *find_lost_pages(site, walk, entrances)]
    name = shown_as or site.root.as_posix()
    problems = set(Reporter(site, resolver, origins, name).report(faults))
    problems |= {_describe_missing(path, name) for path in entrances if path not in site.documents}
    problems |= {_describe_unused(path, name, origins) for path in find_unused_files(site, walk, unused_allowed)}
    return sorted(problems)


def find_base_url(site: Site) -> str | None:
    """Return the canonical address of the home page, if it names one."""
    home = site.documents.get("index.html")
    refs = (ref for tag in home.tags for ref in tag.refs) if home else ()
    return next((ref.address for ref in refs if ref.subject == "canonical address"), None)


def _describe_missing(path: str, name: str) -> Problem:
    return Problem(f"{name}/{path}", 0, "page-no-entrance", "This page is missing, and it is where readers come in.")


def _describe_unused(path: str, name: str, origins: Origins | None) -> Problem:
    source = origins is not None and (origins.docs_dir / path).is_file()
    shown = f"{origins.shown_as}/{path}" if origins is not None and source else f"{name}/{path}"
    return Problem(shown, 0, "file-unused", "Nothing uses this file: link to it, or remove it.")
