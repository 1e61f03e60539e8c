"""`make bench`: build sites of 250, 500 and 1,000 pages with stock Material, with this project, and without its check.

Prints CPU seconds and peak memory (medians; runs of the two compared are interleaved) and whether the promises hold.
Takes a few minutes. Nothing here runs in the tests: a busy machine must not fail them.
"""

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .corpus import write_corpus
from .measure import Cost, build, count_links, prepare, take_median

MOST_ADDED: Final = 0.15
"""What the check may add to the CPU time of the build without it."""
MOST_OF_STOCK: Final = 0.30
"""Our build's CPU time against that of stock Material."""
MOST_MB: Final = 300
MOST_CURVE: Final = 1.25
"""CPU time a page on the largest site against that on the smallest: 1 is a straight line."""


@dataclass(frozen=True, slots=True)
class Row:
    """The costs at one size."""

    pages: int
    links: int
    stock: Cost
    without: Cost
    ours: Cost


def main() -> int:
    """Measure, print a table and the verdicts, and return 0 if all promises hold, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--project", type=Path, default=Path(__file__).parents[1], help="where mkdocs.yml is")
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000], metavar="PAGES")
    parser.add_argument("--runs", type=int, default=3, help="of our build with and without the check (stock: one)")
    arguments = parser.parse_args()
    project = arguments.project.resolve()
    print("| pages | links | stock Material | ours, no check | ours | check adds | of stock | ms a page | peak MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    rows = []
    for pages in arguments.sizes:
        row = _measure(project, project / ".bench" / str(pages), pages, arguments.runs)
        rows.append(row)
        print(_describe(row), flush=True)
    verdicts = _judge(rows)
    for promise, holds in verdicts.items():
        print(f"- {'holds' if holds else 'MISSED'}: {promise}")
    return 0 if all(verdicts.values()) else 1


def _measure(project: Path, folder: Path, pages: int, runs: int) -> Row:
    shutil.rmtree(folder, ignore_errors=True)
    write_corpus(project / "docs", folder / "docs", pages)
    prepare(project, folder)
    stock = build(folder, "stock.yml", checks=False)
    without, ours = [], []
    for _ in range(runs):
        without.append(build(folder, "ours.yml", checks=False))
        ours.append(build(folder, "ours.yml", checks=True))
    return Row(pages, count_links(folder / "site"), stock, take_median(without), take_median(ours))


def _describe(row: Row) -> str:
    cells = (
        f"{row.pages:,}",
        f"{row.links:,}",
        f"{row.stock.cpu_s:.1f} s",
        f"{row.without.cpu_s:.2f} s",
        f"{row.ours.cpu_s:.2f} s",
        f"{_added(row):.0%}",
        f"{_of_stock(row):.2f}",
        f"{row.ours.cpu_s / row.pages * 1000:.1f}",
        f"{row.ours.peak_mb:.0f} ({row.without.peak_mb:.0f} without, {row.stock.peak_mb:.0f} stock)",
    )
    return f"| {' | '.join(cells)} |"


def _added(row: Row) -> float:
    return row.ours.cpu_s / row.without.cpu_s - 1


def _of_stock(row: Row) -> float:
    return row.ours.cpu_s / row.stock.cpu_s


def _judge(rows: list[Row]) -> dict[str, bool]:
    small, large = rows[0], rows[-1]
    curve = (large.ours.cpu_s / large.pages) / (small.ours.cpu_s / small.pages)
    return {
        f"at {large.pages:,} pages the check adds {_added(large):.0%} (at most {MOST_ADDED:.0%})": _added(large)
        <= MOST_ADDED,
        f"the build takes {_of_stock(large):.2f} of stock Material (at most {MOST_OF_STOCK})": _of_stock(large)
        <= MOST_OF_STOCK,
        f"it peaks at {large.ours.peak_mb:.0f} MB (at most {MOST_MB})": large.ours.peak_mb <= MOST_MB,
        f"a page takes {curve:.2f} of the time it takes at {small.pages:,} pages (at most {MOST_CURVE})": curve
        <= MOST_CURVE,
    }


if __name__ == "__main__":
    sys.exit(main())
