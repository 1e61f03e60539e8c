"""Materials as small node trees that read per-vertex attributes."""

from typing import Any, TypeAlias

from .blender import BlenderThing, bpy

Socket: TypeAlias = Any
Value: TypeAlias = Any  # a socket, a number or a tuple


class Nodes:
    """A material under construction: nodes are made by methods and joined through their sockets."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self._tree = self.material.node_tree
        self._tree.nodes.clear()
        self._output = self._tree.nodes.new("ShaderNodeOutputMaterial")

    def node(self, kind: str, **settings: Value) -> BlenderThing:
        """A new node of Blender type `kind` with settings."""
        made = self._tree.nodes.new(kind)
        for name, value in settings.items():
            setattr(made, name, value)
        return made

    def put(self, socket: Socket, value: Value) -> None:
        """Join a socket or write a value into it; a number fills colours and vectors."""
        if value is None:
            return
        if hasattr(value, "is_linked"):
            self._tree.links.new(value, socket)
        elif socket.type == "RGBA" and isinstance(value, (int, float)):
            socket.default_value = (value, value, value, 1)
        elif socket.type == "VECTOR" and isinstance(value, (int, float)):
            socket.default_value = (value, value, value)
        else:
            socket.default_value = value

    def attribute(self, name: str) -> Socket:
        """The value of a vertex or strand attribute; a missing one reads as 0."""
        return self.node("ShaderNodeAttribute", attribute_name=name).outputs["Fac"]

    def math(self, operation: str, a: Value, b: Value = None, c: Value = None) -> Socket:
        """One arithmetic step, by Blender's operation name (ADD, MULTIPLY, POWER …)."""
        made = self.node("ShaderNodeMath", operation=operation)
        for socket, value in zip(made.inputs, (a, b, c), strict=False):
            self.put(socket, value)
        return made.outputs[0]

    def ramp(self, value: Value, from_low: Value, from_high: Value, to_low: Value, to_high: Value) -> Socket:
        """Linear map of one range to another, clamped."""
        made = self.node("ShaderNodeMapRange")
        for socket, given in zip(made.inputs, (value, from_low, from_high, to_low, to_high), strict=False):
            self.put(socket, given)
        return made.outputs[0]

    def noise(self, scale: float, detail: float = 4, roughness: float = 0.5) -> Socket:
        """Perlin noise 0..1 in object space."""
        made = self.node("ShaderNodeTexNoise")
        made.inputs["Scale"].default_value = scale
        made.inputs["Detail"].default_value = detail
        made.inputs["Roughness"].default_value = roughness
        self.put(made.inputs["Vector"], self.node("ShaderNodeTexCoord").outputs["Object"])
        return made.outputs[0]

    def bump(self, height: Value, strength: float = 0.3, distance: float = 0.02, normal: Value = None) -> Socket:
        """Normal bent by a height; `distance` in units, strength 0..1."""
        made = self.node("ShaderNodeBump")
        made.inputs["Strength"].default_value = strength
        made.inputs["Distance"].default_value = distance
        self.put(made.inputs["Height"], height)
        self.put(made.inputs["Normal"], normal)
        return made.outputs[0]

    def principled(self, **inputs: Value) -> Socket:
        """Principled shader; input names with underscores for spaces (Base_Color, Roughness …)."""
        made = self.node("ShaderNodeBsdfPrincipled")
        for name, value in inputs.items():
            self.put(made.inputs[name.replace("_", " ")], value)
        return made.outputs[0]

    def translucent(self, colour: Value) -> Socket:
        """Diffuse light coming through a thin sheet."""
        made = self.node("ShaderNodeBsdfTranslucent")
        self.put(made.inputs["Color"], colour)
        return made.outputs[0]

    def mix(self, share: Value, first: Socket, second: Socket) -> Socket:
        """Blend of two shaders; share 0 is all first, 1 all second."""
        made = self.node("ShaderNodeMixShader")
        for socket, value in zip(made.inputs, (share, first, second), strict=True):
            self.put(socket, value)
        return made.outputs[0]

    def surface(self, shader: Socket) -> BlenderThing:
        """End the tree with this shader and hand back the material."""
        self.put(self._output.inputs["Surface"], shader)
        return self.material


def simple(
    name: str,
    *,
    base: str | float = 0.5,
    rough: str | float = 0.5,
    metal: float = 0.0,
    specular: float = 0.5,
    subsurface: float = 0.0,
    subsurface_radius: float = 0.1,
    coat: float = 0.0,
    sheen: float = 0.0,
    transmission: float = 0.0,
    ior: float = 1.45,
    bump: str | tuple[float, float, float] | None = None,
    bump_strength: float = 0.3,
    bump_distance: float = 0.02,
) -> BlenderThing:
    """One principled material. A string names an attribute; a `bump` triple is noise (scale, detail, roughness)."""
    tree = Nodes(name)
    inputs: dict[str, Value] = {
        "Base_Color": tree.attribute(base) if isinstance(base, str) else base,
        "Roughness": tree.attribute(rough) if isinstance(rough, str) else rough,
        "Metallic": metal,
        "IOR": ior,
        "Specular_IOR_Level": specular,
        "Coat_Weight": coat,
        "Coat_Roughness": 0.08,
        "Transmission_Weight": transmission,
        "Sheen_Weight": sheen,
    }
    if subsurface:
        radius = (subsurface_radius,) * 3
        inputs |= {"Subsurface_Weight": subsurface, "Subsurface_Radius": radius, "Subsurface_Scale": 1.0}
    if bump is not None:
        height = tree.attribute(bump) if isinstance(bump, str) else tree.noise(*bump)
        inputs["Normal"] = tree.bump(height, bump_strength, bump_distance)
    return tree.surface(tree.principled(**inputs))
