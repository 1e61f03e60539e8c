"""The places on the body: their shape, and what their skin is like.

A site is a limb (a cylinder) with ridges, domes and waves on it. Lengths in mm. `along` runs with the limb, `across`
at right angles to it, both from the middle of the place where a tattoo usually sits; z points at the camera.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from illustrations.errors import PictureError
from illustrations.maps import Map

_STEEPEST = 0.985
"""Share of the radius up to which the limb is drawn; beyond lies the backdrop."""


@dataclass(frozen=True)
class Ridge:
    """Something long under the skin: a tendon, or a hollow when `height` is negative."""

    height: float
    width: float
    across: float
    slant: float = 0.0

    def rise(self, along: Map, across: Map) -> Map:
        """Return the height it adds [mm]."""
        offset = (across - self.across - self.slant * along) / self.width
        return np.asarray(self.height * np.exp(-(offset**2)), np.float32)


@dataclass(frozen=True)
class Dome:
    """A rounded bulge, such as the ankle bone."""

    height: float
    along: float
    across: float
    width: float

    def rise(self, along: Map, across: Map) -> Map:
        """Return the height it adds [mm]."""
        squared = ((along - self.along) ** 2 + (across - self.across) ** 2) / self.width**2
        return np.asarray(self.height / (1 + squared) ** 2, np.float32)


@dataclass(frozen=True)
class Waves:
    """Evenly spaced bars under the skin: ribs."""

    height: float
    spacing: float
    slant: float

    def rise(self, along: Map, across: Map) -> Map:
        """Return the height they add [mm]: broad backs and narrow valleys."""
        phase = 2 * np.pi / self.spacing * (across - self.slant * along - 0.0035 * along**2 - 0.3 * self.spacing)
        swell = 0.5 + 0.5 * np.cos(phase)
        return np.asarray(self.height * (swell ** np.float32(0.75)), np.float32)


@dataclass(frozen=True)
class Site:
    """One place on the body."""

    key: str
    title: str
    radius: float
    """Radius of the limb."""
    axis: float
    """Direction of the limb in the picture, radians clockwise from rightwards."""
    shapes: tuple[Ridge | Dome | Waves, ...] = ()
    folds: tuple[float, ...] = ()
    """Where flexion creases cross the limb (`along`)."""
    mesh: float = 1.0
    """Spacing of the furrows relative to the forearm."""
    depth: float = 1.0
    """Depth of the furrows relative to the forearm."""
    pores_per_cm2: float = 45.0
    hairs_per_cm2: float = 9.0
    hair_length: float = 4.5
    veins: float = 0.0
    """How much the veins show, 0–1."""
    freckles: float = 1.0
    """Relative number of freckles."""
    melanin: float = 1.0
    """Melanin relative to the outside of the arm: hidden skin is paler."""
    blood: float = 1.0
    """Blood relative to the outside of the arm."""


_SITES = (
    Site(
        "inner-wrist", "inner wrist", 26.0, 0.07,
        shapes=(
            Ridge(1.00, 2.5, 1.4, 0.02), Ridge(0.70, 2.3, -4.6, -0.03), Ridge(-0.35, 1.7, -1.7),
            Ridge(-0.55, 4.2, 8.4, 0.05),
        ),
        folds=(21.5, 25.2), mesh=0.88, depth=0.85, hairs_per_cm2=1.5, hair_length=2.6, veins=1.0, freckles=0.35,
        melanin=0.86, blood=1.1,
    ),
    Site("forearm", "forearm", 36.0, 0.10, hairs_per_cm2=8.0, hair_length=5.0, veins=0.45),
    Site(
        "behind-the-ear", "behind the ear", 52.0, 1.22,
        shapes=(Dome(2.2, -4.0, -2.0, 17.0), Ridge(-2.6, 9.0, 22.0)),
        mesh=0.80, depth=0.72, pores_per_cm2=70.0, hairs_per_cm2=9.0, hair_length=2.4, freckles=0.25, melanin=0.92,
        blood=1.15,
    ),
    Site(
        "ankle", "ankle", 37.0, 1.38,
        shapes=(Dome(7.5, 15.5, 2.0, 9.5), Ridge(-3.0, 6.0, -17.0, 0.10), Ridge(1.4, 4.5, -27.0, 0.06)),
        mesh=1.12, depth=1.05, hairs_per_cm2=3.0, hair_length=4.0, veins=0.55, blood=1.05,
    ),
    Site(
        "rib", "ribs", 125.0, 0.22,
        shapes=(Waves(2.9, 19.0, 0.16), Dome(3.5, -30.0, -26.0, 26.0)),
        mesh=0.92, depth=0.70, hairs_per_cm2=4.0, hair_length=2.8, veins=0.25, freckles=0.5, melanin=0.82,
    ),
    Site(
        "upper-arm", "upper arm", 46.0, 1.47,
        shapes=(Dome(4.5, -24.0, 3.0, 26.0), Ridge(-1.6, 8.0, -19.0, -0.25)),
        mesh=1.05, depth=0.85, pores_per_cm2=55.0, hairs_per_cm2=5.0, hair_length=3.2, freckles=1.8,
    ),
    Site("flat", "flat patch", 140.0, 0.30, hairs_per_cm2=7.0),
)  # fmt: skip
SITES: Mapping[str, Site] = MappingProxyType({site.key: site for site in _SITES})


def site(key: str) -> Site:
    """Return the site called `key`; PictureError names the known ones."""
    if key not in SITES:
        raise PictureError(f"There is no place on the body called {key!r}; choose one of {', '.join(sorted(SITES))}.")
    return SITES[key]


@dataclass(frozen=True)
class Surface:
    """The limb as a picture sees it, (h, w) each, in mm."""

    x: Map
    """Position in the picture, right of the site's middle."""
    y: Map
    """Position in the picture, below the site's middle."""
    skin_x: Map
    """Position on the unrolled skin, right."""
    skin_y: Map
    """Position on the unrolled skin, down."""
    along: Map
    across: Map
    z: Map
    """Height towards the camera."""
    limb: Map
    """1 on the limb, 0 on the backdrop."""


