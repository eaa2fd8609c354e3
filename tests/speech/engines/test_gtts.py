"""gTTS against a stand-in on this machine that speaks Google Translate's protocol and answers with real MP3."""

import base64
import json
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from audioposts.codec import decode
from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Spoken, Voice
from audioposts.speech.engines import Engine, open_engine
from tests.speech.engines.matrix import TEXT, Case, check, every_case, hold
from tests.standins.faults import Answer, Asked, Faulty
from tests.standins.sounds import encoded, pcm


def google(asked: Asked, kind: str) -> Answer:
    """Answer as Google Translate does; `nothing` and `garbage` stand where the sound should be."""
    text = str(arguments(asked)[0])
    other = {"nothing": b"", "garbage": b"no sound at all", "half": _mp3(text)[: len(_mp3(text)) // 2 + 50]}
    sound = other[kind] if kind in other else _mp3(text, kind)
    payload = json.dumps([base64.b64encode(sound).decode()] if sound else None).replace('"', '\\"')
    body = f')]}}\'\n\n[["wrb.fr","jQ1olc","{payload}",null,null,null,"generic"]]'
    return Answer(body.encode(), "application/json; charset=utf-8")


def arguments(asked: Asked) -> list[object]:
    """Return what a request asks for: text, language, speed."""
    form = urllib.parse.parse_qs(asked.body.decode())
    found: list[object] = json.loads(json.loads(form["f.req"][0])[0][0][1])
    return found


def _mp3(text: str, kind: str = "well") -> bytes:
    return encoded(pcm(text, kind), "mp3")


@pytest.fixture
def translate() -> Iterator[Faulty]:
    with Faulty(google) as server:
        yield server


def engine(translate: Faulty, language: str = "en", **options: str | int | float) -> Engine:
    fast: dict[str, str | int | float] = {"endpoint": translate.url, "backoff_s": 0, "attempts": 3}
    return open_engine(Voice("google", "gtts", language, "voices/google.toml", tuple((fast | options).items())))


@every_case
def test_whatever_happens_the_sound_is_whole_or_there_is_one_error(translate: Faulty, case: Case) -> None:
    translate.plans = list(case.plans)
    clip = hold(engine(translate, timeout_s=0.3 if case.impatient else 20), case, "gTTS")
    assert clip is None or clip == decode(_mp3(TEXT), "speech")
    assert len(translate.asked) == case.times


def test_half_an_mp3_is_asked_for_again(translate: Faulty) -> None:
    translate.plans = ["half", "half", "well"]
    assert engine(translate).synthesize(Spoken(TEXT)) == decode(_mp3(TEXT), "speech")


def test_threads_get_their_own_sound(translate: Faulty) -> None:
    translate.plans = ["429", "cut", "500", "well"]
    texts = [f"Sentence {n}, and {'so on ' * n}." for n in range(12)]
    voice = engine(translate, attempts=5)
    with ThreadPoolExecutor(6) as pool:
        clips = list(pool.map(voice.synthesize, map(Spoken, texts)))
    assert clips == [decode(_mp3(text), "speech") for text in texts]


def test_a_sentence_is_one_request(translate: Faulty) -> None:
    text = "The ferry left at six, as it has every morning since Dr. Lind came, and nobody on the pier looked."
    engine(translate).synthesize(Spoken(text))
    assert [arguments(asked) for asked in translate.asked] == [[text, "en", None, "null"]]


@pytest.mark.parametrize("status", ["400", "403", "404"])
def test_a_refusal_is_not_tried_again(translate: Faulty, status: str) -> None:
    translate.plans = [status]
    with pytest.raises(SpeechError) as caught:
        engine(translate).synthesize(Spoken("Hello."))
    check(caught.value, rf"Hello\.: gTTS refused: HTTP {status}")
    assert len(translate.asked) == 1


@pytest.mark.parametrize(
    ("answer", "message"), [("nothing", "sent nothing"), ("garbage", "sent something that is not sound")]
)
def test_an_answer_without_sound_is_an_error(translate: Faulty, answer: str, message: str) -> None:
    translate.plans = [answer]
    with pytest.raises(SpeechError, match=f"gTTS {message}; try again later$"):
        engine(translate).synthesize(Spoken("Hello."))


def test_a_server_that_is_not_there() -> None:
    nobody = Faulty(google, url="http://127.0.0.1:9")
    with pytest.raises(SpeechError, match=r"gTTS did not answer: .*[Rr]efused; try again later$"):
        engine(nobody).synthesize(Spoken("Hello."))


def test_nothing_to_speak_is_an_error(translate: Faulty) -> None:
    with pytest.raises(SpeechError, match="has nothing in it"):
        engine(translate).synthesize(Spoken("…"))


def test_a_text_that_is_too_long_is_refused_not_cut(translate: Faulty) -> None:
    voice = engine(translate)
    with pytest.raises(TextTooLongError):
        voice.synthesize(Spoken("x" * (voice.max_chars + 1)))


@pytest.mark.parametrize(
    ("language", "asked_for"), [("de-AT", "de"), ("en-US", "en"), ("zh-TW", "zh-TW"), ("fr-CA", "fr-CA")]
)
def test_regions_are_sent_only_where_the_service_knows_them(translate: Faulty, language: str, asked_for: str) -> None:
    engine(translate, language).synthesize(Spoken("Hello."))
    assert arguments(translate.asked[0])[1] == asked_for


def test_a_language_that_is_not_spoken_is_named(translate: Faulty) -> None:
    with pytest.raises(ConfigError, match=r"voices/google\.toml: language = 'tlh'"):
        engine(translate, "tlh")
