"""The two that are compared, each in a process of its own: this project, and Eleventy Image from npm."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[1]
FOLDER: Final = PROJECT / ".bench/renditions"
PACKAGE: Final = "@11ty/eleventy-img@6.0.4"

_OURS: Final = """\
import sys
sys.path[:0] = ["hooks"]
from pathlib import Path
from sitekit.pictures.cache import Cache
from sitekit.pictures.inspect import inspect_masters
from sitekit.pictures.make import Order, Rights, make_pictures
paths = sorted(Path(name) for name in Path(sys.argv[1]).read_text().split())
cache = Cache.open(Path(sys.argv[2]))
found = inspect_masters(dict.fromkeys(paths, 1200), cache)
rights = Rights("Rose, 26 mm", "Micro-Realism", "Drawn from our own 3-D model", "All rights reserved", drawing=True)
pictures, failures = make_pictures([Order(p.stem, p, found[p][0], rights) for p in paths], cache)
assert len(pictures) == len(paths), failures
"""
_LOADED: Final = _OURS[: _OURS.index("paths =")]
_THEIRS: Final = """\
const { readFileSync } = require("node:fs");
const Image = require("@11ty/eleventy-img");
const how = JSON.parse(process.argv[2]);
(async () => {
  await Promise.all(readFileSync(how.list, "utf8").split("\\n").filter(Boolean).map((master) => Image(master, {
    widths: [320, 640, 960, 1280, 1600], formats: ["avif", "jpeg"], outputDir: how.out, useCache: false,
    sharpAvifOptions: how.avif, sharpJpegOptions: how.jpeg,
    filenameFormat: (id, src, width, format) => `${src.split("/").pop().split(".")[0]}-${width}.${format}`,
  })));
})();
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    cpu_s: float
    """User and system time."""
    idle_s: float
    """Core time that nobody used meanwhile."""
    peak_mb: float

    @property
    def busy(self) -> float:
        """How much it used of the core time that other programs left, 0 to 1."""
        return self.cpu_s / (self.cpu_s + self.idle_s)


def make_ours(masters: Sequence[Path], cache: Path) -> Cost:
    """Look at the masters and make all renditions with an interpreter of its own."""
    return _run([sys.executable, "-c", _OURS, str(_list(masters)), str(cache)])


def start_ours() -> Cost:
    """Only import what `make_ours` needs."""
    return _run([sys.executable, "-c", _LOADED])


def make_theirs(masters: Sequence[Path], out: Path, avif: dict[str, int], jpeg: dict[str, object]) -> Cost:
    """Make all renditions with Eleventy Image; `avif` and `jpeg` are its options for the coders, empty for its own."""
    how = {"list": str(_list(masters)), "out": str(out), "avif": avif, "jpeg": jpeg}
    return _run(["node", str(_install() / "make.cjs"), json.dumps(how)])


def _install() -> Path:
    folder = PROJECT / ".bench/eleventy"
    if not (folder / "node_modules/@11ty/eleventy-img").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", PACKAGE], cwd=folder, check=True)  # noqa: S607 - whichever npm
    (folder / "make.cjs").write_text(_THEIRS, encoding="utf-8")
    return folder


def _list(masters: Sequence[Path]) -> Path:
    path = FOLDER / "list.txt"
    path.write_text("".join(f"{master}\n" for master in masters), encoding="utf-8")
    return path


def _run(command: list[str]) -> Cost:
    idle_before = _read_idle()
    environment = {name: value for name, value in os.environ.items() if name != "PICTURES_CACHE"}
    process = subprocess.Popen(command, cwd=PROJECT, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"This failed: {' '.join(command[:2])} …")
    return Cost(usage.ru_utime + usage.ru_stime, _read_idle() - idle_before, usage.ru_maxrss / 1024)


def _read_idle() -> float:
    """Return the idle time of all cores since the machine started, in seconds."""
    fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()
    return (int(fields[4]) + int(fields[5])) / os.sysconf("SC_CLK_TCK")
