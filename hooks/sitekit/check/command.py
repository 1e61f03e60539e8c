"""`python -m sitekit check DIR`: check any folder of HTML."""

import argparse
import sys
from pathlib import Path

from .checking import check_site
from .hosts import load_hosts


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the finished site")
    parser.add_argument("--base-url", metavar="URL", help="the site's address (default: the home page's canonical one)")
    parser.add_argument("--hosts", type=Path, metavar="FILE", help="list of hosts that may be linked to (default: any)")
    parser.add_argument(
        "--unused-ok", action="append", default=[], metavar="PATTERN", help="files that nothing needs to mention"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each fault and a count; return 0 if there is none, else 1."""
    if not arguments.folder.is_dir():
        print(f"{arguments.folder} is not a folder.", file=sys.stderr)
        return 1
    hosts, problems = load_hosts(arguments.hosts) if arguments.hosts else (None, [])
    problems += check_site(
        arguments.folder, base_url=arguments.base_url, hosts=hosts, unused_allowed=arguments.unused_ok
    )
    for problem in problems:
        print(problem)
    print(f"{len(problems)} {'fault' if len(problems) == 1 else 'faults'} in {arguments.folder}", file=sys.stderr)
    return 1 if problems else 0
