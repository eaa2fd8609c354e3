"""gTTS against a stand-in on this machine that speaks Google Translate's protocol and answers with real MP3."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from audioposts.codec import decode
from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Spoken
from tests.standins.translate import Translate, mp3_of, translate_server


@pytest.fixture(scope="module")
def mp3(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return mp3_of("x" * 20, tmp_path_factory.mktemp("speech"))


@pytest.fixture
def translate(mp3: bytes, tmp_path: Path) -> Iterator[Translate]:
    with translate_server(lambda _: mp3, tmp_path) as state:
        yield state


def test_a_sentence_becomes_sound(translate: Translate, mp3: bytes) -> None:
    clip = translate.engine().synthesize(Spoken("The ferry left at six."))
    assert clip == decode(mp3, "speech")
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
