"""Fits spread and healing blur to the chart, together with all that we do not know about how it was made and seen.

Known only loosely, and therefore fitted too, each held near a stated guess: how wide each group's ink was really laid
before the first healed photograph (touch-ups included), ink added after it, the blur and glare of the photographs, and
how far short of bare skin even a wide gap falls on a curved leg (upright and cross bars apart).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import least_squares

from illustrations.calibration.chart import Bars, Camera, Reading, photograph_bars
from sitekit.ageing.shapes import BarGroup, Chart

Vector = npt.NDArray[np.float64]

CLARITY_SD = 0.08
"""Error we grant a clarity: 1.5 mm bars read less clear than 1.0 mm ones by up to this."""
STARTS = ((0.002, 0.06), (0.005, 0.03), (0.01, 0.07), (0.012, 0.1), (0.02, 0.15))
"""(D [mm²/year], σ0 [mm]) where fits begin."""
LAID_SD_MM = 0.3
"""How much groups of one direction may differ in how wide they were laid."""
_GUESSES = {"blur_mm": (0.15, 0.07), "glare": (0.04, 0.03), "ceiling": (0.9, 0.1), "laid_mm": (0.0, 0.3)}
"""(guess, standard deviation) of what the photographs hardly tell."""
_BOUNDS = {
    "spread": (1e-4, 0.08), "sigma0_mm": (0.02, 0.5), "blur_mm": (0.04, 0.4), "glare": (0.0, 0.15),
    "ceiling": (0.6, 1.0), "mean_laid_mm": (-0.5, 0.8), "added_mm": (0.0, 0.8), "laid_mm": (-0.8, 1.5),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assumptions:
    """One way of reading the photographs."""

    absorbance: float = 2.6
    """One-pass absorbance of the packed black: unknown, 1.5 (greyish) to 4.2 (all the dermis can hold)."""
    added_mm: tuple[float, float] | None = None
    """Ink added after the first healed photograph: (guess, standard deviation) of the extra width; None: none was."""
    ceiling_changes: bool = True
    """Whether the two photographs may fall short of bare skin by different amounts."""
    spread: float | None = None
    """D held at this value [mm²/year] in place of being fitted."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What came out of one reading."""

    spread: float
    """D [mm²/year]."""
    sigma0_mm: float
    blur_mm: float
    glare: float
    ceilings: tuple[float, float, float, float]
    """Clarity of an endless gap: upright then cross bars in the first photograph, the same in the last."""
    added_mm: float
    laid_mm: tuple[float, ...]
    """For each group, how much wider than drawn its ink was laid."""
    predicted: tuple[tuple[Reading, Reading], ...]
    """For each group, both photographs; clarities include the ceiling."""
    clarity_rms: float
    width_rms_mm: float
    cost: float
    """Half the sum of squared residuals, each in its standard deviations, guesses included."""
    vector: tuple[float, ...]
    """The raw unknowns, to begin another fit from."""


def fit_chart(
    chart: Chart,
    assumptions: Assumptions,
    *,
    starts: Sequence[tuple[float, float]] = STARTS,
    begin: Sequence[float] | None = None,
    steps: int = 60,
) -> Fit:
    """Return the best of bounded least-squares fits begun at each (D, σ0) of `starts`, or at `begin` alone."""
    problem = _Problem(chart, assumptions)
    beginnings = [np.asarray(begin, float)] if begin is not None else [problem.start(*pair) for pair in starts]
    best = min(
        (
            least_squares(
                problem.residuals, np.clip(vector, problem.lower + 1e-6, problem.upper - 1e-6),
                bounds=(problem.lower, problem.upper), diff_step=3e-3, max_nfev=steps,
            )
            for vector in beginnings
        ),
        key=lambda result: float(result.cost),
    )  # fmt: skip
    return problem.describe(best.x, float(best.cost))


