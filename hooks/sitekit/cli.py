"""The command line: one line a command, each in the module that does the job.

A command module has `configure(parser)` and `run(arguments) -> exit code`.
"""

import argparse
import importlib
from collections.abc import Sequence
from typing import Final

COMMANDS: Final = {
    "add-photo": ("sitekit.add_photo.command", "put a photograph into a gallery, by questions and answers"),
    "build": ("sitekit.publish.command", "build the site beside the last one, check it, swap it in"),
    "check": ("sitekit.check.command", "check every link, id and file in a folder of HTML"),
    "cite": ("sitekit.citations.command", "check citations and numbers in Markdown files"),
    "due": ("sitekit.pages.due", "list the pages whose next check is past"),
    "gallery-schema": ("sitekit.gallery.schema", "write what editors know about gallery.yml"),
    "links-online": ("sitekit.check.online", "fetch the external addresses and note when they last worked"),
    "record-pieces": ("sitekit.gallery.record", "note every new piece in the list of what was published"),
    "words": ("sitekit.pages.words", "print words and reading grade of each page"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command named in `argv` (default: the process's arguments) and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m sitekit", description="Jobs of the Micro-Realism site.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, summary) in COMMANDS.items():
        subparsers.add_parser(name, help=summary, add_help=False)
    known, rest = parser.parse_known_args(argv)
    module_name, summary = COMMANDS[known.command]
    module = importlib.import_module(module_name)
    own = argparse.ArgumentParser(prog=f"python -m sitekit {known.command}", description=summary)
    module.configure(own)
    code: int = module.run(own.parse_args(rest))
    return code
