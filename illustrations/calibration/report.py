"""Writes a study down as `ageing-fit.yml`, in the shape that `sitekit.ageing.report` reads back."""

import numpy as np
import yaml

from illustrations.calibration.fit import Fit
from illustrations.calibration.study import Study
from sitekit.ageing.report import FitReport, GroupOutcome, Outcome
from sitekit.ageing.shapes import Chart

METHOD = """\
Three bars on a line: ink laid a fitted amount wider or narrower than drawn (one amount a group, touch-ups included),
spread by a Gaussian of variance sigma0² at 12 weeks and sigma0² + 2·D·t at the last photograph, turned into light by
the layered optics of illustrations.skin on Monk tone 2, blurred and veiled by one camera, coded as sRGB, and read as
the photographs were: brightness in the middle of the gap, width at half darkness. D and sigma0 are fitted with the
unknowns by bounded least squares from several starts; clarity counts with a standard deviation of 0.08, width with
0.2 mm; the unknowns are held near stated guesses. Absorbance of packed black is 2.6 unless a reading says otherwise.
"""

_HEAD = """\
# What came of holding the ageing model against the one measured tattoo: one person, one ankle, solid black bars.
# Written by the command under made_by; do not edit. The fields are explained in hooks/sitekit/ageing/report.py.
"""


def describe(study: Study, chart: Chart) -> FitReport:
    """Return the study rounded to what it can bear."""
    held = [("no ink added", fit) for fit in study.fixed] + [("ink added", fit) for fit in study.fixed_added]
    left_out = [named.fit.spread for named in study.left_out]
    low, middle, high = (float(np.percentile(study.shaken, share)) for share in (5, 50, 95))
    return FitReport(
        made_by="python -m illustrations.calibration",
        method=" ".join(METHOD.split()),
        main=_outcome("no ink added after the first healed photograph", study.main),
        readings=tuple(_outcome(named.name, named.fit) for named in study.readings),
        held=tuple(_outcome(name, fit) for name, fit in held),
        left_out=(round(min(left_out), 4), round(max(left_out), 4)),
        shaken=(round(low, 4), round(middle, 4), round(high, 4)),
        finest_clarity=round(study.finest_clarity, 2),
        groups=tuple(_groups(study.main, chart)),
        vector=tuple(round(value, 5) for value in study.main.vector),
    )


def to_yaml(report: FitReport) -> str:
    """Return the file's text."""
    data = report.model_dump(mode="json")
    return _HEAD + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)


def _outcome(name: str, fit: Fit) -> Outcome:
    return Outcome(
        name=name,
        spread=round(fit.spread, 4),
        sigma0_mm=round(fit.sigma0_mm, 3),
        added_mm=round(fit.added_mm, 2),
        clarity_rms=round(fit.clarity_rms, 3),
        width_rms_mm=round(fit.width_rms_mm, 2),
        cost=round(fit.cost, 1),
    )


def _groups(fit: Fit, chart: Chart) -> list[GroupOutcome]:
    return [
        GroupOutcome(
            drawn_mm=group.drawn_mm,
            bars=group.bars,
            laid_mm=round(laid, 2),
            clarity_measured=group.clarity,
            clarity_predicted=(round(first.clarity, 2), round(last.clarity, 2)),
            width_measured_mm=group.width_mm,
            width_predicted_mm=(round(first.width_mm, 2), round(last.width_mm, 2)),
        )
        for group, laid, (first, last) in zip(chart.groups, fit.laid_mm, fit.predicted, strict=True)
    ]
