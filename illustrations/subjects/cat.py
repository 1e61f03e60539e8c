"""A cat's portrait after a photograph: Chelsea, cut out, enlarged, her ears completed, lit for a tattoo.

The photograph (451 × 300) comes with scikit-image. It cuts the ears off; what lies above its upper edge is drawn:
the crown from the fur below it, the ears as shaded shapes with single hairs.
"""

import numpy as np
import numpy.typing as npt
import skimage.data
from scipy.ndimage import gaussian_filter, map_coordinates

from ._cat_lines import HEAD, INNER, LEFT_EAR, OUTLINE, RIGHT_EAR, WHISKERS
from .kit import cutout, photograph
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.cutout import Strand
from .kit.photograph import Frame, Light, Points
from .kit.shapes import lerp, smoothstep, spline
from .model import Subject

SUBJECT = Subject(
    key="cat",
    title="Portrait of a cat",
    size_px=(1575, 1372),
    alt="A tabby cat's head, turned a little to one side, with wide clear eyes, striped forehead and long whiskers.",
    width_mm=36,
    credit="After “Chelsea” by Stéfan van der Walt, CC0; the tips of the ears are drawn",
    drawn_from="photograph",
)

FULL_SCALE = 3.5
_CHANNELS = np.array([0.30, 0.55, 0.15], np.float32)
_LIGHTS = (
    Light(170, 112, 34, 30, 0.25),  # near eye
    Light(320, 137, 22, 24, 0.55),  # far eye
    Light(170, 101, 3.5, 4, 0.9),  # reflections in both pupils
    Light(313, 124, 3.5, 6, 0.9),
    Light(268, 190, 14, 34, 0.15),  # ridge of the nose
    Light(235, 110, 30, 45, 0.15),  # forehead
    Light(90, 140, 40, 25, 0.15),  # near cheek
    Light(352, 170, 26, 60, -0.70),  # the far side turns away
    Light(40, 90, 18, 60, -0.45),
    Light(222, 165, 12, 40, -0.35),  # beside the nose
    Light(296, 170, 6, 40, -0.35),
    Light(210, 262, 30, 10, 0.25),  # near lip
    Light(300, 255, 14, 18, -0.35),  # far lip
    Light(255, 280, 60, 8, -0.60),  # chin
    Light(330, 20, 30, 50, -0.30),  # inside of the far ear
)
_TONES: Points = ((-0.2, 0), (0.05, 0), (0.25, 0.17), (0.5, 0.45), (0.75, 0.74), (0.95, 0.93), (1.3, 0.99))
_EAR_TUFTS = 260


def _frame(quality: Quality) -> Frame:
    return Frame(-28, -94, 428, 304, FULL_SCALE * quality.scale)


def _with_room(frame: Frame) -> Array:
    """The photograph's grey over the whole frame, one value per photograph pixel.

    Above its upper edge stands the fur of the 46 rows below it, laid so that the stripes draw together; beside its
    left edge a mirror image, which the cut-out removes.
    """
    grey = (skimage.data.cat() / 255.0) @ _CHANNELS
    y, x = np.mgrid[frame.top : frame.bottom, frame.left : frame.right].astype(np.float64)
    mirrored = map_coordinates(grey, [np.abs(y), np.abs(x)], order=1, mode="mirror")
    lower = np.mod(y, 46)
    crown = map_coordinates(grey, [lower, np.abs(x) + (255 - x) * 0.085 * (lower - y) / 46], order=1, mode="mirror")
    return lerp(mirrored, crown, smoothstep(-1, -12, y))


def _ear_tone(frame: Frame, depth: Array, hollow: tuple[float, float, float, float], nap: Array) -> Array:
    """Grey of an ear: a dark hollow (x, y, width, height) and a darker edge just inside the outline."""
    x, y = frame.grid()
    cx, cy, width, height = hollow
    dark = np.exp(-0.5 * (((x - cx) / width) ** 2 + ((y - cy) / height) ** 2))
    rim = np.exp(-((depth / 2.0) ** 2)) - 0.5 * np.exp(-(((depth - 6) / 3) ** 2))
    return np.asarray(0.50 - 0.24 * dark - 0.16 * rim + 0.022 * nap)


def _tufts(inner_edge: Points, aim_deg: float, bend: float, rng: np.random.Generator) -> list[Strand]:
    """Light hairs from the inner edge of an ear across its hollow."""
    edge = spline(inner_edge, 200)
    made = []
    for _ in range(_EAR_TUFTS):
        x, y = edge[rng.integers(len(edge))] + rng.normal((0, 3), (3.5, 5))
        length = rng.uniform(14, 40)
        t = np.linspace(0, 1, 9)
        turn = np.deg2rad(aim_deg + rng.normal(0, 13)) + rng.normal(bend, 0.2) * t
        run = length / len(t)
        made.append(
            Strand(
                np.stack([x + np.cumsum(np.cos(turn)) * run, y + np.cumsum(np.sin(turn)) * run], 1),
                rng.uniform(0.4, 0.9),
            )
        )
    return made


