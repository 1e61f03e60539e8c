"""Photographs of skin: what they show, what they never show, and that they can be repeated."""

import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from illustrations.errors import PictureError
from illustrations.ink.inkmap import InkMap
from illustrations.skin import colour, lights, relief, sites, subsurface
from illustrations.skin.chromophores import Chromophores
from illustrations.skin.fields import Ground, field
from illustrations.skin.optics import MAX_ABSORBANCE
from illustrations.skin.photograph import Photograph, photograph
from illustrations.skin.placing import lay
from illustrations.skin.response import response
from illustrations.skin.shot import Shot
from illustrations.skin.tones import tone

SHOT = Shot(tone=4, site="forearm", frame_mm=(16.0, 12.0), out_px=160)
TONES = range(1, 11)


def ink_map(absorbance: npt.NDArray[Any]) -> InkMap:
    rows, columns = absorbance.shape
    return InkMap(absorbance.astype(np.float32), 40.0, columns / 40, rows / 40, {}, 0.0)


def disc(diameter_mm: float = 6.0, absorbance: float = 3.5, margin_mm: float = 2.0) -> InkMap:
    half = diameter_mm / 2 + margin_mm
    axis = (np.arange(int(2 * half * 40)) + 0.5) / 40 - half
    away = np.hypot(*np.meshgrid(axis, axis))
    return ink_map(np.clip((diameter_mm / 2 - away) * 10 + 0.5, 0, 1) * absorbance)


def lightness(picture: Photograph, rows: slice = slice(None), columns: slice = slice(None)) -> npt.NDArray[np.float64]:
    return colour.to_lab(colour.from_srgb(picture.rgb[rows, columns] / 255))[..., 0]


