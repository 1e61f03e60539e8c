"""A breaking wave in the manner of a copper engraving: every tone is a stroke along the water's own flow."""

import numpy as np
import numpy.typing as npt

from ._engraving import Plate, Strip, drop, foam, hatch
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.noise import fbm
from .kit.pen import ink_on_skin
from .kit.shapes import smoothstep, spline
from .model import Subject

SUBJECT = Subject(
    key="wave",
    title="Wave, after an engraving",
    size_px=(1560, 1340),
    alt="A tall wave breaking to the right, drawn in engraved lines that run up its face and over the curl, with "
    "claws of foam along the lip and spray in the air",
    width_mm=40,
    credit="Drawn by our own code in the manner of a copper engraving",
)
_SIZE = (15.6, 13.4)  # units
_POINTS = 320
_BACK = [
    (0.3, 1.0),
    (1.6, 2.3),
    (2.9, 4.7),
    (4.0, 7.6),
    (5.6, 10.1),
    (8.0, 11.5),
    (10.4, 11.0),
    (11.9, 9.5),
    (12.5, 7.9),
]
_HOLLOW = [
    (11.6, 0.9),
    (9.2, 1.7),
    (7.6, 3.1),
    (6.9, 5.1),
    (7.2, 7.3),
    (8.4, 8.9),
    (10.0, 9.5),
    (11.5, 9.0),
    (12.5, 7.9),
]
_FAR_TOP = [(6.4, 8.4), (8.0, 7.1), (9.8, 5.6), (12.0, 4.4), (13.8, 3.6), (15.4, 3.1)]
_FAR_FOOT = [(5.6, 1.4), (7.6, 1.2), (9.6, 1.1), (11.6, 1.2), (13.6, 1.4), (15.4, 1.7)]
_NEAR_TOP = [(0.15, 1.5), (2.2, 1.75), (4.4, 1.3), (6.8, 1.0), (9.4, 1.35), (11.8, 2.15), (13.6, 2.35), (15.45, 1.8)]
_NEAR_FOOT = [(0.2, 0.35), (2.6, 0.40), (4.8, 0.25), (7.0, 0.15), (9.4, 0.2), (11.6, 0.3), (13.4, 0.4), (15.0, 0.5)]


def _foam_streaks(u: Array, s: Array, seed: int, stretch: float) -> Array:
    """Return 1 on thin threads of foam drawn out along the flow, else 0."""
    bend = 0.6 * fbm(np.stack([u * 3, s * 3, np.full_like(u, seed + 0.5)], -1), 1.0, 2, seed=seed + 1)
    place = np.stack([u * 6.5 + bend, s * stretch, np.full_like(u, seed)], -1)
    return np.asarray(1 - smoothstep(0.015, 0.12, np.abs(fbm(place, 1.0, 3, seed=seed))))


def _body_shade(u: Array, s: Array) -> Array:
    """Shade of the wave's body: lit shoulder, darkening into the hollow and under the lip."""
    hollow = smoothstep(0.30, 1.0, u) * (0.35 + 0.65 * smoothstep(0.15, 0.55, s))
    back = (1 - smoothstep(0.0, 0.22, u)) * 0.42
    ridge = np.exp(-(((u - 0.36) / 0.13) ** 2)) * 0.20
    ripple = 0.16 * fbm(np.stack([u * 5, s * 7, np.zeros_like(u)], -1), 1.0, 3, seed=5)
    shade = 0.34 + 0.60 * hollow + back - ridge + ripple
    return np.asarray(np.clip(shade, 0.19, 0.97) * (1 - 0.92 * _foam_streaks(u, s, 11, 4.2)) * smoothstep(0, 0.10, s))


def _far_shade(u: Array, s: Array) -> Array:
    """Shade of the wall seen through the curl: black behind the hollow, light to the right."""
    deep = 1 - smoothstep(0.08, 0.80, s)
    shade = 0.30 + 0.66 * deep - 0.10 * smoothstep(0.6, 1.0, u)
    return np.asarray(shade * (1 - 0.9 * _foam_streaks(s, u, 23, 3.0)) * (1 - smoothstep(0.86, 1.0, s)))


def _near_shade(u: Array, s: Array) -> Array:
    """Shade of the low swell in front: light crests, darker troughs, running out at both ends."""
    swell = (
        0.46 + 0.34 * np.sin(15 * s + 3.0 * u + 1.0) + 0.2 * fbm(np.stack([u * 4, s * 12, 0 * u], -1), 1.0, 3, seed=9)
    )
    ends = smoothstep(0.0, 0.12, s) * (1 - smoothstep(0.86, 1.0, s)) * (1 - smoothstep(0.55, 1.0, u))
    return np.asarray(np.clip(swell, 0.10, 0.9) * ends * (1 - 0.9 * _foam_streaks(u, s, 37, 9.0)))


def _curve(points: list[tuple[float, float]]) -> Array:
    return spline(points, _POINTS)


def _lip(back: Array, hollow: Array) -> tuple[Array, Array]:
    """Return the edge along which foam hangs, over the crest to the tip and back under it, with outward normals."""
    edge = np.concatenate([back[int(0.55 * _POINTS) :], hollow[: int(0.76 * _POINTS) : -1]])
    ahead = np.gradient(edge, axis=0)
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
    return edge, np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)


