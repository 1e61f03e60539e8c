"""Spectra the skin model is made of, 400–700 nm in steps of 10 nm. Absorption and scattering are per millimetre."""

import numpy as np
import numpy.typing as npt

Spectrum = npt.NDArray[np.float64]

WAVELENGTHS_NM: Spectrum = np.arange(400.0, 701.0, 10.0)

# Molar extinction of haemoglobin [1/cm per mol/l], S. Prahl's compilation (omlc.org/spectra/hemoglobin).
_OXYGENATED: Spectrum = np.array([
    266232, 466840, 480360, 246072, 102580, 62816, 44480, 33209.2, 26629.2, 23684.4, 20932.8, 20035.2, 24202.4,
    39956.8, 53236, 43016, 32613.2, 44496, 50104, 14400.8, 3200, 1506, 942, 610, 442, 368, 319.6, 294, 277.6, 276, 290,
])  # fmt: skip
_DEOXYGENATED: Spectrum = np.array([
    223296, 303956, 407560, 528600, 413280, 103292, 23388.8, 16156.4, 14550, 16684, 20862, 25773.6, 31589.6, 39036.4,
    46592, 53412, 53788, 45072, 37020, 28324.4, 14677.2, 9443.6, 6509.6, 5148.8, 4345.2, 3750.12, 3226.56, 2795.12,
    2407.92, 2051.96, 1794.28,
])  # fmt: skip
_HAEMOGLOBIN_G_PER_L = 150.0
_HAEMOGLOBIN_G_PER_MOL = 64500.0

# Relative power of CIE illuminant D65.
_DAYLIGHT: Spectrum = np.array([
    82.75, 91.49, 93.43, 86.68, 104.86, 117.01, 117.81, 114.86, 115.92, 108.81, 109.35, 107.80, 104.79, 107.69, 104.41,
    104.05, 100.0, 96.33, 95.79, 88.69, 90.01, 89.60, 87.70, 83.29, 83.70, 80.03, 80.21, 82.28, 78.28, 69.72, 71.61,
])  # fmt: skip


def melanosome_absorption() -> Spectrum:
    """Return the absorption of the inside of a melanosome: 6.6e11 λ^-3.33 /cm (Jacques 1998, omlc.org)."""
    return np.asarray(6.6e10 * WAVELENGTHS_NM**-3.33)


def bloodless_absorption() -> Spectrum:
    """Return the absorption of skin without blood and melanin: 7.84e8 λ^-3.255 /cm (Saidi, after Jacques 1998)."""
    return np.asarray(7.84e7 * WAVELENGTHS_NM**-3.255)


def blood_absorption(saturation: float) -> Spectrum:
    """Return the absorption of whole blood (150 g/l haemoglobin) at an oxygen `saturation` of 0–1."""
    extinction = saturation * _OXYGENATED + (1 - saturation) * _DEOXYGENATED
    per_cm = np.log(10.0) * _HAEMOGLOBIN_G_PER_L / _HAEMOGLOBIN_G_PER_MOL * extinction
    return np.asarray(per_cm / 10.0)


def dermal_scattering() -> Spectrum:
    """Return the reduced scattering of dermis: about 44 /cm at 520 nm (mean skin, Jacques 2013; exponent softened)."""
    return np.asarray(4.4 * (WAVELENGTHS_NM / 520.0) ** -1.15)


def epidermal_scattering() -> Spectrum:
    """Return a reduced scattering as strong as the dermis's at 520 nm but less blue, for cells instead of collagen.

    The exponent is chosen by eye: with the dermis's, fresh packed black looks navy under pale skin.
    """
    return np.asarray(4.4 * (WAVELENGTHS_NM / 520.0) ** -0.1)


def papillary_scattering() -> Spectrum:
    """Return the reduced scattering of the clear dermis over the ink: bluer, for its fibrils are the finest.

    The exponent lies between the dermis's and Rayleigh's -4 and is chosen by eye: it lets old, sunken black turn
    bluer as well as paler.
    """
    return np.asarray(4.4 * (WAVELENGTHS_NM / 520.0) ** -2.2)


def colour_matching() -> Spectrum:
    """Return the (31, 3) weights of X, Y, Z under D65 (analytic CIE 1931 observer, Wyman et al. 2013); Y sums to 1."""

    def lobe(peak: float, below: float, above: float) -> Spectrum:
        width = np.where(peak > WAVELENGTHS_NM, below, above)
        return np.asarray(np.exp(-0.5 * ((WAVELENGTHS_NM - peak) / width) ** 2))

    x = 1.056 * lobe(599.8, 37.9, 31.0) + 0.362 * lobe(442.0, 16.0, 26.7) - 0.065 * lobe(501.1, 20.4, 26.2)
    y = 0.821 * lobe(568.8, 46.9, 40.5) + 0.286 * lobe(530.9, 16.3, 31.1)
    z = 1.217 * lobe(437.0, 11.8, 36.0) + 0.681 * lobe(459.0, 26.0, 13.8)
    weights = np.stack([x, y, z], axis=1) * _DAYLIGHT[:, None]
    return np.asarray(weights / weights[:, 1].sum())
