"""The few types that every part of the kit shares; needs nothing but numpy."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.floating[Any]]
Faces: TypeAlias = npt.NDArray[np.int32]
Mask: TypeAlias = npt.NDArray[np.bool_]


class Quality(Enum):
    """How much of the full size and sampling a run spends."""

    TINY = "tiny"
    DRAFT = "draft"
    FULL = "full"

    @property
    def scale(self) -> float:
        """Side of the picture as a part of the full side."""
        return {Quality.TINY: 0.33, Quality.DRAFT: 0.5, Quality.FULL: 1.0}[self]

    def samples(self, full: int) -> int:
        """Rays per pixel, given those of the full render."""
        return {Quality.TINY: 8, Quality.DRAFT: max(12, full // 3), Quality.FULL: full}[self]


@dataclass(frozen=True)
class GreyAlpha:
    """A finished picture: display grey and straight alpha, both (h, w) in 0..1."""

    grey: Array
    alpha: Array
