"""The Moon's near side: relief and brightness on the visible disc, from real features and random small craters.

The disc is seen from far away, north up, east to the right (no libration). Lengths are lunar radii, angles
radians. Seas and named craters lie where they are (`data/lunar_features.csv`); everything below about 60 km
that is not named is random, more crowded in the highlands. Craters are about twice as deep as in life.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from .kit.arrays import Array
from .kit.noise import fbm
from .kit.shapes import smoothstep, unit

_DATA = Path(__file__).parents[1] / "data" / "lunar_features.csv"
_RADIUS_KM = 1737.4
_SMALL_CRATERS = 6000
_SMALLEST_RANDOM = 0.0038
_LARGEST_RANDOM = 0.030  # angular radius of the largest crater placed at random
_BASIN = 0.09  # round seas larger than this fill a basin and have firmer shores
_STEEPNESS = 2.0  # exponent of the number of craters against their radius
_RAY_REACH_KM = {"Tycho": 1900.0, "Copernicus": 420.0, "Kepler": 300.0, "Aristarchus": 260.0}
_OTHER_REACH_KM = 220.0


@dataclass(frozen=True)
class Feature:
    """One named feature: its direction as a unit vector, angular radius in radians and strength 0 to 1."""

    name: str
    kind: str
    centre: Array
    radius: float
    strength: float


@dataclass(frozen=True)
class Disc:
    """The visible disc: unit vectors (h, w, 3), mask, relief in lunar radii, brightness and lava 0 to 1."""

    where: Array
    inside: Array
    relief: Array
    albedo: Array
    lava: Array


def direction(lat_deg: float, lon_deg: float) -> Array:
    """Return the unit vector of a place: x east, y north, z toward the Earth."""
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    return np.array([np.cos(lat) * np.sin(lon), np.sin(lat), np.cos(lat) * np.cos(lon)])


def features() -> list[Feature]:
    """Return all named features."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    found = []
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        centre = direction(float(row["lat_deg"]), float(row["lon_deg"]))
        radius = float(row["diameter_km"]) / 2 / _RADIUS_KM
        found.append(Feature(row["name"], row["kind"], centre, radius, float(row["strength"])))
    return found


@lru_cache(maxsize=1)
def near_side(size: int, share: float = 0.97, seed: int = 7) -> Disc:
    """Return the disc in a square of `size` pixels; its diameter takes `share` of the side."""
    axis = (np.arange(size) + 0.5 - size / 2) / (size / 2 * share)
    x, y = np.meshgrid(axis, -axis)
    inside = x**2 + y**2 < 1
    where = np.stack([x, y, np.sqrt(np.maximum(1 - x**2 - y**2, 0))], -1)
    lava = _lava(where)
    relief = 0.0045 * fbm(where, 2.6, 5, seed=1) * (1 - 0.7 * lava) + 0.0022 * fbm(
        where, 13, 5, seed=5, kind="ridged"
    ) * (1 - 0.88 * lava)
    albedo = 0.60 + 0.24 * fbm(where, 4.5, 7, gain=0.66, seed=9)
    albedo = albedo * (1 - lava) + lava * (0.24 + 0.30 * fbm(where, 5, 7, gain=0.66, seed=22))
    disc = Disc(where, inside, relief - 0.0022 * lava, albedo, lava)
    rng = np.random.default_rng(seed)
    _random_craters(disc, rng)
    named = features()
    for feature in named:
        if feature.kind in {"crater", "rays", "dark"}:
            _stamp(disc, feature.centre, feature.radius, feature.strength, rng)
    for feature in named:
        if feature.kind == "dark":
            floor = 1 - smoothstep(0.62, 0.86, distance_to(disc.where, feature.centre) / feature.radius)
            disc.albedo[...] -= floor * feature.strength * (disc.albedo - 0.26)
        if feature.kind == "rays":
            _rays(disc, feature, rng)
    disc.relief[...] += 0.00055 * fbm(where, 70, 4, seed=77) * (1 - 0.6 * lava)
    np.clip(disc.albedo, 0.08, 1.0, out=disc.albedo)
    return disc


def distance_to(where: Array, centre: Array) -> Array:
    """Return the angle between places and a centre (chord length, good to 4 % within a radian)."""
    return np.asarray(np.linalg.norm(where - centre, axis=-1))


def _lava(where: Array) -> Array:
    """Return how much of the ground is lava, 0 to 1: discs with ragged shores, merged where they meet."""
    ragged = 0.10 * fbm(where, 5.0, 6, gain=0.62, seed=40) + 0.045 * fbm(where, 22.0, 4, gain=0.6, seed=41)
    depth = np.zeros(where.shape[:2])
    for feature in features():
        if feature.kind in {"sea", "lobe"}:
            torn = 0.55 if feature.kind == "sea" and feature.radius > _BASIN else 1.0
            inner = feature.radius - distance_to(where, feature.centre) + torn * ragged
            depth = np.maximum(depth, feature.strength * smoothstep(-0.012, 0.026, inner))
    return np.asarray(depth)


