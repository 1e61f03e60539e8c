"""What pages cost a reader on a phone, beside stock Material and bare Eleventy pages with the same words and pictures.

Run as `python -m benchmarks.pages`. All sites are served side by side over HTTP/2 with brotli and take turns, so that a
busy machine slows all alike; medians count. The promises about LCP are judged by Lighthouse's simulated phone; the
other table is what the browser itself took with slow 4G and a fourth of the processor. Takes about half an hour;
`--quick` measures once.
"""

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tools.browser import find_browser, launch_arguments

from .pages_browser import Load, load, take_median
from .pages_finder import PIECES, measure_finder
from .pages_lighthouse import CATEGORIES, audit
from .pages_npm import PROJECT
from .pages_rivals import build_rivals
from .pages_served import serve
from .pages_warm import compare_builds

FOLDER: Final = PROJECT / ".bench/pages"
COMPARED: Final = {
    "text": "ageing/blowout/",
    "text with pictures": "care/normal/",
    "home": "",
    "gallery index": "gallery/",
    "set": "gallery/pieces/",
    "piece": "gallery/piece/rose/",
}
OTHERS: Final = {
    "find": "gallery/find/subject-rose/",
    "list": "a-z/",
    "sources": "about/sources/",
    "style": "about/style/",
    "staff": "staff/",
    "handout": "handout/wrist/",
}
MOST_OF_MATERIAL: Final = 0.6
MOST_OF_ELEVENTY: Final = 1.15
MOST_OF_WITHOUT: Final = 1.15
"""A warm build against the same site without pictures."""
MOST_MS: Final = 50
MOST_INDEX_KB: Final = 150

Verdicts = dict[str, bool]


def main() -> int:
    """Measure, print tables and verdicts, and return 0 if all promises hold, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of each page on each site")
    parser.add_argument("--quick", action="store_true", help="one run, to see whether it works")
    arguments = parser.parse_args()
    runs = 1 if arguments.quick else arguments.runs
    ours = build_ours(FOLDER / "ours")
    sites = {"ours": ours} | build_rivals(ours, FOLDER, list_written(ours))
    verdicts: Verdicts = {}
    with serve(sites, FOLDER) as at, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        verdicts |= compare_loads(browser, at, runs)
        verdicts |= judge_finder(browser, ours)
        browser.close()
        verdicts |= compare_lcp(at, runs)
        verdicts |= judge_templates(at["ours"], ours)
    verdicts |= judge_builds(max(runs, 3))
    print()
    for promise, holds in verdicts.items():
        print(f"- {'holds' if holds else 'MISSED'}: {promise}")
    return 0 if all(verdicts.values()) else 1


def build_ours(site: Path) -> Path:
    """Build the project and return where the finished site is."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    subprocess.run(command, cwd=PROJECT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    return site


def list_written(ours: Path) -> list[str]:
    """Return the address of every page somebody wrote, and of the others that are compared."""
    docs = PROJECT / "docs"
    folders = {path.parent if path.stem == "index" else path.with_suffix("") for path in docs.rglob("*.md")}
    addresses = {f"{folder.relative_to(docs).as_posix()}/".removeprefix("./") for folder in folders}
    return sorted(one for one in addresses | set(COMPARED.values()) if (ours / one / "index.html").exists())


def compare_loads(browser: Browser, at: Mapping[str, str], runs: int) -> Verdicts:
    """Print what each page loads before anybody scrolls."""
    kinds = ("document", "stylesheet", "script", "font", "image")
    print(f"| page | site | {' | '.join(f'{kind} kB' for kind in kinds)} | all kB | requests | other hosts "
          "| LCP ms | CLS | TBT ms |")  # fmt: skip
    print("|---|---|" + "---|" * (len(kinds) + 6))
    verdicts: Verdicts = {}
    for kind, address in COMPARED.items():
        loads: dict[str, list[Load]] = {name: [] for name in at}
        for _ in range(runs):
            for name, base in at.items():
                loads[name].append(load(browser, base + address))
        for name, each in loads.items():
            one = take_median(each)
            cells = [f"{one.kb.get(part, 0):.1f}" for part in kinds] + [f"{sum(one.kb.values()):.0f}"]
            cells += [str(one.requests), str(one.other_hosts), f"{one.lcp_ms:.0f}", f"{one.cls:.3f}"]
            print(f"| {kind} | {name} | {' | '.join(cells)} | {one.tbt_ms:.0f} |", flush=True)
        mine = loads["ours"]
        worst = max(one.cls for one in mine)
        verdicts[f"{kind}: CLS {worst:.4f} in the worst run (0)"] = worst == 0
        hosts = max(one.other_hosts for one in mine)
        verdicts[f"{kind}: {hosts} requests to other hosts (none)"] = hosts == 0
    return verdicts


