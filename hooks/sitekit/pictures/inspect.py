"""What is wrong with a master, said to the person who put it there, and what is known of one that is sound."""

import hashlib
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image

from .cache import Cache
from .cores import map_on_cores
from .model import MasterFacts
from .opening import ENDINGS, RefusedError, open_master
from .pixels import decode

__all__ = ["MasterFacts", "inspect_master", "inspect_masters"]

_SMALL: Final = 128
"""px: enough of a picture to know it again and to name its colour."""
_SETTLED: Final = 2_000_000_000
"""ns: a file younger than this may change again within the same tick of its disk's clock."""


def inspect_master(path: Path, cache: Cache, *, least_px: int) -> tuple[MasterFacts | None, tuple[str, ...]]:
    """Return the facts of a sound master, or None; and all that is wrong, each fit to follow "entry rose: file: ".

    `least_px` is what its long side needs. A picture that is only too small or wrongly named has both. Where the cache
    knows the file, nothing is decoded.
    """
    try:
        kind, facts = _look(path, cache)
    except RefusedError as error:
        return None, (str(error),)
    messages = []
    if path.suffix.lower() not in ENDINGS[kind]:
        if kind == "TIFF":
            messages.append("is a camera's raw picture or a TIFF by another name: export it as JPEG.")
        else:
            better = path.with_suffix(ENDINGS[kind][0]).name
            messages.append(f'is a {_name(kind)} by another name: rename the file to "{better}", and write that here.')
    if max(facts.width, facts.height) < least_px:
        messages.append(
            f"is {facts.width:,} × {facts.height:,} px and needs {least_px:,} px on its long side: "
            "export it larger from the original; enlarging it does not help."
        )
    return facts, tuple(messages)


def inspect_masters(
    paths: Mapping[Path, int], cache: Cache
) -> Mapping[Path, tuple[MasterFacts | None, tuple[str, ...]]]:
    """Do the same for many, each with the pixels its long side needs, on all cores."""

    def inspect(item: tuple[Path, int]) -> tuple[MasterFacts | None, tuple[str, ...]]:
        return inspect_master(item[0], cache, least_px=item[1])

    return dict(zip(paths, map_on_cores(inspect, paths.items()), strict=True))


def _look(path: Path, cache: Cache) -> tuple[str, MasterFacts]:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise RefusedError("is a folder: name the picture in it.")
        if not stat.S_ISREG(state.st_mode):
            raise RefusedError("is not a file: name a picture.")
        known = cache.masters.find_stamp(_stamp(state))
        if known:
            return known.kind, known.facts
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            data = file.read()
    except FileNotFoundError:
        raise RefusedError("is missing: put the picture into this folder, or mend its name here.") from None
    except OSError as error:
        raise RefusedError(f"cannot be read ({error.strerror}): give it back its rights, or export it again.") from None
    except ValueError:  # a null byte
        raise RefusedError("has a name no file can have: mend it here.") from None
    digest = hashlib.sha256(data).hexdigest()
    known = cache.masters.find_digest(digest)
    kind, facts = (known.kind, known.facts) if known else _find_facts(data, digest)
    settled = time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) > _SETTLED
    if settled or not known:
        cache.masters.remember(_stamp(state) if settled else digest, kind, facts)
    return kind, facts


def _stamp(state: os.stat_result) -> str:
    return f"{state.st_size}-{state.st_mtime_ns}-{state.st_ctime_ns}-{state.st_ino}"


def _find_facts(data: bytes, digest: str) -> tuple[str, MasterFacts]:
    opened = open_master(data)
    small = decode(opened, data, least=_SMALL)
    return opened.kind, MasterFacts(
        digest, opened.width, opened.height, fingerprint=_take_fingerprint(small), colour=_find_colour(small)
    )


def _take_fingerprint(picture: Image.Image) -> int:
    """Return one bit for each of 8 × 8 spots: whether the spot to its right is brighter (dHash)."""
    spots = picture.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = (spots[row * 9 + column] < spots[row * 9 + column + 1] for row in range(8) for column in range(8))
    return sum(bit << place for place, bit in enumerate(bits))


def _find_colour(picture: Image.Image) -> str:
    """Return the median of each channel: the skin, where the tattoo covers less than half."""
    channels = picture.histogram()
    half = picture.width * picture.height / 2
    shown = ""
    for start in range(0, len(channels), 256):
        seen = 0
        for level in range(256):
            seen += channels[start + level]
            if seen >= half:
                shown += f"{round(level / 17):x}"
                break
    return f"#{shown}"


def _name(kind: str) -> str:
    return "WebP" if kind == "WEBP" else kind
