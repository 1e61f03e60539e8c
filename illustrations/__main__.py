"""`python -m illustrations`: make the pictures, or look at them all at once."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .diagrams.section import write_section
from .errors import PictureError
from .plates.density import write_densities
from .plates.manifest import require_manifest
from .plates.run import Workshop, make_pictures
from .plates.sheet import write_sheet
from .preview.golden import write_golden
from .preview.relief import write_relief
from .preview.tables import write_tables

PROJECT = Path(__file__).parents[1]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 for faults (each in one sentence), or 130 after an interrupt."""
    parser = argparse.ArgumentParser(prog="python -m illustrations", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    pictures = commands.add_parser("pictures", help="make the pictures that are missing or out of date")
    pictures.add_argument("--only", default="*", metavar="GLOB", help='keys, or "set/key": rose-*, heroes/*')
    pictures.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    commands.add_parser("sheet", help="put all pictures on .pictures/contact-sheet.jpg")
    commands.add_parser("density", help="write the preview's ink maps to docs/_data/density/")
    commands.add_parser(
        "preview", help="write what the page's ageing preview takes from the engine, and is held against"
    )
    commands.add_parser("section", help="draw docs/assets/skin-section.svg")
    arguments = parser.parse_args(argv)
    try:
        return _run(arguments)
    except PictureError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What is finished is kept; run the command again to go on.", file=sys.stderr)
        return 130


def _run(arguments: argparse.Namespace) -> int:
    if arguments.command == "section":
        write_section(PROJECT / "docs/_data", PROJECT / "docs/assets/skin-section.svg")
        return 0
    references = PROJECT / "illustrations/references"
    if arguments.command == "density":
        write_densities(references, PROJECT / "docs/_data/density")
        return 0
    if arguments.command == "preview":
        write_tables(PROJECT / "docs/_data/preview-tones.json")
        write_relief(PROJECT / "docs/_data/skin-relief.webp")
        write_golden(PROJECT / "docs/_data/density", PROJECT / "tests/golden/ageing-preview.json")
        return 0
    manifest = require_manifest(PROJECT / "illustrations/plates.yml", shown_as="illustrations/plates.yml")
    shop = Workshop(manifest, references, PROJECT / "docs/gallery")
    if arguments.command == "sheet":
        sheet = PROJECT / ".pictures/contact-sheet.jpg"
        print(f"{sheet.relative_to(PROJECT)} shows {write_sheet(shop, sheet)} pictures.")
        return 0
    faults = make_pictures(shop, only=arguments.only, jobs=max(1, arguments.jobs))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
