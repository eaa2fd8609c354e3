import array
import math
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.cache import ClipCache
from audioposts.errors import StorageError
from audioposts.models import Clip, Role, Script, Utterance, Voice
from audioposts.models import Spoken as Said
from audioposts.production.reel import wind
from audioposts.production.speaking import Spoken
from audioposts.speech.booth import Booth, Take
from audioposts.speech.engines import Engine

JOE = Voice("joe", "fake", "en", "joe.toml")
SAID = Utterance("Hello.", Said("Hello."), Role.BODY, 0)


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


def spoken(*takes: Take) -> Spoken:
    return Spoken(Script("T", "en", (SAID,) * len(takes)), takes, ())


def test_a_delivery_names_its_clip_and_who_spoke_it(tmp_path: Path) -> None:
    reel = wind(booth(tmp_path, a=tone(5000)), spoken(Take(address("a"), JOE)))
    (delivery,) = reel.deliveries
    assert (delivery.utterance, delivery.address, delivery.speaker, delivery.level_db) == (SAID, address("a"), "joe", 0)
    assert reel.load(delivery.address) == tone(5000)


def test_the_volume_of_a_voice_is_against_that_of_who_speaks_most(tmp_path: Path) -> None:
    loud, amy = replace(JOE, volume=2.0), replace(JOE, name="amy", volume=1.0)
    takes = [Take(address(name), voice) for name, voice in (("a", amy), ("b", loud), ("c", loud))]
    levels = [delivery.level_db for delivery in wind(booth(tmp_path), spoken(*takes)).deliveries]
    assert levels == [pytest.approx(-6.02, abs=0.01), 0, 0]


def test_a_damaged_clip_is_spoken_again_as_long_as_nobody_relies_on_it(tmp_path: Path) -> None:
    asked: list[str] = []

    class Speaking:
        version, max_chars, takes_ipa = "1", 100, False

        def synthesize(self, said: Said) -> Clip:
            asked.append(said.text)
            return tone(7000)

    made = replace(booth(tmp_path), open_engine=lambda voice: Speaking())
    take = made.speak(SAID, [JOE])
    reel = wind(made, spoken(take))
    next(path for path in tmp_path.rglob("*") if path.is_file()).write_bytes(b"damaged")
    assert reel.load_or_speak(take.address) == tone(7000)
    assert asked == ["Hello.", "Hello."]


def test_a_clip_that_is_gone_while_it_is_relied_on_is_an_error(tmp_path: Path) -> None:
    reel = wind(booth(tmp_path, a=tone(5000)), spoken(Take(address("a"), JOE)))
    next(path for path in tmp_path.rglob("*") if path.is_file()).unlink()
    with pytest.raises(StorageError, match="was deleted while it was in use; run again"):
        reel.load(address("a"))


def test_nothing_spoken_is_an_empty_reel(tmp_path: Path) -> None:
    assert wind(booth(tmp_path), spoken()).deliveries == ()