def _with_ears(grey: Array, frame: Frame, left: Array, right: Array) -> Array:
    """Draw the ears over the grey; they run into the photograph below its upper edge."""
    x, y = frame.grid()
    rng = np.random.default_rng(5)
    for depth, hollow, pivot, here in (
        (cutout.depth_inside(frame, right), (374, -16, 15, 32), (330, 110), smoothstep(305, 325, x + 0.3 * y)),
        (cutout.depth_inside(frame, left), (56, -14, 13, 30), (80, 110), smoothstep(104, 84, x - 0.5 * y)),
    ):
        nap = cutout.rays(frame, pivot, per_radian=150, length=26, seed=7)
        weight = smoothstep(26, -8, y) * smoothstep(-1, 2, depth) * here
        grey = lerp(grey, _ear_tone(frame, depth, hollow, nap), weight)
    hairs = _tufts(RIGHT_EAR[7:13], -50, 0.25, rng) + _tufts(LEFT_EAR[7:12], -128, -0.25, rng)
    cover = cutout.comb_out(frame, hairs) * np.maximum(left, right) * smoothstep(36, 8, y)
    return lerp(grey, 0.80, 0.7 * cover)


def _alpha(frame: Frame, head: Array, ears: Array) -> Array:
    """A furry edge; the crown, the chest and the chin run out in strokes."""
    x, y = frame.grid()
    fur = cutout.rays(frame, (215, 150), per_radian=120, length=30, seed=3)
    fine = cutout.rays(frame, (215, 150), per_radian=260, length=14, seed=4)
    edge = smoothstep(-2.2, 2.2, cutout.depth_inside(frame, head) + 0.6 * fur + 0.7 * fine)
    crown = smoothstep(-36, 4, y + 7 * fur)
    ear = smoothstep(-1.5, 1.5, cutout.depth_inside(frame, ears) + 0.5 * fur + 0.6 * fine)
    crown = np.maximum(crown, ear * smoothstep(-100, -40, y + 8 * fur))
    below_cheek = (y - 150 - 0.62 * (x - 20)) * 0.8
    chest = np.where(x < 215, smoothstep(40, -8, below_cheek + 14 * fur), 1)
    return np.asarray(edge * crown * chest * smoothstep(300, 264, y + 6 * fur))


def _grade(grey: Array, frame: Frame, head: Array) -> Array:
    """Deep stripes, clear eyes, and tone along the silhouette."""
    lit = photograph.relight(grey, frame, _LIGHTS)
    depth = cutout.depth_inside(frame, head)
    low, high = np.percentile(lit[depth > 4], [1, 99.4])
    lit = (lit - low) / (high - low)
    for radius, amount in ((9, 0.40), (0.8, 0.35)):
        lit = photograph.local_contrast(lit, head, radius * frame.scale, amount)
    toned = photograph.bend(lit, _TONES)
    rim = np.exp(-((np.maximum(depth, 0) / 5) ** 2))
    return np.asarray(toned - 0.8 * rim * np.maximum(toned - 0.60, 0))


def draw(quality: Quality) -> GreyAlpha:
    """The finished portrait."""
    frame = _frame(quality)
    left, right = (cutout.fill(frame, cutout.ring(ear)) for ear in (LEFT_EAR, RIGHT_EAR))
    ears = np.maximum(left, right)
    head = np.maximum(cutout.fill(frame, cutout.ring(HEAD)), ears)
    grey = photograph.enlarge(_with_room(frame), frame.size, length=3.5, edge=0.4)
    grey = _grade(_with_ears(grey, frame, left, right), frame, head)
    alpha = _alpha(frame, head, ears)
    whiskers = cutout.comb_out(frame, [Strand(spline(w, 80), 1.1) for w in WHISKERS])
    # Whiskers are light before the fur and dark on bare skin.
    grey = lerp(grey, lerp(0.12, 0.92, smoothstep(0.5, 0.8, gaussian_filter(alpha, 6 * frame.scale))), whiskers)
    return GreyAlpha(grey, np.maximum(alpha, 0.85 * whiskers))


def lines(quality: Quality) -> npt.NDArray[np.uint8]:
    """The portrait in hand-placed lines."""
    return cutout.draw_curves(_frame(quality), OUTLINE, INNER)
