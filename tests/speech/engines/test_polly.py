"""polly against a stand-in of the service, through boto3 itself."""

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Clip, Spoken, Voice, WordTiming
from audioposts.speech.engines import Engine, open_engine
from tests.speech.engines.matrix import TEXT, Case, check, every_case, hold
from tests.standins.faults import Answer, Asked, Faulty
from tests.standins.polly_service import ACCESS_KEY, LEAD_MS, MS_PER_CHAR, SECRET_KEY, polly
from tests.standins.sounds import pcm

pytest.importorskip("boto3", reason="boto3 is not installed: pip install 'audioposts[polly]'")

FILE = "voices/polly.toml"
Value = str | int | float | bool


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An account that is not one, and nothing of the machine's."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    for name in ("AWS_PROFILE", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def service() -> Iterator[Faulty]:
    with Faulty(polly) as server:
        yield server


def voice(server: Faulty, **options: Value) -> Voice:
    made: dict[str, Value] = {"voice": "Joanna", "region": "eu-central-1", "endpoint_url": server.url}
    made |= {"attempts": 3, "backoff_s": 0}
    return Voice("joanna", "polly", "en-US", FILE, tuple((made | options).items()))


def engine(server: Faulty, **options: Value) -> Engine:
    return open_engine(voice(server, **options))


def sound(text: str) -> Clip:
    return Clip(pcm(text, rate_hz=16_000), 16_000)


def test_a_sentence_becomes_sound(service: Faulty) -> None:
    assert engine(service).synthesize(Spoken(TEXT)) == sound(TEXT)
    (asked,) = service.asked
    expected = {"Engine": "neural", "VoiceId": "Joanna", "Text": TEXT, "TextType": "text"}
    assert asked.json == expected | {"OutputFormat": "pcm", "SampleRate": "16000"}
    assert "/eu-central-1/polly/aws4_request" in asked.headers["authorization"]


def test_mp3_has_more_treble(service: Faulty) -> None:
    clip = engine(service, output_format="mp3").synthesize(Spoken(TEXT))
    assert clip.sample_rate_hz == 24_000
    assert abs(clip.duration_ms - sound(TEXT).duration_ms) < 120


def test_words_have_times_where_they_are_wanted(service: Faulty) -> None:
    text = "Der Bürgermeister – „ja“ – sagte 東京 und nein."
    clip = engine(service, voice="Vicki", word_timings=True).synthesize(Spoken(text))
    words = [text[word.start : word.stop] for word in clip.words]
    assert words == ["Der", "Bürgermeister", "ja", "sagte", "東京", "und", "nein"]
    starts = [LEAD_MS + MS_PER_CHAR * text.index(word) for word in words]
    assert [word.start_ms for word in clip.words] == starts
    assert [word.end_ms for word in clip.words] == [*starts[1:], clip.duration_ms]
    assert clip.words[0] == WordTiming(LEAD_MS, starts[1], 0, 3)
    assert [asked.json["OutputFormat"] for asked in service.asked] == ["pcm", "json"]


def test_marks_count_bytes_and_timings_characters(service: Faulty) -> None:
    made = engine(service, word_timings=True)

    @settings(max_examples=25, deadline=None)
    @given(st.text(st.sampled_from("abc é東😀.,  ’"), min_size=4, max_size=40))
    def holds(text: str) -> None:
        assume(any(map(str.isalnum, text)))
        words = made.synthesize(Spoken(text)).words
        assert [text[word.start : word.stop] for word in words] == re.findall(r"[\w’']+", text)

    holds()


@every_case
def test_whatever_happens_the_sound_is_whole_or_there_is_one_error(service: Faulty, case: Case) -> None:
    service.plans = list(case.plans)
    clip = hold(engine(service, timeout_s=0.3 if case.impatient else 20), case, "polly", SECRET_KEY)
    assert clip is None or clip == sound(TEXT)
    assert len(service.asked) == case.times


def test_throttling_comes_as_400_and_passes(service: Faulty) -> None:
    service.plans = ["throttled", "throttled", "well"]
    assert engine(service).synthesize(Spoken(TEXT)) == sound(TEXT)
    service.plans = ["throttled"]
    with pytest.raises(SpeechError) as caught:
        engine(service).synthesize(Spoken(TEXT))
    check(
        caught.value,
        "The ferry .*: polly did not answer: HTTP 429: ThrottlingException: Rate exceeded; try again later",
    )


