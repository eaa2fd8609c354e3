import array

from audioposts.audio.clips import amplified, audible_part, faded
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
    sound = array.array("h", faded(clip(0, 500, 0), 0, 4000))
    assert len(sound) == 4000
    assert abs(sound[0]) < 500
    assert abs(sound[-1]) < 1500
    assert abs(sound[2000]) == 8000


def test_a_clip_is_made_louder_and_softer_within_its_limits() -> None:
    whole = clip(0, 100, 0, level=10_000)
    assert amplified(whole, 1) == whole
    assert set(array.array("h", amplified(whole, 0.5).pcm)) == {5000, -5000}
    assert set(array.array("h", amplified(whole, 4).pcm)) == {32_767, -32_768}
    assert amplified(whole, 4).samples == whole.samples
