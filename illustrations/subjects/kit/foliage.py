"""Leaves as vaulted sheets with a folded midrib, arching veins and a toothed or smooth edge."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .arrays import Array
from .blender import BlenderThing
from .geometry import grid, thicken, tube
from .materials import Nodes
from .noise import fbm
from .shapes import unit

_ACROSS, _ALONG = 120, 220


@dataclass(frozen=True)
class LeafForm:
    """The shape of a kind of leaf, all lengths as shares of the leaf's own length or half width.

    `belly` (0..1) is where the leaf is widest, `teeth` the number of teeth on a side and `tooth` their depth,
    `veins` the number of side veins, `vein_slant` how far a vein climbs on its way to the edge, `quilt` the
    vaulting between veins, `fold` the rise of the halves from the midrib, `droop` the bend of the tip (radians).
    """

    belly: float = 0.4
    teeth: int = 0
    tooth: float = 0.0
    veins: int = 8
    vein_slant: float = 0.16
    quilt: float = 0.05
    fold: float = 0.25
    droop: float = 0.5


ROSE_LEAF = LeafForm(belly=0.42, teeth=14, tooth=0.11, veins=7, vein_slant=0.2, quilt=0.045, fold=0.3, droop=0.7)
WILLOW_LEAF = LeafForm(belly=0.45, veins=11, vein_slant=0.12, quilt=0.03, fold=0.35, droop=0.6)


def petal_material(name: str) -> BlenderThing:
    """Velvet with a quarter of the light coming through; reads the attributes `albedo` and `veins` (a height)."""
    tree = Nodes(name)
    albedo = tree.attribute("albedo")
    normal = tree.bump(tree.attribute("veins"), 0.5, 0.02)
    skin = tree.principled(Base_Color=albedo, Roughness=0.55, Specular_IOR_Level=0.3, Sheen_Weight=0.15, Normal=normal)
    return tree.surface(tree.mix(0.24, skin, tree.translucent(albedo)))


def _half_width(v: Array, form: LeafForm) -> Array:
    """Outline 0..1 along the leaf, 1 at the belly and 0 at both ends; the tip is drawn out."""
    power = np.log(0.5) / np.log(form.belly)
    outline = np.sin(np.pi * np.clip(v, 0, 1) ** power)
    return np.asarray(np.maximum(outline, 0) ** 0.85 * (1 - 0.22 * v**3) + 0.012 * (1 - v))


def leaf(
    name: str,
    base: npt.ArrayLike,
    direction: npt.ArrayLike,
    *,
    length: float,
    width: float,
    form: LeafForm,
    material: BlenderThing,
    face: npt.ArrayLike = (0, 0, 1),
    twist: float = 0.0,
    seed: int = 0,
    albedo: float = 0.18,
) -> BlenderThing:
    """A leaf from `base` along `direction`, its upper side towards `face` and turned by `twist` radians.

    `width` is the whole width. The material may read the attribute `albedo` (paler on veins and edge).
    """
    u, v = np.linspace(-1, 1, _ACROSS)[:, None], np.linspace(0, 1, _ALONG)[None, :]
    side = np.abs(u)
    outline = _half_width(v, form)
    saw = (v * form.teeth + 0.15 * (u > 0)) % 1.0 if form.teeth else 0.5
    half = 0.5 * width * outline * (1 + form.tooth * (saw - 0.5) * side**4)
    across = u * half
    along = v + form.tooth * 0.10 * side**4 * saw
    lane = (along - form.vein_slant * side * outline) * (form.veins + 1)
    to_vein = np.abs(lane % 1 - 0.5)
    rib = np.exp(-((side / (0.05 + 0.02 * (1 - v))) ** 2))
    vein = np.exp(-(((0.5 - to_vein) / 0.055) ** 2)) * np.clip(side / 0.1, 0, 1) * (1 - 0.55 * side)
    where = np.stack(np.broadcast_arrays(across / width * 1.6 + seed, v * 2.2, np.full_like(u * v, seed * 1.7)), -1)
    rise = (
        form.fold * side**1.3 * half
        + form.quilt * half * (np.cos(2 * np.pi * lane) * -0.5 * np.minimum(side * 4, 1) * (1 - 0.6 * side) - 0.8 * rib)
        - 0.02 * width * vein
        + 0.05 * length * fbm(where, 0.9, 2, seed=seed)
        + 0.045 * width * side**3 * np.sin(9.0 * v + 2.1 * seed + 1.5 * u)
    )
    bend = form.droop * (v - 0.15) ** 2 * np.sign(v - 0.15)
    step = length / (_ALONG - 1)
    spine_along = np.cumsum(np.cos(bend * 1.6), 1) * step
    spine_rise = -np.cumsum(np.sin(bend * 1.6), 1) * step
    ahead = unit(direction)
    sideways = unit(np.cross(ahead, np.asarray(face, np.float64)))
    up = np.cross(sideways, ahead)
    sideways, up = (np.cos(twist) * sideways + np.sin(twist) * up, np.cos(twist) * up - np.sin(twist) * sideways)
    forward = spine_along + (along - v) * length
    points = (
        across[..., None] * sideways
        + forward[..., None] * ahead
        + (spine_rise + rise)[..., None] * up
        + np.asarray(base, np.float64)
    )
    shade = albedo * (1 + 0.35 * fbm(where, 3, 3, seed=seed + 1) + 0.5 * vein + 0.8 * rib + 0.5 * side**8)
    made = grid(name, points, attributes={"albedo": np.clip(shade, 0.02, 1)}, material=material)
    thicken(made, 0.006 * length)
    midrib = points[[_ACROSS // 2 - 1, _ACROSS // 2]].mean(0) + 0.002 * length * up
    pale = {"albedo": np.full((_ALONG, 1), min(1.9 * albedo, 1.0))}
    tube(
        f"{name} midrib",
        midrib,
        length * np.linspace(0.013, 0.003, _ALONG),
        sides=8,
        material=material,
        attributes=pale,
    )
    return made
