"""The program that turns Markdown into pages: MkDocs, or ProperDocs, which takes the same `mkdocs.yml`."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

CONFIG: Final = "mkdocs.yml"
RUNNERS: Final = {
    "mkdocs": [sys.executable, "-m", "mkdocs"],
    "properdocs": [str(Path(sys.executable).parent / "properdocs")],
}


def runner_environment(root: Path) -> dict[str, str]:
    """Return the environment for a runner that works in `root`.

    `SOURCE_DATE_EPOCH` is set to the time of the last commit unless the caller has set it, so two builds of one commit
    are the same byte for byte; outside git it stays unset. `SITE_CHECKS` is taken out: what is published is checked,
    whatever a measurement left behind.
    """
    environment = dict(os.environ)
    environment.pop("SITE_CHECKS", None)
    # Several packages print a page-long notice that MkDocs and Material are ending. The pins hold, so it tells no
    # writer anything; README.md says how to move on.
    environment["NO_MKDOCS_2_WARNING"] = "1"
    environment["DISABLE_MKDOCS_2_WARNING"] = "true"
    if not environment.get("SOURCE_DATE_EPOCH"):
        committed = _last_commit_time(root)
        if committed:
            environment["SOURCE_DATE_EPOCH"] = committed
    return environment


def _last_commit_time(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        return ""
