"""Three black bars in skin, as a phone sees them, on one line across: ink, spread, optics, camera, reading.

Lengths in mm. The bars are symmetric about the middle one, so only the right half is computed.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d
from scipy.special import erf

from illustrations.skin import colour, optics
from illustrations.skin.tones import tone

Line = npt.NDArray[np.floating]

STEP_MM = 0.02
"""Distance between two samples of the line."""
SKIN_TONE = 2
"""The skin in the photographs is light; Monk 2 stands for it. Clarity is relative, so the choice matters little."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Three bars and the two gaps between them, as inked and as aged."""

    drawn_mm: float
    """Width of each bar and each gap in the stencil."""
    laid_mm: float
    """How much wider than drawn the ink was laid, touch-ups included (negative: narrower)."""
    sigma_mm: float
    """Spread since, a standard deviation."""
    absorbance: float
    """One-pass absorbance of packed black (natural logarithm)."""


@dataclass(frozen=True, slots=True)
class Camera:
    """What stands between the skin and the numbers in the picture file."""

    blur_mm: float
    """Light wandering in skin and lens together, a standard deviation."""
    glare: float
    """Sheen over everything, as a share of the light from bare skin (0–1)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one measures in the picture."""

    clarity: float
    """How bright the middle of a gap is: 1 = as bare skin, 0 = as the ink."""
    width_mm: float
    """Width of an outer bar at half its darkness; a merged gap counts as ink up to its middle."""


def photograph_bars(bars: Bars, camera: Camera) -> Reading:
    """Return what a picture of the bars reads.

    The ink of a bar blurred by a Gaussian is a difference of two error functions. Reflectance follows from absorbance
    by the layered optics of `illustrations.skin`; the picture file codes it as sRGB, and there it is measured.
    """
    ink = _absorbance(bars, camera.blur_mm)
    x: Line = (np.arange(ink.size) + 0.5) * STEP_MM
    absorbances, luminances = _response()
    even = np.interp(ink, absorbances, luminances) / luminances[0]
    light = np.asarray(gaussian_filter1d(even, camera.blur_mm / STEP_MM, mode="reflect"), float)
    values = colour.to_srgb((light + camera.glare) / (1 + camera.glare) * luminances[0])
    skin, black = float(values[-1]), float(values.min())
    gap = float(np.interp(bars.drawn_mm, x, values))
    return Reading((gap - black) / (skin - black), _outer_width(x, values, bars.drawn_mm, (skin + black) / 2))


def _absorbance(bars: Bars, blur_mm: float) -> Line:
    reach = 2.5 * bars.drawn_mm + 0.6 + max(1.0, 2.5 * (bars.sigma_mm + blur_mm))
    x = (np.arange(int(reach / STEP_MM)) + 0.5) * STEP_MM
    half = max(bars.drawn_mm + bars.laid_mm, 3 * STEP_MM) / 2
    scale = 1 / (np.sqrt(2) * max(bars.sigma_mm, STEP_MM / 2))
    cover = sum(
        0.5 * (erf((x - centre + half) * scale) - erf((x - centre - half) * scale))
        for centre in (-2 * bars.drawn_mm, 0.0, 2 * bars.drawn_mm)
    )
    return np.asarray(np.minimum(cover, 1.0) * bars.absorbance)


def _outer_width(x: Line, values: Line, drawn_mm: float, threshold: float) -> float:
    dark = np.flatnonzero(values < threshold)
    if dark.size == 0:
        return 0.0
    outer = _crossing(x, values, int(dark[-1]), threshold)
    first = int(drawn_mm / STEP_MM)
    if values[first] < threshold:
        return outer - drawn_mm
    inner = first + int(np.argmax(values[first:] < threshold)) - 1
    return outer - _crossing(x, values, inner, threshold)


def _crossing(x: Line, values: Line, index: int, threshold: float) -> float:
    """Return where the line through the samples `index` and `index + 1` meets the threshold."""
    if index + 1 >= x.size or values[index + 1] == values[index]:
        return float(x[index])
    share = (threshold - values[index]) / (values[index + 1] - values[index])
    return float(x[index] + STEP_MM * share)


@cache
def _response() -> tuple[Line, Line]:
    """Return absorbances 0–8 and the luminance of inked skin at each."""
    skin = tone(SKIN_TONE)
    absorbances = np.concatenate([np.linspace(0, 1, 101), np.linspace(1.05, 8, 140)])
    luminances = optics.linear_rgb(skin.melanin, skin.blood, absorbances) @ colour.LUMINANCE
    return absorbances, luminances
