"""Programs from npm in `.bench/npm`, and a Node that is new enough to run them."""

import subprocess
from pathlib import Path
from typing import Final

import playwright

PROJECT: Final = Path(__file__).parents[1]
FOLDER: Final = PROJECT / ".bench/npm"
PACKAGES: Final = {"lighthouse": "13.5.0", "@11ty/eleventy": "3.1.2"}

NODE: Final = str(Path(playwright.__file__).parent / "driver/node")
"""Playwright brings its own, and Lighthouse wants a newer one than many systems have."""


def install() -> Path:
    """Return the folder of the packages, fetching them with npm the first time."""
    modules = FOLDER / "node_modules"
    if not all((modules / name / "package.json").exists() for name in PACKAGES):
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "package.json").write_text("{}", encoding="utf-8")
        named = [f"{name}@{version}" for name, version in PACKAGES.items()]
        subprocess.run(["npm", "install", "--silent", *named], cwd=FOLDER, check=True)  # noqa: S607 - whichever npm
    return modules
