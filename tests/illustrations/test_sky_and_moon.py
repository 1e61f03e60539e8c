"""The celestial map and the moons stand on real places."""

import numpy as np
import pytest

from illustrations.subjects import _lunar, _sky, celestial_map
from illustrations.subjects.kit.arrays import Quality


def test_the_map_holds_the_187_catalogue_stars_to_magnitude_three_and_a_half_north_of_its_limit() -> None:
    bright = [star for star in _sky.stars().values() if star.magnitude <= 3.5]
    assert len(bright) == 187


def test_polaris_stands_at_the_middle_and_orion_upright_at_the_foot() -> None:
    sky = _sky.stars()
    polaris, betelgeuse, rigel = sky[11767], sky[27989], sky[24436]
    assert np.hypot(polaris.x, polaris.y) < 0.01
    assert rigel.y > betelgeuse.y > 0.5
    assert betelgeuse.x < rigel.x, "seen from below, Betelgeuse is on the left"


def test_distance_from_the_middle_is_the_distance_from_the_pole() -> None:
    equator = np.hypot(*_sky.project(123.0, 0.0))
    assert equator == pytest.approx(_sky.SKY * 90 / (90 - _sky.SOUTH_LIMIT_DEG))


def test_the_ecliptic_touches_both_tropics() -> None:
    places = _sky.ecliptic(np.linspace(0, 360, 721))
    polar = np.hypot(places[:, 0], places[:, 1]) * (90 - _sky.SOUTH_LIMIT_DEG) / _sky.SKY
    assert polar.min() == pytest.approx(90 - 23.44, abs=0.02)
    assert polar.max() == pytest.approx(90 + 23.44, abs=0.02)


def test_the_milky_way_runs_through_cassiopeia_and_not_through_the_dipper() -> None:
    cassiopeia, dipper = _sky.project(14.0, 60.0), _sky.project(190.0, 55.0)
    ring = np.linspace(-0.04, 0.04, 9)
    x, y = np.meshgrid(ring, ring)
    assert _sky.milky_way(x + cassiopeia[0], y + cassiopeia[1]).mean() > 0.15
    assert _sky.milky_way(x + dipper[0], y + dipper[1]).mean() < 0.01


def test_the_same_map_comes_out_every_time() -> None:
    assert np.array_equal(celestial_map.draw(Quality.TINY).grey, celestial_map.draw(Quality.TINY).grey)


@pytest.mark.parametrize(
    ("sea", "lat", "lon"),
    [("Imbrium", 32.8, -15.6), ("Serenitatis", 28.0, 17.5), ("Crisium", 17.0, 59.1), ("Humorum", -24.4, -38.6)],
)
def test_seas_are_dark_where_they_are(sea: str, lat: float, lon: float) -> None:
    disc = _lunar.near_side(240)
    assert _at(disc, lat, lon) > 0.6, sea


@pytest.mark.parametrize(("lat", "lon"), [(-43.3, -11.2), (-41.0, 20.0), (-5.0, 8.0)])
def test_the_highlands_hold_no_lava(lat: float, lon: float) -> None:
    assert _at(_lunar.near_side(240), lat, lon) < 0.1


def _at(disc: _lunar.Disc, lat: float, lon: float) -> float:
    nearest = np.argmin(_lunar.distance_to(disc.where, _lunar.direction(lat, lon)))
    return float(disc.lava.ravel()[nearest])
