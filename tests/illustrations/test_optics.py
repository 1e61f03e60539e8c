"""The skin model obeys the physics it claims."""

import numpy as np
import numpy.typing as npt
import pytest

from illustrations.errors import PictureError
from illustrations.skin import colour, film, optics
from illustrations.skin.response import response
from illustrations.skin.tones import EXPOSURE, tone

MELANIN = np.geomspace(0.005, 0.9, 30)
TONES = range(1, 11)


def luminance(
    melanin: npt.ArrayLike, absorbance: npt.ArrayLike, blood: float = 0.005, layers: optics.Layers = optics.HEALED
) -> npt.NDArray[np.float64]:
    return optics.linear_rgb(melanin, blood, absorbance, layers) @ colour.LUMINANCE


@pytest.mark.parametrize("absorbance", [0.1, 0.5, 1.5, 4.2])
def test_a_darker_epidermis_never_makes_ink_more_visible(absorbance: float) -> None:
    bare, inked = luminance(MELANIN, 0.0), luminance(MELANIN, absorbance)
    lightness = [colour.to_lab(optics.linear_rgb(MELANIN, 0.005, a))[:, 0] for a in (0.0, absorbance)]
    assert np.all(np.diff(bare - inked) < 0)
    assert np.all(np.diff((bare - inked) / bare) < 0)
    assert np.all(np.diff(lightness[0] - lightness[1]) < 0)


@pytest.mark.parametrize("number", TONES)
def test_inked_skin_is_never_lighter_than_bare_skin_nor_darker_than_its_veil(number: int) -> None:
    skin = tone(number)
    spectra = optics.reflectance(skin.melanin, skin.blood, np.linspace(0, optics.MAX_ABSORBANCE, 60))
    assert np.all(np.diff(spectra, axis=0) <= 0)
    assert np.all(spectra > optics.reflectance(skin.melanin, skin.blood, 1e3) - 1e-9)
    assert np.all((spectra > 0) & (spectra < 1))


def test_no_skin_reflects_more_light_than_falls_on_it() -> None:
    melanin, blood, absorbance = np.meshgrid([0, 0.01, 0.3, 1], [0, 0.005, 0.05], [0, 0.2, 4.2], indexing="ij")
    spectra = optics.reflectance(melanin, blood, absorbance)
    assert spectra.min() > 0
    assert spectra.max() < 1


def test_more_blood_takes_green_and_leaves_red() -> None:
    pale, flushed = optics.linear_rgb(0.02, 0.003, 0.0), optics.linear_rgb(0.02, 0.02, 0.0)
    assert flushed[1] / pale[1] < flushed[0] / pale[0] < 1


def test_healed_ink_lies_as_deep_as_the_ageing_model_says() -> None:
    assert optics.ink_depth(0) == pytest.approx(optics.HEALED.clear_mm)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_black_that_sinks_turns_paler_and_on_pale_skin_bluer(number: int) -> None:
    shown = [
        film.respond(curves.body * curves.transmission[-1] ** 2 + curves.veil)
        for curves in (response(number, years, fresh=False) for years in (0.0, 10.0, 20.0))
    ]
    lightness, _, blue_to_yellow = colour.to_lab(colour.from_srgb(np.array(shown))).T
    assert np.all(np.diff(lightness) > 2)
    assert blue_to_yellow[2] < blue_to_yellow[0] - 0.5


def test_packed_black_on_pale_skin_is_near_black_and_nearly_neutral() -> None:
    skin = tone(2)
    black = film.respond(EXPOSURE * optics.linear_rgb(skin.melanin, skin.blood, 3.5))
    lightness, a, b = colour.to_lab(colour.from_srgb(black))
    assert lightness < 30
    assert abs(a) < 3
    assert abs(b) < 3


def test_the_ten_tones_darken_in_steps_the_eye_can_tell() -> None:
    skins = [tone(number) for number in TONES]
    lightness = [skin.target[0] for skin in skins]
    assert np.all(np.diff(lightness) < -3.5)
    assert np.all(np.diff([skin.melanin for skin in skins]) > 0)
    assert [colour.to_lab(colour.from_hex(skin.chip))[0] > 85 for skin in skins] == [True] * 4 + [False] * 6


@pytest.mark.parametrize("number", TONES)
def test_the_layers_alone_come_close_to_each_tone(number: int) -> None:
    """Red and green need less than a quarter of correction; only blue needs the gain."""
    skin = tone(number)
    gain = skin.light / (EXPOSURE * optics.linear_rgb(skin.melanin, skin.blood, 0.0))
    assert np.all(np.abs(gain[:2] - 1) < 0.25)


@pytest.mark.parametrize("number", TONES)
def test_bare_skin_facing_the_light_has_the_tones_colour(number: int) -> None:
    curves, skin = response(number, 0.0, fresh=False), tone(number)
    shown = film.respond(curves.body + curves.veil)
    assert np.linalg.norm(colour.to_lab(colour.from_srgb(shown)) - skin.target) < 0.5


def test_the_film_can_be_read_backwards() -> None:
    light = np.linspace(0.01, 1.0, 50)
    assert np.allclose(film.light_for(film.respond(light)), light, atol=2e-4)


@pytest.mark.parametrize("number", [0, 11, -1, True, "3"])
def test_an_unknown_tone_gets_one_sentence(number: int) -> None:
    with pytest.raises(PictureError, match=f"^Skin tone {number!r} is not on the Monk scale; give a whole number"):
        tone(number)
