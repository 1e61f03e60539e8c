"""The dial of the pocket watch: enamel, printed numerals and scales, blued hands. The dial lies in z = 0, 12 up +y."""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from .kit import geometry, materials
from .kit.arrays import Array
from .kit.blender import BlenderThing
from .kit.noise import fbm
from .kit.shapes import smoothstep

_NUMERALS = ("XII", "I", "II", "III", "IIII", "V", "", "VII", "VIII", "IX", "X", "XI")  # VI gives way to the seconds
_LETTER_WIDTH = {"I": 0.075, "V": 0.185, "X": 0.20}
_LETTER_GAP, _LETTER_HEIGHT = 0.034, 0.40
_THICK, _THIN, _SERIF = 0.0235, 0.0065, 0.0065  # half widths of strokes
_NUMERAL_RADIUS = 1.24
_SECONDS = (0.0, -0.82)  # centre of the small dial
_CENTRE_RING_GAP = 0.455  # radians on either side of 6 o'clock where the small dial breaks the ring
_PRINT = 0.004  # thickness of print on enamel
_HOUR_ANGLE, _MINUTE_ANGLE, _SECOND_ANGLE = math.radians(305), math.radians(52), 2.2

Flat = tuple[float, float]


@dataclass
class Bars:
    """Flat bars gathered into one mesh."""

    vertices: list[Array] = field(default_factory=list)
    faces: list[npt.NDArray[np.int64]] = field(default_factory=list)

    def add(self, start: Flat, end: Flat, halves: Flat, *, z: float = 0.001, thick: float = _PRINT) -> None:
        """Add a bar from `start` to `end`, tapering between two half widths, its underside at height `z`."""
        a, b = np.array(start), np.array(end)
        along = (b - a) / np.linalg.norm(b - a)
        side = np.array([-along[1], along[0]])
        corners = ((a, halves[0]), (a, -halves[0]), (b, -halves[1]), (b, halves[1]))
        flat = np.stack([place + side * half for place, half in corners])
        sides = [[3, 2, 1, 0], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]]
        self.faces.append(np.array(sides) + 8 * len(self.vertices))
        self.vertices.append(np.concatenate([np.column_stack([flat, np.full(4, h)]) for h in (z, z + thick)]))

    def placed(self, turn: float, out: float = 0.0, centre: Flat = (0.0, 0.0)) -> "Bars":
        """Return the bars moved `out` along +y, turned clockwise by `turn` radians and set on `centre`."""
        c, s = math.cos(turn), math.sin(turn)
        turned = []
        for corners in self.vertices:
            x, y = corners[:, 0], corners[:, 1] + out
            turned.append(np.stack([x * c + y * s + centre[0], -x * s + y * c + centre[1], corners[:, 2]], 1))
        return Bars(turned, list(self.faces))

    def extend(self, other: "Bars") -> None:
        """Take over another set of bars."""
        self.faces += [corners + 8 * len(self.vertices) for corners in other.faces]
        self.vertices += other.vertices

    def mesh(self, name: str, material: BlenderThing) -> None:
        """Put all bars into the scene as one object."""
        geometry.mesh(name, np.concatenate(self.vertices), np.concatenate(self.faces), material=material, smooth=False)


def _numeral(text: str) -> Bars:
    """Return a Roman numeral with thick and thin strokes and hairline serifs, centred on the origin."""
    made = Bars()
    x = -(sum(_LETTER_WIDTH[letter] for letter in text) + _LETTER_GAP * (len(text) - 1)) / 2
    h = _LETTER_HEIGHT / 2
    for letter in text:
        right = x + _LETTER_WIDTH[letter]
        middle = (x + right) / 2
        feet = [(x - 0.006, right + 0.006, h)]
        if letter == "I":
            made.add((middle, -h), (middle, h), (_THICK, _THICK))
        elif letter == "V":
            made.add((x + 0.030, h), (middle + 0.002, -h), (_THICK, _THICK * 0.8))
            made.add((right - 0.018, h), (middle + 0.012, -h), (_THIN, _THIN))
        else:
            made.add((x + 0.032, h), (right - 0.032, -h), (_THICK, _THICK))
            made.add((right - 0.026, h), (x + 0.026, -h), (_THIN, _THIN))
        if letter != "V":
            feet.append((x - 0.006, right + 0.006, -h))
        for left, end, y in feet:
            made.add((left, y), (end, y), (_SERIF, _SERIF))
        x = right + _LETTER_GAP
    return made


def _tick(inner: float, outer: float, half: float) -> Bars:
    made = Bars()
    made.add((0, inner), (0, outer), (half, half))
    return made


def torus(
    radius: float, thick: float, centre: tuple[float, float, float] = (0, 0, 0), around: int = 240, across: int = 12
) -> Array:
    """Return the grid of a ring lying flat, (around, across, 3)."""
    a, b = np.meshgrid(
        np.linspace(0, 2 * np.pi, around, endpoint=False),
        np.linspace(0, 2 * np.pi, across, endpoint=False),
        indexing="ij",
    )
    wide = radius + thick * np.cos(b)
    return np.asarray(np.stack([wide * np.cos(a), wide * np.sin(a), thick * np.sin(b)], -1) + centre)


