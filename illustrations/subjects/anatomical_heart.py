"""A heart from the front: ventricles with their coronary vessels and fat, the great vessels cut open above."""

from typing import TypeAlias

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from . import _heart_shape as shape
from .kit import scene
from .kit.arrays import Array, GreyAlpha, Quality
from .kit.geometry import mesh, tube
from .kit.materials import simple
from .kit.noise import fbm, voronoi
from .kit.shapes import marching, pchip, smooth_mesh, smoothstep, unit, vertex_normals
from .kit.tone import edge_tone, tone
from .model import Subject

SUBJECT = Subject(
    key="anatomical_heart",
    title="Anatomical heart",
    size_px=(1260, 1660),
    alt="A human heart from the front with the arch of the aorta and coronary vessels on its surface.",
    width_mm=28,
    credit="Drawn from our own 3-D model",
)
Branch: TypeAlias = tuple[Array, Array]  # middle line (n, 3) and radii (n,)
STEP = {Quality.TINY: 0.026, Quality.DRAFT: 0.016, Quality.FULL: 0.0092}

# Coronary vessels: (x, z) on the front of the heart, radius at start and end.
ARTERIES = (
    (((0.34, 0.62), (0.37, 0.3), (0.42, -0.1), (0.53, -0.55), (0.63, -0.92), (0.62, -1.06)), 0.046, 0.018),
    (((0.37, 0.2), (0.52, 0.02), (0.63, -0.28), (0.68, -0.5)), 0.03, 0.010),
    (((0.44, -0.18), (0.57, -0.36), (0.66, -0.62), (0.69, -0.78)), 0.026, 0.009),
    (((0.38, 0.14), (0.22, 0.02), (0.08, -0.06)), 0.02, 0.008),
    (((0.46, -0.28), (0.3, -0.42), (0.12, -0.5)), 0.022, 0.008),
    (((0.55, -0.6), (0.42, -0.72), (0.3, -0.78)), 0.018, 0.007),
    (((-0.36, 0.52), (-0.46, 0.3), (-0.56, 0.06), (-0.6, -0.2), (-0.52, -0.36)), 0.044, 0.034),
    (((-0.58, -0.1), (-0.4, -0.36), (-0.1, -0.62), (0.2, -0.88), (0.36, -0.97)), 0.032, 0.010),
    (((-0.52, 0.14), (-0.34, 0.0), (-0.18, -0.18), (-0.1, -0.36)), 0.026, 0.009),
    (((-0.4, 0.36), (-0.25, 0.28), (-0.12, 0.3), (-0.02, 0.24)), 0.022, 0.009),
    (((0.6, 0.3), (0.69, 0.05), (0.73, -0.25), (0.72, -0.5)), 0.028, 0.010),
)
VEINS = (
    (((0.43, 0.5), (0.46, 0.2), (0.51, -0.14), (0.6, -0.52), (0.66, -0.84)), 0.036, 0.014),
    (((-0.55, -0.25), (-0.3, -0.52), (-0.02, -0.74), (0.22, -0.95)), 0.022, 0.008),
    (((-0.5, 0.08), (-0.28, -0.1), (-0.1, -0.3), (0.06, -0.42)), 0.018, 0.007),
)
GROOVES = (ARTERIES[0][0], ARTERIES[6][0])


def _twigs(branches: list[Branch], rng: np.random.Generator) -> list[Branch]:
    """Fine wandering side branches that leave every vessel to alternate sides."""
    grown: list[Branch] = []
    for line, radius in branches:
        for number, at in enumerate(range(14, len(line) - 8, 13)):
            ahead = line[at + 3] - line[at - 3]
            angle = np.arctan2(ahead[2], ahead[0]) + (1 if number % 2 else -1) * rng.uniform(0.6, 1.1)
            where = [line[at, [0, 2]]]
            for _ in range(4):
                angle += rng.normal(0, 0.35)
                where.append(where[-1] + rng.uniform(0.03, 0.075) * np.array([np.cos(angle), np.sin(angle)]))
            grown.append((shape.on_front(where, 28), np.linspace(min(0.55 * radius[at], 0.015), 0.007, 28)))
    return grown


