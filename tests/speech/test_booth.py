import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.cache import ClipCache
from audioposts.errors import AudioError, SpeechError, StorageError
from audioposts.models import Clip, Pronunciation, Role, Spoken, Utterance, Voice
from audioposts.speech.booth import Booth, Failure, NobodySpokeError
from audioposts.speech.soundness import audible_ms

JOE, AMY = Voice("joe", "fake", "en", "joe.toml"), Voice("amy", "fake", "en", "amy.toml", (("pitch", 2),))


def clip(ms: float, rate: int = 8000) -> Clip:
    return Clip(b"\x10\x27\xf0\xd8" * int(rate * ms / 2000), rate)


def say(text: str, *pronunciations: Pronunciation) -> Utterance:
    return Utterance(text, Spoken(text, pronunciations=pronunciations), Role.BODY, 0)


HELLO = say("Hello.")


class Fake:
    """Answers as it is told to; remembers what it was asked."""

    version, max_chars, takes_ipa = "1", 100, False

    def __init__(self, answer: Callable[[str], Clip]) -> None:
        self.answer = answer
        self.asked: list[Spoken] = []

    def synthesize(self, spoken: Spoken) -> Clip:
        self.asked.append(spoken)
        return self.answer(spoken.text)


def well(text: str) -> Clip:
    return clip(70 * len(text))


def failing(error: Exception) -> Callable[[str], Clip]:
    def answer(text: str) -> Clip:
        raise error

    return answer


def booth(folder: Path, **engines: Fake) -> Booth:
    return Booth(ClipCache(folder), lambda voice: engines[voice.name])


def test_a_sentence_is_synthesised_once(tmp_path: Path) -> None:
    joe = Fake(well)
    made = booth(tmp_path, joe=joe)
    first, second = made.speak(HELLO, [JOE]), made.speak(HELLO, [JOE])
    assert (first.voice, first.asked, first.failures) == (JOE, (JOE,), ())
    assert (second.address, second.asked) == (first.address, ())
    assert joe.asked == [Spoken("Hello.")]
    assert made.cache.get(first.address) == well("Hello.")


def test_the_same_sentence_in_two_threads_is_synthesised_once(tmp_path: Path) -> None:
    def slowly(text: str) -> Clip:
        time.sleep(0.05)
        return well(text)

    joe, together = Fake(slowly), threading.Barrier(4)
    made = booth(tmp_path, joe=joe)

    def speak(utterance: Utterance) -> int:
        together.wait(timeout=5)
        return len(made.speak(utterance, [JOE]).asked)

    with ThreadPoolExecutor(4) as pool:
        asked = list(pool.map(speak, [HELLO, HELLO, say("Goodbye."), HELLO]))
    assert sorted(spoken.text for spoken in joe.asked) == ["Goodbye.", "Hello."]
    assert sum(asked) == 2


def test_pronunciations_reach_the_engines_that_heed_them(tmp_path: Path) -> None:
    heeds, heedless = Fake(well), Fake(well)
    heeds.takes_ipa = True
    made = booth(tmp_path, joe=heeds, amy=heedless)
    said = say("Hello.", Pronunciation(0, 5, "həˈləʊ"))
    assert made.address(said, JOE) != made.address(HELLO, JOE)
    assert made.address(said, AMY) == made.address(HELLO, AMY)
    made.speak(said, [JOE])
    made.speak(said, [AMY])
    assert (heeds.asked, heedless.asked) == ([said.spoken], [Spoken("Hello.")])