def ring(name: str, points: Array, material: BlenderThing) -> None:
    """Put a closed ring into the scene."""
    geometry.grid(name, points, close_u=True, close_v=True, material=material)


def _enamel() -> None:
    """Add the enamel: a sunk centre with engine turning, a sunk seconds dial, age marks and one hairline crack."""
    r, a = np.meshgrid(np.linspace(0.001, 1.80, 520), np.linspace(0, 2 * np.pi, 720, endpoint=False), indexing="ij")
    x, y = r * np.cos(a), r * np.sin(a)
    flat = np.stack([x, y, np.zeros_like(x)], -1)
    albedo = 0.74 + 0.03 * fbm(flat, 2, 4, seed=1) - 0.05 * smoothstep(0.2, 0.5, fbm(flat, 1.2, 4, seed=3))
    crack = np.abs(fbm(flat + 0.3 * fbm(flat, 1.2, 2, seed=8)[..., None], 0.8, 2, seed=9))
    albedo -= 0.24 * np.exp(-((crack / 0.006) ** 2)) * smoothstep(0.0, 0.25, fbm(flat, 0.7, 2, seed=10))
    to_seconds = np.hypot(x - _SECONDS[0], y - _SECONDS[1])
    z = -0.03 * (1 - smoothstep(0.40, 0.42, to_seconds)) - 0.02 * (1 - smoothstep(0.86, 0.88, r))
    z += 0.004 * np.sin(to_seconds * 2 * np.pi / 0.028) * (to_seconds < 0.40)
    z += 0.006 * np.sin(36 * a + 9 * r) * np.sin(36 * a - 9 * r) * (r < 0.85) * (to_seconds > 0.43)
    enamel = materials.simple("enamel", base="albedo", rough=0.28, specular=0.45)
    geometry.grid(
        "enamel",
        np.stack([x, y, z], -1),
        close_v=True,
        attributes={"albedo": np.clip(albedo, 0.1, 0.9)},
        material=enamel,
    )


def _hand(length: float, turn: float, half: float, z: float, steel: BlenderThing) -> None:
    """Add a Breguet hand: a tapering stem, a hollow moon near the tip, and a point."""
    made = Bars()
    made.add((0, -0.20), (0, length * 0.665), (half * 0.9, half * 0.55), z=z, thick=0.025)
    made.add((0, length * 0.795), (0, length), (half * 0.70, 0.003), z=z, thick=0.025)
    made.placed(turn).mesh("hand", steel)
    c, s = math.cos(turn), math.sin(turn)
    moon = torus(length * 0.070, 0.018, (length * 0.73 * s, length * 0.73 * c, z + 0.012), 96, 16)
    ring("moon of the hand", moon, steel)


def add_dial() -> None:
    """Add enamel, print and hands."""
    _enamel()
    ink = materials.simple("ink", base=0.012, rough=0.5)
    steel = materials.simple("blued steel", base=0.03, rough=0.20, specular=0.7)
    printed = Bars()
    for hour, text in enumerate(_NUMERALS):
        if text:
            printed.extend(_numeral(text).placed(hour * math.pi / 6, out=_NUMERAL_RADIUS))
    for minute in range(60):
        fifth = minute % 5 == 0
        printed.extend(_tick(1.565, 1.655, 0.016 if fifth else 0.006).placed(minute * math.pi / 30))
        short = _tick(0.385 - (0.06 if fifth else 0.03), 0.385, 0.007 if fifth else 0.004)
        printed.extend(short.placed(minute * math.pi / 30, centre=_SECONDS))
    printed.mesh("print", ink)
    around = np.linspace(_CENTRE_RING_GAP, 2 * np.pi - _CENTRE_RING_GAP, 240)  # from 6 o'clock, broken by the seconds
    broken = 0.90 * np.stack([-np.sin(around), -np.cos(around), np.zeros_like(around)], 1) + [0, 0, 0.002]
    geometry.tube("printed ring", broken, 0.0055, sides=8, material=ink)
    for radius in (1.560, 1.660):
        ring("printed ring", torus(radius, 0.0055, (0, 0, 0.002)), ink)
    ring("seconds ring", torus(0.40, 0.006, (*_SECONDS, -0.01)), ink)
    _hand(0.88, _HOUR_ANGLE, 0.030, 0.060, steel)
    _hand(1.44, _MINUTE_ANGLE, 0.024, 0.105, steel)
    second = Bars()
    second.add((0, -0.12), (0, 0.33), (0.013, 0.004), z=0.0, thick=0.015)
    second.placed(_SECOND_ANGLE, centre=_SECONDS).mesh("second hand", steel)
    geometry.lathe(
        "cap", [(0.001, 0.185), (0.04, 0.18), (0.085, 0.16), (0.10, 0.13), (0.10, 0.02)], sides=48, material=steel
    )
