from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audioposts.audio.music import Bed, make_bed, over_music
from audioposts.codec import FORMATS
from audioposts.models import Clip
from tests.codec.test_pcm import speechlike

MP3 = FORMATS["mp3"]
RATE = MP3.sample_rate_hz
LEVEL = 2000.0
Sound = NDArray[np.float64]


def bed(channels: int = 1, duck_db: float = -12.0, samples: int = RATE) -> Bed:
    """A tone, all of it as loud."""
    tone = LEVEL * np.sqrt(2) * np.sin(2 * np.pi * 441 * np.arange(samples) / RATE)
    return Bed(np.repeat(tone[:, None], channels, axis=1).astype("<i2").tobytes(), channels, duck_db)


def mixed(pcm: bytes, spans: Sequence[tuple[int, int]], of: Bed, mute: Sequence[tuple[int, int]] = ()) -> Sound:
    size = 2 * of.channels
    pieces = [pcm[i : i + size * 999] for i in range(0, len(pcm), size * 999)]
    heard = b"".join(over_music(pieces, spans, len(pcm) // size, of, MP3, mute))
    return np.frombuffer(heard, "<i2").reshape(-1, of.channels)[:, 0].astype(float)


def level_db(sound: Sound) -> float:
    """Against the music where nobody speaks."""
    return 20 * float(np.log10(np.sqrt(np.square(sound).mean()) / LEVEL + 1e-6))


def at(sound: Sound, second: float, length_s: float = 0.1) -> float:
    return level_db(sound[int(second * RATE) : int((second + length_s) * RATE)])


def spans(*seconds: tuple[float, float]) -> list[tuple[int, int]]:
    return [(int(start * RATE), int(stop * RATE)) for start, stop in seconds]


@pytest.mark.parametrize("channels", [1, 2])
def test_music_goes_back_before_the_first_word_and_comes_up_again(channels: int) -> None:
    silence = bytes(2 * channels * 12 * RATE)
    heard = mixed(silence, spans((3, 6)), bed(channels))
    assert len(heard) == 12 * RATE
    assert at(heard, 1.5) == pytest.approx(0, abs=0.2)
    assert at(heard, 2.88) == pytest.approx(-12, abs=0.5)
    assert at(heard, 4.5) == pytest.approx(-12, abs=0.2)
    assert at(heard, 6.05) == pytest.approx(-12, abs=1)
    assert at(heard, 8) == pytest.approx(0, abs=0.2)


def test_in_a_short_pause_it_stays_back() -> None:
    heard = mixed(bytes(2 * 12 * RATE), spans((2, 4), (5, 7)), bed())
    assert at(heard, 4.4) == pytest.approx(-12, abs=0.2)
    assert at(mixed(bytes(2 * 12 * RATE), spans((2, 4), (7, 8)), bed()), 5.4) == pytest.approx(0, abs=0.3)


def test_it_fades_in_and_out() -> None:
    heard = mixed(bytes(2 * 6 * RATE), [], bed())
    assert np.abs(heard[:20]).max() < 60
    assert np.abs(heard[-20:]).max() < 120
    assert at(heard, 0.05) < at(heard, 0.2) < at(heard, 0.35) < 0.1
    assert at(heard, 5.85) < at(heard, 5.3) < at(heard, 4.9) < 0.1


def test_it_is_away_where_it_is_not_wanted() -> None:
    heard = mixed(bytes(2 * 9 * RATE), [], bed(), spans((3, 5)))
    assert np.abs(heard[int(3.1 * RATE) : int(4.9 * RATE)]).max() == 0
    assert at(heard, 1.5) == pytest.approx(0, abs=0.2)
    assert at(heard, 6.5) == pytest.approx(0, abs=0.2)


def test_speech_is_as_loud_as_it_was() -> None:
    speech = speechlike(4.0, RATE)
    pcm = bytes(2 * 2 * RATE) + speech + bytes(2 * 2 * RATE)
    heard = mixed(pcm, spans((2, 6)), bed(duck_db=-30))
    before = np.frombuffer(pcm, "<i2").astype(float)
    inside = slice(int(2.2 * RATE), int(5.8 * RATE))
    assert np.abs(heard[inside] - before[inside]).max() < 130


def test_it_begins_again_without_a_click() -> None:
    of = make_bed(Clip(speechlike(1.5, 22_050, 3000), 22_050), MP3, 1, -30.0, -10.0)
    loop = np.frombuffer(of.pcm, "<i2").astype(float)
    assert len(loop) == pytest.approx(RATE * 1.0, rel=0.02)
    steps = np.abs(np.diff(np.concatenate((loop, loop))))
    assert steps[len(loop) - 5 : len(loop) + 5].max() <= steps.max()
    assert abs(loop[-1] - loop[0]) < 200
    assert len(mixed(bytes(2 * 5 * RATE), [], of)) == 5 * RATE


@pytest.mark.parametrize("samples", [1, 40, 900])
def test_the_shortest_music_can_be_used(samples: int) -> None:
    assert len(mixed(bytes(2 * RATE), [], bed(samples=samples))) == RATE


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 3 * RATE),
    st.lists(st.tuples(st.integers(0, 3 * RATE), st.integers(0, 3 * RATE)), max_size=4),
    st.sampled_from([1, 2]),
    st.integers(-4, 0),
)
def test_nothing_passes_the_ceiling_and_no_sample_is_lost(
    samples: int, places: list[tuple[int, int]], channels: int, duck: int
) -> None:
    said = sorted((min(place), max(place)) for place in places)
    apart = [span for number, span in enumerate(said) if not number or span[0] >= said[number - 1][1]]
    loud = (np.full((samples, channels), 22_000, "<i2")).tobytes()
    heard = mixed(loud, apart, bed(channels, duck), apart[:1])
    assert len(heard) == samples
    assert not samples or np.abs(heard).max() <= MP3.ceiling * 32768 + 1


def test_an_hour_needs_no_more_memory_than_a_minute() -> None:
    def hour() -> Iterator[bytes]:
        for _ in range(3600):
            yield bytes(2 * RATE)

    heard = over_music(hour(), [], 3600 * RATE, bed(), MP3)
    lengths = [len(piece) for _, piece in zip(range(200), heard, strict=False)]
    assert max(lengths) <= 4 * 2 * RATE
