"""Pictures and entries belong together: every file is named once, and shows what its entry says."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from gallery.studio import drawing, photo, picture
from PIL import Image

if TYPE_CHECKING:
    from gallery.studio import Studio

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/%s"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def save(image: Image.Image, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def hang_one(studio: Studio, data: bytes, **changes: Any) -> None:
    studio.write("gallery/arms/rose.jpg", data)
    studio.hang(photo(**changes))


def test_a_file_that_is_not_there_is_missed_under_the_name_it_was_given(studio: Studio) -> None:
    studio.hang(photo(file="rsoe.jpg"))
    (studio.docs / "gallery/arms/rsoe.jpg").rename(studio.docs / "gallery/arms/rose.jpg")

    assert studio.say() == [
        f'{studio.at("file")}: entry rose: file: "rsoe.jpg" is not in this folder. Did you mean "rose.jpg"?',
        "docs/gallery/arms/rose.jpg: no entry of gallery.yml names this picture: write one for it, or delete it.",
    ]


@pytest.mark.parametrize("name", ["../arms/rose.jpg", "sub/rose.jpg", "/etc/rose.jpg", "sub\\rose.jpg"])
def test_a_picture_stands_beside_its_entry(studio: Studio, name: str) -> None:
    studio.write("gallery/arms/gallery.yml", {"pieces": [photo(file=name)]})

    assert studio.say() == [
        (
            f'{studio.at("file")}: entry rose: file: "{name}" names a folder: '
            "put the picture beside this file, and write only its name."
        )
    ]


def test_capitals_count_in_the_name_of_a_file(studio: Studio) -> None:
    studio.hang(photo(file="rose.jpg"))
    (studio.docs / "gallery/arms/rose.jpg").rename(studio.docs / "gallery/arms/Rose.JPG")

    assert (
        f'{studio.at("file")}: entry rose: file: "rose.jpg" is called "Rose.JPG" in this folder: '
        "write it with the same capitals."
    ) in studio.say()


def test_a_name_may_be_composed_in_two_ways(studio: Studio) -> None:
    studio.write("gallery/arms/ro\u0301se.jpg", picture())
    studio.hang(photo(file="r\u00f3se.jpg"))
    (studio.docs / "gallery/arms/r\u00f3se.jpg").unlink()

    assert studio.say() == []


def test_a_file_that_is_no_picture_by_its_name_is_told(studio: Studio) -> None:
    studio.hang(photo(file="rose.txt"))

    assert studio.say() == [
        (
            f'{studio.at("file")}: entry rose: file: "rose.txt" does not end like a picture: '
            'rename the file, as in "rose.jpg", and write that here.'
        )
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty (0 bytes): export it again."),
        (b"words", "is not a picture this site can show (JPEG, PNG, WebP, AVIF or TIFF): export it as JPEG."),
        (picture()[:2000], "is damaged or cut short: export it again from the original."),
        (picture(size=(800, 600)),
         ("is 800 × 600 px and needs 1,200 px on its long side: "
         "export it larger from the original; enlarging it does not help.")),
        (picture(kind="PNG"), 'is a PNG by another name: rename the file to "rose.png", and write that here.'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_beside_the_faults_of_its_entry(
    studio: Studio, data: bytes, says: str
) -> None:
    hang_one(studio, data, credit=None)

    told = studio.say()
    assert told[0] == f"{studio.at()}: entry rose: credit: is missing."
    assert told[1].startswith(f"{studio.at('file')}: entry rose: file: is ")
    assert len(told) == 2
    assert studio.shown() == []
    if "damaged" not in says:
        assert told[1] == f"{studio.at('file')}: entry rose: file: {says}"


def test_a_thumbnail_may_be_small_but_not_tiny(studio: Studio) -> None:
    hang_one(studio, picture(size=(240, 180)), thumbnail=True)
    assert studio.say() == []

    hang_one(studio, picture(size=(160, 120)), thumbnail=True)
    assert studio.say() == [
        (
            f"{studio.at('file')}: entry rose: file: is 160 × 120 px and needs 200 px on its long side: "
            "export it larger from the original; enlarging it does not help."
        )
    ]


def test_a_picture_no_entry_names_is_told(studio: Studio) -> None:
    studio.hang(photo())
    studio.write("gallery/arms/other.PNG", picture(7, kind="PNG"))
    studio.write("gallery/arms/.DS_Store", "of the computer")
    studio.write("gallery/arms/._rose.jpg", "of the computer too")
    studio.write("gallery/arms/index.md", "# A page")

    assert studio.say() == [
        "docs/gallery/arms/other.PNG: no entry of gallery.yml names this picture: write one for it, or delete it."
    ]


def test_a_picture_outside_of_a_set_is_told_where_it_belongs(studio: Studio) -> None:
    studio.hang(photo())
    studio.write("gallery/loose.jpg", picture(7))
    studio.write("gallery/arms/more/deep.jpg", picture(8))

    assert studio.say() == [
        (
            "docs/gallery/arms/more/deep.jpg: a picture belongs into the folder of its set, "
            "as docs/gallery/arms/deep.jpg: move it."
        ),
        (
            "docs/gallery/loose.jpg: a picture belongs into the folder of a set, "
            "as docs/gallery/pieces/loose.jpg: move it."
        ),
    ]


def test_a_folder_of_pictures_without_a_list_is_told(studio: Studio) -> None:
    studio.write("gallery/legs/rose.jpg", picture())

    assert studio.say() == [
        (
            'docs/gallery/legs: has pictures and no gallery.yml: write one that begins with "pieces:", '
            "with an entry for each."
        )
    ]


def test_a_list_without_pictures_is_told(studio: Studio) -> None:
    studio.hang()

    assert studio.say() == [
        (
            "docs/gallery/arms/gallery.yml:1: there is no entry below pieces: "
            "write one for each picture, or delete the folder."
        )
    ]


def test_a_folder_whose_name_cannot_be_an_address_is_told(studio: Studio) -> None:
    studio.write("gallery/My Legs/gallery.yml", {"title": "Legs", "intro": "Legs.", "pieces": [photo()]})
    studio.write("gallery/My Legs/rose.jpg", picture())

    assert studio.say() == ['docs/gallery/My Legs: this name becomes an address: call the folder "my-legs".']


def test_two_entries_with_one_id_are_told_with_both_places(studio: Studio) -> None:
    studio.hang(photo(), photo(file="moth.jpg", subject="moth"))

    assert studio.say() == [
        (
            f'{studio.at("id", nth=3)}: entry rose: id: "rose" is already the id of the entry in {studio.at()}: '
            "choose another."
        )
    ]
    assert studio.shown() == ["rose"]
    assert studio.galleries.pieces["rose"].entry.file == "rose.jpg"


def test_an_id_is_unique_in_all_sets(studio: Studio) -> None:
    studio.hang(photo())
    studio.write("gallery/legs/rose.jpg", picture(9))
    studio.write("gallery/legs/gallery.yml", {"title": "Legs", "intro": "Legs.", "pieces": [photo()]})

    assert studio.say() == [
        (
            f'{studio.at(set_key="legs")}: entry rose: id: "rose" is already the id of the entry in {studio.at()}: '
            "choose another."
        )
    ]


def test_a_file_named_twice_is_told(studio: Studio) -> None:
    studio.hang(photo(), photo(id="moth", subject="moth"))

    assert studio.say() == [
        (
            f'{studio.at("file", nth=2)}: entry moth: file: is the picture of "rose" too ({studio.at()}): '
            "keep one of the two entries."
        )
    ]


def test_one_file_under_two_names_is_told(studio: Studio) -> None:
    studio.write("gallery/arms/moth.jpg", picture(1))
    studio.hang(photo(), photo(id="moth", file="moth.jpg", subject="moth"))

    assert studio.say() == [
        (
            f'{studio.at("file", nth=2)}: entry moth: file: is the picture of "rose" too ({studio.at()}): '
            "keep one of the two entries."
        )
    ]


@pytest.mark.parametrize(
    "second",
    [
        save(opened(picture()), quality=40),
        save(opened(picture()).resize((1600, 1200))),
        save(opened(picture()), quality=95, comment=b"again"),
    ],
    ids=["saved again", "resized", "with a remark"],
)
def test_a_photograph_saved_again_is_pointed_out(studio: Studio, second: bytes) -> None:
    studio.write("gallery/arms/rose.jpg", picture())
    studio.write("gallery/arms/moth.jpg", second)
    studio.hang(photo(), photo(id="moth", file="moth.jpg"))

    assert studio.advise() == [
        (
            f'{studio.at("file", nth=2)}: entry moth: file: looks like the picture of "rose" ({studio.at()}): '
            "if both are one photograph, keep one of the two entries."
        )
    ]
    assert studio.say() == []
    assert studio.shown() == ["rose", "moth"]


def test_other_photographs_and_drawings_of_one_model_are_not(studio: Studio) -> None:
    studio.write("gallery/arms/c.jpg", picture(3))
    studio.write("gallery/arms/d.jpg", save(opened(picture(3)), quality=40))
    studio.hang(photo(id="a", file="a.jpg"), photo(id="b", file="b.jpg"),
                drawing(id="c", file="c.jpg"), drawing(id="d", file="d.jpg"))  # fmt: skip

    assert studio.load() == [problem for problem in studio.load() if problem.file.endswith("published-pieces.txt")]


@pytest.mark.parametrize(
    ("second", "height_mm"),
    [
        (save(opened(picture()).resize((1200, 1200))), 24),
        (save(opened(picture()).point(lambda level: level // 2)), 18),
    ],
    ids=["another shape", "another colour"],
)
def test_what_only_has_the_same_patches_of_light_is_not(studio: Studio, second: bytes, height_mm: float) -> None:
    studio.write("gallery/arms/rose.jpg", picture())
    studio.write("gallery/arms/moth.jpg", second)
    studio.hang(photo(), photo(id="moth", file="moth.jpg", height_mm=height_mm))

    assert studio.advise() == studio.say() == []


def test_one_picture_as_drawings_of_two_subjects_is_pointed_out(studio: Studio) -> None:
    studio.write("gallery/arms/c.jpg", picture(3))
    studio.write("gallery/arms/d.jpg", save(opened(picture(3)), quality=40))
    studio.hang(drawing(id="c", file="c.jpg"), drawing(id="d", file="d.jpg", subject="moth"))

    assert len(studio.advise()) == 1


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"height_mm": 19.5}, "height_mm",
         ("height_mm: is 19.5 mm, and a picture of 1,200 × 900 px cropped to a tattoo 24 mm wide would show 18.0 mm: "
         "measure again, or write frame_width_mm.")),
        ({"height_mm": 16}, "height_mm",
         ("height_mm: is 16 mm, and a picture of 1,200 × 900 px cropped to a tattoo 24 mm wide would show 18.0 mm: "
         "measure again, or write frame_width_mm.")),
        ({"frame_width_mm": 20}, "frame_width_mm",
         ("frame_width_mm: is 20 mm, and the tattoo is 24 mm wide: "
         "write how much skin the picture shows from edge to edge.")),
        ({"frame_width_mm": 60, "height_mm": 50}, "height_mm",
         ("height_mm: is 50 mm, and a picture of 1,200 × 900 px that is 60 mm wide shows 45.0 mm of skin: "
         "measure again.")),
    ],
)  # fmt: skip
def test_millimetres_agree_with_pixels(studio: Studio, changes: dict[str, Any], field: str, says: str) -> None:
    studio.hang(photo(**changes))

    assert studio.say() == [f"{studio.at(field)}: entry rose: {says}"]
    assert studio.shown() == []


@pytest.mark.parametrize(
    "changes",
    [{"height_mm": 18.8}, {"height_mm": 17.2}, {"frame_width_mm": 23}, {"frame_width_mm": 60, "height_mm": 47}],
)
def test_a_ruler_on_curved_skin_may_miss_by_a_twentieth(studio: Studio, changes: dict[str, Any]) -> None:
    studio.hang(photo(**changes))

    assert studio.say() == []


def test_a_drawing_may_show_a_part_of_its_subject(studio: Studio) -> None:
    studio.hang(drawing(frame_width_mm=4))

    assert studio.say() == []


@pytest.mark.parametrize("kind", [b"algorithmicMedia", b"trainedAlgorithmicMedia", b"digitalArt"])
def test_a_file_that_calls_itself_drawn_is_no_photograph(studio: Studio, kind: bytes) -> None:
    drawn = save(opened(picture()), xmp=XMP % kind)
    hang_one(studio, drawn)
    assert studio.say() == [
        (
            f"{studio.at('file')}: entry rose: file: says of itself that it is no photograph: "
            "mark it as a drawing, or take another picture."
        )
    ]

    studio.hang(drawing())
    assert studio.say() == []


def test_a_camera_s_own_picture_is_a_photograph(studio: Studio) -> None:
    hang_one(studio, save(opened(picture()), xmp=XMP % b"digitalCapture"))

    assert studio.say() == []
