"""Spread of ink on a map: exact, and no ink is made or lost by it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import fft

from illustrations.maps import Map

_REACH = 4.0
"""Standard deviations of bare skin around the map: what spreads over one edge must not come in at the other."""


@dataclass(frozen=True, slots=True)
class Spreading:
    """Ink that moves by different amounts in different spots."""

    slow_sigma_px: float
    """Standard deviation of the spread in the slowest spots [px]."""
    fast_sigma_px: float
    """The same in the fastest spots [px]."""
    quickness: Map | None
    """(h, w) from 0 (slowest) to 1 (fastest); None where both are equal."""


def spread_ink(absorbance: Map, spreading: Spreading) -> Map:
    """Return the (h, w) map after the ink has spread.

    Each deposit is split: a share `quickness` of it spreads as in the fastest spots, the rest as in the slowest. The
    share is taken where the ink starts, so the sum stays the same (what leaves the map apart). A Gaussian is applied as
    its Fourier transform exp(−2π²σ²f²), f in cycles/px, on the map with bare skin around it.
    """
    reach = int(np.ceil(_REACH * spreading.fast_sigma_px)) + 1
    rows, columns = (fft.next_fast_len(size + reach, real=True) for size in absorbance.shape)
    frequency = fft.fftfreq(rows)[:, None] ** 2 + fft.rfftfreq(columns)[None, :] ** 2

    def transformed(field: Map, sigma_px: float) -> npt.NDArray[np.complex64]:
        gaussian = np.exp(-2 * (np.pi * sigma_px) ** 2 * frequency).astype(np.float32)
        return np.asarray(fft.rfft2(field, (rows, columns), workers=1) * gaussian)

    if spreading.quickness is None:
        total = transformed(absorbance, spreading.slow_sigma_px)
    else:
        fast = absorbance * spreading.quickness
        total = transformed(fast, spreading.fast_sigma_px) + transformed(absorbance - fast, spreading.slow_sigma_px)
    whole = fft.irfft2(total, (rows, columns), workers=1)[: absorbance.shape[0], : absorbance.shape[1]]
    return np.asarray(np.maximum(whole, 0), np.float32)
