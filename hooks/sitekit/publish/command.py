"""`python -m sitekit build`."""

import argparse
import sys
from pathlib import Path

from .build import BuildStoppedError, build_site
from .runner import CONFIG, RUNNERS


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's options to `parser`."""
    parser.add_argument("--runner", choices=RUNNERS, default="mkdocs", help="what builds the pages (default: mkdocs)")


def run(arguments: argparse.Namespace) -> int:
    """Build the project in the current folder into `site/`; return 0, 1 on a fault, 128 + signal when interrupted."""
    root = Path.cwd()
    if not (root / CONFIG).is_file():
        sys.stderr.write(f"There is no {CONFIG} here. Run this in the project's own folder.\n")
        return 1
    try:
        told = build_site(root, [*RUNNERS[arguments.runner], "build", "-f", CONFIG])
    except BuildStoppedError as stop:
        sys.stderr.write(f"{stop}\n")
        return stop.exit_code
    sys.stdout.write(f"{told}\n")
    return 0
