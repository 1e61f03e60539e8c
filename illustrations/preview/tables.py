"""Small tables from the engine for the page's preview: what colour ink of a density has in skin of a tone.

The page draws evenly lit, flat skin: no relief, no sheen, no hairs. There the engine's light is `veil + body · t²`,
seen by the camera. What is missing is light that enters beside the ink and leaves through it; an extra blur of the ink
by `OPTICS_MM` stands for that. Held against the whole of `illustrations.skin.subsurface` it misses by 1 to 2 ΔE.
"""

import base64
import json
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from illustrations.ink.inkmap import MAX_ABSORBANCE
from illustrations.ink.tone import absorbance_for
from illustrations.maps import Map
from illustrations.plates.files import write_whole
from illustrations.reference import FAINTEST
from illustrations.skin import film
from illustrations.skin.colour import Colour
from illustrations.skin.response import STEPS, response

OPTICS_MM: Final = 0.05
"""Blur that stands for light which wanders sideways in the skin, a standard deviation [mm]."""
TONES: Final = range(1, 11)
YEARS: Final = (0, 10, 20)
"""Ages with a table of their own; between them the page interpolates. Ink sinks, so old black looks paler."""
ENTRIES: Final = 64
"""Of a table, evenly spaced in the square root of absorbance, 0 to MAX_ABSORBANCE."""
WASH: Final = 33
"""Entries of the curve from darkness to absorbance, evenly spaced, 0 to 1."""


def flat_skin(absorbance: Map, tone: int, years: float) -> Colour:
    """Return how ink of `absorbance` (…) looks in evenly lit skin of Monk `tone`, displayed sRGB (…, 3), 0–1."""
    curves = response(tone, years, fresh=False)
    steps = np.linspace(0, MAX_ABSORBANCE**0.5, STEPS)
    root = np.sqrt(np.clip(absorbance, 0, MAX_ABSORBANCE))
    crossing = np.stack([np.interp(root, steps, curves.transmission[:, c]) for c in range(3)], axis=-1)
    return film.respond(curves.veil + curves.body * crossing**2)


def make_tables() -> dict[str, Any]:
    """Return everything the preview takes from the engine, as JSON holds it."""
    ink = np.asarray(MAX_ABSORBANCE * np.linspace(0, 1, ENTRIES) ** 2, np.float32)
    wash = absorbance_for(np.linspace(0, 1, WASH, dtype=np.float32))
    return {
        "made_by": "python -m illustrations preview",
        "max_absorbance": MAX_ABSORBANCE,
        "optics_mm": OPTICS_MM,
        "faintest": FAINTEST,
        "wash": [round(float(value), 4) for value in wash],
        "years": list(YEARS),
        "entries": ENTRIES,
        "tones": {str(tone): _encode(np.stack([flat_skin(ink, tone, year) for year in YEARS])) for tone in TONES},
    }


def write_tables(path: Path) -> None:
    """Write the tables as JSON."""
    write_whole(path, (json.dumps(make_tables(), indent=1) + "\n").encode())


def _encode(colours: npt.NDArray[np.float64]) -> str:
    """Return sRGB (years, entries, 3) as bytes 0–255 in base64."""
    return base64.b64encode(np.rint(255 * np.clip(colours, 0, 1)).astype(np.uint8).tobytes()).decode()
