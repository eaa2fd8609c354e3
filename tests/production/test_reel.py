import array
import math
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.cache import ClipCache
from audioposts.errors import StorageError
from audioposts.models import Clip, Role, Spoken, Utterance, Voice
from audioposts.production.reel import wind
from audioposts.speech.booth import Booth, Take
from audioposts.speech.engines import Engine

JOE = Voice("joe", "fake", "en", "joe.toml")
SAID = Utterance("Hello.", Spoken("Hello."), Role.BODY, 0)


def tone(level: int, rate: int = 8000, ms: int = 500) -> Clip:
    samples = (round(level * math.sin(2 * math.pi * 200 * i / rate)) for i in range(rate * ms // 1000))
    return Clip(array.array("h", samples).tobytes(), rate)


def no_engine(voice: Voice) -> Engine:
    raise AssertionError("nothing is to be spoken")


def booth(folder: Path, **clips: Clip) -> Booth:
    made = Booth(ClipCache(folder), no_engine)
    for name, clip in clips.items():
        made.cache.put(address(name), clip)
    return made


def address(name: str) -> str:
    return name.rjust(64, "0")


def samples(clip: Clip) -> "array.array[int]":
    return array.array("h", clip.pcm)


def test_all_clips_have_the_rate_of_who_speaks_most(tmp_path: Path) -> None:
    amy = replace(JOE, name="amy")
    takes = [(SAID, Take(address(name), voice)) for name, voice in (("a", amy), ("b", JOE), ("c", JOE))]
    reel = wind(booth(tmp_path, a=tone(5000, 24_000), b=tone(5000), c=tone(5000)), takes)
    loaded = [reel.load(key) for key in reel.keys]
    assert {(clip.sample_rate_hz, clip.samples) for clip in loaded} == {(8000, 4000)}
    middle = [samples(clip)[400:3600] for clip in loaded]
    assert max(abs(x - y) for x, y in zip(middle[0], middle[1], strict=True)) < 40


@pytest.mark.parametrize(("volume", "peak"), [(1.0, 5000), (0.5, 2500), (2.0, 10_000), (4.0, 20_000)])
def test_a_clip_is_as_loud_as_its_voice_is_set(tmp_path: Path, volume: float, peak: int) -> None:
    reel = wind(booth(tmp_path, a=tone(5000)), [(SAID, Take(address("a"), replace(JOE, volume=volume)))])
    assert max(samples(reel.load(reel.keys[0]))) == pytest.approx(peak, rel=0.01)


def test_what_is_too_loud_is_cut_at_the_limit_and_does_not_wrap(tmp_path: Path) -> None:
    quiet = tone(20_000)
    reel = wind(booth(tmp_path, a=quiet), [(SAID, Take(address("a"), replace(JOE, volume=4.0)))])
    for before, after in zip(samples(quiet), samples(reel.load(reel.keys[0])), strict=True):
        assert after == max(-32768, min(32767, 4 * before))


def test_a_clip_that_is_gone_while_it_is_relied_on_is_an_error(tmp_path: Path) -> None:
    made = booth(tmp_path, a=tone(5000))
    reel = wind(made, [(SAID, Take(address("a"), JOE))])
    next(path for path in tmp_path.rglob("*") if path.is_file()).unlink()
    with pytest.raises(StorageError, match="was deleted while it was in use; run again"):
        reel.load(reel.keys[0])


def test_nothing_spoken_is_an_empty_reel(tmp_path: Path) -> None:
    assert wind(booth(tmp_path), []).keys == ()
