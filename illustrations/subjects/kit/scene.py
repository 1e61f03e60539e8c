"""Scene, camera, lights and the render to linear light."""

import math
from pathlib import Path
from typing import TypeAlias

import numpy as np

from .arrays import Array, Quality
from .blender import BlenderThing, Vector, bpy, link

Point: TypeAlias = tuple[float, float, float]


def start(
    size_px: tuple[int, int],
    quality: Quality,
    *,
    samples: int = 20,
    world: float = 0.05,
    world_top: float | None = None,
    bounces: int = 4,
    seed: int = 0,
) -> None:
    """Empty the scene and set up Cycles on the processor with a transparent background.

    `samples` are the full render's rays per pixel. `world` is the strength of the white surroundings; with
    `world_top` they run from `world` below to `world_top` above.
    """
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    render, cycles = scene.render, scene.cycles
    render.engine, cycles.device = "CYCLES", "CPU"
    render.resolution_x, render.resolution_y = (round(side * quality.scale) for side in size_px)
    render.resolution_percentage = 100
    render.film_transparent = True
    cycles.samples, cycles.seed = quality.samples(samples), seed
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.03
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.max_bounces = bounces
    cycles.diffuse_bounces = cycles.glossy_bounces = min(4, bounces)
    cycles.transparent_max_bounces = 32
    cycles.sample_clamp_indirect = 5
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.pixel_filter_type, cycles.filter_width = "BLACKMAN_HARRIS", 1.3
    scene.view_settings.view_transform = "Raw"
    _surround(scene, world, world_top)


def _surround(scene: BlenderThing, below: float, above: float | None) -> None:
    world = bpy.data.worlds.new("world")
    scene.world = world
    world.use_nodes = True
    tree = world.node_tree
    tree.nodes.clear()
    background, output = tree.nodes.new("ShaderNodeBackground"), tree.nodes.new("ShaderNodeOutputWorld")
    background.inputs[0].default_value = (1, 1, 1, 1)
    background.inputs[1].default_value = below
    tree.links.new(background.outputs[0], output.inputs["Surface"])
    if above is None:
        return
    where, split, blend = (
        tree.nodes.new(kind) for kind in ("ShaderNodeTexCoord", "ShaderNodeSeparateXYZ", "ShaderNodeMapRange")
    )
    tree.links.new(where.outputs["Generated"], split.inputs[0])
    tree.links.new(split.outputs["Z"], blend.inputs[0])
    for socket, value in zip(list(blend.inputs)[1:5], (-1, 1, below, above), strict=True):
        socket.default_value = value
    tree.links.new(blend.outputs[0], background.inputs[1])


def _look(made: BlenderThing, target: Point) -> None:
    direction = Vector(target) - made.location
    made.rotation_euler = direction.to_track_quat("-Z", "Y").to_euler()


def camera(
    location: Point,
    target: Point = (0, 0, 0),
    *,
    lens_mm: float = 85,
    ortho: float | None = None,
    focus: float | None = None,
    f_stop: float = 4.0,
    roll: float = 0,
) -> BlenderThing:
    """The scene's camera. `ortho` is the visible width for a parallel view; `focus` a distance for depth of field."""
    data = bpy.data.cameras.new("camera")
    made = link("camera", data)
    made.location = location
    _look(made, target)
    data.lens, data.clip_start, data.clip_end = lens_mm, 0.01, 1000
    if roll:
        made.rotation_euler.rotate_axis("Z", roll)
    if ortho:
        data.type, data.ortho_scale = "ORTHO", ortho
    if focus:
        data.dof.use_dof, data.dof.focus_distance, data.dof.aperture_fstop = True, focus, f_stop
    bpy.context.scene.camera = made
    return made


def area(
    location: Point,
    target: Point = (0, 0, 0),
    *,
    size: float = 2,
    height: float | None = None,
    watts: float = 100,
    spread: float = math.pi,
) -> BlenderThing:
    """A soft box, `size` units wide (square unless `height` is given), unseen by the camera."""
    data = bpy.data.lights.new("area", "AREA")
    data.energy, data.size, data.spread = watts, size, spread
    if height:
        data.shape, data.size_y = "RECTANGLE", height
    made = link("area", data)
    made.location = location
    _look(made, target)
    made.visible_camera = False
    return made


def render_linear(path: Path) -> Array:
    """Render to a 32-bit EXR at `path` and return it: linear premultiplied RGBA (h, w, 4), row 0 on top."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scene = bpy.context.scene
    settings = scene.render.image_settings
    settings.file_format, settings.color_mode, settings.color_depth = "OPEN_EXR", "RGBA", "32"
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
    return load_exr(path)


def load_exr(path: Path) -> Array:
    """Linear RGBA (h, w, 4), row 0 on top."""
    picture = bpy.data.images.load(str(path))
    picture.colorspace_settings.name = "Non-Color"
    width, height = picture.size
    flat = np.empty(width * height * 4, np.float32)
    picture.pixels.foreach_get(flat)
    bpy.data.images.remove(picture)
    return flat.reshape(height, width, 4)[::-1].copy()
