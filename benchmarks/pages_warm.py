"""What pictures add to a warm build after one page was edited: the same site with and without files of pictures.

Without: the same pages with the same plates, but no master is looked at and no rendition is laid into the site. The
check of the finished site is off in both, since it would miss those files.
"""

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[1]
_CONFIG: Final = "INHERIT: {project}/mkdocs.yml\ndocs_dir: docs\nwatch: []\nstrict: false\n"
_WITH: Final = """\
import sys
from mkdocs.__main__ import cli
cli(["build", "-q", "-f", sys.argv[1], "-d", sys.argv[2]])
"""
_WITHOUT: Final = f"""\
import itertools, sys
from pathlib import Path
sys.path.insert(0, {str(PROJECT / "hooks")!r})
import sitekit.catalogue.load, sitekit.gallery.load
from sitekit.catalogue.build import GalleryBuild
from sitekit.pictures.model import MasterFacts, Picture, Rendition
number = itertools.count()

def look_at(paths, cache):
    return {{path: (MasterFacts(f"{{next(number):064x}}", 1600, 1200, next(number), "#cba"), ()) for path in paths}}

def make(orders, cache):
    return {{order.id: make_one(order) for order in orders}}, {{}}

def make_one(order):
    def rendition(form, ending, width):
        url = f"assets/pictures/{{order.id}}-0123456789-{{width}}.{{ending}}"
        return Rendition(form, width, width * 3 // 4, Path(url), url, 1)
    widths = (320, 640, 960, 1280, 1600)
    avif, jpeg = (tuple(rendition(*kind, width) for width in widths) for kind in (("avif", "avif"), ("jpeg", "jpg")))
    return Picture(order.master, order.facts.digest, 1600, 1200, "#cba", avif, jpeg, rendition("jpeg", "jpg", 1200))

sitekit.gallery.load.inspect_masters = look_at
sitekit.gallery.load.find_origin_faults = lambda entry, master: []
sitekit.catalogue.load.make_pictures = make
GalleryBuild.list_renditions = lambda self: []
{_WITH}"""


def compare_builds(folder: Path, runs: int) -> tuple[float, float]:
    """Return the median CPU seconds with and without pictures, each build after one more edit of one page."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(PROJECT / "docs", folder / "docs")
    for name in ("hooks", "overrides", "illustrations", ".cache"):
        (folder / name).symlink_to(PROJECT / name)
    (folder / "mkdocs.yml").write_text(_CONFIG.format(project=PROJECT), encoding="utf-8")
    page = folder / "docs/pain/index.md"
    took: dict[str, list[float]] = {_WITH: [], _WITHOUT: []}
    for run in range(runs + 1):
        for program, costs in took.items():
            page.write_text(f"{page.read_text(encoding='utf-8')}\nOne more line.\n", encoding="utf-8")
            costs.append(_build(program, folder, folder / f"site-{len(program)}"))
        if run == 0:  # the first of each fills the caches
            took = {program: [] for program in took}
    return statistics.median(took[_WITH]), statistics.median(took[_WITHOUT])


def _build(program: str, folder: Path, site: Path) -> float:
    environment = os.environ | {"SITE_CHECKS": "off", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", program, str(folder / "mkdocs.yml"), str(site)]
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None  # noqa: S101 - it is a pipe
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status or "Traceback" in said:
        raise RuntimeError(f"The site does not build:\n{said[-4000:]}")
    return usage.ru_utime + usage.ru_stime
