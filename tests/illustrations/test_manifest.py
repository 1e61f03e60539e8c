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


def test_there_are_ninety_pictures_and_each_has_its_reference(manifest: Manifest) -> None:
    assert len(manifest.plates) >= 90
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
    arm, far, *_ = series
    assert [round(far.frame_mm[0] / plate.frame_mm[0]) for plate in series[1:]] == [1, 4, 16, 48]
    assert 60 <= far.frame_mm[0] <= 70
    assert arm.frame_mm[0] >= 5 * arm.width_mm, "the piece is small on a wide field of skin"
    told_apart = {"key", "title", "alt", "caption", "frame_mm"}
    assert len({plate.model_copy(update=dict.fromkeys(told_apart)) for plate in series}) == 1
    for plate in series:
        assert plate.frame_mm[0] / plate.frame_mm[1] == pytest.approx(4 / 3, rel=1e-4)


def in_series(manifest: Manifest, name: str) -> list[list[Plate]]:
    """Return the plates of one set, one list for each series in the order of the file."""
    series: dict[str, list[Plate]] = {}
    for plate in manifest.plates:
        if plate.set == name:
            assert plate.series is not None
            series.setdefault(plate.series, []).append(plate)
    return list(series.values())


def besides(plate: Plate, *told_apart: str) -> Plate:
    return plate.model_copy(update=dict.fromkeys(("key", "title", "alt", "caption", *told_apart)))


def test_four_pieces_are_followed_from_the_first_day_to_twenty_years_on_one_skin(manifest: Manifest) -> None:
    followed = in_series(manifest, "series")
    for plates in followed:
        assert [(plate.stage, plate.years) for plate in plates] == [
            ("fresh", 0), ("healed", 0), ("healed", 5), ("healed", 10), ("healed", 20),
        ]  # fmt: skip
        assert len({besides(plate, "stage", "years") for plate in plates}) == 1
    for what in ("subject", "tone", "placement", "seed"):
        assert len({getattr(plates[0], what) for plates in followed}) == len(followed) == 4


def test_two_subjects_are_shaded_and_in_lines_at_the_same_place_in_the_frame(manifest: Manifest) -> None:
    styles = in_series(manifest, "styles")
    for plates in styles:
        assert [(plate.stage, plate.years) for plate in plates] == [("healed", 0), ("healed", 10)]
        assert len({besides(plate, "years") for plate in plates}) == 1
    pairs = {plates[0].subject: [each for each in styles if each[0].subject == plates[0].subject] for plates in styles}
    assert len(pairs) >= 2
    for shaded, lines in pairs.values():
        assert (shaded[0].style, lines[0].style) == ("micro-realism", "fine-line")
        assert besides(shaded[0], "style", "series") == besides(lines[0], "style", "series")


def test_a_series_lies_in_one_set_and_has_more_than_one_picture(manifest: Manifest) -> None:
    places = Counter((plate.series, plate.set) for plate in manifest.plates if plate.series)
    assert len({series for series, _ in places}) == len(places)
    assert min(places.values()) > 1


def test_every_tone_is_shown_about_equally_often(manifest: Manifest) -> None:
    # A series counts as a strip does: one piece. So does the one that is seen from closer and closer.
    once = {"closer" if plate.set == "closer" else plate.series or plate.key: plate for plate in manifest.plates}
    shown = Counter(tone for plate in once.values() for tone in tones(plate))
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


def test_white_brown_and_black_skin_have_their_share_of_all_pictures(manifest: Manifest) -> None:
    shown = Counter(tone for plate in manifest.plates for tone in tones(plate))
    shares = [
        sum(shown[tone] for tone in group) / len(group) for group in (range(1, 5), range(5, 8), range(8, 11))
    ]  # pictures a tone
    assert max(shares) < 1.1 * min(shares)