@pytest.mark.parametrize("plan", ["foreign", "half", "cut", "empty_marks"])
def test_marks_that_do_not_fit_are_asked_for_again_with_the_sound(service: Faulty, plan: str) -> None:
    def answer(asked: Asked, kind: str) -> Answer:
        if kind == "empty_marks" and asked.json["OutputFormat"] == "json":
            return Answer(b"", "application/x-json-stream")
        return polly(asked, kind)

    service.service = answer
    service.plans = ["well", plan, "well"]
    clip = engine(service, word_timings=True).synthesize(Spoken(TEXT))
    assert len(clip.words) == len(TEXT.split())
    assert len(service.asked) == 4


def test_an_odd_byte_is_not_half_a_sample(service: Faulty) -> None:
    service.service = lambda asked, kind: Answer(
        pcm(TEXT, rate_hz=16_000)[: -1 if kind == "odd" else None], "audio/pcm"
    )
    service.plans = ["odd", "well"]
    assert engine(service).synthesize(Spoken(TEXT)) == sound(TEXT)


def test_wrong_credentials_are_an_error_of_the_voice(service: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAWRONG")
    with pytest.raises(ConfigError) as caught:
        engine(service).synthesize(Spoken(TEXT))
    check(
        caught.value,
        f"{FILE}: polly refuses the voice or the credentials: UnrecognizedClientException: The security token .*",
        SECRET_KEY,
    )
    assert len(service.asked) == 1


def test_no_credentials_are_an_error_of_the_voice(service: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(ConfigError, match=f"^{FILE}: Unable to locate credentials"):
        engine(service).synthesize(Spoken(TEXT))
    assert not service.asked


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"voice": "Geraint"}, "polly refuses the voice or the credentials: EngineNotSupportedException: .*neural"),
        ({"voice": "Nobody"}, "polly does not know voice = 'Nobody'"),
    ],
)
def test_a_voice_that_polly_does_not_have_is_named(service: Faulty, options: dict[str, Value], message: str) -> None:
    with pytest.raises(ConfigError, match=f"^{FILE}: {message}"):
        engine(service, **options).synthesize(Spoken(TEXT))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"region": "", "endpoint_url": ""}, "You must specify a region"),
        ({"profile": "nobody"}, "The config profile (nobody) could not be found"),
        ({"polly_engine": "best"}, "polly_engine: "),
        ({"polly_engine": "generative", "word_timings": True}, "word_timings: polly_engine = 'generative' has none"),
        ({"endpoint_url": "no address"}, "Invalid endpoint: no address"),
    ],
)
def test_a_voice_that_makes_no_sense_is_refused(service: Faulty, options: dict[str, Value], message: str) -> None:
    made = {key: value for key, value in voice(service, **options).options if value != ""}
    with pytest.raises(ConfigError) as caught:
        open_engine(Voice("joanna", "polly", "en-US", FILE, tuple(made.items())))
    assert str(caught.value).startswith(f"{FILE}: {message}")


def test_what_polly_does_not_like_is_said_in_its_words(service: Faulty) -> None:
    body = b'{"message": "Invalid text"}'
    headers = (("x-amzn-ErrorType", "InvalidParameterValue"),)
    service.service = lambda asked, kind: Answer(body, "application/json", 400, headers)
    with pytest.raises(SpeechError, match=r"polly refused: HTTP 400: InvalidParameterValue: Invalid text$"):
        engine(service).synthesize(Spoken(TEXT))


def test_a_service_that_is_not_there() -> None:
    with pytest.raises(SpeechError, match=r"polly did not answer: .*; try again later$"):
        engine(Faulty(polly, url="http://127.0.0.1:9")).synthesize(Spoken(TEXT))


def test_a_text_that_is_too_long_is_refused_not_cut(service: Faulty) -> None:
    with pytest.raises(TextTooLongError):
        engine(service).synthesize(Spoken("x" * 3001))
    assert not service.asked


def test_markup_in_a_text_is_text(service: Faulty) -> None:
    text = "<speak>AT&T said <break time='9s'/> so</speak>"
    assert engine(service).synthesize(Spoken(text)) == sound(text)


def test_threads_get_their_own_sound(service: Faulty) -> None:
    service.plans = ["throttled", "cut", "500", "well"]
    texts = [f"Sentence {n}, and {'so on ' * n}." for n in range(12)]
    made = engine(service, attempts=5)
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(made.synthesize, map(Spoken, texts))) == [sound(text) for text in texts]


def test_without_boto3_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    monkeypatch.delitem(sys.modules, "audioposts.speech.engines.polly", raising=False)
    message = r"^engine = 'polly': boto3 is not installed; run: pip install 'audioposts\[polly\]'"
    with pytest.raises(ConfigError, match=message):
        open_engine(Voice("joanna", "polly", "en-US", FILE, (("voice", "x"),)))
