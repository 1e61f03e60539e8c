"""Every picture the site is promised stands in the manifest, and no skin tone is the usual one."""

from collections import Counter

import pytest
from samples import ROOT

from illustrations.plates.manifest import Manifest, Plate, require_manifest
from illustrations.reference import load_entries

LADDER = (10.0, 15.0, 25.0, 40.0)
YEARS = (0.0, 2.0, 5.0, 10.0, 20.0)


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return require_manifest(ROOT / "illustrations/plates.yml", shown_as="illustrations/plates.yml")


def of(manifest: Manifest, layout: str) -> list[Plate]:
    return [plate for plate in manifest.plates if plate.layout == layout]


def tones(plate: Plate) -> list[int]:
    return [int(step) for step in plate.steps] if plate.layout == "tone-strip" else [plate.tone]


def test_there_are_sixty_pictures_and_each_has_its_reference(manifest: Manifest) -> None:
    assert len(manifest.plates) >= 60
    assert {plate.subject for plate in manifest.plates} <= set(load_entries())


def test_eighteen_subjects_stand_alone(manifest: Manifest) -> None:
    alone = {plate.subject for plate in of(manifest, "single") if plate.set == "pieces"}
    assert len(alone) >= 18


@pytest.mark.parametrize("layout", ["ladder-same-scale", "ladder-same-apparent"])
def test_six_subjects_climb_the_ladder_of_sizes(manifest: Manifest, layout: str) -> None:
    ladders = [plate for plate in of(manifest, layout) if plate.steps == LADDER]
    assert len({plate.subject for plate in ladders}) >= 6


@pytest.mark.parametrize("spread", ["low", "middle", "high"])
def test_six_subjects_age_with_each_spread_on_the_same_skin(manifest: Manifest, spread: str) -> None:
    strips = [plate for plate in of(manifest, "time-strip") if plate.steps == YEARS]
    here = {plate.subject: plate for plate in strips if plate.spread == spread}
    middle = {plate.subject: plate for plate in strips if plate.spread == "middle"}
    assert len(here) >= 6
    for subject, plate in here.items():
        same = middle[subject]
        assert (plate.seed, plate.tone, plate.frame_mm, plate.width_mm) == (
            same.seed,
            same.tone,
            same.frame_mm,
            same.width_mm,
        )


def test_four_subjects_lie_on_six_tones_and_together_on_all_ten(manifest: Manifest) -> None:
    strips = of(manifest, "tone-strip")
    assert len({plate.subject for plate in strips}) >= 4
    assert all(len(set(plate.steps)) == 6 for plate in strips)
    assert {tone for plate in strips for tone in tones(plate)} == set(range(1, 11))


def test_four_subjects_are_shaded_and_drawn_in_lines(manifest: Manifest) -> None:
    pairs = [plate for plate in of(manifest, "pair") if plate.against == "fine-line"]
    assert len({plate.subject for plate in pairs}) >= 4
    assert all((plate.stage, plate.steps) == ("fresh", (0, 10, 20)) for plate in pairs)


def test_one_subject_is_crowded_and_simplified_and_one_fresh_and_healed(manifest: Manifest) -> None:
    assert any(plate.against == "simplified" for plate in of(manifest, "pair"))
    assert of(manifest, "fresh-and-healed")


def test_going_closer_is_one_piece_on_one_skin_seen_from_one_point(manifest: Manifest) -> None:
    series = [plate for plate in manifest.plates if plate.set == "closer"]
    far = series[0]
    assert [round(far.frame_mm[0] / plate.frame_mm[0]) for plate in series] == [1, 4, 16, 48]
    assert 60 <= far.frame_mm[0] <= 70
    told_apart = {"key", "title", "alt", "caption", "frame_mm"}
    assert len({plate.model_copy(update=dict.fromkeys(told_apart)) for plate in series}) == 1
    for plate in series:
        assert plate.frame_mm[0] / plate.frame_mm[1] == pytest.approx(4 / 3, rel=1e-4)


def test_every_tone_is_shown_about_equally_often(manifest: Manifest) -> None:
    shown = Counter(tone for plate in manifest.plates for tone in tones(plate))
    assert set(shown) == set(range(1, 11))
    assert max(shown.values()) - min(shown.values()) <= 2
    alone = Counter(plate.tone for plate in manifest.plates if plate.set == "pieces")
    assert set(alone) == set(range(1, 11))
    assert max(alone.values()) - min(alone.values()) <= 1


def test_no_two_pictures_say_the_same(manifest: Manifest) -> None:
    for words in ("title", "alt"):
        said = Counter(getattr(plate, words) for plate in manifest.plates if plate.layout != "time-strip")
        assert [text for text, times in said.items() if times > 1] == []
    assert all(plate.alt not in {plate.title, plate.caption} for plate in manifest.plates)
    assert not [plate.key for plate in manifest.plates if plate.alt.lower().startswith(("image of", "picture of"))]


def test_pictures_of_years_say_that_they_are_modelled(manifest: Manifest) -> None:
    aged = [plate for plate in manifest.plates if plate.years or plate.layout in {"time-strip", "pair"}]
    assert [plate.key for plate in aged if "Modelled" not in plate.caption] == []