def _lay(paths: tuple[tuple[tuple[tuple[float, float], ...], float, float], ...]) -> list[Branch]:
    """Middle lines on the surface, a little restless as living vessels are, with their radii."""
    laid: list[Branch] = []
    for number, (path, start, end) in enumerate(paths):
        line = shape.on_front(path, 110)
        restless = fbm(line, 5.0, 2, seed=number) * 0.03 * np.sin(np.pi * np.linspace(0, 1, 110))
        line = shape.on_front(np.column_stack([line[:, 0] + restless, line[:, 2] + 0.6 * restless])[::4], 110)
        line[:, 1] = gaussian_filter1d(line[:, 1], 3)
        laid.append((line, np.linspace(start, end, 110)))
    return laid


def _nearest(points: Array, vessels: list[Branch]) -> tuple[Array, Array]:
    """Distance of points (n, 3) to the nearest vessel as a share of its radius, and that radius."""
    middle = np.concatenate([line for line, _ in vessels])
    radii = np.concatenate([radius for _, radius in vessels])
    distance, which = cKDTree(middle).query(points, k=6)
    share = distance / radii[which]
    best = share.argmin(1)
    rows = np.arange(len(points))
    return share[rows, best], radii[which[rows, best]]


def _bulge(share: Array) -> Array:
    """Height of a vessel lying half sunk in the surface, 1 over its middle and 0 beyond its foot."""
    return np.asarray(np.sqrt(np.clip(1 - (share / 1.25) ** 2, 0, 1)))


def _body(quality: Quality) -> None:
    rng = np.random.default_rng(7)
    points, faces = marching(shape.field, (-1.5, -1.05, -1.3), (1.3, 1.0, 2.45), STEP[quality])
    points = smooth_mesh(points, faces, 3)
    normal = vertex_normals(points, faces)
    muscle = shape.muscle_share(points)
    arteries, veins = _lay(ARTERIES), _lay(VEINS)
    main = arteries
    arteries = main + _twigs(main, rng)

    # Fat fills the grooves and follows the larger vessels in lumps.
    fat_near, _ = _nearest(points, [(shape.on_front(path, 120), np.full(120, 0.11)) for path in GROOVES])
    patches = fbm(points, 3.2, 3, seed=5)
    rim = np.exp(-(((points[:, 2] - 0.46 - 0.18 * points[:, 0]) / 0.09) ** 2)) * (points[:, 0] > -0.6)
    fat = smoothstep(1.2, 0.45, fat_near + 0.8 * patches) + 0.6 * rim * smoothstep(0.05, 0.35, patches)
    fat = np.clip(fat, 0, 1) * muscle
    lump, second, _ = voronoi(points, 15.0, seed=2)
    lumps = fat * (0.030 * (1 - lump) + 0.012 * smoothstep(0, 0.25, second - lump) - 0.012)

    # Muscle bundles run obliquely down to the apex; vessels carry rings and a few folds along.
    bundles = fbm(points @ _fibre_axes().T, (2.5, 22.0, 22.0), 4, seed=9)
    swell = fbm(points, 3.0, 3, seed=4)
    run = shape.run_along_vessel(points)
    rings = fbm(np.column_stack([run * 26, points[:, 0] * 3, points[:, 1] * 3]), 1.0, 3, seed=8)
    auricle = np.zeros(len(points))
    for centre in shape.CHAMBERS[1:3, :3]:
        auricle = np.maximum(auricle, smoothstep(0.36, 0.2, np.linalg.norm(points - centre, axis=1)))
    crimped = fbm(points, (6.0, 3.5, 8.0), 2, seed=12, kind="billow")
    lift = muscle * (0.011 * bundles * (1 - 0.7 * fat) + 0.030 * swell) + 0.055 * auricle * (crimped - 0.35)
    lift += (1 - muscle) * (0.0045 * rings + 0.010 * swell)

    artery, artery_radius = _nearest(points, arteries)
    vein, vein_radius = _nearest(points, veins)
    on_artery, on_vein = _bulge(artery), _bulge(vein)
    lift = lift * (1 - 0.7 * np.maximum(on_artery, on_vein)) + lumps * (1 - np.maximum(on_artery, on_vein))
    lift += np.maximum(0.8 * artery_radius * on_artery, 0.75 * vein_radius * on_vein)
    # The foot of a vessel sinks in a little, which draws it.
    lift -= 0.006 * np.exp(-(((np.minimum(artery, vein) - 1.5) / 0.35) ** 2)) * muscle
    _tubes(points, normal * lift[:, None], main)
    points = smooth_mesh(points + normal * lift[:, None], faces, 1, 0.4)

    albedo = pchip([0, 1], [0.42, 0.105], muscle) + 0.07 * bundles * muscle + 0.05 * rings * (1 - muscle)
    albedo = albedo + 0.34 * fat + 0.05 * fbm(points, 11.0, 3, seed=6)
    albedo = albedo + (0.46 - albedo) * smoothstep(0.1, 0.7, on_artery)
    albedo = albedo + (0.07 - albedo) * smoothstep(0.1, 0.7, on_vein) * (1 - smoothstep(0.1, 0.5, on_artery))
    rough = 0.34 + 0.12 * fat + 0.12 * np.abs(patches)
    mesh(
        "heart",
        shape.posture(points),
        faces,
        attributes={"albedo": np.clip(albedo, 0.02, 0.8), "rough": np.clip(rough, 0.2, 0.7)},
        material=simple("flesh", base="albedo", rough="rough", specular=0.5, coat=0.35),
    )


