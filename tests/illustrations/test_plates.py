"""From the manifest to finished pictures, with a small stand-in for a reference."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from PIL import Image

from illustrations.errors import PictureError
from illustrations.plates.compose import render
from illustrations.plates.density import code_absorbance, decode_absorbance, write_densities
from illustrations.plates.files import write_whole
from illustrations.plates.gallery import write_gallery
from illustrations.plates.manifest import Manifest, Plate, load_manifest
from illustrations.plates.panels import GAP_PX, MOST_PX, extent_mm, plan_panels
from illustrations.plates.run import Workshop, make_pictures
from illustrations.plates.sheet import write_sheet

ALT = "A dark disc with a pale middle on skin, drawn in fine dots."


def plate(**changes: Any) -> Plate:
    facts: dict[str, Any] = {
        "key": "ring", "set": "tests", "subject": "ring", "width_mm": 8, "placement": "forearm", "tone": 4,
        "frame_mm": (12, 9), "out_px": 240, "title": "Ring", "alt": ALT, "caption": "Look at the ring.",
    }  # fmt: skip
    return Plate.model_validate(facts | changes)


@pytest.fixture(scope="session")
def references(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("references")
    y, x = np.mgrid[-1:1:100j, -1:1:120j]
    away = np.hypot(x, y)
    grey = np.clip(60 + 150 * x, 0, 255)
    alpha = np.where((away > 0.35) & (away < 0.95), 255, 0)
    Image.fromarray(np.stack([grey, alpha], -1).astype(np.uint8)).save(folder / "ring.png")
    lines = np.where(np.abs(away - 0.95) < 0.02, 255, 0).astype(np.uint8)
    Image.fromarray(lines).save(folder / "ring.lines.png")
    entry = {
        "key": "ring", "title": "Ring", "file": "ring.png", "width_mm": 8, "credit": "Drawn from our own 3-D model",
        "how": "Computed.", "drawn_from": "model",
    }  # fmt: skip
    (folder / "references.yml").write_text(yaml.safe_dump({"references": [entry]}), encoding="utf-8")
    return folder


def shop(tmp_path: Path, references: Path, *plates: Plate) -> Workshop:
    manifest = Manifest(copyright="© 2026 Micro-Realism", licence="All rights reserved", plates=plates)
    return Workshop(manifest, references, tmp_path / "gallery")


# The manifest says what is wrong, where.

GOOD = {
    "copyright": "© 2026 Micro-Realism",
    "licence": "All rights reserved",
    "plates": [plate().model_dump(mode="json", exclude_defaults=True)],
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"width_mm": 0}, "entry ring: plates.width_mm: write a number greater than 0."),
        ({"width_mm": -3}, "entry ring: plates.width_mm: write a number greater than 0."),
        ({"tone": 11}, "entry ring: plates.tone: write 10 or a smaller number."),
        ({"placement": "knee"}, 'entry ring: plates.placement: write "inner-wrist", '),
        ({"widht_mm": 3}, 'plates.widht_mm: is not a field here. Did you mean "width_mm"?'),
        ({"layout": "time-strip"}, "entry ring: plates: a time-strip needs steps"),
        ({"steps": [1, 2]}, "entry ring: plates: a single has no steps"),
        ({"layout": "tone-strip", "steps": [1, 11]}, "the steps of a tone-strip are whole numbers from 1 to 10"),
        ({"layout": "ladder-same-scale", "steps": [4, 9]}, "width_mm is the greatest of them"),
        ({"layout": "pair", "steps": [0]}, "against belongs to a pair, and every pair needs it"),
        ({"layout": "time-strip", "steps": [0, 5], "series": "ring"}, "only a single picture belongs to a series"),
        ({"stage": "fresh", "years": 2}, "a fresh tattoo is 0 years old"),
        ({"alt": "A ring."}, "entry ring: plates.alt: is too short; write at least 20 characters."),
    ],
)
def test_a_fault_in_the_manifest_is_one_sentence_with_its_line(
    tmp_path: Path, change: dict[str, Any], fault: str
) -> None:
    path = tmp_path / "plates.yml"
    entry = GOOD["plates"][0] | change  # type: ignore[operator]
    path.write_text(yaml.safe_dump(GOOD | {"plates": [entry]}, sort_keys=False), encoding="utf-8")
    manifest, problems = load_manifest(path, shown_as="illustrations/plates.yml")
    assert manifest is None
    (problem,) = problems
    assert problem.line > 0
    assert fault in str(problem)


def test_two_plates_with_one_key_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plates.yml"
    path.write_text(yaml.safe_dump(GOOD | {"plates": GOOD["plates"] * 2}, sort_keys=False), encoding="utf-8")  # type: ignore[operator]
    _, problems = load_manifest(path, shown_as="plates.yml")
    assert [problem.message for problem in problems] == ['two entries have the key "ring". Give one of them another']


# Panels

ASPECT = {"ring": 0.8}


def test_a_ladder_at_one_scale_keeps_the_scale_and_gives_each_piece_the_same_air() -> None:
    ladder = plate(layout="ladder-same-scale", width_mm=40, frame_mm=(60, 44), out_px=600, steps=(10, 15, 25, 40))
    panels = plan_panels(ladder, ASPECT)
    assert [panel.pieces[0].width_mm for panel in panels] == [10, 15, 25, 40]
    assert {panel.size_px[0] / panel.frame_mm[0] for panel in panels} == {10}
    assert [panel.frame_mm[1] - 0.8 * panel.pieces[0].width_mm for panel in panels] == pytest.approx([12] * 4)
    assert [panel.label for panel in panels] == ["1/4  10 mm", "2/4  15 mm", "3/4  25 mm", "4/4  40 mm"]
    assert [panel.scale_bar for panel in panels] == [False, False, False, True]


def test_a_ladder_at_one_apparent_size_shows_every_piece_equally_wide_with_its_own_bar() -> None:
    ladder = plate(layout="ladder-same-apparent", width_mm=40, frame_mm=(80, 44), out_px=800, steps=(10, 15, 25, 40))
    panels = plan_panels(ladder, ASPECT)
    assert {panel.pieces[0].width_mm * panel.size_px[0] / panel.frame_mm[0] for panel in panels} == {400}
    assert {panel.size_px for panel in panels} == {(800, 440)}
    assert all(panel.scale_bar for panel in panels)


def test_a_time_strip_shows_one_piece_on_one_skin_and_names_the_spread() -> None:
    panels = plan_panels(plate(layout="time-strip", spread="high", steps=(0, 2, 20)), ASPECT)
    assert [panel.label for panel in panels] == [
        "1/3  healed",
        "2/3  2 years, high spread",
        "3/3  20 years, high spread",
    ]
    assert [(panel.years, panel.stage) for panel in panels] == [(0, "healed"), (2, "healed"), (20, "healed")]
    assert len({(panel.pieces, panel.seed, panel.frame_mm) for panel in panels}) == 1


def test_a_pair_lies_side_by_side_on_one_skin() -> None:
    panels = plan_panels(plate(layout="pair", against="fine-line", stage="fresh", steps=(0, 10)), ASPECT)
    left, right = panels[0].pieces
    assert (left.style, right.style) == ("micro-realism", "fine-line")
    assert left.offset_mm == (-3, 0)
    assert right.offset_mm == (3, 0)
    assert [panel.label for panel in panels] == [
        "1/2  fresh: micro-realism left, fine-line right",
        "2/2  10 years, middle spread",
    ]


def test_panels_that_would_be_too_high_together_are_made_narrower() -> None:
    panels = plan_panels(plate(layout="time-strip", out_px=1600, steps=(0, 2, 5)), ASPECT)
    height = sum(panel.size_px[1] for panel in panels) + 2 * GAP_PX
    assert MOST_PX - 10 < height <= MOST_PX
    assert {panel.size_px[0] for panel in panels} == {884}


def test_a_turned_motif_takes_the_box_around_it() -> None:
    assert extent_mm(10, 2, 90) == pytest.approx((20, 10))
    assert extent_mm(10, 1, 45) == pytest.approx((200**0.5, 200**0.5))


# Pictures


def shrink(pixels: np.ndarray, factor: int) -> np.ndarray:
    rows, columns = pixels.shape[0] // factor, pixels.shape[1] // factor
    blocks = pixels.astype(float).reshape(rows, factor, columns, factor, 3)
    return np.asarray(blocks.mean((1, 3, 4)))


def test_going_closer_stays_on_the_same_marks(references: Path) -> None:
    aspects = {"ring": 100 / 120}
    far = plate(overlay={"scale_bar": False}, frame_mm=(12, 9), look_at_mm=(2.6, 0.6), out_px=480)
    near = far.model_copy(update={"frame_mm": (3.0, 2.25)})
    whole = render(plan_panels(far, aspects), references)
    part = shrink(render(plan_panels(near, aspects), references), 4)
    middle = whole[135:225, 180:300].astype(float).mean(2)
    assert np.corrcoef(middle.ravel(), part.ravel())[0, 1] > 0.9


def test_the_same_manifest_gives_the_same_bytes_whatever_the_number_of_processes(
    tmp_path: Path, references: Path
) -> None:
    plates = [plate(), plate(key="strip", layout="time-strip", steps=(0, 20), out_px=200)]
    assert make_pictures(shop(tmp_path / "one", references, *plates), jobs=1) == []
    assert make_pictures(shop(tmp_path / "two", references, *plates), jobs=2) == []
    for key in ("ring", "strip"):
        one, two = (tmp_path / part / "gallery/tests" / f"{key}.jpg" for part in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_only_what_changed_is_made_and_only_what_was_asked_for(
    tmp_path: Path, references: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = plate(), plate(key="other", tone=8)
    make_pictures(shop(tmp_path, references, first, second), only="ri*")
    assert sorted(path.name for path in (tmp_path / "gallery/tests").iterdir()) == ["gallery.yml", "ring.jpg"]
    make_pictures(shop(tmp_path, references, first, second))
    make_pictures(shop(tmp_path, references, first, second))
    make_pictures(shop(tmp_path, references, first.model_copy(update={"tone": 5}), second), only="tests/ring")
    assert capsys.readouterr().out.splitlines() == [
        "1 of 1 pictures to make.",
        "1 of 2 pictures to make.",
        "0 of 2 pictures to make.",
        "1 of 1 pictures to make.",
    ]
    entries = yaml.safe_load((tmp_path / "gallery/tests/gallery.yml").read_text(encoding="utf-8"))["pieces"]
    assert [(entry["id"], entry["skin_tone"]) for entry in entries] == [("ring", 5), ("other", 8)]
    sheet = tmp_path / "sheet.jpg"
    assert write_sheet(shop(tmp_path, references, first, second), sheet) == 2
    assert sheet.is_file()


def test_a_missing_reference_is_one_sentence_and_the_others_are_made(tmp_path: Path, references: Path) -> None:
    faults = make_pictures(shop(tmp_path, references, plate(subject="rign", key="typo"), plate()), only="typo")
    assert faults == ['There is no reference "rign" in references.yml. Did you mean "ring"?']


def test_asking_for_a_picture_that_is_not_planned_is_refused(tmp_path: Path, references: Path) -> None:
    with pytest.raises(PictureError, match=r'No picture in the manifest is called "rings"\. Did you mean "ring"\?'):
        make_pictures(shop(tmp_path, references, plate()), only="rings")


def test_a_file_is_never_half_written(tmp_path: Path) -> None:
    path = tmp_path / "a/b.jpg"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in path.parent.iterdir()] == ["b.jpg"]


def entries_of(workshop: Workshop) -> dict[str, dict[str, Any]]:
    written = yaml.safe_load((workshop.gallery / "tests/gallery.yml").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in written["pieces"]}


def test_an_entry_gives_the_width_of_skin_from_edge_to_edge(tmp_path: Path, references: Path) -> None:
    here = shop(tmp_path, references, plate(tone=1, overlay={"scale_bar": False}, out_px=480))
    make_pictures(here)
    with Image.open(here.gallery / "tests/ring.jpg") as master:
        grey = np.asarray(master.convert("L"), float)
    rows, columns = grey.shape
    inked = np.flatnonzero(grey[:, columns // 2 - 15 : columns // 2].mean(1) < 0.75 * np.median(grey))
    entry = entries_of(here)["ring"]
    px_per_mm = columns / entry["frame_width_mm"]
    assert (inked[-1] - inked[0]) / px_per_mm == pytest.approx(entry["height_mm"], rel=0.03)
    assert rows / px_per_mm == pytest.approx(9)


def test_a_picture_of_several_scales_has_no_width_of_skin(tmp_path: Path, references: Path) -> None:
    widths = {"steps": (4, 8), "out_px": 200}
    here = shop(
        tmp_path, references,
        plate(key="years", layout="time-strip", steps=(0, 5), out_px=200),
        plate(key="one-scale", layout="ladder-same-scale", **widths),
        plate(key="each-its-own", layout="ladder-same-apparent", **widths),
    )  # fmt: skip
    make_pictures(here)
    entries = entries_of(here)
    assert {key: entry.get("frame_width_mm") for key, entry in entries.items()} == {
        "years": 12, "one-scale": 12, "each-its-own": None,
    }  # fmt: skip


def test_naming_a_series_is_told_in_the_entry_and_draws_nothing_anew(
    tmp_path: Path, references: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = shop(tmp_path, references, plate())
    make_pictures(alone)
    assert "series" not in entries_of(alone)["ring"]
    named = shop(tmp_path, references, plate(series="ring-over-time"))
    make_pictures(named)
    assert entries_of(named)["ring"]["series"] == "ring-over-time"
    assert capsys.readouterr().out.splitlines()[-1] == "0 of 1 pictures to make."


def test_a_new_gallery_names_its_schema_and_a_head_that_stands_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "gallery.yml"
    write_gallery(path, [{"id": "ring", "file": "ring.jpg", "drawing": True}])
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../_data/gallery.schema.json"
    path.write_text(path.read_text(encoding="utf-8").replace(first, "# our own head"), encoding="utf-8")
    write_gallery(path, [{"id": "disc", "file": "disc.jpg", "drawing": True}])
    assert path.read_text(encoding="utf-8").startswith("# our own head\n")


def test_entries_of_photographs_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "gallery.yml"
    write_gallery(path, [{"id": "ring", "file": "ring.jpg", "drawing": True}])
    photograph = "  # from the studio\n  - id: real-one\n    file: real.jpg   # kept\n    stage: healed\n"
    path.write_text(path.read_text(encoding="utf-8") + photograph, encoding="utf-8")
    write_gallery(path, [{"id": "disc", "file": "disc.jpg", "drawing": True}])
    text = path.read_text(encoding="utf-8")
    assert [entry["id"] for entry in yaml.safe_load(text)["pieces"]] == ["disc", "real-one"]
    assert "    file: real.jpg   # kept\n" in text


# Ink maps for the preview


def test_ink_maps_are_small_and_give_the_absorbance_back(tmp_path: Path, references: Path) -> None:
    write_densities(references, tmp_path, ["ring"])
    index = yaml.safe_load((tmp_path / "index.json").read_text(encoding="utf-8"))
    (piece,) = index["pieces"]
    file = tmp_path / piece["file"]
    assert file.stat().st_size <= 60_000
    with Image.open(file) as image:
        values = np.asarray(image.convert("L"))
    assert values.shape == (piece["height_px"], piece["width_px"])
    assert piece["width_px"] / piece["px_per_mm"] == pytest.approx(piece["width_mm"] + 2 * index["margin_mm"], rel=1e-3)
    absorbance = decode_absorbance(values)
    inked = np.flatnonzero((absorbance > 0.2).any(0))
    assert (inked[-1] - inked[0]) / piece["px_per_mm"] == pytest.approx(0.95 * 8, rel=0.06)


def test_coding_keeps_every_absorbance_within_a_hundred_and_twentieth() -> None:
    absorbance = np.linspace(0, 4.2, 4001, dtype=np.float32)[None]
    assert np.abs(decode_absorbance(code_absorbance(absorbance)) - absorbance).max() < 4.2 / 120
