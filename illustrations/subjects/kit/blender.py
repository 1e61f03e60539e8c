"""The one doorway to Blender. It ships no types, so everything behind here is Any."""

import importlib
from typing import Any, TypeAlias

BlenderThing: TypeAlias = Any  # an object, a mesh, a material

bpy: Any = importlib.import_module("bpy")
Vector: Any = importlib.import_module("mathutils").Vector


def link(name: str, data: BlenderThing) -> BlenderThing:
    """Put data into the scene as a new object and return the object."""
    made = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(made)
    return made
