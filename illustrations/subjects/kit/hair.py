"""Strands as Blender curves: fur, down, barbs, lashes. Hair never appears in the line drawing."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from .arrays import Array
from .blender import BlenderThing, bpy, link


def hair(
    name: str,
    strands: Array,
    radius: npt.ArrayLike,
    *,
    attributes: Mapping[str, Array] | None = None,
    material: BlenderThing = None,
) -> BlenderThing:
    """Object from strands (n, k, 3); radius is a number, (k,) or (n, k); attributes are (n,) or (n, k)."""
    n, k = strands.shape[:2]
    data = bpy.data.hair_curves.new(name)
    data.add_curves([k] * n)
    data.attributes["position"].data.foreach_set("vector", np.ascontiguousarray(strands, np.float32).ravel())
    radii = np.ascontiguousarray(np.broadcast_to(np.asarray(radius, np.float32), (n, k)))
    if "radius" not in data.attributes:
        data.attributes.new("radius", "FLOAT", "POINT")
    data.attributes["radius"].data.foreach_set("value", radii.ravel())
    for label, values in (attributes or {}).items():
        flat = np.ascontiguousarray(values, np.float32)
        domain = "CURVE" if flat.shape == (n,) else "POINT"
        data.attributes.new(label, "FLOAT", domain).data.foreach_set("value", flat.ravel())
    if material:
        data.materials.append(material)
    return link(name, data)
