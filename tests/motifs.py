"""Tiny motifs to ink, and how wide a mark came out."""

import numpy as np

from illustrations.ink.needles import InkSettings
from illustrations.maps import Map
from illustrations.reference import Entry, Lines, Reference

ENTRY = Entry(key="test", title="Test", file="test.png", width_mm=10, credit="us", how="By hand.", drawn_from="model")
EVEN = InkSettings(hand_jitter_mm=0, uptake_variation=0)


def motif(darkness: Map, lines: Lines | None = None) -> Reference:
    tones = np.asarray(darkness, np.float32)
    return Reference(ENTRY, tones, (tones > 0).astype(np.float32), lines)


def black(rows: int = 60, columns: int = 60) -> Reference:
    return motif(np.ones((rows, columns), np.float32))


def drawing(*strokes: tuple[slice | int, slice | int, int], size: tuple[int, int] = (200, 400)) -> Lines:
    pixels = np.zeros(size, np.uint8)
    for rows, columns, level in strokes:
        pixels[rows, columns] = level
    return pixels


def width_at_half_height(profile: Map) -> float:
    """Width of a single bump [samples], its flanks read between samples."""
    half = profile.max() / 2
    inside = np.flatnonzero(profile >= half)
    first, last = inside[0], inside[-1]
    left = first - (profile[first] - half) / (profile[first] - profile[first - 1])
    right = last + (profile[last] - half) / (profile[last] - profile[last + 1])
    return float(right - left)