def _claw(
    root: Array, heading: float, rng: np.random.Generator, *, reach: float, thick: float
) -> list[tuple[float, float, float]]:
    """Return the puffs of one claw of foam, `reach` long, bending down toward its tip and frothing at both sides."""
    puffs = []
    turn = -0.9 - 0.9 * rng.random()
    place, count = root, 15
    for step in range(count):
        along = step / (count - 1)
        way = heading + turn * along**1.5
        size = thick * (1 - 0.90 * along**0.9)
        puffs.append((float(place[0]), float(place[1]), size))
        for side in (-1, 1):
            froth = size * rng.uniform(0.35, 0.70)
            off = place + side * size * rng.uniform(0.6, 1.0) * np.array([-np.sin(way), np.cos(way)])
            puffs.append((float(off[0]), float(off[1]), froth))
        place = place + reach / count * np.array([np.cos(way), np.sin(way)])
    return puffs


def _spray(plate: Plate, edge: Array, outward: Array, rng: np.random.Generator) -> None:
    """Throw drops off the lip."""
    for _ in range(230):
        i = int((0.20 + 0.80 * rng.random()) * (len(edge) - 1))
        off = 0.30 + rng.exponential(0.55)
        spot = edge[i] + outward[i] * off + np.array([0.45, -0.20]) * off + rng.normal(0, 0.10, 2)
        drop(plate, spot, 0.016 + 0.050 * rng.random() ** 6)


def _break(plate: Plate, edge: Array, outward: Array, rng: np.random.Generator) -> None:
    """Break the lip into foam: lumps along the edge, claws out of them, spray before them."""
    count = len(edge)
    _spray(plate, edge, outward, rng)
    pieces: list[list[tuple[float, float, float]]] = []
    for share in np.linspace(0.05, 1.0, 40):
        i = int(share * (count - 1))
        grown = float(smoothstep(-0.05, 0.60, share))
        middle = edge[i] - outward[i] * rng.normal(0.12, 0.10) * grown
        lump = []
        for _ in range(11):
            off = rng.normal(0, 0.15 * grown, 2)
            size = (0.07 + 0.15 * rng.random()) * grown * np.exp(-((np.hypot(*off) / (0.26 * grown + 0.01)) ** 2))
            if size > 0.05 * grown:
                lump.append((float(middle[0] + off[0]), float(middle[1] + off[1]), float(size)))
        if lump:
            pieces.append(lump)
    for share in np.linspace(0.10, 0.99, 30):
        i = int(share * (count - 1))
        grown = float(smoothstep(-0.05, 0.55, share))
        heading = float(np.arctan2(*(outward[i] + np.array([0.70, -0.05]))[::-1])) + rng.normal(0, 0.2)
        reach = (0.95 + 1.05 * rng.random()) * (0.30 + 0.70 * grown)
        pieces.append(_claw(edge[i] - 0.12 * outward[i], heading, rng, reach=reach, thick=0.17 * grown + 0.03))
    for piece in sorted(pieces, key=lambda lump: -np.mean([y for _, y, _ in lump])):
        foam(plate, piece)


def _engrave(quality: Quality, *, fine_line: bool) -> Array:
    """Return the ink of the whole plate (h, w), 0 to 1."""
    px_per_unit = SUBJECT.size_px[0] * quality.scale / _SIZE[0]
    plate = Plate(_SIZE, px_per_unit, fine_line=fine_line)
    rng = np.random.default_rng(1831)
    back, hollow = _curve(_BACK), _curve(_HOLLOW)
    far_top, far_foot = _curve(_FAR_TOP), _curve(_FAR_FOOT)
    hatch(plate, Strip(far_top, far_foot, lambda u, s: _far_shade(1 - u, s)), seed=2)
    plate.outline(far_top, 0.045 * smoothstep(1.0, 0.7, np.linspace(0, 1, _POINTS)) + 0.006)
    body = Strip(back, hollow, _body_shade)
    plate.clear(body.outline())
    hatch(plate, body, seed=4)
    plate.outline(back, 0.05 * smoothstep(0, 0.1, np.linspace(0, 1, _POINTS)) + 0.01)
    plate.outline(hollow, 0.06 * smoothstep(0, 0.1, np.linspace(0, 1, _POINTS)) + 0.01)
    edge, outward = _lip(back, hollow)
    _break(plate, edge, outward, rng)
    near = Strip(_curve(_NEAR_TOP), _curve(_NEAR_FOOT), _near_shade)
    plate.clear(near.outline())
    hatch(plate, near, seed=6)
    plate.outline(near.first, 0.045 * np.sin(np.pi * np.linspace(0, 1, _POINTS)) + 0.005)
    return plate.sheet.coverage()


def draw(quality: Quality) -> GreyAlpha:
    """Draw the wave."""
    return ink_on_skin(_engrave(quality, fine_line=False))


def lines(quality: Quality) -> npt.NDArray[np.uint8]:
    """Draw contours and a few strokes of flow: 255 and 160."""
    return np.rint(255 * _engrave(quality, fine_line=True)).astype(np.uint8)
