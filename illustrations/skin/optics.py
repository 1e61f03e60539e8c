"""How much light skin with ink in it sends back: stacked Kubelka–Munk layers, solved per wavelength.

    air        surface reflection, outside and inside (Saunderson 1942)
    epidermis  melanin; light crosses it going in and coming out
    papillary  clear dermis between the epidermis and the ink: its back-scatter is the grey veil over old ink
    inked      dermis that holds the pigment, 0.25 mm
    dermis     below, endlessly thick

K = 2 μa and S = ¾ μs' for every layer (Kubelka–Munk with diffusion coefficients).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from illustrations.skin import spectra
from illustrations.skin.colour import XYZ_TO_RGB, Colour
from illustrations.skin.spectra import Spectrum
from illustrations.time.parameters import ageing_model

MAX_ABSORBANCE = 4.2
"""One-pass absorbance of solid, packed black (natural logarithm); no ink map exceeds it."""

_TO_RGB: Colour = spectra.colour_matching() @ XYZ_TO_RGB.T
_TO_RGB = _TO_RGB / _TO_RGB.sum(axis=0)


@dataclass(frozen=True)
class Layers:
    """What the layers are made of. Lengths in mm, fractions 0–1."""

    epidermis_mm: float = 0.060
    """Thickness on the arm (0.05–0.1 mm)."""
    epidermal_scattering: float = 0.10
    """Scattering of the epidermis as a share of the dermis's: cells between, no collagen."""
    clear_mm: float = 0.010
    """Clear dermis between the epidermis and healed ink: `ink_depth` at year 0."""
    inked_mm: float = 0.25
    """Thickness of the dermis that holds ink."""
    ink_exponent: float = 0.30
    """Carbon black absorbs as λ^-exponent: nearly evenly, which is why thin washes lean to warm grey."""
    oxygen: float = 0.75
    """Oxygen saturation of the blood."""
    plexus: float = 0.4
    """Blood in the clear dermis as a share of the dermis's."""
    reflection_outside: float = 0.03
    """Share of the light that the surface mirrors away (seen as sheen, which `shading` adds)."""
    reflection_inside: float = 0.45
    """Share of the returning light that the surface throws back in."""


HEALED = Layers()

_MELANIN_COLUMNS = ((0.15, 0.30), (0.75, 0.40), (2.18, 0.30))
"""(melanin relative to the mean, share of the area): it sits in caps and ridges, and the gaps let light through."""


def ink_depth(years: float) -> float:
    """Return the clear dermis over the ink [mm] `years` after healing, as the ageing model has it."""
    return ageing_model().ink_depth_mm(years)


def reflectance(
    melanin: npt.ArrayLike,
    blood: npt.ArrayLike,
    absorbance: npt.ArrayLike,
    layers: Layers = HEALED,
) -> Spectrum:
    """Return reflectance spectra, shape (…, 31), values 0–1.

    `melanin` is the volume fraction of melanosomes in the epidermis (0–1), `blood` the volume fraction of blood in
    the dermis (0–0.05), `absorbance` the one-pass absorbance of the ink (0–4.2); the three broadcast.
    """
    melanin, blood, absorbance = (np.asarray(v, float)[..., None] for v in (melanin, blood, absorbance))
    scattering = 0.75 * spectra.dermal_scattering()
    bloody, bloodless = spectra.blood_absorption(layers.oxygen), spectra.bloodless_absorption()

    dermis = 2 * (blood * bloody + (1 - blood) * bloodless)
    ratio = dermis / scattering
    below = 1 + ratio - np.sqrt(ratio**2 + 2 * ratio)
    pigment = 2 * absorbance * (spectra.WAVELENGTHS_NM / 550.0) ** -layers.ink_exponent / layers.inked_mm
    below = _over(_layer(dermis + pigment, scattering, layers.inked_mm), below)
    papillary = 2 * (layers.plexus * blood * bloody + bloodless)
    below = _over(_layer(papillary, 0.75 * spectra.papillary_scattering(), layers.clear_mm), below)

    skin_cells = 0.75 * spectra.epidermal_scattering()
    total: Spectrum = np.zeros(1)
    for relative, share in _MELANIN_COLUMNS:
        epidermis = 2 * (relative * melanin * spectra.melanosome_absorption() + (1 - melanin) * bloodless)
        column = _layer(epidermis, skin_cells * layers.epidermal_scattering, layers.epidermis_mm)
        total = total + share * _over(column, below)
    inside, outside = layers.reflection_inside, layers.reflection_outside
    return np.asarray((1 - outside) * (1 - inside) * total / (1 - inside * total))


def linear_rgb(
    melanin: npt.ArrayLike,
    blood: npt.ArrayLike,
    absorbance: npt.ArrayLike,
    layers: Layers = HEALED,
) -> Colour:
    """Return `reflectance` seen in daylight as linear sRGB, shape (…, 3); a perfect white is (1, 1, 1)."""
    return np.maximum(reflectance(melanin, blood, absorbance, layers) @ _TO_RGB, 1e-4)


def _layer(absorption: Spectrum, scattering: Spectrum, thickness_mm: float) -> tuple[Spectrum, Spectrum]:
    """Return reflectance and transmittance of one Kubelka–Munk layer."""
    a = 1 + absorption / scattering
    b = np.sqrt(np.maximum(a * a - 1, 1e-12))
    depth = np.minimum(b * scattering * thickness_mm, 60)
    sinh, cosh = np.sinh(depth), np.cosh(depth)
    whole = a * sinh + b * cosh
    return sinh / whole, b / whole


def _over(layer: tuple[Spectrum, Spectrum], below: Spectrum) -> Spectrum:
    """Return the reflectance of a layer lying on something of reflectance `below`."""
    back, through = layer
    return np.asarray(back + through**2 * below / (1 - back * below))
