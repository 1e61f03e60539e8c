"""Render one subject: python -m illustrations.subjects KEY [--tiny|--draft] [--regrade].

Full quality writes the references that the engine reads; the others write to the ignored folder
.pictures/drafts/. `--regrade` takes the stored linear render and passes of the same quality instead of
rendering again.
"""

import argparse
import resource
import sys
import time
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.ndimage import gaussian_filter

from .kit.arrays import GreyAlpha, Quality
from .model import UnknownSubjectError, keys, load

ROOT = Path(__file__).resolve().parents[2]
REFERENCES = ROOT / "illustrations" / "references"
SCRATCH = ROOT / ".pictures"
MARGIN = 0.03
_KILOBYTES_PER_GIGABYTE = 1e6

Lines = npt.NDArray[np.uint8]


def _modelled(module: ModuleType, quality: Quality, *, regrade: bool) -> tuple[GreyAlpha, Lines]:
    from .kit import edges, scene  # noqa: PLC0415 (flat subjects need no Blender)

    store = SCRATCH / "linear" / f"{module.SUBJECT.key}-{quality.value}"
    picture_path = store / "picture.exr"
    bends = getattr(module, "LINES", {})
    if regrade:
        linear = scene.load_exr(picture_path)
        lines = edges.stored_lines(store, **bends)
    else:
        module.build(quality)
        linear = scene.render_linear(picture_path)
        print(f"  picture after {time.process_time():.0f} CPU s", flush=True)
        lines = edges.render_lines(store, **bends)
    finished: GreyAlpha = module.finish(linear)
    # Lines fade where the picture was faded after the render.
    before, after = (gaussian_filter(alpha.astype(np.float64), 1.5) for alpha in (linear[..., 3], finished.alpha))
    lines = np.rint(lines * np.clip(after / np.maximum(before, 1e-3), 0, 1)).astype(np.uint8)
    if hasattr(module, "finish_lines"):
        lines = module.finish_lines(lines)
    return finished, lines


def crop_box(alpha: npt.NDArray[np.floating], margin: float = MARGIN) -> tuple[int, int, int, int]:
    """Left, top, right, bottom around all that shows, with a margin as a share of the longer side."""
    rows, columns = (np.flatnonzero((alpha > 0.02).any(axis)) for axis in (1, 0))
    height, width = alpha.shape
    pad = round(margin * max(rows[-1] - rows[0], columns[-1] - columns[0]))
    return (
        max(0, int(columns[0]) - pad),
        max(0, int(rows[0]) - pad),
        min(width, int(columns[-1]) + 1 + pad),
        min(height, int(rows[-1]) + 1 + pad),
    )


def _save(picture: GreyAlpha, lines: Lines, folder: Path, key: str) -> tuple[int, int]:
    folder.mkdir(parents=True, exist_ok=True)
    box = crop_box(picture.alpha)
    planes = [Image.fromarray(np.rint(np.clip(p, 0, 1) * 255).astype(np.uint8)) for p in (picture.grey, picture.alpha)]
    Image.merge("LA", planes).crop(box).save(folder / f"{key}.png", optimize=True)
    Image.fromarray(lines).crop(box).save(folder / f"{key}.lines.png", optimize=True)
    return box[2] - box[0], box[3] - box[1]


def main(arguments: list[str]) -> int:
    """Run the command line; 0 when the files are written."""
    parser = argparse.ArgumentParser(prog="python -m illustrations.subjects", description="Render one subject.")
    parser.add_argument("key", help=", ".join(keys()))
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--tiny", action="store_const", dest="quality", const=Quality.TINY)
    size.add_argument("--draft", action="store_const", dest="quality", const=Quality.DRAFT)
    parser.add_argument("--regrade", action="store_true", help="grade the stored render again")
    options = parser.parse_args(arguments)
    quality = options.quality or Quality.FULL
    try:
        module = load(options.key)
    except UnknownSubjectError as error:
        print(error, file=sys.stderr)
        return 2
    began = time.perf_counter()
    if hasattr(module, "draw"):
        picture, lines = module.draw(quality), module.lines(quality)
    else:
        picture, lines = _modelled(module, quality, regrade=options.regrade)
    folder = REFERENCES if quality is Quality.FULL else SCRATCH / "drafts"
    width, height = _save(picture, lines, folder, options.key)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES_PER_GIGABYTE
    print(
        f"{options.key}: {width} x {height} px, {time.perf_counter() - began:.0f} s, "
        f"{time.process_time():.0f} CPU s, peak {memory:.2f} GB -> {(folder / options.key).relative_to(ROOT)}.png"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
