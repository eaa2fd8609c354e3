"""openai against stand-ins of OpenAI and of a server at home, over real sockets."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Clip, Spoken, Voice
from audioposts.speech.engines import Engine, open_engine
from tests.speech.engines.matrix import CASES, TEXT, Case, check, every_case, hold
from tests.standins.faults import Answer, Faulty
from tests.standins.sounds import encoded, pcm, wav
from tests.standins.speech_api import KEY, kokoro_fastapi, speech_api

FILE = "voices/openai.toml"
Value = str | int | float


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Faulty]:
    monkeypatch.setenv("THE_KEY", KEY)
    with Faulty(speech_api) as server:
        yield server


@pytest.fixture
def home_api() -> Iterator[Faulty]:
    with Faulty(kokoro_fastapi) as server:
        yield server


def voice(server: Faulty, **options: Value) -> Voice:
    fast: dict[str, Value] = {"base_url": server.url, "model": "tts-1", "voice": "alloy", "key_env": "THE_KEY"}
    fast |= {"attempts": 3, "backoff_s": 0}
    return Voice("openai", "openai", "en", FILE, tuple((fast | options).items()))


def at_home(server: Faulty, **options: Value) -> Engine:
    made = {"model": "kokoro", "voice": "af_heart", "key_env": ""} | options
    return open_engine(voice(server, **made))


def test_a_sentence_becomes_sound_and_nothing_is_sent_that_was_not_asked_for(api: Faulty) -> None:
    clip = open_engine(voice(api)).synthesize(Spoken(TEXT))
    assert clip == Clip(pcm(TEXT), 24_000)
    (asked,) = api.asked
    assert asked.json == {"model": "tts-1", "input": TEXT, "voice": "alloy", "response_format": "wav"}
    assert asked.headers["authorization"] == f"Bearer {KEY}"


def test_what_is_asked_for_is_sent(api: Faulty) -> None:
    engine = open_engine(voice(api, model="gpt-4o-mini-tts", speed=1.5, instructions="Calm.", response_format="flac"))
    assert engine.synthesize(Spoken(TEXT)) == Clip(pcm(TEXT, ms_per_char=40), 24_000)
    assert api.asked[0].json["speed"] == 1.5
    assert api.asked[0].json["instructions"] == "Calm."


@pytest.mark.parametrize("form", ["wav", "pcm", "flac"])
def test_formats_that_lose_nothing_are_the_same_sound(api: Faulty, form: str) -> None:
    assert open_engine(voice(api, response_format=form)).synthesize(Spoken(TEXT)) == Clip(pcm(TEXT), 24_000)


@pytest.mark.parametrize("form", ["mp3", "opus", "aac"])
def test_other_formats_are_about_as_long(api: Faulty, form: str) -> None:
    clip = open_engine(voice(api, response_format=form)).synthesize(Spoken(TEXT))
    assert abs(clip.duration_ms - Clip(pcm(TEXT), 24_000).duration_ms) < 120


@pytest.mark.parametrize("form", ["wav", "pcm", "mp3"])
def test_streams_are_taken(api: Faulty, form: str) -> None:
    api.plans = ["streamed"]
    assert not open_engine(voice(api, response_format=form)).synthesize(Spoken(TEXT)).is_silent
    assert len(api.asked) == 1


@pytest.mark.parametrize("stated", [0, 0x7FFFFFFF, 2_000_000_000, 0xFFFFFFFF, None])
def test_a_wav_may_not_know_its_size(stated: int | None) -> None:
    with Faulty(lambda asked, kind: Answer(wav(pcm(TEXT), stated_bytes=stated), "audio/wav")) as server:
        assert at_home(server).synthesize(Spoken(TEXT)) == Clip(pcm(TEXT), 24_000)


@every_case
def test_whatever_happens_the_sound_is_whole_or_there_is_one_error(api: Faulty, case: Case) -> None:
    api.plans = list(case.plans)
    clip = hold(open_engine(voice(api, timeout_s=0.3 if case.impatient else 20)), case, "openai", KEY)
    assert clip is None or clip == Clip(pcm(TEXT), 24_000)
    assert len(api.asked) == case.times


@pytest.mark.parametrize("case", [case for case in CASES if case.reason is None], ids=lambda case: case.name)
def test_the_same_for_sound_without_a_header(api: Faulty, case: Case) -> None:
    api.plans = list(case.plans)
    engine = open_engine(voice(api, response_format="pcm", timeout_s=0.3 if case.impatient else 20))
    assert engine.synthesize(Spoken(TEXT)) == Clip(pcm(TEXT), 24_000)
    assert len(api.asked) == case.times


@pytest.mark.parametrize("form", ["wav", "mp3", "flac", "opus", "aac", "pcm"])
@pytest.mark.parametrize("plan", ["cut_stream", "html_as_sound"])
def test_no_format_hides_a_stream_that_ends_early_or_a_page(api: Faulty, form: str, plan: str) -> None:
    api.plans = [plan, "well"]
    clip = open_engine(voice(api, response_format=form)).synthesize(Spoken(TEXT))
    assert clip.duration_ms > 5500
    assert len(api.asked) == 2


@pytest.mark.parametrize("share", [0.5, 0.9, 0.999])
@pytest.mark.parametrize("form", ["wav", "mp3", "flac", "opus", "aac"])
def test_half_a_file_with_the_right_length_is_asked_for_again(share: float, form: str) -> None:
    file = wav(pcm(TEXT)) if form == "wav" else encoded(pcm(TEXT), form)
    cut = int(share * len(file))
    if form == "mp3":  # one that ends between two frames, of 144 bytes here, cannot be told from a whole one
        cut = cut // 144 * 144 + 100
    files = [file[:cut], file]
    with Faulty(lambda asked, kind: Answer(files.pop(0), "audio/x")) as server:
        assert at_home(server, response_format=form).synthesize(Spoken(TEXT)).duration_ms > 5500
    assert not files


def test_an_odd_byte_is_not_half_a_sample() -> None:
    files = [pcm(TEXT)[:-1], pcm(TEXT)]
    with Faulty(lambda asked, kind: Answer(files.pop(0), "audio/pcm")) as server:
        assert at_home(server, response_format="pcm").synthesize(Spoken(TEXT)).pcm == pcm(TEXT)


def test_an_answer_that_trickles_is_given_up(home_api: Faulty) -> None:
    home_api.plans = ["streamed"]
    with pytest.raises(SpeechError, match="took more than 0 s"):
        at_home(home_api, longest_s=0, attempts=1).synthesize(Spoken(TEXT))


@pytest.mark.parametrize("status", ["401", "403"])
def test_a_wrong_key_is_not_tried_again(api: Faulty, status: str) -> None:
    api.plans = [status]
    with pytest.raises(ConfigError) as caught:
        open_engine(voice(api)).synthesize(Spoken(TEXT))
    url = r"http://127\.0\.0\.1:\d+/v1/audio/speech"
    check(caught.value, rf"{FILE}: {url} does not take the key in THE_KEY \(HTTP {status}: this is a {status}\)", KEY)
    assert len(api.asked) == 1


def test_a_key_that_the_server_repeats_is_not_shown(api: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THE_KEY", "sk-wrong-but-still-secret")
    with pytest.raises(ConfigError) as caught:
        open_engine(voice(api)).synthesize(Spoken(TEXT))
    check(caught.value, r".*Incorrect API key provided: ….*", "sk-wrong-but-still-secret")


def test_no_key_where_one_is_wanted(api: Faulty) -> None:
    with pytest.raises(ConfigError, match=r"does not take requests without a key \(set key_env\)"):
        open_engine(voice(api, key_env="")).synthesize(Spoken(TEXT))


def test_a_model_that_does_not_exist_is_an_error_of_the_voice(api: Faulty) -> None:
    with pytest.raises(ConfigError, match=rf"^{FILE}: base_url or model is wrong: .*HTTP 404: The model `tts-9` does"):
        open_engine(voice(api, model="tts-9")).synthesize(Spoken(TEXT))


def test_what_the_server_does_not_like_is_said_in_its_words(home_api: Faulty) -> None:
    with pytest.raises(SpeechError, match=r"openai refused: HTTP 400: Voice 'bob' not found\. Available voices: af_h"):
        at_home(home_api, voice="bob").synthesize(Spoken(TEXT))
    assert len(home_api.asked) == 1


def test_an_empty_account_does_not_pass() -> None:
    body = b'{"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}'
    with (
        Faulty(lambda asked, kind: Answer(body, "application/json", 429)) as server,
        pytest.raises(SpeechError, match=r"openai refused: HTTP 429: You exceeded your current quota$"),
    ):
        at_home(server).synthesize(Spoken(TEXT))
    assert len(server.asked) == 1


def test_redirects_are_not_followed_with_a_key() -> None:
    elsewhere = Answer(b"", "text/html", 307, (("Location", "http://127.0.0.1:9/"),))
    with Faulty(lambda asked, kind: elsewhere) as server, pytest.raises(SpeechError, match="refused: HTTP 307"):
        at_home(server).synthesize(Spoken(TEXT))


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(SpeechError, match=r"openai did not answer: .*[Rr]efused; try again later"):
        at_home(Faulty(kokoro_fastapi, url="http://127.0.0.1:9")).synthesize(Spoken(TEXT))


@pytest.mark.parametrize(
    ("base_url", "path"),
    [
        ("", "/v1/audio/speech"),
        ("/", "/v1/audio/speech"),
        ("/v1/", "/v1/audio/speech"),
        ("/v1/x", "/v1/x/audio/speech"),
    ],
)
def test_base_url_is_as_other_programs_want_it(home_api: Faulty, base_url: str, path: str) -> None:
    at_home(home_api, base_url=home_api.url + base_url).synthesize(Spoken(TEXT))
    assert home_api.asked[0].path == path


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"base_url": "localhost:8880"}, "base_url is no address"),
        ({"base_url": "http://me:pass@host/v1"}, "base_url is no address"),
        ({"base_url": "http://[::1"}, "base_url = "),
        ({"response_format": "au"}, "response_format: "),
        ({"speed": 9}, "speed: "),
        (
            {"key_env": "sk-pasted-by-mistake"},
            "key_env is the name of an environment variable in capitals, never a key",
        ),
        ({"key_env": "NOT_SET"}, "key_env: the environment variable NOT_SET is not set"),
    ],
)
def test_a_voice_that_makes_no_sense_is_refused(api: Faulty, options: dict[str, Value], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        open_engine(voice(api, **options))
    assert str(caught.value).startswith(f"{FILE}: {message}")
    assert "sk-" not in str(caught.value)
    assert "pass@" not in str(caught.value)


@pytest.mark.parametrize("key", ["two\nlines", "with space", "schlüssel"])
def test_a_key_that_cannot_be_sent_is_not_shown(api: Faulty, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("THE_KEY", key)
    with pytest.raises(ConfigError, match=r"THE_KEY holds what is no key$"):
        open_engine(voice(api))


@pytest.mark.parametrize("name", ["model", "voice"])
def test_what_must_be_there_is_named(name: str) -> None:
    options = tuple((key, "x") for key in ("model", "voice") if key != name)
    with pytest.raises(ConfigError, match=f"{FILE}: {name} is missing"):
        open_engine(Voice("openai", "openai", "en", FILE, options))


def test_max_chars_can_be_set(home_api: Faulty) -> None:
    with pytest.raises(TextTooLongError):
        at_home(home_api, max_chars=50).synthesize(Spoken("x" * 51))
    assert not home_api.asked


@pytest.mark.parametrize("text", ["", "…", "\u200b", "a \ud83d"])
def test_nothing_to_say_costs_nothing(home_api: Faulty, text: str) -> None:
    with pytest.raises(SpeechError, match="has "):
        at_home(home_api).synthesize(Spoken(text))
    assert not home_api.asked


def test_threads_get_their_own_sound(home_api: Faulty) -> None:
    home_api.plans = ["429", "cut", "500", "well"]
    texts = [f"Sentence {n}, and {'so on ' * n}." for n in range(12)]
    engine = at_home(home_api, attempts=5)
    with ThreadPoolExecutor(6) as pool:
        clips = list(pool.map(engine.synthesize, map(Spoken, texts)))
    assert [clip.pcm for clip in clips] == [pcm(text) for text in texts]


def test_the_key_is_not_part_of_what_is_printed(api: Faulty) -> None:
    engine = open_engine(voice(api))
    assert KEY not in repr(engine) + repr(vars(engine))