def compare_lcp(at: Mapping[str, str], runs: int) -> Verdicts:
    """Print LCP by Lighthouse's simulated phone, ours against both others."""
    print("\n| page | LCP ms, ours | Material | Eleventy | of Material | of Eleventy |")
    print("|---|---|---|---|---|---|")
    verdicts: Verdicts = {}
    for kind, address in COMPARED.items():
        took: dict[str, list[float]] = {name: [] for name in at}
        for _ in range(runs):
            for name, base in at.items():
                took[name].append(audit(base + address, only_speed=True).lcp_ms)
        middle = {name: statistics.median(each) for name, each in took.items()}
        of = {name: middle["ours"] / middle[name] for name in ("Material", "Eleventy")}
        cells = " | ".join(f"{middle[name]:.0f}" for name in at)
        print(f"| {kind} | {cells} | {of['Material']:.2f} | {of['Eleventy']:.2f} |", flush=True)
        for name, most in (("Material", MOST_OF_MATERIAL), ("Eleventy", MOST_OF_ELEVENTY)):
            verdicts[f"{kind}: LCP {of[name]:.2f} of {name}'s (at most {most})"] = of[name] <= most
    return verdicts


def judge_templates(base: str, ours: Path) -> Verdicts:
    """Print the four scores of a page of each template; pages that ask not to be found are not asked why."""
    print(f"\n| page | {' | '.join(CATEGORIES)} | LCP ms | costs points |")
    print("|---|" + "---|" * (len(CATEGORIES) + 2))
    verdicts: Verdicts = {}
    for kind, address in (COMPARED | OTHERS).items():
        page = ours / address / "index.html"
        if not page.exists():
            continue
        hidden = "noindex" in page.read_text(encoding="utf-8")
        found = audit(base + address, skip=("is-crawlable",) if hidden else ())
        scores = " | ".join(map(str, found.scores))
        print(f"| {kind} | {scores} | {found.lcp_ms:.0f} | {', '.join(found.failed)} |", flush=True)
        verdicts[f"{kind}: Lighthouse {'/'.join(map(str, found.scores))} (100 in all)"] = set(found.scores) == {100}
    return verdicts


def judge_finder(browser: Browser, ours: Path) -> Verdicts:
    """Print what a gallery of 2,000 pieces costs."""
    found = measure_finder(browser, ours, FOLDER / "finder")
    print(
        f"\n{PIECES:,} pieces: {found.answers} answers of the finder at a fourth of the speed, median "
        f"{found.median_ms:.0f} ms, worst {found.worst_ms:.0f} ms; index {found.index_kb:.0f} kB of HTML, largest page "
        f"{found.largest_kb:.0f} kB; its data {found.data_kb:.0f} kB before compression",
        flush=True,
    )
    return {
        f"the finder answers within {found.worst_ms:.0f} ms (at most {MOST_MS})": found.worst_ms <= MOST_MS,
        f"no page of {PIECES:,} pieces is over {found.largest_kb:.0f} kB (under {MOST_INDEX_KB})": found.largest_kb
        < MOST_INDEX_KB,
    }


def judge_builds(runs: int) -> Verdicts:
    """Print what pictures add to a warm build."""
    having, without = compare_builds(FOLDER / "warm", runs)
    ratio = having / without
    print(f"\nwarm build after editing one page: {having:.2f} CPU s, without pictures {without:.2f} CPU s", flush=True)
    says = f"a warm build takes {ratio:.2f} of the same site without pictures (at most {MOST_OF_WITHOUT})"
    return {says: ratio <= MOST_OF_WITHOUT}


if __name__ == "__main__":
    sys.exit(main())