def middle(picture: Photograph, share: float = 0.15) -> float:
    rows, columns = picture.rgb.shape[:2]
    r, c = int(rows * share / 2), int(columns * share / 2)
    return float(
        lightness(picture, slice(rows // 2 - r, rows // 2 + r), slice(columns // 2 - c, columns // 2 + c)).mean()
    )


def flat_ground(
    width_mm: float = 8.0, px_per_mm: float = 20.0, left: float = 0.0, top: float = 0.0, seed: int = 3
) -> Ground:
    axis = np.arange(int(width_mm * px_per_mm), dtype=np.float32) / np.float32(px_per_mm)
    x, y = np.meshgrid(axis + np.float32(left), axis + np.float32(top))
    return Ground(x, y, px_per_mm, seed)


# Repeatable


def test_the_same_shot_gives_the_same_bytes() -> None:
    ink = disc()
    assert photograph(ink, SHOT).rgb.tobytes() == photograph(ink, SHOT).rgb.tobytes()


def test_the_number_of_threads_changes_nothing() -> None:
    program = (
        "import sys, zlib, numba\n"
        "numba.set_num_threads(int(sys.argv[1]))\n"
        "from illustrations.skin.photograph import photograph\n"
        "from illustrations.skin.shot import Shot\n"
        "shot = Shot(tone=6, site='behind-the-ear', frame_mm=(40.0, 30.0), out_px=200)\n"
        "print(zlib.crc32(photograph(None, shot).rgb.tobytes()))\n"
    )
    threads = [1, min(2, os.cpu_count() or 1)]
    sums = {subprocess.check_output([sys.executable, "-c", program, str(n)], text=True) for n in threads}
    assert len(sums) == 1


def test_another_seed_is_another_persons_skin() -> None:
    assert not np.array_equal(photograph(None, SHOT).rgb, photograph(None, replace(SHOT, seed=8)).rgb)


def test_coming_closer_shows_the_same_skin() -> None:
    far, near = flat_ground(), flat_ground(width_mm=2.0, left=3.0, top=4.0)
    whole, part = field(far, "any", 0.9, octaves=2), field(near, "any", 0.9, octaves=2)
    assert np.allclose(whole[80:120, 60:100], part, atol=1e-4)


def test_furrows_stay_where_they_are_when_the_camera_moves() -> None:
    place = sites.site("flat")
    seen = []
    for view in ((0.0, 0.0), (2.0, 0.0)):
        surface = sites.survey(place, (8.0, 8.0), (160, 160), view)
        ground = Ground(surface.skin_x, surface.skin_y, 20.0, 3)
        seen.append(relief.build(ground, surface, place, tone_depth=0.3, age=0.0).furrows)
    assert np.allclose(seen[0][:, 40:], seen[1][:, :-40], atol=2e-3)


# Ink in skin


def test_an_ink_map_without_ink_is_bare_skin() -> None:
    nothing = ink_map(np.zeros((240, 240)))
    shot = replace(SHOT, site="flat")
    assert np.array_equal(photograph(nothing, shot).rgb, photograph(None, shot).rgb)


@pytest.mark.parametrize("number", TONES)
def test_ink_never_lightens_skin(number: int) -> None:
    """Before the lens: sharpening draws a thin light line around every dark shape, as cameras do."""
    rng = np.random.default_rng(1)
    light = (1 + 0.1 * rng.standard_normal((60, 60))).astype(np.float32)
    pigments = Chromophores(*(np.zeros((60, 60), np.float32) for _ in range(3)))
    ink = np.zeros((60, 60), np.float32)
    ink[20:40, 20:40] = MAX_ABSORBANCE
    curves = response(number, 0.0, fresh=False)
    depth = tone(number).depth
    bare = subsurface.glow(light, None, pigments, curves, 20.0, depth=depth)
    inked = subsurface.glow(light, ink, pigments, curves, 20.0, depth=depth)
    assert np.all(inked <= bare + 1e-6)
    assert inked[30, 30].max() < 0.35 * bare[30, 30].max()


def test_the_same_ink_stands_out_less_the_deeper_the_tone() -> None:
    ink = disc(absorbance=1.0)
    shots = [replace(SHOT, tone=number, site="flat", out_px=120) for number in TONES]
    difference = [middle(photograph(None, shot)) - middle(photograph(ink, shot)) for shot in shots]
    assert np.all(np.diff(difference) < 0)
    assert difference[-1] > 3


def test_the_pictures_of_the_ten_tones_run_from_very_pale_to_deep() -> None:
    shown = [middle(photograph(None, replace(SHOT, tone=number, site="flat"))) for number in TONES]
    assert np.all(np.diff(shown) < -2.5)
    assert shown[0] > 82
    assert shown[-1] < 30


def test_ink_lies_at_the_stated_size() -> None:
    ground = Ground(*flat_ground(16.0, 30.0, left=-8.0, top=-8.0).__dict__.values())
    laid = lay(disc(diameter_mm=10.0), ground, (0.0, 0.0), 0.0)
    area = float((laid > 1.75).sum()) / 30.0**2
    assert area == pytest.approx(np.pi * 25, rel=0.01)


def test_ink_is_put_where_it_is_asked_for_and_turned_clockwise() -> None:
    bar = np.zeros((240, 400))
    bar[110:130, 240:340] = 3.0
    ground = flat_ground(16.0, 20.0, left=-8.0, top=-8.0)
    laid = lay(ink_map(bar), ground, (1.0, -2.0), 90.0)
    weight = laid / laid.sum()
    assert float((weight * ground.x).sum()) == pytest.approx(1.0, abs=0.06)
    assert float((weight * ground.y).sum()) == pytest.approx(-2.0 + (289.5 - 199.5) / 40, abs=0.06)


# Fresh and healed, young and old


def test_fresh_ink_is_darker_and_its_surroundings_redder_than_healed() -> None:
    shot = replace(SHOT, tone=3, site="flat", frame_mm=(16.0, 16.0))
    fresh, healed = (photograph(disc(), replace(shot, stage=stage)) for stage in ("fresh", "healed"))
    assert middle(fresh) < middle(healed)
    ring = (slice(70, 90), slice(112, 120))
    redness = [colour.to_lab(colour.from_srgb(p.rgb[ring] / 255))[..., 1].mean() for p in (fresh, healed)]
    assert redness[0] > redness[1] + 2


def test_bare_skin_has_nothing_to_heal() -> None:
    assert np.array_equal(photograph(None, SHOT).rgb, photograph(None, replace(SHOT, stage="fresh")).rgb)


def test_old_ink_lies_deeper_and_is_paler() -> None:
    young, old = (photograph(disc(), replace(SHOT, site="flat", years=years)) for years in (0.0, 20.0))
    assert middle(old) > middle(young) + 2


# Places


@pytest.mark.parametrize("key", sorted(sites.SITES))
def test_every_place_can_be_photographed(key: str) -> None:
    picture = photograph(disc(), replace(SHOT, site=key, frame_mm=(44.0, 33.0), out_px=176))
    assert picture.rgb.shape == (132, 176, 3)
    assert picture.px_per_mm == pytest.approx(4.0)
    assert 5 < lightness(picture).mean() < 95


def test_the_ear_is_at_the_left_and_the_hair_at_the_right() -> None:
    shot = replace(SHOT, site="behind-the-ear", frame_mm=(48.0, 36.0), out_px=240)
    shown = lightness(photograph(None, shot))
    hair, skin = shown[40:140, -10:].mean(), shown[40:140, 100:140].mean()
    assert hair < 0.6 * skin
    assert sites.site("behind-the-ear").title == "behind the ear"


def test_a_limb_narrower_than_the_frame_stands_before_a_backdrop() -> None:
    shot = replace(SHOT, site="inner-wrist", frame_mm=(90.0, 72.0), tone=6, out_px=180)
    rgb = photograph(None, shot).rgb.astype(float)
    assert np.ptp(rgb[2].mean(axis=0)) < 20 < np.ptp(rgb[72].mean(axis=0))


def test_skin_facing_the_camera_gets_the_light_that_counts_as_one() -> None:
    tables = lights.tables(lights.DRY)
    half = lights.CELLS // 2
    assert tables.direct[half, half] + tables.ambient == pytest.approx(1.0, abs=1e-5)
    assert 0 < tables.sheen[half, half] < 0.05


# Bad input


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"tone": 11}, "Skin tone 11 is not on the Monk scale; give a whole number from 1 to 10."),
        (
            {"site": "nose"},
            (
                "There is no place on the body called 'nose'; choose one of ankle, behind-the-ear, flat, forearm, "
                "inner-wrist, rib, upper-arm."
            ),
        ),
        ({"frame_mm": (0.0, 12.0)}, "The width of the frame is 0 mm; it must be a number greater than 0."),
        ({"frame_mm": (16.0, -3.0)}, "The height of the frame is -3 mm; it must be a number greater than 0."),
        ({"frame_mm": (900.0, 700.0)}, "The width of the frame is 900 mm; skin is drawn up to 200 mm across."),
        ({"out_px": 8}, "The picture would be 8 px in width; it must have 16 to 6000 px."),
        ({"years": -1.0}, "The tattoo is -1 years old; it can be 0 to 60."),
        ({"stage": "peeling"}, 'The stage is \'peeling\'; it must be "fresh" or "healed".'),
        ({"stage": "fresh", "years": 2.0}, "A fresh tattoo cannot be 2 years old; leave years at 0."),
        ({"sun": 1.5}, "Sun is 1.5; it must lie between 0 (always covered) and 1 (daily sun)."),
    ],
)
def test_a_shot_that_cannot_be_taken_says_why_in_one_sentence(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PictureError) as raised:
        replace(SHOT, **change)
    assert str(raised.value) == sentence
