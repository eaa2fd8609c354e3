from itertools import groupby, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.meters import Samples, Stillness, TruePeak

RATE = 8000
WINDOW = 160


def peak_of(*pieces: Samples) -> float:
    peak = TruePeak()
    for piece in pieces:
        peak.heard(piece)
    return peak.height()


def every_place(samples: Samples) -> float:
    """The highest of all places of the wave, none passed over."""
    padded = np.pad(samples, 12)
    heights = [np.abs(padded).max(initial=0)]
    for place in range(1, 8):
        distance = np.arange(-11, 13) - place / 8
        weights = np.sinc(distance) * np.i0(5 * np.sqrt(1 - (distance / 12) ** 2))
        heights.append(np.abs(np.convolve(padded, weights[::-1] / weights.sum())).max())
    return float(max(heights))


@st.composite
def sounds(draw: st.DrawFn) -> Samples:
    """Noise whose level changes, with a few clicks in it."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    levels = draw(st.lists(st.floats(0, 1), min_size=1, max_size=8))
    sound = np.concatenate([random.uniform(-level, level, random.integers(1, 300)) for level in levels])
    for at in draw(st.lists(st.integers(0, len(sound) - 1), max_size=4)):
        sound[at : at + 3] = 1
    return sound


@given(sounds())
def test_what_is_passed_over_holds_no_peak(sound: Samples) -> None:
    assert peak_of(sound) == pytest.approx(every_place(sound), rel=1e-5)


@given(sounds(), st.lists(st.integers(0, 2400), max_size=6))
def test_pieces_make_no_difference_to_the_peak(sound: Samples, cuts: list[int]) -> None:
    pieces = np.split(sound, sorted(cuts))
    assert peak_of(*pieces) == pytest.approx(peak_of(sound), rel=1e-6)


@pytest.mark.parametrize("phase", [0, 15, 30, 45, 60, 80])
@pytest.mark.parametrize("cycles_per_sample", [0.02, 0.1, 1 / 6, 0.25, 1 / 3, 0.4, 0.43])
def test_the_peak_of_a_tone_is_that_of_its_wave(cycles_per_sample: float, phase: int) -> None:
    tone = np.sin(2 * np.pi * cycles_per_sample * np.arange(4000) + np.radians(phase)) * np.hanning(4000)
    assert 20 * np.log10(peak_of(tone)) == pytest.approx(0, abs=0.13)


def test_the_peak_so_far_can_be_asked_for() -> None:
    peak = TruePeak()
    assert peak.height() == 0
    peak.heard(np.array([0.25, -0.5, 0.25]))
    assert peak.height() == pytest.approx(0.5, rel=0.1)
    assert peak.height() == pytest.approx(0.5, rel=0.1)
    peak.heard(np.array([-0.9]))
    assert peak.height() > 0.85


def stretches_of(pieces: list[Samples], longest_ms: int) -> list[tuple[int, int]]:
    stillness = Stillness(RATE, longest_ms)
    for piece in pieces:
        stillness.heard(piece)
    return stillness.stretches()


@given(
    st.lists(st.booleans(), max_size=40),
    st.integers(0, 159),
    st.integers(1, 5),
    st.lists(st.integers(0, 6400), max_size=4),
)
def test_stretches_are_runs_of_still_windows(stills: list[bool], rest: int, least: int, cuts: list[int]) -> None:
    sound = np.concatenate(
        [np.full((1, WINDOW), 0.001 if still else -0.1) for still in stills] + [np.zeros((1, rest))], axis=1
    )
    expected = []
    windows = [*enumerate([*stills, True] if rest else stills)]
    for still, run in groupby(windows, lambda window: window[1]):
        places = [place for place, _ in run]
        start, stop = places[0] * WINDOW, min((places[-1] + 1) * WINDOW, sound.shape[1])
        if still and stop - start >= least * WINDOW:
            expected.append((start, stop))
    bounds = [0, *sorted(min(cut, sound.shape[1]) for cut in cuts), sound.shape[1]]
    assert stretches_of([sound[:, a:b] for a, b in pairwise(bounds)], 20 * least) == expected


def test_it_is_still_where_no_channel_is_heard() -> None:
    sound = np.zeros((2, 10 * WINDOW))
    sound[0, : 4 * WINDOW] = 0.1
    sound[1, 8 * WINDOW :] = 0.1
    assert stretches_of([sound], 20) == [(4 * WINDOW, 8 * WINDOW)]


@pytest.mark.parametrize(("level_dbfs", "found"), [(-49.9, 0), (-50.1, 1)])
def test_what_is_still_is_a_matter_of_the_mean(level_dbfs: float, found: int) -> None:
    tone = np.sqrt(2) * np.sin(np.pi / 8 * np.arange(10 * WINDOW)) * 10 ** (level_dbfs / 20)
    assert len(stretches_of([tone[None]], 20)) == found
