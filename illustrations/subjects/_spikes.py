"""Lavender and wheat: many small parts set around a stalk."""

import numpy as np

from .kit.arrays import Array
from .kit.blender import BlenderThing
from .kit.geometry import grid, one_outline, tube
from .kit.noise import fbm
from .kit.shapes import frames, pchip, unit


def _grain(
    name: str, base: Array, axis: Array, length: float, width: float, *, ridges: int, material: BlenderThing, seed: int
) -> BlenderThing:
    """A ribbed pointed body from `base` along `axis`, with an albedo paler on its ribs."""
    v, a = np.linspace(0, 1, 40)[:, None], np.linspace(0, 2 * np.pi, 36, endpoint=False)[None]
    profile = pchip([0, 0.1, 0.4, 0.75, 1], [0.25, 0.65, 1.0, 0.62, 0.03], v)
    rib = 0.5 + 0.5 * np.cos(ridges * a)
    along = unit(axis)
    side = unit(np.cross(along, (0.3, -1.0, 0.2)))
    other = np.cross(along, side)
    radius = 0.5 * width * profile * (0.88 + 0.12 * rib)
    bow = 0.08 * length * np.sin(np.pi * v)
    points = (
        base
        + (v * length)[..., None] * along
        + (radius * np.cos(a))[..., None] * side
        + (radius * np.sin(a) + bow)[..., None] * other
    )
    shade = 0.16 + 0.12 * rib + 0.16 * v + 0.10 * fbm(points, 9.0, 2, seed=seed)
    return grid(name, points, close_v=True, attributes={"albedo": np.clip(shade, 0.03, 1)}, material=material)


def lavender(name: str, stalk: Array, size: float, material: BlenderThing, rng: np.random.Generator) -> None:
    """A lavender spike on the upper part of `stalk` (n, 3): whorls of ribbed calyces, some with an open lip.

    `size` is the spike's length.
    """
    _, normal, binormal = frames(stalk)
    tangent = unit(np.gradient(stalk, axis=0))
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(stalk, axis=0), axis=1))]
    starts = (run[-1] - size) + size * np.array([0.0, 0.20, 0.34, 0.47, 0.59, 0.70, 0.80, 0.89, 0.97])
    for whorl, start in enumerate(starts):
        at = int(np.searchsorted(run, start).clip(0, len(stalk) - 1))
        youth = whorl / (len(starts) - 1)
        buds = 11 - round(5 * youth)
        for bud in range(buds):
            angle = 2 * np.pi * (bud + 0.5 * (whorl % 2)) / buds + rng.normal(0, 0.12)
            outward = np.cos(angle) * normal[at] + np.sin(angle) * binormal[at]
            axis = outward * (0.85 - 0.45 * youth) * rng.uniform(0.8, 1.15) + tangent[at]
            length = size * (0.135 - 0.035 * youth) * rng.uniform(0.85, 1.15)
            base = stalk[at] + 0.012 * size * outward + tangent[at] * rng.normal(0, 0.008 * size)
            made = _grain(
                f"{name} {whorl}.{bud}",
                base,
                axis,
                length,
                0.46 * length,
                ridges=8,
                material=material,
                seed=whorl + bud,
            )
            one_outline(made, number=500 + whorl % 2 * 100 + bud)


def wheat(
    name: str, stalk: Array, size: float, *, material: BlenderThing, straw: BlenderThing, rng: np.random.Generator
) -> None:
    """A bearded ear on the upper part of `stalk` (n, 3): spikelets in two rows and long awns; `size` its length."""
    tangent, _, _ = frames(stalk)
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(stalk, axis=0), axis=1))]
    nodes = 11
    for node in range(nodes):
        height = node / (nodes - 1)
        at = int(np.searchsorted(run, run[-1] - size * (1 - 0.86 * height)).clip(0, len(stalk) - 1))
        across = unit(np.cross(tangent[at], (0, -1.0, 0)))
        hand = 1 if node % 2 else -1
        for grain, (lean, front) in enumerate(((0.52, 0.0), (0.24, -0.5), (0.05, 0.45))):
            axis = tangent[at] + hand * lean * across + np.array([0, front * 0.35, 0]) + rng.normal(0, 0.03, 3)
            length = size * (0.21 - 0.05 * abs(height - 0.4)) * (1 - 0.08 * grain)
            base = stalk[at] + hand * 0.022 * size * across + np.array([0, front * 0.05 * size, 0])
            _grain(f"{name} {node}.{grain}", base, axis, length, 0.40 * length, ridges=5, material=material, seed=node)
            if grain < 2:
                tip = base + unit(axis) * length * 0.97
                away = unit(0.55 * unit(axis) + tangent[at]) * size * rng.uniform(0.45, 0.65)
                t = np.linspace(0, 1, 16)[:, None]
                awn = tip + away * t + hand * across * 0.10 * size * t**2 * (1 - 0.5 * height)
                tube(f"{name} awn {node}.{grain}", awn, np.linspace(0.009, 0.0035, 16), sides=6, material=straw)


def stem(name: str, curve: Array, radius: float, material: BlenderThing) -> None:
    """A stalk that tapers a little towards its end."""
    tube(name, curve, np.linspace(radius, 0.7 * radius, len(curve)), sides=14, material=material)
