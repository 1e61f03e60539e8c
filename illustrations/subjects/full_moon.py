"""Full moon: the near side with its seas where they are, and the rays of Tycho, Copernicus and Kepler."""

import numpy as np
import numpy.typing as npt

from ._lunar import near_side
from ._moonlight import limb_alpha, lunar_lines, moonlight
from .kit.arrays import GreyAlpha, Quality
from .kit.shapes import smoothstep, unit
from .kit.tone import edge_tone, tone
from .model import Subject

SUBJECT = Subject(
    key="full_moon",
    title="Full moon",
    size_px=(1500, 1500),
    alt="The full moon as it looks from the northern half of the Earth: dark seas, bright highlands, and the rays of "
    "the crater Tycho spreading from the south",
    width_mm=28,
    credit="Drawn by our own code; the seas stand close to their true places",
)
_SUN = unit([-0.24, 0.21, 0.95])  # high and a little to the left, so that the ball looks round


def draw(quality: Quality) -> GreyAlpha:
    """Draw the moon."""
    disc = near_side(round(SUBJECT.size_px[0] * quality.scale))
    light = moonlight(disc, _SUN, roundness=0.45, exaggeration=0.65)
    light *= 0.62 + 0.38 * smoothstep(
        0.0, 0.40, disc.where[..., 2]
    )  # a rim of tone, so that skin does not eat the limb
    alpha = limb_alpha(disc)
    linear = np.stack([light * alpha] * 3 + [alpha], -1)
    graded = tone(
        linear,
        contrast=2.6,
        gamma=1.5,
        white_percentile=99.7,
        black_percentile=0.6,
        middle=0.50,
        clarity=0.45,
        sharpen=0.5,
    )
    return edge_tone(graded, most=0.78)


def lines(quality: Quality) -> npt.NDArray[np.uint8]:
    """Draw the limb, the shores of the seas and the rims of the larger craters."""
    return lunar_lines(near_side(round(SUBJECT.size_px[0] * quality.scale)))
