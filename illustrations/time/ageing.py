"""A tattoo as it may look years later: the ageing model on a map of ink.

Year 0 is the healed tattoo, about 12 weeks old; fresh ink is the map as drawn, without this step.
"""

from dataclasses import replace

import numpy as np

from illustrations.errors import PictureError, require_positive
from illustrations.ink.inkmap import InkMap
from illustrations.maps import Map, noise
from illustrations.time.parameters import ageing_model
from illustrations.time.spreading import Spreading, spread_ink
from sitekit.ageing.model import SPREADS, AgeingModel, Spread

_SPOT_MM = 2.5
"""Size of the spots that spread faster or slower than their neighbours [mm]; chosen by eye."""
_PATCHES_MM = ((1.1, 2, 0.7), (0.35, 1, 0.5))
"""(size [mm], octaves, weight) of the patches that old black shows; chosen by eye."""
_MAX_PATCHINESS = 0.25
"""However old, black does not become more uneven than this [relative standard deviation]."""


def age(ink: InkMap, years: float, spread: Spread, *, site: float = 1.0, sun: float = 0.35, seed: int = 0) -> InkMap:
    """Return `ink` as the model has it `years` after healing (0 = healed; up to about 40 makes sense).

    `spread` names one of the three strengths, `site` multiplies it (`AgeingModel.sites`), `sun` runs from 0 (always
    covered) to 1 (bare every day). The same seed gives the same slow and fast spots at every age. PictureError for
    anything outside.
    """
    _require(years, spread, site, sun)
    model = ageing_model()
    quickness = _quickness(ink, seed) if years > 0 and model.unevenness > 0 else None
    slow, fast = (
        model.sigma_mm(years, spread, site * (1 + side * model.unevenness)) * ink.px_per_mm for side in (-1, 1)
    )  # their mean variance is that of the model
    absorbance = spread_ink(ink.absorbance, Spreading(slow, fast, quickness))
    if years > 0:
        absorbance = _fade(absorbance, model, years, sun)
        absorbance *= _patches(absorbance.shape, ink.px_per_mm, model, years, seed)
    return replace(ink, absorbance=absorbance)


def _require(years: float, spread: str, site: float, sun: float) -> None:
    if not 0 <= years < float("inf"):
        raise PictureError(f"The age is {years:g} years; give 0 (healed) or more.")
    if spread not in SPREADS:
        raise PictureError(f'There is no spread "{spread}"; write low, middle or high.')
    require_positive("The site's factor", site, "times the forearm's")
    if not 0 <= sun <= 1:
        raise PictureError(f"Sun is {sun:g}; it runs from 0 (always covered) to 1 (bare every day).")


def _quickness(ink: InkMap, seed: int) -> Map:
    """Return where ink moves slowly (0) and fast (1); the mean is one half."""
    spots = noise(ink.absorbance.shape, _SPOT_MM * ink.px_per_mm, np.random.default_rng([seed, 77]), octaves=2)
    return np.asarray(np.clip(0.5 + 0.3 * spots, 0, 1), np.float32)


def _fade(absorbance: Map, model: AgeingModel, years: float, sun: float) -> Map:
    """Return what clearance and sun leave; a deposit as weak as weak_loss·t loses half of itself again."""
    left = absorbance * np.float32(model.retained(years, sun))
    weak = np.float32(model.weak_loss * years)
    return np.asarray(left * left / (left + weak), np.float32) if weak > 0 else left


def _patches(shape: tuple[int, int], px_per_mm: float, model: AgeingModel, years: float, seed: int) -> Map:
    """Return log-normal factors of mean 1."""
    rng = np.random.default_rng([seed, 78])
    field = np.zeros(shape, np.float32)
    for size_mm, octaves, weight in _PATCHES_MM:
        field += np.float32(weight) * noise(shape, size_mm * px_per_mm, rng, octaves=octaves)
    sd = np.float32(min(model.patchiness * years, _MAX_PATCHINESS))
    variance = float(sd) ** 2 * sum(weight**2 for _, _, weight in _PATCHES_MM)
    return np.asarray(np.exp(sd * field - np.float32(variance / 2)), np.float32)
