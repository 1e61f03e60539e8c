"""The modelling kit (without Blender) and the stored references it made."""

import ast
from pathlib import Path

import numpy as np
import pytest
import yaml
from PIL import Image

from illustrations.subjects import __main__ as command
from illustrations.subjects.kit import noise, sdf, shapes
from illustrations.subjects.kit.arrays import GreyAlpha, Quality
from illustrations.subjects.kit.tone import edge_tone, fade_below, tone
from illustrations.subjects.model import UnknownSubjectError, keys, load

ENTRIES = yaml.safe_load((command.REFERENCES / "references.yml").read_text(encoding="utf-8"))["references"]
SUBJECTS = Path(command.__file__).parent


def test_noise_is_the_same_for_the_same_seed_and_different_for_another() -> None:
    points = np.random.default_rng(0).random((500, 3)) * 8
    assert np.array_equal(noise.fbm(points, 1.3, seed=4), noise.fbm(points, 1.3, seed=4))
    assert not np.allclose(noise.fbm(points, 1.3, seed=4), noise.fbm(points, 1.3, seed=5))


def test_noise_stays_within_its_range_and_is_smooth() -> None:
    line = np.stack([np.linspace(0, 5, 5000), np.zeros(5000), np.zeros(5000)], -1)
    values = noise.fbm(line, octaves=1)
    assert np.abs(values).max() <= 1
    assert np.abs(np.diff(values)).max() < 0.01


def test_voronoi_names_the_nearest_cell_first() -> None:
    first, second, cell = noise.voronoi(np.random.default_rng(1).random((400, 3)) * 6)
    assert (first <= second).all()
    assert ((cell >= 0) & (cell < 1)).all()


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        (sdf.capsule(0.0, 3.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0), 2.0),
        (sdf.capsule(0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.5), 2.5),
        (sdf.ellipsoid(2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0), 1.0),
        (sdf.rounded_box(3.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.2), 2.0),
    ],
)
def test_signed_distances_measure_what_they_say(distance: float, expected: float) -> None:
    assert distance == pytest.approx(expected, abs=1e-9)


def test_a_smooth_union_is_exact_away_from_the_seam_and_fuller_at_it() -> None:
    assert sdf.smooth_min(0.1, 2.0, 0.3) == pytest.approx(0.1)
    assert sdf.smooth_min(0.1, 0.1, 0.3) == pytest.approx(0.05)


def test_a_tube_keeps_its_radius_around_a_bend() -> None:
    curve = shapes.spline([(0, 0, 0), (0, 1, 1), (1, 2, 1)], 80)
    rings = shapes.tube_points(curve, 0.2)
    assert np.linalg.norm(rings - curve[:, None], axis=-1) == pytest.approx(np.full((80, 16), 0.2))


def test_a_closed_grid_has_a_face_for_every_point_of_a_ring() -> None:
    assert shapes.grid_faces(4, 6, close_v=True).shape == (18, 4)
    assert shapes.grid_faces(4, 6).max() == 23


def test_grading_uses_the_whole_range_and_leaves_alpha_alone() -> None:
    linear = np.zeros((60, 80, 4), np.float32)
    linear[10:50, 10:70, :3] = np.linspace(0.01, 4, 60)[None, :, None]
    linear[10:50, 10:70, 3] = 1
    graded = tone(linear, middle=0.45)
    inside = graded.grey[10:50, 10:70]
    assert inside.min() < 0.05
    assert inside.max() > 0.95
    assert np.array_equal(graded.alpha, linear[..., 3])


def test_the_rim_of_a_white_subject_is_held_below_white() -> None:
    alpha = np.zeros((200, 200))
    alpha[40:160, 40:160] = 1
    held = edge_tone(GreyAlpha(np.ones((200, 200)), alpha))
    assert held.grey[100, 40] == pytest.approx(0.85, abs=0.01)
    assert held.grey[100, 100] == 1


def test_a_stem_fades_downwards_into_the_skin() -> None:
    faded = fade_below(GreyAlpha(np.zeros((100, 10)), np.ones((100, 10))), 0.8, 0.95)
    assert faded.alpha[79, 0] == 1
    assert faded.alpha[96:, 0].max() == 0
    assert (np.diff(faded.alpha[:, 0]) <= 0).all()


def test_the_crop_leaves_a_margin_of_three_per_cent() -> None:
    alpha = np.zeros((400, 300))
    alpha[100:301, 50:151] = 1
    assert command.crop_box(alpha) == (44, 94, 157, 307)


def test_an_unknown_subject_gets_one_clear_sentence() -> None:
    with pytest.raises(UnknownSubjectError, match=r"^There is no subject “unicorn”\. Known subjects: .*rose"):
        load("unicorn")


def test_drafts_are_smaller_and_cheaper_than_the_full_render() -> None:
    assert Quality.TINY.scale < Quality.DRAFT.scale < Quality.FULL.scale == 1
    assert Quality.TINY.samples(24) < Quality.DRAFT.samples(24) < Quality.FULL.samples(24) == 24


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["key"] for entry in ENTRIES])
def test_a_reference_has_a_module_a_picture_and_a_line_drawing(entry: dict[str, object]) -> None:
    key = str(entry["key"])
    assert key in keys()
    with (
        Image.open(command.REFERENCES / str(entry["file"])) as picture,
        Image.open(command.REFERENCES / f"{key}.lines.png") as lines,
    ):
        assert (picture.mode, lines.mode) == ("LA", "L")
        assert picture.size == lines.size
        assert 1200 <= max(picture.size) <= 1700
        assert np.asarray(lines).max() == 255


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["key"] for entry in ENTRIES])
def test_a_reference_is_entered_as_its_module_says(entry: dict[str, object]) -> None:
    stated = _subject_of(SUBJECTS / f"{entry['key']}.py")
    for field in ("title", "width_mm", "credit"):
        assert entry[field] == stated[field], field


def _subject_of(path: Path) -> dict[str | None, object]:
    """The literal arguments of SUBJECT, read without importing Blender."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Call)
            and ast.unparse(node.targets[0]) == "SUBJECT"
        ):
            return {word.arg: ast.literal_eval(word.value) for word in node.value.keywords}
    raise AssertionError(f"{path.name} defines no SUBJECT")