def survey(
    place: Site, frame_mm: tuple[float, float], size_px: tuple[int, int], view_mm: tuple[float, float]
) -> Surface:
    """Return the surface seen by a camera over `view_mm`, with a frame of (width, height) mm and px."""
    (columns, rows), pitch = size_px, frame_mm[0] / size_px[0]
    x = (np.arange(columns, dtype=np.float32) - (columns - 1) / 2) * pitch + view_mm[0]
    y = (np.arange(rows, dtype=np.float32) - (rows - 1) / 2) * pitch + view_mm[1]
    xx, yy = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    cosine, sine = np.float32(np.cos(place.axis)), np.float32(np.sin(place.axis))
    along, across = xx * cosine + yy * sine, yy * cosine - xx * sine
    radius = np.float32(place.radius)
    turn = np.clip(across / radius, -_STEEPEST, _STEEPEST)
    arc = radius * np.arcsin(turn)
    z = radius * np.sqrt(1 - turn**2) - radius
    for shape in place.shapes:
        z += shape.rise(along, across)
    limb = (np.abs(across) < _STEEPEST * radius).astype(np.float32)
    return Surface(xx, yy, along * cosine - arc * sine, along * sine + arc * cosine, along, across, z, limb)


def picture_place(place: Site, skin_x: Map, skin_y: Map) -> tuple[Map, Map]:
    """Return where points of the unrolled skin lie in the picture [mm from the site's middle]."""
    cosine, sine = np.float32(np.cos(place.axis)), np.float32(np.sin(place.axis))
    along, arc = skin_x * cosine + skin_y * sine, skin_y * cosine - skin_x * sine
    across = np.float32(place.radius) * np.sin(np.clip(arc / np.float32(place.radius), -np.pi / 2, np.pi / 2))
    return along * cosine - across * sine, along * sine + across * cosine
