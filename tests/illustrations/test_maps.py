"""Shared helpers for maps: true to their formulas, and the same bytes on any number of threads."""

import hashlib

import numpy as np
import pytest
from threads import outputs_by_threads

from illustrations.maps import Map, blur, noise, resize, sample, smoothstep


def wave(period_px: float, length: int = 900) -> Map:
    return np.tile(np.sin(2 * np.pi * np.arange(length) / period_px).astype(np.float32), (240, 1))


def amplitude(field: Map, period_px: float, centre: slice) -> float:
    turning = np.exp(2j * np.pi * np.arange(field.shape[1])[centre] / period_px)
    return float(2 * abs((field[field.shape[0] // 2, centre] * turning).mean()))


@pytest.mark.parametrize("sigma_px", [1.5, 3.0, 8.9, 9.1, 14.0, 25.0])
@pytest.mark.parametrize("period_in_sigmas", [3.0, 5.0, 9.0])
def test_a_blurred_wave_keeps_the_contrast_that_the_formula_says(sigma_px: float, period_in_sigmas: float) -> None:
    period = period_in_sigmas * sigma_px
    middle = slice(250, 250 + round(round(400 / period) * period))
    kept = amplitude(blur(wave(period), sigma_px), period, middle) / amplitude(wave(period), period, middle)
    assert kept == pytest.approx(np.exp(-2 * np.pi**2 / period_in_sigmas**2), rel=0.01)


@pytest.mark.parametrize("sigma_px", [2.0, 12.0, 20.0])
def test_a_blur_loses_nothing_of_what_lies_away_from_the_edge(sigma_px: float) -> None:
    field = np.zeros((300, 301), np.float32)
    field[140:160, 150:153] = 1
    assert blur(field, sigma_px).sum(dtype=np.float64) == pytest.approx(60, rel=1e-3)


def test_a_blur_of_no_width_changes_nothing_and_copies() -> None:
    field = wave(20, 40)
    same = blur(field, 0)
    assert np.array_equal(same, field)
    assert same is not field


def test_noise_has_mean_0_and_deviation_1_and_the_size_asked_for() -> None:
    field = noise((400, 400), 20, np.random.default_rng(1))
    assert field.dtype == np.float32
    assert abs(field.mean()) < 1e-4
    assert field.std() == pytest.approx(1, abs=1e-4)
    # Neighbours alike, points a wavelength apart unrelated.
    assert np.mean(field[:, 1:] * field[:, :-1]) > 0.95
    assert abs(np.mean(field[:, 20:] * field[:, :-20])) < 0.1


def test_sampling_between_pixels_is_linear_and_stays_inside() -> None:
    field = np.array([[0, 10], [20, 30]], np.float32)
    x = np.array([[0, 0.5], [1, 7.0]], np.float32)
    y = np.array([[0, 0.5], [0.25, -3.0]], np.float32)
    assert sample(field, x, y).tolist() == [[0, 15], [15, 10]]


def test_shrinking_averages_over_the_whole_footprint() -> None:
    checks = np.indices((64, 64)).sum(axis=0).astype(np.float32) % 2
    assert np.allclose(resize(checks, (8, 8)), 0.5, atol=0.02)


def test_a_smooth_step_runs_either_way() -> None:
    values = np.array([0, 1, 2, 3, 4], np.float32)
    assert smoothstep(1, 3, values).tolist() == [0, 0, 0.5, 1, 1]
    assert smoothstep(3, 1, values).tolist() == [1, 1, 0.5, 0, 0]


_DIGEST = """
import hashlib, numpy as np
from illustrations.maps import blur, noise, sample
field = noise((97, 211), 30, np.random.default_rng(3), octaves=2)
y, x = np.indices(field.shape, np.float32) * np.float32(0.7)
print(hashlib.sha256(blur(field, 10).tobytes() + sample(field, x, y).tobytes()).hexdigest())
"""


def test_the_number_of_threads_does_not_change_a_byte() -> None:
    digests = outputs_by_threads(_DIGEST)
    assert len(digests) == 1
    assert len(digests.pop().strip()) == hashlib.sha256().digest_size * 2
