"""edge against a stand-in of the service's websocket, through edge-tts itself."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from audioposts.codec import decode
from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Spoken, Voice, WordTiming
from audioposts.speech.engines import Engine, open_engine
from tests.speech.engines.matrix import TEXT, Case, check, every_case, hold
from tests.standins.sounds import encoded, pcm

pytest.importorskip("edge_tts", reason="edge-tts is not installed: pip install 'audioposts[edge]'")

from edge_tts.drm import DRM

from tests.standins.edge_service import LEAD_MS, MS_PER_CHAR, EdgeService

FILE = "voices/edge.toml"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[EdgeService]:
    monkeypatch.setattr(DRM, "clock_skew_seconds", 0.0)  # edge-tts remembers it for the whole process
    with EdgeService() as running:
        yield running


def engine(service: EdgeService, **options: str | int | float) -> Engine:
    made: dict[str, str | int | float] = {"voice": "en-US-EmmaMultilingualNeural", "endpoint": service.url}
    made |= {"attempts": 3, "backoff_s": 0}
    return open_engine(Voice("emma", "edge", "en-US", FILE, tuple((made | options).items())))


def mp3(text: str) -> bytes:
    return encoded(pcm(text), "mp3")


def test_a_sentence_becomes_sound_with_its_words(service: EdgeService) -> None:
    clip = engine(service).synthesize(Spoken(TEXT))
    assert (clip.pcm, clip.sample_rate_hz) == (decode(mp3(TEXT), "speech").pcm, 24_000)
    assert [TEXT[word.start : word.stop] for word in clip.words] == TEXT.replace(",", "").replace(".", "").split()
    ferry = TEXT.index("ferry")
    start_ms = LEAD_MS + MS_PER_CHAR * ferry
    assert clip.words[1] == WordTiming(start_ms, start_ms + 5 * MS_PER_CHAR, ferry, ferry + 5)


def test_rate_and_pitch_are_sent(service: EdgeService) -> None:
    engine(service, rate="+20%", pitch="-5Hz").synthesize(Spoken(TEXT))
    assert "<prosody pitch='-5Hz' rate='+20%' volume='+0%'>" in service.asked[0]
    assert "(en-US, EmmaMultilingualNeural)" in service.asked[0]


def test_markup_in_a_text_is_text(service: EdgeService) -> None:
    text = "AT&T said <break time='9s'/> and &amp; \"so\" on </speak>."
    clip = engine(service).synthesize(Spoken(text))
    assert "AT&amp;T said &lt;break" in service.asked[0]
    assert "&amp;amp;" in service.asked[0]
    assert "AT" in [text[word.start : word.stop] for word in clip.words]


def test_a_word_that_comes_twice_is_found_where_it_is() -> None:
    text = "The end of the road is the end."
    with EdgeService() as service:
        words = engine(service).synthesize(Spoken(text)).words
    assert [word.start for word in words] == [0, 4, 8, 11, 15, 20, 23, 27]


@every_case
def test_whatever_happens_the_sound_is_whole_or_there_is_one_error(service: EdgeService, case: Case) -> None:
    service.plans = list(case.plans)
    clip = hold(engine(service, timeout_s=0.5 if case.impatient else 20), case, "edge")
    assert clip is None or clip.pcm == decode(mp3(TEXT), "speech").pcm
    # aiohttp by itself asks once more where a connection was closed before any answer.
    assert len(service.tokens) == (2 * case.times if case.plans == ("hang_up",) else case.times)


@pytest.mark.parametrize("plan", ["drop", "unfinished", "cut", "gibberish", "unknown"])
def test_what_edge_tts_takes_for_an_end_is_none(service: EdgeService, plan: str) -> None:
    service.plans = [plan, "well"]
    assert engine(service).synthesize(Spoken(TEXT)).pcm == decode(mp3(TEXT), "speech").pcm
    service.plans = [plan]
    with pytest.raises(SpeechError) as caught:
        engine(service).synthesize(Spoken(TEXT))
    check(caught.value, "The ferry left .*: edge (sent|did not answer).*; try again later")


def test_a_clock_that_is_wrong_is_put_right(service: EdgeService) -> None:
    service.plans = ["skew", "well"]
    assert engine(service, attempts=1).synthesize(Spoken(TEXT)).words
    assert len(set(service.tokens)) == 2


def test_a_lasting_refusal_is_not_tried_again(service: EdgeService) -> None:
    service.plans = ["403"]
    with pytest.raises(SpeechError) as caught:
        engine(service).synthesize(Spoken(TEXT))
    check(caught.value, r"The ferry .*: edge refused: HTTP 403; is the clock right, and edge-tts up to date\?")
    assert len(service.tokens) == 2  # edge-tts itself tries twice


def test_no_sound_may_mean_that_there_is_no_such_voice(service: EdgeService) -> None:
    service.plans = ["empty"]
    with pytest.raises(SpeechError, match=r"sent nothing \(is there a voice en-US-NobodyNeural\?\); try again later$"):
        engine(service, voice="en-US-NobodyNeural").synthesize(Spoken(TEXT))


def test_a_service_that_is_not_there() -> None:
    with pytest.raises(SpeechError, match=r"edge did not answer: .*; try again later$"):
        engine(EdgeService(url="ws://127.0.0.1:9")).synthesize(Spoken(TEXT))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"voice": "Emma"}, "Invalid voice 'Emma'."),
        ({"rate": "fast"}, "Invalid rate 'fast'."),
        ({"pitch": "+1st"}, "Invalid pitch '+1st'."),
        ({"speed": 2}, "speed is not a key that is known here"),
    ],
)
def test_a_voice_that_makes_no_sense_is_refused(options: dict[str, str | int | float], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        engine(EdgeService(url="ws://127.0.0.1:9"), **options)
    assert str(caught.value).startswith(f"{FILE}: {message}")


def test_a_text_that_is_too_long_is_refused_and_the_longest_is_one_request(service: EdgeService) -> None:
    voice = engine(service)
    with pytest.raises(TextTooLongError):
        voice.synthesize(Spoken("x" * (voice.max_chars + 1)))
    voice.synthesize(Spoken("&" * voice.max_chars))
    assert len(service.asked) == 1


def test_threads_get_their_own_sound(service: EdgeService) -> None:
    service.plans = ["429", "drop", "500", "well"]
    texts = [f"Sentence {n}, and {'so on ' * n}." for n in range(8)]
    voice = engine(service, attempts=5)
    with ThreadPoolExecutor(4) as pool:
        clips = list(pool.map(voice.synthesize, map(Spoken, texts)))
    assert [clip.pcm for clip in clips] == [decode(mp3(text), "speech").pcm for text in texts]


def test_without_edge_tts_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "edge_tts", None)
    monkeypatch.delitem(sys.modules, "audioposts.speech.engines.edge", raising=False)
    with pytest.raises(
        ConfigError, match=r"^engine = 'edge': edge_tts is not installed; run: pip install 'audioposts\[edge\]'"
    ):
        open_engine(Voice("emma", "edge", "en-US", FILE, (("voice", "x"),)))
