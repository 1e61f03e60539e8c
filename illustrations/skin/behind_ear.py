"""What frames the place behind the ear: the ear's rim on the left, the hairline on the right.

The rim of the ear (helix, the groove inside it, the next fold) stands nearer to the camera than the skin that carries
the tattoo, so it is drawn as a layer of its own, out of focus, with its shadow on the skin. Positions in mm from the
middle of the site, as in the picture.
"""

from dataclasses import dataclass

import numpy as np

from illustrations.maps import Map, blur, smoothstep
from illustrations.skin import hairs, lens, shading
from illustrations.skin.fields import Ground, field, uniform
from illustrations.skin.hairs import Strands
from illustrations.skin.lights import Tables
from illustrations.skin.sites import Surface

KEY = "behind-the-ear"

_RIM_X, _RIM_Y, _RIM_BEND = -16.5, 4.0, 80.0
"""The rim's edge is x = _RIM_X - (y - _RIM_Y)²/_RIM_BEND."""
_ABOVE_SKIN_MM = 9.0
_SHADOW_MM, _SHADOW_DEPTH = 7.0, 0.55
_HAIRLINE_X, _HAIRLINE_SLOPE = 15.5, -0.13
"""Scalp hair begins right of x = _HAIRLINE_X + _HAIRLINE_SLOPE·y."""
_STRANDS_PER_CM2 = 700.0
_ROW_MM = 0.36
"""Spacing of the grid that places strands: one seat a cell."""


@dataclass(frozen=True)
class Ear:
    """The ear as the picture sees it, (h, w) each."""

    cover: Map
    """1 where the ear hides the skin."""
    landing: Map
    """Light on it, as in `shading.Lit`."""
    sheen: Map
    sigma_px: float
    """How far out of focus it is."""


def shadow(surface: Surface) -> Map:
    """Return the share of light, 0–1, that the ear leaves to the skin behind it."""
    beyond = surface.x - _edge(surface.y)
    near = 1 - smoothstep(-1.0, _SHADOW_MM, beyond)
    return np.asarray(1 - np.float32(_SHADOW_DEPTH) * near, np.float32)


def ear(ground: Ground, surface: Surface, tables: Tables) -> Ear | None:
    """Return the ear, or None when the frame does not reach it."""
    inside = _edge(surface.y) - surface.x
    if float(inside.max()) < -2:  # noqa: PLR2004 - its blurred edge is 2 mm wide at most
        return None
    px = ground.px_per_mm
    height = blur(_profile(np.maximum(inside, 0)), 0.45 * px)
    skin = np.float32(0.03) * field(ground, "ear", 1.4, octaves=2)
    lit = shading.shade(ground, height, skin, tables, crispness=0.8)
    # Light is lost in the groove.
    groove = np.exp(-(((inside - 8.2) / 2.2) ** 2))
    sigma = float(lens.defocus(np.array([[_ABOVE_SKIN_MM]], np.float32), px, ground.width_mm)[0, 0])
    cover = smoothstep(-0.6, 0.6, inside * px)
    return Ear(cover, np.asarray(lit.landing * (1 - np.float32(0.35) * groove), np.float32), lit.sheen, sigma)


def composite(light: Map, ear_light: Map, layer: Ear) -> Map:
    """Return `light` (h, w, 3) with the ear's light laid over it, both edges blurred alike."""
    cover = blur(layer.cover, layer.sigma_px)
    over = np.empty_like(light)
    for channel in range(3):
        blurred = blur(ear_light[..., channel] * layer.cover, layer.sigma_px)
        over[..., channel] = light[..., channel] * (1 - cover) + blurred
    return over


def scalp(ground: Ground, surface: Surface) -> Strands:
    """Return the hair beyond the hairline, combed back and up, thinning into the skin."""
    layer = hairs.empty(ground.x.shape)
    px = ground.px_per_mm
    corner = (float(surface.x[0, 0]), float(surface.y[0, 0]))
    right, bottom = float(surface.x[0, -1]), float(surface.y[-1, 0])
    columns = np.arange(int((_HAIRLINE_X - 9) / _ROW_MM), int((right + 2) / _ROW_MM))
    rows = np.arange(int((corner[1] - 2) / _ROW_MM), int((bottom + 22) / _ROW_MM))
    if columns.size == 0:
        return layer
    layer.cover[...] = np.float32(0.85) * smoothstep(1.0, 7.5, _beyond_hairline(surface.x, surface.y))
    u, v = np.meshgrid(columns, rows)
    chance = np.stack([uniform(ground.seed, f"scalp/{k}", u, v) for k in range(6)], axis=-1)
    x, y = (u + chance[..., 0]) * _ROW_MM, (v + chance[..., 1]) * _ROW_MM
    beyond = _beyond_hairline(x, y)
    density = np.clip((beyond + 3.0) / 6.0, 0, 1) ** 2
    seats = chance[..., 2] < density * _STRANDS_PER_CM2 * _ROW_MM**2 / 100
    for x0, y0, depth, c in zip(x[seats], y[seats], beyond[seats], chance[seats], strict=True):
        full = float(np.clip((depth + 2.5) / 5.0, 0.12, 1))
        length = full * (9.0 + 13.0 * c[3])
        # Neighbours lie together in locks.
        lock = 0.16 * np.sin(1.9 * x0 + 0.7 * y0) + 0.10 * np.sin(3.7 * y0 - 1.1 * x0)
        heading = -0.95 + lock + 0.20 * (c[4] - 0.5) + 0.012 * y0
        points = hairs.arc((float(x0), float(y0)), length, heading, 0.5 * (c[5] - 0.3), step=0.9 / px)
        lift = (0.25 + 0.9 * full) * np.sqrt(points[:, 2])
        hairs.draw(
            layer,
            points,
            lift,
            corner,
            px,
            width=0.014 + 0.026 * full,
            opacity=0.30 + 0.65 * full * (0.75 + 0.25 * c[5]),
        )
    return layer


def _edge(y: Map) -> Map:
    return np.asarray(np.float32(_RIM_X) - (y - np.float32(_RIM_Y)) ** 2 / np.float32(_RIM_BEND), np.float32)


def _beyond_hairline(x: Map, y: Map) -> Map:
    """Return how far [mm] a place lies inside the hair, along x."""
    ragged = 1.3 * np.sin(y / 4.1) + 0.6 * np.sin(y / 1.7)
    return np.asarray(x - _HAIRLINE_X - _HAIRLINE_SLOPE * y - ragged, np.float32)


def _profile(inside: Map) -> Map:
    """Return the ear's height [mm] by the distance from its edge: rim, groove, fold."""
    rim = np.float32(0.85) * np.sqrt(np.maximum(inside * (np.float32(6.6) - inside), 0))
    hold = 1 - smoothstep(3.6, 6.4, inside)
    floor = np.float32(-0.4) + np.float32(2.6) * smoothstep(8.5, 15.0, inside)
    return np.asarray(rim * hold + floor * smoothstep(4.4, 8.0, inside), np.float32)
