"""numpy shapes -> Blender mesh objects."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .arrays import Array
from .blender import BlenderThing, bpy, link
from .shapes import grid_faces, tube_points


def _attach(data: BlenderThing, attributes: Mapping[str, Array]) -> None:
    for name, values in attributes.items():
        flat = np.ascontiguousarray(values, np.float32)
        if flat.ndim == 1:
            data.attributes.new(name, "FLOAT", "POINT").data.foreach_set("value", flat)
        else:
            data.attributes.new(name, "FLOAT_VECTOR", "POINT").data.foreach_set("vector", flat.ravel())


def mesh(
    name: str,
    vertices: Array,
    faces: npt.NDArray[np.integer[Any]],
    *,
    attributes: Mapping[str, Array] | None = None,
    material: BlenderThing = None,
    smooth: bool = True,
) -> BlenderThing:
    """Object from vertices (n, 3) and triangles or quads (m, 3|4); attributes are per vertex, (n,) or (n, 3)."""
    data = bpy.data.meshes.new(name)
    corners = np.ascontiguousarray(faces, np.int32)
    data.vertices.add(len(vertices))
    data.vertices.foreach_set("co", np.ascontiguousarray(vertices, np.float32).ravel())
    data.loops.add(corners.size)
    data.loops.foreach_set("vertex_index", corners.ravel())
    data.polygons.add(len(corners))
    data.polygons.foreach_set("loop_start", np.arange(0, corners.size, corners.shape[1], dtype=np.int32))
    data.update(calc_edges=True)
    _attach(data, attributes or {})
    if smooth:
        data.shade_smooth()
    if material:
        data.materials.append(material)
    return link(name, data)


def grid(
    name: str,
    points: Array,
    *,
    close_u: bool = False,
    close_v: bool = False,
    flip: bool = False,
    attributes: Mapping[str, Array] | None = None,
    material: BlenderThing = None,
    smooth: bool = True,
) -> BlenderThing:
    """Object from a grid of points (nu, nv, 3); attributes are (nu, nv) or (nu, nv, 3)."""
    nu, nv = points.shape[:2]
    faces = grid_faces(nu, nv, close_u=close_u, close_v=close_v)
    flat = {
        k: np.broadcast_to(v, (nu, nv, *v.shape[2:])).reshape(nu * nv, *v.shape[2:])
        for k, v in (attributes or {}).items()
    }
    return mesh(
        name,
        points.reshape(-1, 3),
        faces[:, ::-1] if flip else faces,
        attributes=flat,
        material=material,
        smooth=smooth,
    )


def tube(
    name: str,
    curve: npt.ArrayLike,
    radius: npt.ArrayLike,
    *,
    sides: int = 16,
    squash: float = 1.0,
    material: BlenderThing = None,
    attributes: Mapping[str, Array] | None = None,
) -> BlenderThing:
    """Closed tube along a curve (n, 3); attributes are (n, sides) or (n, 1)."""
    centre = np.asarray(curve, np.float64)
    rings = tube_points(centre, radius, sides, squash)
    ends = np.broadcast_to(centre[[0, -1]][:, None], (2, sides, 3))
    points = np.concatenate([ends[:1], rings, ends[1:]])
    padded = {k: np.concatenate([v[:1], v, v[-1:]]) for k, v in (attributes or {}).items()}
    wide = {k: np.broadcast_to(v, points.shape[:2]) for k, v in padded.items()}
    return grid(name, points, close_v=True, attributes=wide, material=material)


def lathe(
    name: str,
    profile: npt.ArrayLike,
    *,
    sides: int = 128,
    material: BlenderThing = None,
    attributes: Mapping[str, Array] | None = None,
    displace: Callable[[Array], Array] | None = None,
) -> BlenderThing:
    """Surface of revolution about z from a profile (n, 2) of radius and height; `displace` maps (n, sides, 3)."""
    r, z = np.asarray(profile, np.float64).T[:, :, None]
    a = np.linspace(0, 2 * np.pi, sides, endpoint=False)[None]
    points = np.stack([r * np.cos(a), r * np.sin(a), np.broadcast_to(z, (len(z), sides))], -1)
    if displace is not None:
        points = displace(points)
    return grid(name, points, close_v=True, flip=True, attributes=attributes, material=material)


def thicken(made: BlenderThing, thickness: float) -> None:
    """Give a sheet a thickness, centred on it."""
    solid = made.modifiers.new("solid", "SOLIDIFY")
    solid.thickness, solid.offset = thickness, 0


def one_outline(*objects: BlenderThing, number: int) -> None:
    """Let several objects count as one in the line drawing (1 <= number < 1000): no line is drawn between them."""
    for made in objects:
        made.pass_index = number
