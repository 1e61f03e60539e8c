"""The sky of the celestial map: stars, figures, ecliptic and Milky Way in map units.

The map is azimuthal equidistant around the north celestial pole: (0, 0) is the pole, `SKY` the distance of the
southern limit, x to the right, y down. Seen from below the sky's right ascension runs clockwise.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .kit.arrays import Array
from .kit.noise import fbm
from .kit.shapes import smoothstep

SKY = 0.872
SOUTH_LIMIT_DEG = -27.0
_FOOT_RA_DEG = 90.0  # right ascension at the foot of the map
_DATA = Path(__file__).parents[1] / "data"
_OBLIQUITY = np.radians(23.4393)  # of the ecliptic, J2000
_GALACTIC_POLE = (192.8595, 27.1283)  # right ascension and declination in degrees, J2000
_GALACTIC_NODE_L = 32.9319  # galactic longitude of the ascending node on the equator, degrees


@dataclass(frozen=True)
class Star:
    """One star: where it stands on the map (fractions of the radius, y down) and its visual magnitude."""

    x: float
    y: float
    magnitude: float


def _rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a data file without its comment lines."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def project(ra_deg: Array | float, dec_deg: Array | float) -> Array:
    """Return map positions (…, 2) of sky positions in degrees."""
    rho = SKY * (90 - np.asarray(dec_deg, dtype=np.float64)) / (90 - SOUTH_LIMIT_DEG)
    turn = np.radians(np.asarray(ra_deg, dtype=np.float64) + 180 - _FOOT_RA_DEG)
    return np.stack([rho * np.sin(turn), -rho * np.cos(turn)], axis=-1)


def stars() -> dict[int, Star]:
    """Return the stars north of the map's southern limit by Hipparcos number."""
    found: dict[int, Star] = {}
    for row in _rows("stars.csv"):
        if float(row["dec_deg"]) > SOUTH_LIMIT_DEG:
            x, y = project(float(row["ra_deg"]), float(row["dec_deg"]))
            found[int(row["hip"])] = Star(float(x), float(y), float(row["mag"]))
    return found


def figures(sky: dict[int, Star]) -> list[tuple[Star, Star]]:
    """Return the strokes of the constellation figures whose two stars both stand on the map."""
    pairs = [(sky.get(int(row["hip_from"])), sky.get(int(row["hip_to"]))) for row in _rows("figures.csv")]
    return [(a, b) for a, b in pairs if a is not None and b is not None]


def ecliptic(longitude_deg: Array) -> Array:
    """Return map positions (n, 2) of points on the ecliptic."""
    lon = np.radians(longitude_deg)
    ra = np.degrees(np.arctan2(np.sin(lon) * np.cos(_OBLIQUITY), np.cos(lon)))
    return project(ra, np.degrees(np.arcsin(np.sin(lon) * np.sin(_OBLIQUITY))))


def milky_way(x: Array, y: Array) -> Array:
    """Return the band's darkness, 0 to 1, at map positions: brightest toward Sagittarius, split by the Great Rift."""
    dec = np.pi / 2 - np.hypot(x, y) * np.radians(90 - SOUTH_LIMIT_DEG) / SKY
    ra = np.arctan2(x, -y) - np.radians(180 - _FOOT_RA_DEG)
    pole_ra, pole_dec = np.radians(_GALACTIC_POLE)
    sin_b = np.sin(dec) * np.sin(pole_dec) + np.cos(dec) * np.cos(pole_dec) * np.cos(ra - pole_ra)
    latitude = np.degrees(np.arcsin(np.clip(sin_b, -1, 1)))
    longitude = np.degrees(
        np.arctan2(
            np.sin(dec) * np.cos(pole_dec) - np.cos(dec) * np.sin(pole_dec) * np.cos(ra - pole_ra),
            np.cos(dec) * np.sin(ra - pole_ra),
        )
    )
    longitude += _GALACTIC_NODE_L
    place = np.stack([np.cos(dec) * np.cos(ra), np.cos(dec) * np.sin(ra), np.sin(dec)], axis=-1)
    latitude = latitude + 5 * fbm(place, 4.0, octaves=4, seed=3)
    toward_centre = 0.5 + 0.5 * np.cos(np.radians(longitude))
    band = np.exp(-((latitude / (6.5 + 5.5 * toward_centre)) ** 2)) * (0.62 + 0.38 * toward_centre)
    rift = np.exp(-(((latitude - 1.2) / 2.6) ** 2)) * smoothstep(-0.1, 0.7, np.cos(np.radians(longitude - 35)))
    clouds = 0.78 + 0.75 * fbm(place, 9.0, octaves=5, gain=0.6, seed=8)
    return np.asarray(np.clip(band * clouds * (1 - 0.85 * rift), 0, 1))
