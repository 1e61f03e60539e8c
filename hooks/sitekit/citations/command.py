"""`python -m sitekit cite`: citations and numbers of Markdown files, without building the site."""

import argparse
from pathlib import Path

from sitekit.evidence.load import load_evidence

from .check import find_citation_problems


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("docs")], help="files or folders (default: docs)")
    parser.add_argument("--data", type=Path, default=Path("docs/_data"), help="where claims.yml and sources.yml are")


def run(arguments: argparse.Namespace) -> int:
    """Print every fault; return 1 if there was one."""
    evidence, problems = load_evidence(arguments.data)
    files = [f for path in arguments.paths for f in (sorted(path.rglob("*.md")) if path.is_dir() else [path])]
    for file in files:
        problems += find_citation_problems(file.read_text(encoding="utf-8"), evidence, file=str(file))
    for problem in sorted(problems):
        print(problem)
    print(f"{len(files)} files, {len(problems)} problems")
    return 1 if problems else 0
