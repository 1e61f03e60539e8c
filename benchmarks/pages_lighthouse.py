"""What Lighthouse says of a page on its own idea of a phone."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tools.browser import find_browser

from .pages_npm import NODE, install

_GOOD: Final = 0.9
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One run."""

    scores: tuple[int, ...]
    """0 to 100, in the order of CATEGORIES (or of those asked for)."""
    lcp_ms: float
    tbt_ms: float
    cls: float
    failed: tuple[str, ...]
    """Names of the audits that cost points."""


def audit(address: str, *, only_speed: bool = False, skip: Sequence[str] = ()) -> Verdict:
    """Run Lighthouse once on a page, as on a phone with simulated throttling."""
    categories = CATEGORIES[:1] if only_speed else CATEGORIES
    command = [
        NODE, str(install() / "lighthouse/cli/index.js"), address, "--quiet", "--output=json",
        f"--only-categories={','.join(categories)}",
        "--chrome-flags=--headless=new --no-sandbox --ignore-certificate-errors",
        *(f"--skip-audits={name}" for name in skip),
    ]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": find_browser()}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    report = json.loads(done.stdout)
    audits = report["audits"]
    scores = tuple(round((report["categories"][name]["score"] or 0) * 100) for name in categories)
    weighed = {ref["id"] for name in categories for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    failed = tuple(sorted(name for name in weighed - set(skip) if _costs(audits[name]["score"])))
    return Verdict(
        scores,
        audits["largest-contentful-paint"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        failed,
    )


def _costs(score: float | None) -> bool:
    return score is not None and score < _GOOD
