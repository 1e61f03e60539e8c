"""The formulas of the ageing model, on plain numbers: what the pictures, the tables and the preview share.

Three things happen to ink that has healed. It spreads sideways, as heat does along a bar (the comparison is that of the
model of 2011, claims AGE-1 and AGE-3). Some of it goes, in the sun more of it. What stays sinks a little. Everything
counts from the day the tattoo has healed, about 12 weeks after it was made.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Spread = Literal["low", "middle", "high"]
"""One of the three named strengths of spreading: no single one is a forecast."""

SPREADS: tuple[Spread, ...] = ("low", "middle", "high")


@dataclass(frozen=True, slots=True)
class AgeingModel:
    """The parameters of `ageing.yml` as numbers; units stand with each field."""

    spread: Mapping[Spread, float]
    """D, how fast ink spreads sideways where `site` is 1 [mm² a year]."""
    sigma0_mm: float
    """Blur that healing itself leaves, a standard deviation [mm]."""
    clearance: float
    """Share of the ink carried off each year without sun [1/year]."""
    sun_loss: float
    """Further share lost each year in full daily sun [1/year]."""
    depth_mm: float
    """Clear skin between the outer layer and the top of healed ink [mm]."""
    depth_drift: float
    """How much deeper the ink lies each year [mm/year]."""
    weak_loss: float
    """Absorbance at which a deposit is down to half, per year of age [1/year]."""
    patchiness: float
    """Growth of uneven density, a relative standard deviation [1/year]."""
    unevenness: float
    """How much D differs from place to place in one tattoo [0–1, relative]."""
    sites: Mapping[str, float]
    """For each site, what D is multiplied by."""

    def sigma_mm(self, years: float, spread: Spread, site: float = 1.0) -> float:
        """Return the blur after `years` as a standard deviation [mm]: √(σ0² + 2·D·site·t).

        The variance of anything that diffuses grows by 2·D·t (Einstein 1905; heat along a bar). `site` multiplies D.
        """
        return math.sqrt(self.sigma0_mm**2 + 2 * self.spread[spread] * site * _years(years))

    def retained(self, years: float, sun: float) -> float:
        """Return the share of healed ink still there, 0–1: exp(−(clearance + sun_loss·sun)·t).

        `sun` runs from 0 (always covered) to 1 (bare every day). A constant share a year, for want of a better curve.
        """
        if not 0 <= sun <= 1:
            raise ValueError(f"sun is {sun:g}; it runs from 0 (always covered) to 1 (bare every day).")
        return math.exp(-(self.clearance + self.sun_loss * sun) * _years(years))

    def ink_depth_mm(self, years: float) -> float:
        """Return the clear skin over the ink after `years` [mm]; it grows by the same step each year."""
        return self.depth_mm + self.depth_drift * _years(years)

    def years_until(self, contrast: float, period_mm: float, spread: Spread, site: float = 1.0) -> float:
        """Return the years after which a line pair of `period_mm` is down to `contrast` (0 if it heals below it).

        The formula of `line_pair_contrast`, solved for t: (p²·ln(1/c)/2π² − σ0²) / (2·D·site).
        """
        variance = period_mm**2 * math.log(1 / _contrast(contrast)) / (2 * math.pi**2)
        return max(0.0, (variance - self.sigma0_mm**2) / (2 * self.spread[spread] * site))


def line_pair_contrast(period_mm: float, sigma_mm: float) -> float:
    """Return what is left of the contrast of a line pair, 0–1: exp(−2π²σ²/p²).

    A pair is one line and one gap, together `period_mm` wide [mm]. This is the Fourier transform of a Gaussian of
    standard deviation `sigma_mm`, so it is exact for soft lines and for the first harmonic of hard ones.
    """
    if not period_mm > 0:
        raise ValueError(f"a line pair of {period_mm:g} mm has no width; give a number above 0.")
    return math.exp(-2 * (math.pi * sigma_mm / period_mm) ** 2)


def smallest_line_pair(contrast: float, sigma_mm: float) -> float:
    """Return the width [mm] of the line pair that a blur of `sigma_mm` leaves at `contrast`: πσ·√(2/ln(1/c))."""
    return math.pi * sigma_mm * math.sqrt(2 / math.log(1 / _contrast(contrast)))


def _contrast(contrast: float) -> float:
    if not 0 < contrast < 1:
        raise ValueError(f"a contrast of {contrast:g} cannot be asked for; give a number between 0 and 1.")
    return contrast


def _years(years: float) -> float:
    if not 0 <= years < math.inf:
        raise ValueError(f"the age is {years:g} years; give 0 (healed) or more.")
    return years