def _random_craters(disc: Disc, rng: np.random.Generator) -> None:
    """Scatter small craters by a power law, those on lava mostly left out."""
    radii = np.minimum(_SMALLEST_RANDOM * (1 - rng.random(_SMALL_CRATERS)) ** (-1 / _STEEPNESS), _LARGEST_RANDOM)
    centres = unit(rng.normal(size=(_SMALL_CRATERS, 3)))
    centres[:, 2] = np.abs(centres[:, 2])
    freshness, keep = rng.random(_SMALL_CRATERS) ** 1.5, rng.random(_SMALL_CRATERS)
    for i in np.argsort(-radii):
        row, column = _pixel(disc, centres[i])
        if disc.lava[row, column] < 0.4 or keep[i] < 0.16:
            _stamp(disc, centres[i], float(radii[i]), float(0.25 + 0.75 * freshness[i]), rng)


def _pixel(disc: Disc, place: Array) -> tuple[int, int]:
    size = disc.inside.shape[0]
    scale = (size - 1) / (disc.where[0, -1, 0] - disc.where[0, 0, 0])
    return int(size / 2 - place[1] * scale), int(size / 2 + place[0] * scale)


def _window(disc: Disc, centre: Array, reach: float) -> tuple[slice, slice]:
    """Return the rows and columns that lie within `reach` of a place."""
    size = disc.inside.shape[0]
    row, column = _pixel(disc, centre)
    half = int(reach * size / 2) + 2
    return slice(max(row - half, 0), max(row + half, 0)), slice(max(column - half, 0), max(column + half, 0))


def _stamp(disc: Disc, centre: Array, radius: float, fresh: float, rng: np.random.Generator) -> None:
    """Press a crater into the relief: bowl or flat floor, rim, apron, and a central peak if it is large and fresh."""
    rows, columns = _window(disc, centre, 2.4 * radius)
    where = disc.where[rows, columns]
    if where.size == 0:
        return
    d = distance_to(where, centre) / radius
    if radius > 0.012:
        d = d * (1 + 0.16 * fbm((where - centre) * (2.2 / radius), 1.0, 3, seed=int(rng.integers(1000))))
    floor = 0.30 if radius < 0.012 else 0.62
    depth = min(0.24 * radius, 0.0030 + 0.05 * radius) * (0.35 + 0.65 * fresh)
    bowl = -1 + 1.45 * smoothstep(floor, 1.0, d)
    apron = 0.45 * np.exp(-((np.maximum(d - 1, 0) / 0.32) ** 1.2)) * (d < 2.3)
    shape = np.where(d < 1, bowl, apron)
    if radius > 0.016 and fresh > 0.55:
        shape = shape + 0.55 * np.exp(-((d / 0.14) ** 2)) - 0.16 * np.sin(16 * d) * smoothstep(0.62, 0.72, d) * (d < 1)
    ground = disc.relief[rows, columns]
    if radius > 0.010:
        ground = np.where(d < 1, ground * (0.25 + 0.75 * smoothstep(0.6, 1.0, d)), ground)
    disc.relief[rows, columns] = ground + depth * shape
    bright = 0.07 if radius < 0.02 else 0.05
    disc.albedo[rows, columns] += bright * fresh**2 * np.exp(-((d / 1.25) ** 4)) * np.where(d < 1, 0.5 + 0.5 * d, 1)


def _rays(disc: Disc, feature: Feature, rng: np.random.Generator) -> None:
    """Draw the bright rays thrown out of a fresh crater along great circles."""
    reach = _RAY_REACH_KM.get(feature.name, _OTHER_REACH_KM) / _RADIUS_KM
    window = _window(disc, feature.centre, max(reach, 8 * feature.radius))
    where = disc.where[window]
    away = where - feature.centre
    distance = np.linalg.norm(away, axis=-1)
    east = unit(np.cross([0, 1, 0], feature.centre))
    north = np.cross(feature.centre, east)
    azimuth = np.arctan2(away @ north, away @ east) + 0.14 * fbm(where, 5.0, 3, seed=61)
    patchy = np.clip(0.60 + 1.9 * fbm(where, 9.0, 5, seed=int(rng.integers(1000))), 0, 1.3)
    count, most = (30, 0.75) if feature.name == "Tycho" else (80, 0.34)  # long streaks, or a bushy splash
    light = np.zeros(distance.shape)
    for _ in range(count):
        bearing, length = rng.uniform(-np.pi, np.pi), reach * rng.uniform(0.25, 1.0) ** 1.3
        turn = (azimuth - bearing + np.pi) % (2 * np.pi) - np.pi
        width = feature.radius * rng.uniform(0.12, 0.45) + 0.06 * distance * rng.uniform(0.3, 1.0)
        beside = np.where(np.abs(turn) < np.pi / 2, np.abs(distance * np.sin(turn)), 9.0)
        streak = rng.uniform(0.2, 1.0) * most * np.exp(-((beside / width) ** 2))
        light += streak * smoothstep(length, 0.4 * length, distance)
    halo = patchy * np.exp(-((distance / (2.8 * feature.radius)) ** 2))
    dark_ring = np.exp(-(((distance / feature.radius - 1.25) / 0.22) ** 2)) * (feature.name == "Tycho")
    glow = 0.50 * (1 - np.exp(-light)) * patchy + 0.24 * halo - 0.20 * dark_ring
    glow *= 1 - 0.30 * disc.lava[window]
    disc.albedo[window] += feature.strength * glow * smoothstep(0.3 * feature.radius, 0.9 * feature.radius, distance)
