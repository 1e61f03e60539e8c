"""An officer's portrait after a photograph: Commodore Grace M. Hopper, cut out, enlarged and lit for a tattoo.

The photograph (512 × 600) comes with matplotlib as sample data. The outline is placed by hand and takes over the
photograph's own edge; the shoulders break up into strokes and end in bare skin.
"""

import matplotlib.cbook
import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.ndimage import gaussian_filter
from skimage.restoration import denoise_nl_means

from ._portrait_lines import HEAD, INNER, LEFT_SIDE, OUTLINE, SHOULDERS
from .kit import cutout, photograph
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.photograph import Frame, Light, Points
from .kit.shapes import smoothstep
from .model import Subject

SUBJECT = Subject(
    key="portrait",
    title="Portrait of an officer",
    size_px=(1264, 1656),
    alt="An old woman in a naval officer's hat and winged glasses looks straight at us, her mouth set and amused.",
    width_mm=38,
    credit="After an official portrait of Commodore Grace M. Hopper (U.S. Navy, 1984), public domain",
    drawn_from="photograph",
)

FULL_SCALE = 4.0
# The red of skin shows no wrinkles; the green does. Shares of red, green and blue.
_CHANNELS = np.array([0.30, 0.62, 0.08], np.float32)
_NOISE = 0.026  # deviation of the photograph's grain
_LIGHTS = (
    Light(222, 200, 45, 70, 0.20),  # key light, from the upper left: the near cheek
    Light(238, 150, 40, 16, 0.22),  # forehead
    Light(262, 215, 9, 26, 0.15),  # ridge of the nose
    Light(348, 230, 32, 95, -0.80),  # the far side turns away
    Light(160, 240, 9, 60, -0.50),  # rim of the near side
    Light(330, 290, 30, 30, -0.35),  # far jaw
    Light(262, 345, 70, 24, -0.45),  # under the chin
    Light(262, 133, 90, 6, -0.45),  # shadow of the brim
    Light(220, 187, 12, 7, -0.25),  # eyes
    Light(306, 185, 12, 7, -0.25),
    Light(262, 275, 45, 3.5, -0.20),  # mouth
    Light(340, 60, 22, 30, -0.75),  # the hat's white top must not melt into the skin
    Light(195, 62, 14, 24, -0.30),
    Light(262, 60, 24, 26, -0.15),
    Light(215, 380, 30, 50, -0.15),  # collar
    Light(310, 380, 22, 50, -0.70),
)
_TONES: Points = ((0, 0), (0.07, 0), (0.2, 0.12), (0.42, 0.40), (0.62, 0.66), (0.8, 0.85), (1, 0.96))


def _frame(quality: Quality) -> Frame:
    return Frame(104, 14, 420, 428, FULL_SCALE * quality.scale)


def _load() -> Array:
    with matplotlib.cbook.get_sample_data("grace_hopper.jpg") as file:
        return np.asarray(Image.open(file).convert("RGB"), np.float32) / 255


def _matte(colour: Array, frame: Frame) -> Array:
    """Alpha of head and shoulders; the backdrop is blue, so blue less red is the guide."""
    outline = cutout.fill(frame, cutout.ring(HEAD + SHOULDERS + LEFT_SIDE, 3000))
    guide = photograph.resize(colour[..., 2] - 0.9 * colour[..., 0], frame.size)
    soft = cutout.guided(guide, outline, round(2 * frame.scale), 1e-3)
    sure = gaussian_filter(outline, 1.2 * frame.scale)
    return smoothstep(0.15, 0.85, np.where(sure > 0.97, 1, np.where(sure < 0.03, 0, soft)))


def _grade(grey: Array, outline: Array, frame: Frame) -> Array:
    """Lit from the upper left, a little grain in the skin, and tone wherever the silhouette would be white."""
    lit = photograph.relight(grey, frame, _LIGHTS)
    pores = sum(photograph.grain(frame.size, size * frame.scale, seed) for size, seed in ((0.18, 3), (0.4, 4)))
    lit = lit * (1 + 0.018 * pores * smoothstep(0.15, 0.4, lit) * (1 - smoothstep(0.75, 0.95, lit)))
    for radius, amount in ((9, 0.35), (0.6, 0.25)):
        lit = photograph.local_contrast(lit, outline, radius * frame.scale, amount)
    toned = photograph.bend(lit, _TONES)
    rim = np.clip(2 * (1 - gaussian_filter(outline, 2.2 * frame.scale)), 0, 1)
    return np.asarray(toned - 0.9 * rim * np.maximum(toned - 0.78, 0))


def _fade(frame: Frame, strokes: Array | float) -> Array:
    """What is kept of the picture, 0..1: collar and neck fade softly, the shoulders along the strokes."""
    x, y = frame.grid()
    off_centre = np.abs(x - 262)
    reach = np.hypot((x - 262) / 118, (y - 235) / 178)
    gone = smoothstep(0.80, 1.12, reach + 0.06 * strokes * smoothstep(30, 75, off_centre))
    return np.asarray(1 - gone * smoothstep(296, 330, y))


def draw(quality: Quality) -> GreyAlpha:
    """The finished portrait."""
    frame = _frame(quality)
    colour = _load()
    grey = denoise_nl_means(colour @ _CHANNELS, patch_size=5, patch_distance=7, h=_NOISE, fast_mode=True)
    box = np.s_[frame.top : frame.bottom, frame.left : frame.right]
    big = photograph.enlarge(grey[box], frame.size)
    strokes = cutout.rays(frame, (262, 640), per_radian=430, length=120, seed=9)
    alpha = _matte(colour[box], frame)
    return GreyAlpha(_grade(big, alpha, frame), alpha * _fade(frame, strokes))


def lines(quality: Quality) -> npt.NDArray[np.uint8]:
    """The portrait in hand-placed lines."""
    frame = _frame(quality)
    drawn = cutout.draw_curves(frame, OUTLINE, INNER)
    return np.rint(drawn * _fade(frame, 0.0)).astype(np.uint8)
