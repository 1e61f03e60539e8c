"""What renditions cost, against Eleventy Image with the same formats and widths: `python -m benchmarks.renditions`.

Quality is made comparable first: for each effort of Eleventy's AVIF coder the quality is looked for at which a sample
is as alike to its masters as ours (SSIM at 640 and 1280 px). Our figures hold all we do: looking at the masters, the
share picture, the credit; Eleventy makes the ten files only.
"""

import argparse
import shutil
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .likeness import compare
from .renditions_corpus import write_masters
from .renditions_makers import FOLDER, PROJECT, Cost, make_ours, make_theirs, start_ours

MOST_OF_THEIRS: Final = 0.6
"""CPU a picture against Eleventy Image with the effort it takes by itself."""
MOST_MB: Final = 700
LEAST_BUSY: Final = 0.85
"""Of the cores."""
MOST_WARM_S: Final = 0.3
"""CPU for 1,000 pictures, above starting the interpreter."""

_RUNS: Final = 5
"""Of what takes a fraction of a second; the median counts."""
_SAMPLE: Final = 4
_JUDGED_AT: Final = (640, 1280)
_JPEG: Final[dict[str, object]] = {"quality": 76, "progressive": True}
_OWN_EFFORT: Final = 4
"""What Eleventy Image takes unless told otherwise, with quality 50."""
_EFFORTS: Final = (4, 2, 1, 0)
_SLOW_MASTERS: Final = 8
"""The effort of its own takes many seconds a picture: fewer of them do."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What a maker's AVIF files are like."""

    ssim: float
    kb: float
    """kB a picture, all five widths."""


