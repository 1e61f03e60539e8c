"""`python -m sitekit links-online`: fetch every address outside the site once, and note when each host last worked.

The one command that goes online; no build and no test does.
"""

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from sitekit.problems import Problem

from .checking import find_base_url
from .fetch import Fetcher, find_faults
from .hosts import Host, Hosts, load_hosts, rewrite_hosts
from .resolve import Resolver
from .tree import Site, read_site


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("folder", type=Path, nargs="?", default=Path("site"), metavar="DIR", help="the finished site")
    parser.add_argument("--hosts", type=Path, default=Path("docs/_data/hosts.yml"), metavar="FILE")
    parser.add_argument("--base-url", metavar="URL", help="the site's address (default: the home page's canonical one)")


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each address that fails and a count; return 0 if all work, else 1."""
    if not arguments.folder.is_dir():
        print(f"{arguments.folder} is not a folder. Build the site first: make build", file=sys.stderr)
        return 1
    site = read_site(arguments.folder)
    base_url = arguments.base_url or find_base_url(site)
    fetcher = Fetcher(user_agent=f"Link check of {base_url or arguments.folder.name}")
    problems = check_online(site, base_url, arguments.hosts, fetcher, today=date.today())  # noqa: DTZ011 - the writer's day
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def check_online(site: Site, base_url: str | None, hosts_file: Path, fetcher: Fetcher, *, today: date) -> list[Problem]:
    """Fetch every address outside the site once, write to `hosts_file` which hosts worked, return those that failed."""
    hosts, problems = load_hosts(hosts_file)
    if hosts is None:
        return problems
    places = _list_external(site, base_url, hosts)
    # An address without https is tried with it too: that is how we learn that a host has come to offer it.
    tries = dict.fromkeys(form for address in places for form in (address, _secure(address)))
    print(f"Fetching {len(tries)} addresses, one a second to each host …", file=sys.stderr)
    faults = find_faults(tries, fetcher)
    changes = _note_answers(hosts, faults, today)
    _write(hosts_file, rewrite_hosts(hosts_file.read_text(encoding="utf-8"), changes))
    failed = [address for address in places if faults[address]]
    print(f"{len(places) - len(failed)} of {len(places)} work.", file=sys.stderr)
    return problems + [
        Problem(places[address], 0, "online-fails", f'"{address}" {faults[address]}.') for address in sorted(failed)
    ]


def _list_external(site: Site, base_url: str | None, hosts: Hosts) -> dict[str, str]:
    """Return every address on another host with the first file it stands in."""
    resolver = Resolver(site, base_url, hosts)
    places: dict[str, str] = {}
    for document in site.documents.values():
        folders = resolver.start_of(document)
        for ref in (ref for tag in document.tags for ref in tag.refs):
            if ref.address.lower().startswith(("http://", "https://")) and resolver.leaves_site(ref.address):
                verdict = resolver.resolve(document, ref, folders)
                if all(complaint.code != "external-form" for complaint in verdict.complaints):
                    places.setdefault(ref.address, f"{site.root.as_posix()}/{document.path}")
    return places


def _secure(address: str) -> str:
    return "https" + address[4:] if address.lower().startswith("http:") else address


def _note_answers(hosts: Hosts, faults: Mapping[str, str], today: date) -> dict[str, Host]:
    changes: dict[str, Host] = {}
    for address, fault in sorted(faults.items()):  # http before https: the better answer stands
        parts = urlsplit(address)
        listed = hosts.entries.get((parts.hostname or "").lower())
        if listed is None or fault:
            continue
        https = "yes" if parts.scheme == "https" else "no"
        changes[listed.host] = listed.model_copy(update={"https": https, "last_worked": today})
    return changes


def _write(path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    os.replace(fresh, path)  # noqa: PTH105 - one step, so that nobody reads half a file
