"""gTTS against a stand-in on this machine that speaks Google Translate's protocol and answers with real MP3."""

import base64
import json
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from audioposts.codec import decode, encode_mp3
from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Spoken, Voice
from audioposts.speech.engines import Engine, open_engine


@dataclass
class Translate:
    """The stand-in: what it was asked, and how it is to answer, the last way for ever."""

    mp3: bytes
    url: str = ""
    answers: list[str] = field(default_factory=lambda: ["speech"])
    asked: list[list[object]] = field(default_factory=list)

    def engine(self, language: str = "en", **options: str | int | float) -> Engine:
        fast: dict[str, str | int | float] = {"endpoint": self.url, "backoff_s": 0.001, "timeout_s": 0.5, "attempts": 3}
        return open_engine(Voice("google", "gtts", language, "voices/google.toml", tuple((fast | options).items())))


@pytest.fixture(scope="module")
def mp3(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    beep = open_engine(Voice("beep", "tone", "en", "", (("sample_rate_hz", 24_000),))).synthesize(Spoken("x" * 20))
    path = tmp_path_factory.mktemp("speech") / "speech.mp3"
    encode_mp3([beep.pcm], beep.sample_rate_hz, path)
    return path.read_bytes()


@pytest.fixture
def translate(mp3: bytes, tmp_path: Path) -> Iterator[Translate]:
    state = Translate(mp3)
    silence = tmp_path / "silence.mp3"
    encode_mp3([bytes(48_000)], 24_000, silence)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            state.asked.append(json.loads(json.loads(form["f.req"][0])[0][0][1]))
            answer = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            sound = {"speech": state.mp3, "silence": silence.read_bytes(), "garbage": b"no sound at all"}.get(
                answer, b""
            )
            status = int(answer) if answer.isdigit() else 200
            body = f'[["wrb.fr","jQ1olc","[\\"{base64.b64encode(sound).decode()}\\"]"]]' if sound else "[]"
            if answer == "hangup":
                self.connection.close()
                return
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "0")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    yield state
    server.shutdown()
    server.server_close()


def test_a_sentence_becomes_sound(translate: Translate) -> None:
    clip = translate.engine().synthesize(Spoken("The ferry left at six."))
    assert clip == decode(translate.mp3, "speech")
    assert translate.asked == [["The ferry left at six.", "en", None, "null"]]


def test_a_sentence_with_commas_is_one_request(translate: Translate) -> None:
    text = "The ferry left at six, as it has every morning since Dr. Lind came, and nobody on the pier looked."
    translate.engine().synthesize(Spoken(text))
    assert [asked[0] for asked in translate.asked] == [text]


@pytest.mark.parametrize("trouble", ["429", "500", "503", "hangup"])
def test_passing_trouble_is_tried_again(translate: Translate, trouble: str) -> None:
    translate.answers = [trouble, trouble, "speech"]
    assert not translate.engine().synthesize(Spoken("Hello.")).is_silent
    assert len(translate.asked) == 3


@pytest.mark.parametrize("trouble", ["429", "503", "hangup"])
def test_lasting_trouble_is_an_error_in_one_line(translate: Translate, trouble: str) -> None:
    translate.answers = [trouble]
    with pytest.raises(SpeechError, match=r"^Hello\.: gTTS did not answer: .*; try again later$"):
        translate.engine().synthesize(Spoken("Hello."))
    assert len(translate.asked) == 3


def test_a_refusal_is_not_tried_again(translate: Translate) -> None:
    translate.answers = ["403"]
    with pytest.raises(SpeechError, match="403"):
        translate.engine().synthesize(Spoken("Hello."))
    assert len(translate.asked) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("silence", "answered with silence"),
        ("nothing", "answered with silence"),
        ("garbage", "something that is not sound"),
    ],
)
def test_an_answer_without_sound_is_an_error(translate: Translate, answer: str, message: str) -> None:
    translate.answers = [answer]
    with pytest.raises(SpeechError, match=message):
        translate.engine().synthesize(Spoken("Hello."))


def test_a_server_that_does_not_answer_is_given_up(translate: Translate) -> None:
    engine = translate.engine(endpoint="http://127.0.0.1:9", attempts=1)
    with pytest.raises(SpeechError, match="did not answer"):
        engine.synthesize(Spoken("Hello."))


def test_nothing_to_speak_is_an_error(translate: Translate) -> None:
    with pytest.raises(SpeechError, match="has nothing in it"):
        translate.engine().synthesize(Spoken("…"))


def test_a_text_that_is_too_long_is_refused_not_cut(translate: Translate) -> None:
    engine = translate.engine()
    with pytest.raises(TextTooLongError):
        engine.synthesize(Spoken("x" * (engine.max_chars + 1)))


@pytest.mark.parametrize(
    ("language", "asked_for"), [("de-AT", "de"), ("en-US", "en"), ("zh-TW", "zh-TW"), ("fr-CA", "fr-CA")]
)
def test_regions_are_sent_only_where_the_service_knows_them(
    translate: Translate, language: str, asked_for: str
) -> None:
    translate.engine(language).synthesize(Spoken("Hello."))
    assert translate.asked[0][1] == asked_for


def test_a_language_that_is_not_spoken_is_named(translate: Translate) -> None:
    with pytest.raises(ConfigError, match=r"voices/google\.toml: language = 'tlh'"):
        translate.engine("tlh")
