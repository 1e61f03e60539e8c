"""Light inside the skin: it enters through the ink, wanders sideways and leaves through the ink.

What leaves at a pixel is `body · T(here) · blur(light · T)`: ink is crossed sharply on the way out and blurred on the
way in, which gives lines the soft skirt that printers call optical dot gain (Yule and Nielsen 1951). The blur is the
six-Gaussian skin profile of d'Eon and Luebke (GPU Gems 3, chapter 14), narrowed because ink lies above most of the
dermis that scatters, and mixed towards neutral because the profile was fitted to whole faces.
"""

import numba as nb
import numpy as np

from illustrations.maps import Map, blur
from illustrations.skin.chromophores import Chromophores
from illustrations.skin.optics import MAX_ABSORBANCE
from illustrations.skin.response import STEPS, Response

# Variance [mm²] and weights of red, green, blue.
_PROFILE = (
    (0.0064, (0.233, 0.455, 0.649)),
    (0.0484, (0.100, 0.336, 0.344)),
    (0.187, (0.118, 0.198, 0.0)),
    (0.567, (0.113, 0.007, 0.007)),
    (1.99, (0.358, 0.004, 0.0)),
    (7.41, (0.078, 0.0, 0.0)),
)
_NARROWING = 0.45
_NEUTRAL = 0.55
_EXIT_MM = 0.030
"""Lateral blur of light on its way out through the clear layers."""
_VEIL_MM = 0.05
_VEIN_SHADE = np.array([0.20, 0.085, 0.035], np.float32)
"""Share of each channel that a vein swallows: red most, so that it looks green-blue."""


def glow(
    light: Map, absorbance: Map | None, pigments: Chromophores, response: Response, px_per_mm: float, *, depth: float
) -> Map:
    """Return the light (h, w, 3) that comes out of skin of a tone of `depth` 0–1 under `light` (h, w).

    `absorbance` (h, w) is the ink's, one pass, 0 to MAX_ABSORBANCE; None means bare skin.
    """
    ink = np.zeros_like(light) if absorbance is None else absorbance
    entering = np.empty_like(light)
    _enter(entering, light, ink, response.transmission)
    wandered = np.zeros((*light.shape, 3), np.float32)
    for variance, weights in _profile():
        _add(wandered, blur(entering, _NARROWING * variance**0.5 * px_per_mm), weights)
    leaving = ink if absorbance is None else blur(ink, _EXIT_MM * px_per_mm)
    veil_light = blur(light, _VEIL_MM * px_per_mm)
    shade = _VEIN_SHADE * np.float32(1.0 - 0.6 * depth)
    _leave(
        wandered, leaving, veil_light, pigments.melanin, pigments.blood, pigments.veins, response.transmission,
        response.body, response.veil, response.body_melanin, response.body_blood, response.veil_melanin, shade,
    )  # fmt: skip
    return wandered


def _profile() -> list[tuple[float, Map]]:
    """Return variances [mm²] and weights (3,); the weights of each channel sum to 1."""
    raw = np.array([weights for _, weights in _PROFILE])
    mixed = (1 - _NEUTRAL) * raw + _NEUTRAL * (raw @ np.array([0.25, 0.5, 0.25]))[:, None]
    mixed /= mixed.sum(axis=0)
    return [(variance, mixed[k].astype(np.float32)) for k, (variance, _) in enumerate(_PROFILE)]


@nb.njit(cache=True, fastmath=True)
def _enter(entering: Map, light: Map, ink: Map, transmission: Map) -> None:
    """Fill `entering` with the light that has crossed the ink once (green stands for all: black ink is neutral)."""
    scale = np.float32((STEPS - 1) / MAX_ABSORBANCE**0.5)
    for i in range(ink.shape[0]):
        for j in range(ink.shape[1]):
            u = min(np.sqrt(max(ink[i, j], np.float32(0))) * scale, np.float32(STEPS - 1.001))
            k = int(u)
            t = np.float32(u - k)
            entering[i, j] = light[i, j] * ((1 - t) * transmission[k, 1] + t * transmission[k + 1, 1])


@nb.njit(cache=True, fastmath=True)
def _add(total: Map, part: Map, weights: Map) -> None:
    for i in range(part.shape[0]):
        for j in range(part.shape[1]):
            for c in range(3):
                total[i, j, c] += weights[c] * part[i, j]


@nb.njit(cache=True, fastmath=True)
def _leave(  # noqa: PLR0917 - compiled code takes positional arguments
    light: Map, ink: Map, veil_light: Map, melanin: Map, blood: Map, veins: Map, transmission: Map, body: Map,
    veil: Map, body_melanin: Map, body_blood: Map, veil_melanin: Map, shade: Map,
) -> None:  # fmt: skip
    """Turn the light inside the skin, in place, into the light that leaves it."""
    scale = np.float32((STEPS - 1) / MAX_ABSORBANCE**0.5)
    for i in range(ink.shape[0]):
        for j in range(ink.shape[1]):
            u = min(np.sqrt(max(ink[i, j], np.float32(0))) * scale, np.float32(STEPS - 1.001))
            k = int(u)
            t = np.float32(u - k)
            once = (1 - t) * transmission[k, 1] + t * transmission[k + 1, 1]
            for c in range(3):
                # The way in was taken as green's, so the way out makes good what this channel differs, both ways.
                own = (1 - t) * transmission[k, c] + t * transmission[k + 1, c]
                out = own * own / max(once, np.float32(1e-4))
                tint = np.exp(body_melanin[c] * melanin[i, j] + body_blood[c] * blood[i, j])
                under = body[c] * tint * out * light[i, j, c] * (1 - shade[c] * veins[i, j])
                light[i, j, c] = under + veil[c] * np.exp(veil_melanin[c] * melanin[i, j]) * veil_light[i, j]
