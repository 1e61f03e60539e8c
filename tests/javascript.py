"""Where the tests find an engine for JavaScript outside a browser."""

from __future__ import annotations

import shutil

from playwright._impl._driver import compute_driver_executable


def find_node() -> str:
    """Return the program: the machine's own, or the one that comes with Playwright."""
    return shutil.which("node") or compute_driver_executable()[0]
