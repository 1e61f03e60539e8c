"""Reads `ageing.yml` and checks that all it leans on exists."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitekit.evidence.load import Evidence
from sitekit.loading import load_model
from sitekit.problems import Problem, did_you_mean

from .model import SPREADS, AgeingModel
from .shapes import AgeingFile


def load_ageing(path: Path, *, shown_as: str) -> tuple[AgeingFile | None, list[Problem]]:
    """Read the file at `path`; return it, or None with every fault. `shown_as` is how problems name it."""
    return load_model(path, AgeingFile, shown_as=shown_as)


def find_ageing_problems(file: AgeingFile, evidence: Evidence, *, shown_as: str) -> Iterator[Problem]:
    """Yield a problem for each claim or source that `file` names and the evidence does not hold."""
    entries = [(f"parameter {p.key}", (*p.claims, *(c for end in p.ends for c in end.claims))) for p in file.parameters]
    entries += [(f"site {site.key}", site.claims) for site in file.sites]
    entries += [("chart", file.chart.claims)]
    for entry, claims in entries:
        yield from _unknown(entry, claims, evidence, "claim", shown_as)
    sources = [(f"parameter {p.key}", p.sources) for p in file.parameters] + [("chart", file.chart.sources)]
    for entry, keys in sources:
        yield from _unknown(entry, keys, evidence, "source", shown_as)


def _unknown(entry: str, keys: Iterable[str], evidence: Evidence, kind: str, shown_as: str) -> Iterator[Problem]:
    known = evidence.claims if kind == "claim" else evidence.sources
    if f"{kind}s" in evidence.unread:  # one fault in that file is enough
        return
    for key in keys:
        if key not in known and key not in evidence.faulty:
            hint = did_you_mean(key, known)
            yield Problem(shown_as, 0, "ageing-unknown", f'{entry}: there is no {kind} "{key}".{hint}')


def build_model(file: AgeingFile) -> AgeingModel:
    """Return the numbers of `file` as the model calculates with them."""
    spread = file["spread"]
    return AgeingModel(
        spread=dict(zip(SPREADS, (end.value for end in spread.ends), strict=True)),
        sigma0_mm=file.number("sigma0"),
        clearance=file.number("clearance"),
        sun_loss=file.number("sun_loss"),
        depth_mm=file.number("depth"),
        depth_drift=file.number("depth_drift"),
        weak_loss=file.number("weak_loss"),
        patchiness=file.number("patchiness"),
        unevenness=file.number("unevenness"),
        sites={site.key: site.factor for site in file.sites},
    )
