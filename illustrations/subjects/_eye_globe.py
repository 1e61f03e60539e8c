"""The eyeball: sclera with fine vessels, iris painted in polar noise, and the wet clear cornea before it.

The globe stands at the origin; the camera looks along +y, x is to the right, z up. One unit is about 1 cm.
"""

import numpy as np
from scipy.ndimage import map_coordinates

from .kit.arrays import Array
from .kit.geometry import grid
from .kit.materials import Nodes, simple
from .kit.noise import fbm, voronoi
from .kit.shapes import lerp, smoothstep

RADIUS = 1.2
IRIS = 0.57
PUPIL = 0.36  # share of the iris


def _fibres(
    around: Array, depth: Array, frequencies: tuple[float, float], *, octaves: int, seed: int, sway: float
) -> Array:
    """Radial fibres: noise fast around the pupil, slow outwards, and swaying a little."""
    where = np.stack([np.cos(around) * 3, np.sin(around) * 3, depth * 2], -1)
    turned = around + sway * fbm(where, 1.5, 3, seed=seed + 50)
    fast, slow = frequencies
    return fbm(
        np.stack([np.cos(turned) * fast, np.sin(turned) * fast, depth * slow], -1), 1, octaves, gain=0.6, seed=seed
    )


def _iris(side: int = 1400, seed: int = 5) -> Array:
    """Albedo (side, side) of the iris over the square -1..1 in which it fills the unit disc."""
    y, x = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
    radius, around = np.hypot(x, y), np.arctan2(y, x)
    depth = np.clip((radius - PUPIL) / (1 - PUPIL), 0, 1)
    ca, sa = np.cos(around), np.sin(around)
    coarse = _fibres(around, depth, (14, 1.1), octaves=4, seed=seed, sway=0.10)
    middle = _fibres(around, depth, (34, 1.6), octaves=4, seed=seed + 1, sway=0.06)
    fine = _fibres(around, depth, (70, 2.5), octaves=3, seed=seed + 2, sway=0.03)
    fibres = smoothstep(-0.35, 0.45, coarse * 0.6 + middle * 0.7 + fine * 0.45)
    ridges = (
        np.clip(1 - np.abs(_fibres(around, depth, (20, 1.0), octaves=3, seed=seed + 7, sway=0.12)) * 2.6, 0, 1) ** 3
    )
    collarette = 0.30 + 0.06 * fbm(np.stack([ca * 2.5, sa * 2.5, 0 * around], -1), 1.4, 4, seed=9)
    outer = smoothstep(-0.03, 0.05, depth - collarette)
    ruff = np.exp(-(((depth - collarette) / 0.05) ** 2))
    nearest, _, _ = voronoi(np.stack([ca * 4.5, sa * 4.5, depth * 3.2], -1), seed=4)
    crypts = smoothstep(0.12, 0.32, 0.42 - nearest) * smoothstep(-0.02, 0.1, depth - collarette)
    crypts = crypts * (1 - smoothstep(0.6, 0.8, depth))
    albedo = 0.32 + 0.44 * (fibres - 0.35) + 0.18 * ridges * (0.6 + 0.4 * outer)
    albedo = albedo * lerp(0.60, 1.0, outer) + 0.16 * ruff * fibres - 0.22 * crypts
    albedo = albedo * (1 - 0.84 * smoothstep(0.72, 1.0, depth)) * (1 - 0.55 * (1 - smoothstep(0, 0.10, depth))) * 1.15
    return lerp(0.002, np.clip(albedo, 0.012, 0.95), smoothstep(PUPIL - 0.012, PUPIL + 0.012, radius))


def add_globe() -> None:
    """Put sclera, iris and cornea into the scene."""
    tilt = np.linspace(0.001, 1.75, 640)[:, None]
    turn = np.linspace(0, 2 * np.pi, 1000, endpoint=False)[None]
    tilt, turn = np.broadcast_arrays(tilt, turn)
    out = np.stack([np.sin(tilt) * np.cos(turn), -np.cos(tilt), np.sin(tilt) * np.sin(turn)], -1)
    limbus = np.arcsin(IRIS / RADIUS)

    painted = _iris()
    share = np.sin(tilt) * RADIUS / IRIS
    pixels = [(share * f(turn) + 1) / 2 * (len(painted) - 1) for f in (np.sin, np.cos)]
    iris = map_coordinates(painted, pixels, order=1, mode="nearest")
    inside = 1 - smoothstep(limbus * 0.955, limbus * 1.05, tilt + 0.012 * fbm(out, 6, 3, seed=8))

    strayed = out + 0.12 * fbm(out, 3, 3, seed=3)[..., None]
    vessels = smoothstep(0.72, 0.96, fbm(strayed, 7, 4, seed=21, kind="ridged"))
    vessels = vessels * smoothstep(limbus * 1.2, limbus * 2.2, tilt)
    sclera = 0.78 - 0.22 * smoothstep(0.55, 1.3, tilt) - 0.16 * vessels + 0.04 * fbm(out, 4, 3, seed=6)
    sclera = sclera * (1 - 0.35 * np.exp(-(((tilt - limbus * 1.04) / 0.05) ** 2)))

    flat = np.where(tilt < limbus, np.cos(limbus) * RADIUS / np.maximum(np.cos(tilt), 0.2), RADIUS)
    ball = RADIUS * (1 - 0.018 * np.exp(-(((tilt - limbus) / 0.05) ** 2)))
    points = out * lerp(ball, flat, inside)[..., None]
    points[..., 1] += inside * (0.06 * (1 - smoothstep(0, limbus, tilt)) - 0.018 * iris)  # a shallow dish
    white = simple("globe", base="albedo", rough=0.55, specular=0.2)
    grid("globe", points, close_v=True, attributes={"albedo": lerp(sclera, iris, inside)}, material=white)

    bulge = 0.20 * np.exp(-((tilt / (limbus * 0.72)) ** 4)) + 0.012
    tree = Nodes("cornea")
    gloss = tree.node("ShaderNodeBsdfGlossy")
    tree.put(gloss.inputs["Roughness"], 0.02)
    fresnel = tree.node("ShaderNodeFresnel")
    tree.put(fresnel.inputs["IOR"], 1.38)
    clear = tree.node("ShaderNodeBsdfTransparent")
    wet = tree.surface(tree.mix(fresnel.outputs[0], clear.outputs[0], gloss.outputs[0]))
    made = grid("cornea", out * (RADIUS + bulge)[..., None], close_v=True, material=wet)
    made.visible_shadow = False