BROKEN = [
    (SpeechError("server", "answers 429"), "server: answers 429"),
    (AudioError("x", "is not sound"), "“Hello.”: the engine failed: x: is not sound"),
    (StorageError("model.onnx", "is gone"), "“Hello.”: the engine failed: model.onnx: is gone"),
    (TimeoutError(), "“Hello.”: the engine failed: TimeoutError"),
    (ConnectionResetError("by peer"), "“Hello.”: the engine failed: by peer"),
    (BrokenPipeError("the process is gone"), "“Hello.”: the engine failed: the process is gone"),
    (RuntimeError("bad weights"), "“Hello.”: the engine failed: bad weights"),
    (IndexError("510"), "“Hello.”: the engine failed: 510"),
]
WRONG_SOUND = [
    (Clip(b"", 8000), "“Hello.”: the engine gave back no sound"),
    (Clip(b"\x00\x01\x02", 8000), "“Hello.”: the engine gave back no sound"),
    (Clip(b"\x10\x27", 0), "“Hello.”: the engine gave back no sound"),
    (Clip(bytes(200), 8000), "“Hello.”: the engine gave back silence"),
    (clip(10), "“Hello.”: the engine gave back 0.0 s of sound, which cannot be all"),
    (Clip(clip(10).pcm + bytes(16_000), 8000), "“Hello.”: the engine gave back 0.0 s of sound, which cannot be all"),
    (clip(60_000), "“Hello.”: the engine gave back 60 s of sound for it"),
]


@pytest.mark.parametrize(
    ("answer", "message"),
    [(failing(error), message) for error, message in BROKEN]
    + [((lambda text, wrong=wrong: wrong), message) for wrong, message in WRONG_SOUND],
)
def test_whatever_an_engine_does_wrong_is_an_error_not_kept_and_the_next_voice_speaks(
    tmp_path: Path, answer: Callable[[str], Clip], message: str
) -> None:
    made = booth(tmp_path, joe=Fake(answer), amy=Fake(well))
    with pytest.raises(NobodySpokeError) as caught:
        made.speak(HELLO, [JOE])
    assert str(caught.value) == message
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    take = made.speak(HELLO, [JOE, AMY])
    assert (take.voice, take.asked) == (AMY, (JOE, AMY))
    ((voice, error),) = [(failure.voice, str(failure.error)) for failure in take.failures]
    assert (voice, error) == (JOE, message)


def test_an_engine_that_is_not_ready_is_an_error_too(tmp_path: Path) -> None:
    class Gone(Fake):
        @property
        def version(self) -> str:  # type: ignore[override]
            raise StorageError("joe.onnx", "No such file")

    made = booth(tmp_path, joe=Gone(well), amy=Fake(well))
    with pytest.raises(SpeechError, match=r"joe\.toml: the engine fake is not ready: joe\.onnx: No such file"):
        made.address(HELLO, JOE)
    assert made.speak(HELLO, [JOE, AMY]).asked == (AMY,)


def test_a_clip_that_is_cut_off_is_known_by_the_voice_s_own_pace(tmp_path: Path) -> None:
    cut = [False]

    def answer(text: str) -> Clip:
        return clip(70 * len(text) * (0.4 if cut[0] else 1.0))

    made = booth(tmp_path, joe=Fake(answer), amy=Fake(answer))
    sentence = "Sentence number {} is as long as the others of this article, more or less."
    for number in range(20):
        made.speak(say(sentence.format(number)), [JOE])
    cut[0] = True
    with pytest.raises(SpeechError, match=r"gave back 2\.1 s of sound, which cannot be all"):
        made.speak(say(sentence.format(20)), [JOE])
    made.speak(say("A short one."), [JOE])
    # Of another voice nothing is known yet: it may speak fast.
    made.speak(say(sentence.format(20)), [AMY])


def test_nobody_is_a_failure_of_each(tmp_path: Path) -> None:
    made = booth(tmp_path, joe=Fake(failing(SpeechError("a", "1"))), amy=Fake(failing(SpeechError("b", "2"))))
    with pytest.raises(NobodySpokeError, match="b: 2") as caught:
        made.speak(HELLO, [JOE, AMY])
    assert [failure.voice for failure in caught.value.failures] == [JOE, AMY]
    assert isinstance(caught.value.failures[0], Failure)


def test_a_full_disk_is_not_the_voice_s_fault(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    with pytest.raises(StorageError):
        booth(tmp_path / "cache", joe=Fake(well), amy=Fake(well)).speak(HELLO, [JOE, AMY])


@pytest.mark.parametrize(("before", "sound", "after"), [(0, 100, 0), (500, 200, 0), (0, 50, 1000), (130, 70, 250)])
def test_what_is_heard_of_a_clip(before: int, sound: int, after: int) -> None:
    made = replace(clip(0), pcm=bytes(16 * before) + clip(sound).pcm + bytes(16 * after))
    assert audible_ms(made) == pytest.approx(sound, abs=10)
