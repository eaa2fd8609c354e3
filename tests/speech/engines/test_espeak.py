"""espeak itself, which its package brings."""

from array import array
from contextlib import suppress

import pytest

from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Spoken, Voice
from audioposts.speech.engines import Engine, open_engine
from audioposts.speech.espeak import espeak_voice


def _engine(language: str = "en-US", /, **options: str | int | float) -> Engine:
    return open_engine(Voice("robot", "espeak", language, "voices/robot.toml", tuple(sorted(options.items()))))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Fähre fuhr um sechs."),
        ("fr", "Le bateau est parti à six heures."),
        ("ru", "Паром ушёл в шесть."),
        ("ar", "غادرت العبارة في السادسة."),
        ("he", "המעבורת יצאה בשש."),
        ("hi", "नाव छह बजे चली गई।"),
        ("zh", "渡轮六点离开。"),
        ("ja", "ふねは でました。"),
        ("sw", "Kivuko kiliondoka saa kumi na mbili."),
        ("eo", "La pramo foriris je la sesa."),
    ],
)
def test_languages_of_the_world(language: str, text: str) -> None:
    voice = espeak_voice(language)
    assert voice
    clip = open_engine(voice).synthesize(Spoken(text))
    assert not clip.is_silent
    assert 600 < clip.duration_ms < 8000
    assert clip.words


def test_words_have_their_times_also_where_two_are_spoken_as_one() -> None:
    text = "The end of the day, and of the ferry."
    clip = _engine().synthesize(Spoken(text))
    assert [text[word.start : word.stop] for word in clip.words] == text.replace(",", "").rstrip(".").split()
    day, conjunction = clip.words[4], clip.words[5]
    pause = array("h", clip.pcm)[day.end_ms * 22 + 440 : conjunction.start_ms * 22 - 440]
    assert len(pause) > 1000
    assert max(map(abs, pause)) < 300


def test_rate_pitch_and_throat_are_heard() -> None:
    text = Spoken("The ferry left at six.")
    plain = _engine().synthesize(text)
    assert _engine(rate=1.8).synthesize(text).duration_ms < 0.7 * plain.duration_ms
    assert _engine(word_gap_ms=300).synthesize(text).duration_ms > plain.duration_ms + 600
    others: tuple[dict[str, str | int | float], ...] = ({"pitch": 90}, {"pitch_range": 0}, {"variant": "f3"})
    assert len({plain.pcm, *(_engine(**other).synthesize(text).pcm for other in others)}) == 4


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("rate", 9, "rate: Input should be less than or equal to 2.57"),
        ("pitch", 100, "pitch: Input should be less"),
        ("variant", "nobody", "variant = 'nobody' is none of espeak's: Alex"),
        ("ssml", True, "ssml is not a key"),
    ],
)
def test_a_wrong_option_is_named(key: str, value: str | int | bool, message: str) -> None:
    with pytest.raises(ConfigError, match=rf"voices/robot\.toml: {message}"):
        _engine(**{key: value})


def test_a_language_that_is_not_spoken_is_named() -> None:
    assert espeak_voice("tlh") is None
    with pytest.raises(ConfigError, match=r"voices/robot\.toml: language = 'tlh' is not spoken by espeak"):
        _engine("tlh")


def test_what_has_no_word_is_an_error() -> None:
    with pytest.raises(SpeechError, match="has no word in it"):
        _engine().synthesize(Spoken("… — !"))


def test_a_text_that_is_too_long_is_refused_not_cut() -> None:
    with pytest.raises(TextTooLongError, match="1001 characters"):
        _engine().synthesize(Spoken("x" * 1001))


def test_what_crashes_the_library_is_an_error_or_is_spoken_without_its_odd_signs() -> None:
    odd = " ﬁ\ufeffשלום עולם ష…&amp;ก็ﬁﬁ멧@#$%^&*\n\n\u0301\u0301-𝔘𝔫𝔦(((\ud7ff"
    with suppress(SpeechError):
        _engine("tt").synthesize(Spoken(odd))
    assert not _engine("tt").synthesize(Spoken("Сәлам, дөнья!")).is_silent
