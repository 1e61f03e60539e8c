"""A camera that can also say where a point lands in the picture, for lines drawn from strands and patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .kit.shapes import unit

if TYPE_CHECKING:
    import numpy.typing as npt

    from .kit.arrays import Array

_SENSOR_MM = 36.0  # Blender's film, across the longer side of the picture


@dataclass(frozen=True)
class View:
    """Where the camera stands and looks, with world z as up; `ortho` is the width in units of a parallel view."""

    location: tuple[float, float, float]
    target: tuple[float, float, float]
    lens_mm: float = 85.0
    ortho: float | None = None
    roll: float = 0.0

    def place(self) -> None:
        """Put the camera into the Blender scene."""
        from .kit import scene  # noqa: PLC0415 (drawing lines needs no Blender)

        scene.camera(self.location, self.target, lens_mm=self.lens_mm, ortho=self.ortho, roll=self.roll)

    def project(self, points: npt.ArrayLike, size_px: tuple[int, int]) -> Array:
        """Pixels (..., 2), x right and y down, of points (..., 3) in a picture of width and height `size_px`."""
        eye = np.asarray(self.location, np.float64)
        ahead = unit(np.asarray(self.target, np.float64) - eye)
        level = unit(np.cross(ahead, [0.0, 0.0, 1.0]))
        upright = np.cross(level, ahead)
        right = np.cos(self.roll) * level + np.sin(self.roll) * upright
        up = np.cos(self.roll) * upright - np.sin(self.roll) * level
        away = np.asarray(points, np.float64) - eye
        span = max(size_px)
        per_unit = span / self.ortho if self.ortho else span * self.lens_mm / _SENSOR_MM / (away @ ahead)
        return np.stack([size_px[0] / 2 + (away @ right) * per_unit, size_px[1] / 2 - (away @ up) * per_unit], -1)