def main() -> int:
    """Measure, print tables and verdicts, and return 0 if all promises hold, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.renditions", description=__doc__)
    parser.add_argument("--masters", type=int, default=40, metavar="N")
    parser.add_argument("--ours-only", action="store_true", help="for memory and cores: leave Eleventy out")
    arguments = parser.parse_args()
    masters = write_masters(PROJECT / "docs/gallery", FOLDER / "masters", arguments.masters + 1)
    masters, one_more = masters[:-1], masters
    cache = FOLDER / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    started = statistics.median(start_ours().cpu_s for _ in range(_RUNS))
    cold = make_ours(masters, cache)
    warm_s = statistics.median(make_ours(masters, cache).cpu_s for _ in range(_RUNS)) - started
    added_s = make_ours(one_more, cache).cpu_s - started - warm_s
    each = (cold.cpu_s - started) / len(masters)
    print(f"ours, {len(masters):,} masters of 1600 × 1200 px:")
    print(f"- cold: {each:.3f} CPU s a picture, cores busy {cold.busy:.0%}, peak {cold.peak_mb:.0f} MB")
    print(f"- warm: {warm_s:.3f} CPU s in all, above the {started:.2f} it takes to start")
    print(f"- one more picture: {added_s:.2f} CPU s above that")
    verdicts = {
        f"the cores are busy {cold.busy:.0%} of the time others leave (at least {LEAST_BUSY:.0%})": cold.busy
        >= LEAST_BUSY,
        f"peak memory {cold.peak_mb:.0f} MB (at most {MOST_MB})": cold.peak_mb <= MOST_MB,
        f"warm {warm_s:.2f} CPU s (at most {MOST_WARM_S} for up to 1,000 pictures)": warm_s
        <= MOST_WARM_S * max(1, len(masters) / 1000),
        f"one more picture costs {added_s / each:.1f} pictures (at most 2)": added_s <= 2 * each,
    }
    if not arguments.ours_only:
        ratio = _compare(masters, cache, each)
        verdicts[f"{ratio:.2f} of Eleventy Image's CPU a picture (at most {MOST_OF_THEIRS})"] = ratio <= MOST_OF_THEIRS
    for promise, holds in verdicts.items():
        print(f"- {'holds' if holds else 'MISSED'}: {promise}")
    return 0 if all(verdicts.values()) else 1


def _compare(masters: Sequence[Path], cache: Path, ours_s: float) -> float:
    """Print what Eleventy Image costs; return our CPU a picture against its, at its own effort and quality."""
    sample = masters[:: max(1, len(masters) // _SAMPLE)][:_SAMPLE]
    ours = _judge_ours(sample, cache)
    print("\n| AVIF | quality | SSIM | kB a picture | CPU s a picture | cores busy | peak MB | ours is |")
    print("|---|---|---|---|---|---|---|---|")
    print(f"| ours | 50 | {ours.ssim:.4f} | {ours.kb:.0f} | {ours_s:.3f} | | | 1 |")
    own_ratio = _measure(
        masters[:_SLOW_MASTERS], {}, _judge(sample, {}), name="Eleventy as it comes", quality="50", ours_s=ours_s
    )
    for effort in _EFFORTS:
        quality, judged = _find_quality(sample, effort, ours.ssim)
        few = masters[:_SLOW_MASTERS] if effort == _OWN_EFFORT else masters
        options = {"effort": effort, "quality": quality}
        ratio = _measure(few, options, judged, name=f"Eleventy, effort {effort}", quality=str(quality), ours_s=ours_s)
        if effort == _OWN_EFFORT:
            own_ratio = max(ratio, own_ratio)
    return own_ratio


def _measure(
    masters: Sequence[Path], avif: dict[str, int], judged: Quality, *, name: str, quality: str, ours_s: float
) -> float:
    cost: Cost = make_theirs(masters, _empty("theirs"), avif, _JPEG)
    started = make_theirs([], _empty("theirs"), avif, _JPEG)
    each = (cost.cpu_s - started.cpu_s) / len(masters)
    print(
        f"| {name} | {quality} | {judged.ssim:.4f} | {judged.kb:.0f} | {each:.3f} | {cost.busy:.0%} "
        f"| {cost.peak_mb:.0f} | {ours_s / each:.2f} |",
        flush=True,
    )
    return ours_s / each


def _find_quality(sample: Sequence[Path], effort: int, ssim: float) -> tuple[int, Quality]:
    """Return the least quality that is as alike as ours."""
    low, high = 30, 95
    best: Quality | None = None
    while low < high:
        middle = (low + high) // 2
        judged = _judge(sample, {"effort": effort, "quality": middle})
        if judged.ssim >= ssim:
            high, best = middle, judged
        else:
            low = middle + 1
    return low, best or _judge(sample, {"effort": effort, "quality": low})


def _judge(sample: Sequence[Path], avif: dict[str, int]) -> Quality:
    out = _empty("judged")
    make_theirs(sample, out, avif, _JPEG)
    return _rate(
        [(master, [out / f"{master.stem}-{width}.avif" for width in (320, 640, 960, 1280, 1600)]) for master in sample]
    )


def _judge_ours(sample: Sequence[Path], cache: Path) -> Quality:
    sys.path.insert(0, str(PROJECT / "hooks"))
    from sitekit.pictures.cache import Cache  # noqa: PLC0415 - hooks are not on the path before
    from sitekit.pictures.inspect import inspect_masters  # noqa: PLC0415
    from sitekit.pictures.make import Order, Rights, make_pictures  # noqa: PLC0415

    words = ("Rose, 26 mm", "Micro-Realism", "Drawn from our own 3-D model", "All rights reserved")
    opened = Cache.open(cache)
    facts = {path: found for path, (found, _) in inspect_masters(dict.fromkeys(sample, 1), opened).items() if found}
    orders = [Order(path.stem, path, facts[path], Rights(*words, drawing=True)) for path in sample]
    pictures, _ = make_pictures(orders, opened)
    return _rate([(path, [rendition.path for rendition in pictures[path.stem].avif]) for path in sample])


def _rate(files: Sequence[tuple[Path, list[Path]]]) -> Quality:
    judged = [
        compare(master, rendition)
        for master, renditions in files
        for width, rendition in zip((320, 640, 960, 1280, 1600), renditions, strict=True)
        if width in _JUDGED_AT
    ]
    size = sum(rendition.stat().st_size for _, renditions in files for rendition in renditions)
    return Quality(statistics.mean(judged), size / len(files) / 1000)


def _empty(name: str) -> Path:
    shutil.rmtree(FOLDER / name, ignore_errors=True)
    return FOLDER / name


if __name__ == "__main__":
    sys.exit(main())
