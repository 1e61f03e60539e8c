"""References: what a subject needs beside its picture, and what is said when something is wrong with it."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from illustrations.errors import PictureError
from illustrations.reference import load_entries, load_reference

ENTRY = """  - key: {key}
    title: {title}
    file: {key}.png
    width_mm: 20
    credit: Drawn from our own 3-D model
    how: A square, for the test.
    drawn_from: model
"""


def write(folder: Path, *keys: str) -> Path:
    text = "references:\n" + "".join(ENTRY.format(key=key, title=key.title()) for key in keys)
    (folder / "references.yml").write_text(text, encoding="utf-8")
    return folder


def picture(folder: Path, key: str, size: tuple[int, int] = (60, 40)) -> Path:
    """A black square of 20 × 10 px whose upper left corner is at (30, 5), half clear on its right."""
    pixels = np.zeros((size[1], size[0], 2), np.uint8)
    pixels[..., 0] = 255
    pixels[5:15, 30:50] = (0, 255)
    pixels[5:15, 40:50, 1] = 128
    Image.fromarray(pixels, "LA").save(folder / f"{key}.png")
    return folder / f"{key}.png"


def line_drawing(folder: Path, key: str, size: tuple[int, int] = (60, 40)) -> None:
    pixels = np.zeros((size[1], size[0]), np.uint8)
    pixels[5, 20:50] = 255
    Image.fromarray(pixels).save(folder / f"{key}.lines.png")


def refusal(folder: Path, key: str = "square") -> str:
    with pytest.raises(PictureError) as refused:
        load_reference(key, folder)
    return str(refused.value)


def test_a_reference_is_cropped_to_what_is_drawn(tmp_path: Path) -> None:
    picture(write(tmp_path, "square"), "square")
    square = load_reference("square", tmp_path)
    assert square.darkness.shape == (10, 20)
    assert square.aspect == 0.5
    assert square.darkness[0, 0] == 1
    assert square.darkness[0, -1] == pytest.approx(128 / 255)
    assert square.lines is None
    assert square.entry.title == "Square"


def test_lines_belong_to_the_motif_and_are_cropped_with_it(tmp_path: Path) -> None:
    picture(write(tmp_path, "square"), "square")
    line_drawing(tmp_path, "square")
    square = load_reference("square", tmp_path)
    assert square.darkness.shape == (10, 30)
    assert square.lines is not None
    assert (square.lines[0] == 255).all()


def test_an_unknown_subject_is_met_with_the_nearest_known_one(tmp_path: Path) -> None:
    picture(write(tmp_path, "square", "moon"), "square")
    assert refusal(tmp_path, "sqare") == 'There is no reference "sqare" in references.yml. Did you mean "square"?'


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    write(tmp_path, "square")
    assert refusal(tmp_path) == "square.png is missing; draw it, or take its entry out of references.yml."


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    write(tmp_path, "square")
    (tmp_path / "square.png").write_text("not a picture", encoding="utf-8")
    assert refusal(tmp_path) == "square.png cannot be read as a picture; draw it again."


def test_a_broken_picture_is_named(tmp_path: Path) -> None:
    path = picture(write(tmp_path, "square"), "square")
    path.write_bytes(path.read_bytes()[:60])
    assert refusal(tmp_path) == "square.png cannot be read as a picture; draw it again."


def test_a_picture_in_colour_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "square")
    Image.new("RGB", (8, 8)).save(tmp_path / "square.png")
    assert refusal(tmp_path) == "square.png is of the kind RGB; save it as 8-bit grey with alpha (LA)."


def test_a_blank_picture_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "square")
    Image.new("LA", (8, 8), (250, 255)).save(tmp_path / "square.png")
    assert refusal(tmp_path) == "square.png is blank: no pixel is dark enough to tattoo."


def test_a_line_drawing_of_another_size_is_refused(tmp_path: Path) -> None:
    picture(write(tmp_path, "square"), "square")
    line_drawing(tmp_path, "square", size=(61, 40))
    assert refusal(tmp_path) == "square.lines.png measures 61 × 40 px, square.png 60 × 40 px; draw both alike."


def test_two_entries_for_one_subject_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "square", "square")
    with pytest.raises(PictureError, match='"square" has two entries; keep one'):
        load_entries(tmp_path)


def test_faults_in_the_list_name_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, "square") / "references.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("width_mm: 20", "width_mm: 0"), encoding="utf-8")
    with pytest.raises(PictureError, match=r"references\.yml:5: entry square: references\.width_mm: .*greater than 0"):
        load_entries(tmp_path)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"references\.yml: This file is missing"):
        load_entries(tmp_path)
