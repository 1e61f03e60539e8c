"""A hawk's wing feather: barbs as strands that leave a curved shaft, unzipped in places, with broken bars and down.

A unit is about 8 mm; the feather stands along z with its face to -y. Barbs of the two vanes are numbered by
t, their place on the shaft (0 quill, 1 tip), and q, the place along the barb (0 shaft, 1 edge).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import uniform_filter1d

from ._view import View
from .kit.noise import fbm
from .kit.pen import Sheet
from .kit.shapes import lerp, pchip, smoothstep, unit
from .kit.tone import edge_tone, tone
from .model import Subject

if TYPE_CHECKING:
    import numpy.typing as npt

    from .kit.arrays import Array, GreyAlpha, Quality

SUBJECT = Subject(
    key="feather",
    title="Feather",
    size_px=(1000, 1700),
    alt="A barred wing feather with a pale shaft, a few places where the barbs have come apart, and soft down at "
    "its foot",
    width_mm=13,
    credit="Drawn from our own 3-D model",
)
LINES = {"crease": 2.1, "step": 0.05}

_VIEW = View((0.2, -30, 4.1), (0.2, 0, 4.0), ortho=9.0, roll=0.30)
_LENGTH = 8.0
_BARBS = 1900
_STEPS = 26  # points along a barb
_FACE = np.array([0.0, 1.0, 0.0])


@dataclass(frozen=True)
class _Vane:
    """One side: 1 the broad inner vane, -1 the narrow leading one; `splits` are (t, opening in radians)."""

    side: int
    breadth: float
    spread: float  # factor of the barbs' angle from the shaft
    splits: tuple[tuple[float, float], ...]


_VANES = (
    _Vane(1, 1.0, 1.0, ((0.245, 0.10), (0.385, 0.17), (0.66, 0.13), (0.83, 0.07))),
    _Vane(-1, 0.56, 0.78, ((0.30, 0.10), (0.52, 0.15), (0.585, 0.08), (0.90, 0.07))),
)


def _shaft() -> tuple[Array, Array, Array, Array]:
    """Places t (n,), centre line, tangents and sideways directions (n, 3)."""
    t = np.linspace(0, 1, 600)
    x = 1.05 * t**2 - 0.62 * t + 0.10 * np.sin(2 * np.pi * t) * t
    line = np.stack([x, 0.10 * np.sin(t * 3), t * _LENGTH], -1)
    along = unit(np.gradient(line, axis=0))
    return t, line, along, unit(np.cross(along, _FACE))


def _noise(x: Array, y: Array | float, seed: int, octaves: int = 2, gain: float = 0.5) -> Array:
    x, y = np.broadcast_arrays(x, y)
    return fbm(np.stack([x, y, np.zeros_like(x)], -1), octaves=octaves, gain=gain, seed=seed)


def _lean(vane: _Vane, t: Array) -> Array:
    """How far the barbs' tips lean to the feather's tip, radians: a jump at each split that closes above and below."""
    lean = 0.05 * _noise(t * 16, 3 * vane.side, 7, 3)
    for where, opening in vane.splits:
        away = np.abs(t - where)
        lean += opening * np.where(t > where, np.exp(-away / 0.06), -0.35 * np.exp(-away / 0.035))
    return np.asarray(lean)


def _barbs(vane: _Vane, rng: np.random.Generator) -> tuple[Array, Array]:
    """Strands (n, steps, 3) of one vane and their t (n,)."""
    t, q = np.linspace(0.135, 0.997, _BARBS), np.linspace(0, 1, _STEPS)
    _, line, along, aside = _shaft()
    at = (t * (len(line) - 1)).astype(int)
    width = pchip([0.10, 0.16, 0.26, 0.5, 0.74, 0.90, 0.97, 1], [0.38, 0.72, 0.98, 1.10, 1.02, 0.72, 0.42, 0.10], t)
    width *= vane.breadth * (1 + 0.035 * _noise(t * 9, vane.side, 3))
    strand = 0.030 * _noise(t * 150, vane.side, 9)  # barbs cling together in small groups
    angle = (lerp(0.98, 0.42, t**1.4) * vane.spread)[:, None] - 0.50 * (1 - 0.35 * t)[:, None] * q**1.4
    angle += strand[:, None] * q**2 - _lean(vane, t)[:, None] * q**1.8 + rng.normal(0, 0.005, _BARBS)[:, None]
    way = np.cos(angle)[..., None] * along[at][:, None] + vane.side * np.sin(angle)[..., None] * aside[at][:, None]
    length = 1.62 * width * rng.uniform(0.965, 1.0, _BARBS) * (1 - 0.10 * rng.random(_BARBS) ** 8)
    strands = line[at][:, None] + np.cumsum(way, 1) * (length / _STEPS)[:, None, None]
    strands[..., 1] += -0.05 - 0.19 * q**1.3 + 0.22 * q**2 + rng.normal(0, 0.004, _BARBS)[:, None]
    strands[..., 1] += 0.03 * np.sin(q * 2 + t[:, None] * 9)
    return strands, t


def _paint(vane: _Vane, t: Array, rng: np.random.Generator) -> Array:
    """Albedo (n, steps): irregular dark bars with pale borders on a flecked ground, a dark tip, a pale foot."""
    barb, q = np.meshgrid(t, np.linspace(0, 1, _STEPS), indexing="ij")
    coarse = _noise(barb * 14, q * vane.side * 1.6, 4, 3)
    fine = _noise(barb * 150, q * 3 + 7 * vane.side, 5, 3, 0.6)
    fleck = _noise(barb * 160, q * 14 + 7 * vane.side, 6, 3, 0.7)
    turn = barb * 7.2 + 0.10 * q + 0.16 * coarse + 0.07 * fine + (0.06 if vane.side < 0 else 0)
    wave = np.cos(2 * np.pi * turn) + 0.35 * fleck
    narrow = lerp(0.62, 0.30, barb) + 0.35 * coarse
    bar = smoothstep(-0.22, 0.30, wave - narrow) * lerp(0.35, 1, smoothstep(0.15, 0.50, barb))
    bar *= lerp(0.35, 1, smoothstep(0, 0.14, q)) * (1 - 0.45 * smoothstep(0.75, 1, q))
    border = np.exp(-(((wave - narrow + 0.45) / 0.30) ** 2))
    ground = lerp(0.32, 0.20, barb) + 0.10 * coarse + 0.16 * fleck - 0.07 * q * (1 if vane.side > 0 else -0.2)
    albedo = lerp(ground + 0.07 * border, 0.055, 0.92 * bar)
    albedo = lerp(albedo, 0.055, 0.9 * smoothstep(0.83, 0.93, barb + 0.03 * fleck + 0.02 * fine - 0.02 * q))
    albedo = lerp(albedo, 0.30, 0.9 * smoothstep(0.972, 0.990, barb + 0.015 * q + 0.006 * fleck))
    albedo = lerp(albedo, 0.46, 0.55 * (1 - smoothstep(0.15, 0.30, barb + 0.02 * fleck)))
    albedo *= 1 - 0.35 * smoothstep(0.80, 1.0, q)
    albedo *= (rng.uniform(0.82, 1.18, len(t)) * (1 + 0.22 * _noise(t * 260, vane.side, 8)))[:, None]
    return np.clip(albedo, 0.02, 0.8)


def _down(rng: np.random.Generator) -> Array:
    """Loose strands (n, steps, 3) at the foot."""
    _, line, along, aside = _shaft()
    q = np.linspace(0, 1, _STEPS)
    found = []
    for _ in range(900):
        t = rng.triangular(0.06, 0.19, 0.26)
        at, side = int(t * (len(line) - 1)), rng.choice((1, -1))
        angle = rng.normal(1.02, 0.26) - 0.35 * q + np.cumsum(rng.normal(0, 0.055, _STEPS)) * (0.3 + q)
        length = rng.uniform(0.45, 1.0) * (0.35 + 3.6 * (t - 0.05)) * (1 if side > 0 else 0.75)
        length *= 1 - 0.5 * float(smoothstep(0.20, 0.26, t))
        way = np.cos(angle)[:, None] * along[at] + side * np.sin(angle)[:, None] * aside[at]
        way[:, 1] += rng.normal(0, 0.22)
        found.append(line[at] + np.cumsum(way, 0) * length / _STEPS)
    return np.array(found)


def _fluff(down: Array, rng: np.random.Generator) -> Array:
    """Short side threads (n, 5, 3) that make the down soft."""
    n = 26000
    strand, step = rng.integers(0, len(down), n), rng.integers(5, _STEPS - 1, n)
    roots = down[strand, step]
    along = unit(roots - down[strand, step - 1])
    across = unit(np.cross(along, _FACE)) * rng.choice((1, -1), n)[:, None]
    way = unit(across + 1.3 * along + rng.normal(0, 0.3, (n, 3)))
    reach = rng.uniform(0.05, 0.13, n)[:, None, None] * np.linspace(0, 1, 5)[None, :, None]
    return np.asarray(roots[:, None] + reach * way[:, None])


def build(quality: Quality) -> None:
    """Model and light the feather."""
    from .kit import geometry, hair, materials, scene  # noqa: PLC0415 (grading needs no Blender)

    rng = np.random.default_rng(8)
    scene.start(SUBJECT.size_px, quality, samples=20, world=0.14, bounces=3)
    t, line, _, _ = _shaft()
    radius = pchip([0, 0.05, 0.12, 0.5, 1], [0.040, 0.075, 0.078, 0.042, 0.006], t)
    horn = materials.simple("shaft", base="albedo", rough=0.35)
    albedo = lerp(0.58, 0.18, smoothstep(0.2, 0.95, t))[:, None]
    geometry.tube("shaft", line, radius, squash=0.8, material=horn, attributes={"albedo": albedo})
    barb = materials.simple("barb", base="albedo", rough=0.5, specular=0.3)
    thin = 1 - 0.6 * np.linspace(0, 1, _STEPS) ** 3
    for vane in _VANES:
        strands, place = _barbs(vane, rng)
        hair.hair(
            f"vane {vane.side}", strands, 0.0078 * thin, attributes={"albedo": _paint(vane, place, rng)}, material=barb
        )
    down = _down(rng)
    for name, strands, ends, pale in (
        ("down", down, (0.0042, 0.0012), (0.40, 0.75)),
        ("fluff", _fluff(down, rng), (0.0015, 0.0007), (0.45, 0.75)),
    ):
        tones = rng.uniform(*pale, len(strands))
        hair.hair(name, strands, np.linspace(*ends, strands.shape[1]), attributes={"albedo": tones}, material=barb)
    _VIEW.place()
    scene.area((-6, -6, 8), (0, 0, 4), size=1.6, watts=1300)
    scene.area((6, -3, 3), (0, 0, 4), size=3, watts=200)
    scene.area((2, 6, 7), (0, 0, 4), size=3, watts=400)


def finish(linear: Array) -> GreyAlpha:
    """Grade the render."""
    return edge_tone(tone(linear, contrast=1.1, middle=0.36, clarity=0.4, sharpen=0.7))


def finish_lines(lines: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Add the vanes' edges, some barbs and the down to the shaft."""
    size = lines.shape[1], lines.shape[0]
    firm, fine = Sheet(*size), Sheet(*size)
    pen = max(1.0, size[0] / 600)
    rng = np.random.default_rng(8)
    for vane in _VANES:
        strands, _ = _barbs(vane, rng)
        page = _VIEW.project(strands, size)
        firm.stroke(uniform_filter1d(page[:, -1], 45, axis=0)[::4], 1.3 * pen)
        for barb in page[::38]:
            fine.stroke(barb[1:-1], pen)
    for strand in _VIEW.project(_down(rng), size)[::12]:
        fine.stroke(strand[::2], 0.8 * pen)
    drawn = np.maximum(255 * firm.coverage(), 160 * fine.coverage())
    return np.maximum(lines, np.rint(drawn).astype(np.uint8))
