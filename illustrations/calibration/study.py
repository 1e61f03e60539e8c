"""Judges the fit: several readings of the photographs, D held fixed, groups left out, measurements shaken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from illustrations.calibration.chart import Bars, Camera, photograph_bars
from illustrations.calibration.fit import Assumptions, Fit, fit_chart, keep_groups
from sitekit.ageing.shapes import Chart

JUMP_SD_MM = 0.1
"""Error of the growth between the two winters, a mean over ten groups."""
SHAKES = 60
"""Refits with shaken measurements."""
FIXED = (0.0005, 0.0015, 0.003, 0.006, 0.011, 0.02, 0.03)
"""Values of D [mm²/year] at which everything else is fitted again."""


@dataclass(frozen=True, slots=True)
class Named:
    """A fit and what to call it."""

    name: str
    fit: Fit


@dataclass(frozen=True, slots=True)
class Study:
    """All that `ageing-fit.yml` tells."""

    main: Fit
    """No ink added after the first healed photograph: whatever changed since is spread."""
    readings: tuple[Named, ...]
    """Other ways to read the same photographs."""
    fixed: tuple[Fit, ...]
    """D held at each of FIXED, no ink added."""
    fixed_added: tuple[Fit, ...]
    """The same with ink added between the two winters."""
    left_out: tuple[Named, ...]
    """Each size of bar left out in turn."""
    shaken: tuple[float, ...]
    """D of each refit with shaken measurements, rising."""
    finest_clarity: float
    """What the main fit says of the 0.35 mm bars in the first healed photograph, which it never saw."""


def judge(chart: Chart) -> Study:
    """Fit the chart in all these ways; about three minutes on one core, the same every time."""
    main = fit_chart(chart, Assumptions())
    jump = chart.growth_since_december_mm - chart.growth_since_january_mm
    added = Assumptions(added_mm=(jump, JUMP_SD_MM))
    return Study(
        main=main,
        readings=tuple(_readings(chart, added)),
        fixed=tuple(_held(chart, Assumptions(), main)),
        fixed_added=tuple(_held(chart, added, main)),
        left_out=tuple(_left_out(chart)),
        shaken=tuple(_shaken(chart, main)),
        finest_clarity=_finest(main),
    )


def _readings(chart: Chart, added: Assumptions) -> Iterator[Named]:
    yield Named("ink added between the two winters, as much as the bars grew", fit_chart(chart, added))
    yield Named("packed black less black (absorbance 1.5)", fit_chart(chart, Assumptions(absorbance=1.5)))
    yield Named("packed black as black as can be (absorbance 4.2)", fit_chart(chart, Assumptions(absorbance=4.2)))
    same = Assumptions(ceiling_changes=False)
    yield Named("both photographs equally far short of bare skin", fit_chart(chart, same))
    for bars in ("upright", "cross"):
        part = keep_groups(chart, [group for group in chart.groups if group.bars == bars])
        yield Named(f"{bars} bars alone", fit_chart(part, Assumptions()))


def _held(chart: Chart, assumptions: Assumptions, main: Fit) -> Iterator[Fit]:
    for spread in FIXED:
        yield fit_chart(
            chart,
            replace(assumptions, spread=spread),
            starts=((spread, 0.03), (spread, 0.07), (spread, main.sigma0_mm)),
        )


def _left_out(chart: Chart) -> Iterator[Named]:
    for size in sorted({group.drawn_mm for group in chart.groups}):
        rest = [group for group in chart.groups if group.drawn_mm != size]
        yield Named(
            f"{size:g} mm", fit_chart(keep_groups(chart, rest), Assumptions(), starts=((0.01, 0.07), (0.012, 0.1)))
        )


def _shaken(chart: Chart, main: Fit) -> Sequence[float]:
    """Refit with errors of the size of the residuals added to what the main fit predicts."""
    rng = np.random.default_rng(2011)
    found = []
    for _ in range(SHAKES):
        groups = []
        for group, pair in zip(chart.groups, main.predicted, strict=True):
            clarity = tuple(r.clarity + rng.normal(0, main.clarity_rms) for r in pair)
            shaken = (r.width_mm + rng.normal(0, main.width_rms_mm) for r in pair)
            width = tuple(None if seen is None else new for seen, new in zip(group.width_mm, shaken, strict=True))
            groups.append(group.model_copy(update={"clarity": clarity, "width_mm": width}))
        shaken_chart = keep_groups(chart, groups)
        found.append(fit_chart(shaken_chart, Assumptions(), begin=main.vector, steps=20).spread)
    return sorted(found)


def _finest(main: Fit) -> float:
    bars = Bars(0.35, 0.0, main.sigma0_mm, Assumptions().absorbance)
    return photograph_bars(bars, Camera(main.blur_mm, main.glare)).clarity * main.ceilings[0]
