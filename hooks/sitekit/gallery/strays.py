"""Pictures that no entry names."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from sitekit.problems import Problem

from .reading import FILE, WrittenSet, is_picture, list_pictures


def find_strays(
    gallery_dir: Path, sets: Sequence[WrittenSet], named: Collection[Path], *, shown_as: str
) -> Iterator[Problem]:
    """Yield a problem for each picture that stands where no entry can name it, or that no entry of its set names."""
    for one in sets:
        for picture in list_pictures(one.folder) if one.readable else ():
            if picture not in named:
                says = f"no entry of {FILE} names this picture: write one for it, or delete it."
                yield Problem(f"{shown_as}/{one.key}/{picture.name}", 0, "gallery-stray", says)
    for picture in sorted(gallery_dir.rglob("*")):
        place = picture.relative_to(gallery_dir)
        if is_picture(picture) and picture.is_file() and len(place.parts) != 2:  # noqa: PLR2004 - <set>/<picture>
            says = (
                f"a picture belongs into the folder of its set, as {shown_as}/{place.parts[0]}/{place.name}: move it."
            )
            if len(place.parts) == 1:
                says = f"a picture belongs into the folder of a set, as {shown_as}/pieces/{place.name}: move it."
            yield Problem(f"{shown_as}/{place.as_posix()}", 0, "gallery-stray", says)