def _tubes(points: Array, moved: Array, vessels: list[Branch]) -> None:
    """The named arteries as bodies of their own, so that light and line drawing see their full edge.

    `points` (n, 3) is the smooth surface and `moved` what the relief adds to it; the tubes ride on the result and
    rise from below it where they begin.
    """
    flesh = simple("artery", base=0.42, rough=0.33, coat=0.4)
    tree = cKDTree(points)
    for number, (line, radius) in enumerate(vessels):
        _, near = tree.query(line, k=8)
        ridden = gaussian_filter1d((points + moved)[near].mean(1), 2.5, axis=0)
        risen = smoothstep(0, 0.08, np.linspace(0, 1, len(line)))
        ridden[:, 1] += radius * (1.6 - 1.75 * risen)
        tube(f"artery {number}", shape.posture(ridden), radius * 0.95, sides=20, material=flesh)


def _fibre_axes() -> Array:
    """Rows: along the superficial fibres (down to the apex), outwards, and across."""
    along = unit((0.85, 0.0, -0.55))
    return np.stack([along, np.array([0.0, 1.0, 0.0]), np.cross(along, (0, 1.0, 0))])


def build(quality: Quality) -> None:
    """The heart, wet, lit from the upper left."""
    scene.start(SUBJECT.size_px, quality, samples=24, world=0.05)
    _body(quality)
    scene.camera((0.15, -12.0, 1.6), (-0.1, 0, 0.52), lens_mm=104)
    scene.area((-4.5, -5, 5.5), (0, 0, 0.5), size=1.6, watts=620)
    scene.area((5, -4, 0.5), (0, 0, 0), size=2.5, watts=90)
    scene.area((3, 4, 4), (0, 0, 0.8), size=2, watts=320)


def finish(linear: Array) -> GreyAlpha:
    """Deep muscle, pale vessels, small wet lights."""
    return edge_tone(tone(linear, middle=0.37, contrast=3.0, clarity=0.55, sharpen=0.6, white_percentile=99.4))
