"""Small projects with a runner of our own making, so that a build can be slow, wrong or greedy as a test wants."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

BUILD = ("-m", "sitekit", "build")
PATIENCE = 20.0
EARLIER = 1_700_000_000  # 14 November 2023, 22:13 UTC
RUNNER = """
import os, pathlib, sys, time
site_dir = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
def write(name, text):
    path = site_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
def say(name):
    pathlib.Path(name + ".part").write_text(str(os.getpid()))
    os.replace(name + ".part", name)
def wait_for(name):
    while not pathlib.Path(name).exists():
        time.sleep(0.01)
"""


@dataclass(frozen=True)
class Project:
    """A folder with a `mkdocs.yml`, a made-up runner and perhaps an earlier `site/`."""

    root: Path

    OLD: ClassVar = {"gone.html": "old", "index.html": "old", "pain/index.html": "old"}
    NEW: ClassVar = {"index.html": "new", "pain/index.html": "new"}
    STILL_THERE: ClassVar = "site/ still holds the last good build of 14 November 2023, 22:13.\n"
    GOOD: ClassVar = 'write("index.html", "new"); write("pain/index.html", "new")'

    @property
    def site(self) -> Path:
        return self.root / "site"

    def builds_with(self, code: str) -> None:
        """Let `python -m mkdocs` run `code` here: Python looks for modules in the current folder first."""
        (self.root / "mkdocs").mkdir(exist_ok=True)
        (self.root / "mkdocs/__init__.py").touch()
        (self.root / "mkdocs/__main__.py").write_text(RUNNER + code)

    def builds_with_the_real_runner(self, **settings: str) -> None:
        """Let MkDocs or ProperDocs make one page without a theme, with `settings` in `mkdocs.yml`."""
        shutil.rmtree(self.root / "mkdocs")
        for name in ("docs", "theme"):
            (self.root / name).mkdir()
        (self.root / "docs/index.md").write_text("# Tiny\n")
        (self.root / "theme/main.html").write_text("{{ page.content }}")
        given = {"site_name": "Tiny", "theme": "{name: null, custom_dir: theme}", "plugins": "[]", **settings}
        lines = [f"{name}: {value}\n" for name, value in given.items()]
        (self.root / "mkdocs.yml").write_text("".join(lines))

    def has_earlier_build(self) -> None:
        for name, text in self.OLD.items():
            (self.site / name).parent.mkdir(parents=True, exist_ok=True)
            (self.site / name).write_text(text)
        os.utime(self.site, (EARLIER, EARLIER))

    def start(
        self, *options: str, program: Sequence[str] = BUILD, env: dict[str, str] | None = None, **more: Any
    ) -> subprocess.Popen[str]:
        """Start `python -m sitekit build`, with times in UTC and no date of its own but what is in `env`."""
        inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        return subprocess.Popen(
            [sys.executable, *program, *options],
            cwd=self.root,
            env={**inherited, "TZ": "UTC", **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **more,
        )

    def build(self, *options: str, **more: Any) -> tuple[int, str, str]:
        """Build to the end; return the exit code, what was printed and what was complained of."""
        return self.end(self.start(*options, **more))

    def end(self, process: subprocess.Popen[str]) -> tuple[int, str, str]:
        out, complaint = process.communicate(timeout=PATIENCE)
        return process.returncode, out, complaint

    def files(self) -> dict[str, str]:
        found = sorted(path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_text() for path in found}

    def leftovers(self) -> list[str]:
        return sorted(path.name for path in self.root.glob(".site-*"))

    def wait_until_said(self, name: str) -> int:
        """Wait until the runner said `name`; return the runner's process id."""
        self.wait_until((self.root / name).exists)
        return int((self.root / name).read_text())

    def wait_until(self, condition: Callable[[], bool]) -> None:
        limit = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < limit, "waited in vain"
            time.sleep(0.01)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny\n")
    made = Project(tmp_path)
    made.builds_with(made.GOOD)
    return made
