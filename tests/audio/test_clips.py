import array

from hypothesis import given
from hypothesis import strategies as st

from audioposts.audio.clips import audible_part, cut, faded, pcm_of, samples_of
from audioposts.models import Clip

RATE = 8000


def clip(before_ms: int, sound_ms: int, after_ms: int, level: int = 8000) -> Clip:
    tone = array.array("h", [level, -level] * (RATE // 2000 * sound_ms)).tobytes()
    return Clip(bytes(2 * 8 * before_ms) + tone + bytes(2 * 8 * after_ms), RATE)


def test_silence_is_cut_to_a_floor_on_either_side() -> None:
    start, stop = audible_part(clip(400, 1000, 700))
    assert abs(start - (400 - 25) * 8) <= 40
    assert abs(stop - (400 + 1000 + 60) * 8) <= 40


def test_a_clip_without_silence_is_left_whole() -> None:
    whole = clip(0, 500, 0)
    assert audible_part(whole) == (0, whole.samples)


def test_a_quiet_clip_keeps_its_speech() -> None:
    start, stop = audible_part(clip(200, 500, 200, level=300))
    assert stop - start >= 500 * 8


def test_ends_are_faded_and_the_middle_is_not() -> None:
    sound = array.array("h", pcm_of(faded(samples_of(clip(0, 500, 0)), RATE, 4, 12)))
    assert len(sound) == 4000
    assert sound[0] == 0
    assert abs(sound[-1]) < 200
    assert {abs(sample) for sample in sound[32 : 4000 - 96]} == {8000}


@given(st.integers(0, 40), st.integers(0, 5), st.integers(0, 5), st.sampled_from([1, 2]))
def test_a_fade_never_changes_the_length(samples: int, in_ms: int, out_ms: int, channels: int) -> None:
    whole = Clip(b"\x10\x27" * samples * channels, RATE, channels=channels)
    assert len(pcm_of(faded(samples_of(whole), RATE, in_ms, out_ms))) == len(whole.pcm)


@given(st.lists(st.integers(-32768, 32767), max_size=50))
def test_samples_and_pcm_are_the_same(values: list[int]) -> None:
    pcm = array.array("h", values).tobytes()
    assert pcm_of(samples_of(Clip(pcm, RATE))) == pcm
    assert (
        pcm_of(2 * samples_of(Clip(pcm, RATE)))
        == array.array("h", (max(-32768, min(32767, 2 * v)) for v in values)).tobytes()
    )


def test_a_cut_is_of_all_channels() -> None:
    stereo = Clip(array.array("h", range(20)).tobytes(), RATE, channels=2)
    assert list(array.array("h", cut(stereo, 2, 4).pcm)) == [4, 5, 6, 7]
