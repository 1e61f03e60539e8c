"""The line drawing of a modelled subject, from where its surfaces end and bend; never from its picture.

Two cheap renders at twice the size, one ray per pixel, give camera-space normals, and object numbers with
depth. A line lies on the nearer of two surfaces.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_closing, binary_dilation, gaussian_filter, label
from skimage.filters import apply_hysteresis_threshold
from skimage.morphology import disk, skeletonize

from .arrays import Array, Mask
from .blender import BlenderThing, bpy
from .materials import Nodes
from .scene import load_exr, render_linear

OUTLINE = 255
INNER = 160
_FAR = 1e6
_OVERSAMPLING = 2
_FIRST_FREE_NUMBER = 1000


def render_lines(folder: Path, *, crease: float = 0.35, step: float = 0.012) -> npt.NDArray[np.uint8]:
    """Lines (h, w) of the scene as it stands: 255 where an object ends in front of another, 160 inside, 0 nothing.

    `crease` is 1 - cos of the bend that earns a line, `step` the jump in depth within one object as a share of
    the subject's depth. Hair is left out. The scene's settings are spent afterwards.
    """
    _prepare()
    for what in ("normal", "number"):
        _render_as(what, folder)
    return stored_lines(folder, crease=crease, step=step)


def stored_lines(folder: Path, *, crease: float = 0.35, step: float = 0.012) -> npt.NDArray[np.uint8]:
    """The lines of passes that `render_lines` left in `folder`."""
    normal, rest = (load_exr(folder / f"lines-{what}.exr") for what in ("normal", "number"))
    seen = rest[..., 3] > 0.5
    number = np.where(seen, np.rint(rest[..., 0]), 0).astype(np.int32)
    depth = np.where(seen, rest[..., 1], _FAR).astype(np.float64)
    return draw_lines(number, depth, normal[..., :3] * 2.0 - 1.0, crease=crease, step=step)


def _prepare() -> None:
    scene = bpy.context.scene
    scene.render.resolution_x *= _OVERSAMPLING
    scene.render.resolution_y *= _OVERSAMPLING
    cycles = scene.cycles
    cycles.samples, cycles.use_denoising, cycles.use_adaptive_sampling = 1, False, False
    cycles.pixel_filter_type = "BOX"
    cycles.filter_width, cycles.max_bounces = 0.01, 0
    scene.camera.data.dof.use_dof = False
    free = _FIRST_FREE_NUMBER
    for made in bpy.data.objects:
        if made.type == "CURVES":
            made.hide_render = True
        elif made.type == "MESH" and made.pass_index == 0:
            made.pass_index = free
            free += 1


def _render_as(what: str, folder: Path) -> None:
    """Render with every material replaced by one that glows with `what` ("normal" or "number")."""
    bpy.context.view_layer.material_override = _glow(what)
    render_linear(folder / f"lines-{what}.exr")


def _glow(what: str) -> BlenderThing:
    tree = Nodes(what)
    if what == "normal":
        turned = tree.node("ShaderNodeVectorTransform", vector_type="NORMAL", convert_from="WORLD", convert_to="CAMERA")
        tree.put(turned.inputs[0], tree.node("ShaderNodeNewGeometry").outputs["Normal"])
        shifted = tree.node("ShaderNodeVectorMath", operation="MULTIPLY_ADD")
        for socket, value in zip(shifted.inputs, (turned.outputs[0], (0.5,) * 3, (0.5,) * 3), strict=False):
            tree.put(socket, value)
        colour = shifted.outputs[0]
    else:
        joined = tree.node("ShaderNodeCombineXYZ")
        tree.put(joined.inputs[0], tree.node("ShaderNodeObjectInfo").outputs["Object Index"])
        tree.put(joined.inputs[1], tree.node("ShaderNodeCameraData").outputs["View Z Depth"])
        colour = joined.outputs[0]
    emission = tree.node("ShaderNodeEmission")
    tree.put(emission.inputs["Color"], colour)
    return tree.surface(emission.outputs[0])


def draw_lines(
    number: npt.NDArray[np.int32], depth: Array, normal: Array, *, crease: float, step: float
) -> npt.NDArray[np.uint8]:
    """Lines (h/2, w/2) from object numbers, depths (h, w; huge outside) and camera-space normals (h, w, 3)."""
    seen = number > 0
    spread = float(np.ptp(depth[seen])) if seen.any() else 1.0
    strong, weak = _object_edges(number, depth, 0.5 * step * spread)
    strong |= _depth_edges(number, depth, 4 * step * spread)
    weak |= _depth_edges(number, depth, step * spread) | _creases(number, normal, crease)
    shortest = max(8, depth.shape[0] // 90)
    pen = max(1, round(depth.shape[0] / 1300))
    # Both edges of a thread thinner than two strokes of the pen become one line.
    strong = skeletonize(binary_closing(strong, disk(pen + 1)))
    strong = _without_specks(strong, shortest)
    weak = skeletonize(weak & ~binary_dilation(strong, disk(4)))
    weak = _without_specks(weak, shortest)
    outline = _halve(binary_dilation(strong, disk(pen)))
    inner = _halve(binary_dilation(weak, disk(max(1, pen - 1))))
    return np.rint(np.maximum(outline * OUTLINE, inner * INNER)).astype(np.uint8)


def _object_edges(number: npt.NDArray[np.int32], depth: Array, jump: float) -> tuple[Mask, Mask]:
    """Edges between objects, on the nearer one: strong where one stands before the other, weak where they touch."""
    strong, weak = np.zeros(number.shape, bool), np.zeros(number.shape, bool)
    every, first, second = slice(None), slice(None, -1), slice(1, None)
    for a, b in (((every, first), (every, second)), ((first, every), (second, every))):
        differ = number[a] != number[b]
        apart = np.abs(depth[a] - depth[b]) > jump
        nearer = depth[a] <= depth[b]
        for lines, where in ((strong, differ & apart), (weak, differ & ~apart)):
            lines[a] |= where & nearer
            lines[b] |= where & ~nearer
    return strong, weak


def _depth_edges(number: npt.NDArray[np.int32], depth: Array, jump: float) -> Mask:
    """Folds that hide a part of their own object: a jump in depth that the slope does not explain."""
    found = np.zeros(number.shape, bool)
    for axis in (0, 1):
        before, after = np.roll(depth, 1, axis), np.roll(depth, -1, axis)
        same = (number > 0) & (np.roll(number, 1, axis) == number) & (np.roll(number, -1, axis) == number)
        # Positive on the near side of a jump: the neighbours lie farther away than the surface's own run.
        found |= same & (before + after - 2 * depth > jump)
    return found


def _creases(number: npt.NDArray[np.int32], normal: Array, crease: float) -> Mask:
    """Where the surface of one object bends sharply within a few pixels; a line once begun may follow a softer bend."""
    smooth = np.stack([gaussian_filter(normal[..., k], 1.5) for k in range(3)], -1)
    smooth /= np.maximum(np.linalg.norm(smooth, axis=-1, keepdims=True), 1e-6)
    reach = 2
    bend = np.zeros(number.shape)
    for axis in (0, 1):
        before, after = np.roll(smooth, reach, axis), np.roll(smooth, -reach, axis)
        same = (number > 0) & (np.roll(number, reach, axis) == number) & (np.roll(number, -reach, axis) == number)
        bend = np.maximum(bend, np.where(same, 1 - (before * after).sum(-1), 0))
    return np.asarray(apply_hysteresis_threshold(bend, 0.55 * crease, crease))


def _without_specks(lines: Mask, shortest: int) -> Mask:
    """Drop connected strokes of fewer pixels than `shortest`."""
    parts, _ = label(lines, np.ones((3, 3)))
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    return np.asarray(sizes[parts] >= shortest)


def _halve(mask: Mask) -> Array:
    """Area mean of 2 x 2 pixels: the shares covered, 0..1."""
    rows, columns = (side // 2 * 2 for side in mask.shape)
    return np.asarray(mask[:rows, :columns].reshape(rows // 2, 2, columns // 2, 2).mean((1, 3)))