class _Problem:
    """The unknowns as one vector: ln D, ln σ0, blur, glare, 4 ceilings, 2 mean widths, added ink, one width a group."""

    def __init__(self, chart: Chart, assumptions: Assumptions) -> None:
        self.groups = chart.groups
        self.years = chart.years
        self.width_sd = chart.repeat_error_mm
        self.given = assumptions
        self.cross = np.array([group.bars == "cross" for group in chart.groups], int)
        names = ["blur_mm", "glare", *["ceiling"] * 4, *["mean_laid_mm"] * 2, "added_mm"]
        pairs = [_log(_BOUNDS["spread"]), _log(_BOUNDS["sigma0_mm"])]
        pairs += [_BOUNDS[name] for name in names] + [_BOUNDS["laid_mm"]] * len(self.groups)
        self.lower, self.upper = np.array(pairs).T

    def start(self, spread: float, sigma0_mm: float) -> Vector:
        known = [np.log(spread), np.log(sigma0_mm), 0.15, 0.04, 0.88, 0.95, 0.88, 0.95, 0.1, 0.2, 0.1]
        return np.array([*known, *[0.1] * len(self.groups)])

    def predict(self, vector: Vector) -> list[tuple[Reading, Reading]]:
        spread, sigma0, ceilings, added = self._physics(vector)
        sigmas = (sigma0, float(np.sqrt(sigma0**2 + 2 * spread * self.years)))
        camera = Camera(float(vector[2]), float(vector[3]))
        pairs = []
        for group, laid, cross in zip(self.groups, vector[11:], self.cross, strict=True):
            both = []
            for photo, sigma in enumerate(sigmas):
                wide = float(np.clip(laid + photo * added, -0.8 * group.drawn_mm, 0.85 * group.drawn_mm))
                reading = photograph_bars(Bars(group.drawn_mm, wide, sigma, self.given.absorbance), camera)
                both.append(replace(reading, clarity=reading.clarity * ceilings[2 * photo + cross]))
            pairs.append((both[0], both[1]))
        return pairs

    def residuals(self, vector: Vector) -> Vector:
        clarity, width = self.misses(self.predict(vector))
        laid, means = vector[11:], vector[8:10]
        guesses = [(laid - means[self.cross]) / LAID_SD_MM]
        for name, part in (
            ("laid_mm", means), ("ceiling", vector[4:8]), ("blur_mm", vector[2:3]), ("glare", vector[3:4])
        ):  # fmt: skip
            guess, sd = _GUESSES[name]
            guesses.append((part - guess) / sd)
        if self.given.added_mm:
            guess, sd = self.given.added_mm
            guesses.append((vector[10:11] - guess) / sd)
        return np.concatenate([clarity / CLARITY_SD, width / self.width_sd, *guesses])

    def misses(self, predicted: Sequence[tuple[Reading, Reading]]) -> tuple[Vector, Vector]:
        """Return predicted less measured: clarities, and widths [mm] where a width could be measured."""
        clarity, width = [], []
        for group, pair in zip(self.groups, predicted, strict=True):
            for reading, measured, wide in zip(pair, group.clarity, group.width_mm, strict=True):
                clarity.append(reading.clarity - measured)
                if wide is not None:
                    width.append(reading.width_mm - wide)
        return np.array(clarity), np.array(width)

    def describe(self, vector: Vector, cost: float) -> Fit:
        predicted = self.predict(vector)
        clarity, width = self.misses(predicted)
        spread, sigma0, ceilings, added = self._physics(vector)
        return Fit(
            spread=spread, sigma0_mm=sigma0, blur_mm=float(vector[2]), glare=float(vector[3]), ceilings=ceilings,
            added_mm=added, laid_mm=tuple(map(float, vector[11:])), predicted=tuple(predicted),
            clarity_rms=_rms(clarity), width_rms_mm=_rms(width), cost=cost, vector=tuple(map(float, vector)),
        )  # fmt: skip

    def _physics(self, vector: Vector) -> tuple[float, float, tuple[float, float, float, float], float]:
        spread = self.given.spread if self.given.spread is not None else float(np.exp(vector[0]))
        upright, cross = float(vector[4]), float(vector[5])
        later = (float(vector[6]), float(vector[7])) if self.given.ceiling_changes else (upright, cross)
        added = float(vector[10]) if self.given.added_mm else 0.0
        return spread, float(np.exp(vector[1])), (upright, cross, *later), added


def keep_groups(chart: Chart, groups: Sequence[BarGroup]) -> Chart:
    """Return the chart with `groups` alone."""
    return chart.model_copy(update={"groups": tuple(groups)})


def _log(pair: tuple[float, float]) -> tuple[float, float]:
    return float(np.log(pair[0])), float(np.log(pair[1]))


def _rms(values: Vector) -> float:
    return float(np.sqrt(np.mean(values**2))) if values.size else 0.0
