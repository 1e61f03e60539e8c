"""From linear light to the greys a tattoo needs: true blacks, full mid-tones, few whites."""

import numpy as np
from scipy.ndimage import gaussian_filter

from .arrays import Array, GreyAlpha
from .shapes import smoothstep

_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])  # Rec. 709


def _s_curve(x: Array, contrast: float) -> Array:
    """Logistic contrast around 0.5, fixed at 0 and 1; contrast 0 leaves x alone."""
    if contrast == 0:
        return x
    low = 1 / (1 + np.exp(contrast * 0.5))
    return np.asarray((1 / (1 + np.exp(-contrast * (x - 0.5))) - low) / (1 - 2 * low))


def _roll_off(light: Array, shoulder: float) -> Array:
    """Bend light above 1 - shoulder so that it nears 1 without clipping."""
    knee = 1 - shoulder
    return np.where(light < knee, light, knee + shoulder * (1 - np.exp(-(light - knee) / max(shoulder, 1e-6))))


def tone(
    linear: Array,
    *,
    white_percentile: float = 99.6,
    black_percentile: float = 0.5,
    middle: float | None = None,
    contrast: float = 2.5,
    clarity: float = 0.25,
    sharpen: float = 0.5,
    shoulder: float = 0.35,
    gamma: float = 2.2,
    black: float = 0.02,
    white: float = 1.0,
) -> GreyAlpha:
    """Grade linear premultiplied RGBA (h, w, 4).

    The percentiles (of the opaque part) become black and white; `middle` is the wanted median grey before the
    S-curve; `clarity` and `sharpen` are shares of unsharp masking at 1.2 % and 0.11 % of the height.
    """
    alpha = np.clip(linear[..., 3], 0, 1)
    light = np.where(alpha > 1e-4, linear[..., :3] @ _LUMINANCE / np.maximum(alpha, 1e-4), 0)
    solid = alpha > 0.5
    light = np.maximum(light / np.percentile(light[solid], white_percentile), 0)
    grey = _roll_off(light, shoulder) ** (1 / gamma)
    low, high = np.percentile(grey[solid], [black_percentile, white_percentile])
    grey = np.clip((grey - low) / (high - low), 0, 1)
    if middle is not None:
        median = np.clip(np.median(grey[solid]), 0.05, 0.95)
        grey = grey ** (np.log(middle) / np.log(median))
    grey = _s_curve(grey, contrast)
    height = grey.shape[0]
    wide, fine = (_blur(grey, alpha, height * share) for share in (0.012, 0.0011))
    grey = grey + clarity * (grey - wide) + sharpen * (grey - fine)
    return GreyAlpha(np.clip(black + (white - black) * np.clip(grey, 0, 1), 0, 1), alpha)


def _blur(grey: Array, alpha: Array, sigma: float) -> Array:
    """Gaussian mean of the opaque part only."""
    return np.asarray(gaussian_filter(grey * alpha, sigma) / (gaussian_filter(alpha, sigma) + 1e-4))


def edge_tone(picture: GreyAlpha, most: float = 0.85, reach: float = 0.006) -> GreyAlpha:
    """Hold the rim of the silhouette at or below grey `most`, so that skin does not eat it.

    `reach` is the width of the rim as a share of the height.
    """
    inside = gaussian_filter((picture.alpha > 0.5).astype(np.float64), reach * picture.alpha.shape[0])
    rim = 1 - smoothstep(0.62, 0.95, inside)
    return GreyAlpha(
        np.where(picture.grey > most, picture.grey + rim * (most - picture.grey), picture.grey), picture.alpha
    )


def fade_below(picture: GreyAlpha, start: float, end: float) -> GreyAlpha:
    """Fade the alpha out downwards between two heights, given as shares of the picture from its top."""
    height = picture.alpha.shape[0]
    keep = 1 - smoothstep(start, end, np.arange(height) / height)
    return GreyAlpha(picture.grey, picture.alpha * keep[:, None])
