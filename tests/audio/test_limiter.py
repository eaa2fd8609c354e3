import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from audioposts.audio.limiter import Samples, limited


def tone(level: float, seconds: float = 0.5) -> Samples:
    time = np.arange(int(44_100 * seconds)) / 44_100
    return (level * np.sin(2 * np.pi * 200 * time))[:, None].astype(np.float32)


def test_what_is_below_the_ceiling_is_as_it_was() -> None:
    sound = tone(0.6)
    assert limited(sound, 0.7) is sound


def test_a_steady_sound_is_turned_down_and_not_bent() -> None:
    made = limited(tone(1.4), 0.7)
    assert np.abs(made[2000:-2000] - tone(0.7)[2000:-2000]).max() < 0.01


def test_a_peak_is_turned_down_softly_and_what_is_far_from_it_is_as_it_was() -> None:
    sound = tone(0.3)
    sound[10_000] = 2.0
    made = limited(sound, 0.5)
    assert abs(made[10_000, 0] - 0.5) < 0.15
    assert np.array_equal(made[:8500], sound[:8500])
    assert np.array_equal(made[11_500:], sound[11_500:])
    gain = made[8000:12_000] / np.where(np.abs(sound[8000:12_000]) < 0.01, np.nan, sound[8000:12_000])
    steps = np.abs(np.diff(gain[~np.isnan(gain)]))
    assert steps.max() < 0.02


@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(0, 3000), st.integers(1, 2)),
        elements=st.floats(-8, 8, width=32),
        fill=st.just(0.25),
    ),
    st.floats(0.1, 1.0),
)
def test_nothing_passes_and_nothing_is_lost(sound: Samples, ceiling: float) -> None:
    made = limited(sound, ceiling)
    assert made.shape == sound.shape
    assert np.abs(made).max(initial=0) <= ceiling * 1.000001
    # Nothing is louder than it was, and no sign turns.
    assert (np.abs(made) <= np.abs(sound) + 1e-6).all()
    assert (made * sound >= 0).all()
