import pytest

from audioposts.errors import ConfigError, TextTooLongError
from audioposts.models import Spoken, Voice
from audioposts.speech.engines import open_engine

BEEP = Voice("beep", "tone", "en", "voices/beep.toml")


def test_the_same_text_is_the_same_sound_and_another_is_not() -> None:
    engine = open_engine(BEEP)
    assert engine.synthesize(Spoken("One")) == engine.synthesize(Spoken("One"))
    assert engine.synthesize(Spoken("One")) != engine.synthesize(Spoken("Two"))


def test_its_length_is_that_of_the_text() -> None:
    clip = open_engine(BEEP).synthesize(Spoken("x" * 50))
    assert clip.duration_ms == 50 * 60 + 200
    assert not clip.is_silent


def test_a_text_that_is_too_long_is_refused_not_cut() -> None:
    with pytest.raises(TextTooLongError, match="301 characters"):
        open_engine(BEEP).synthesize(Spoken("x" * 301))


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(ConfigError, match=r"voices/beep\.toml: speeed is not a key"):
        open_engine(Voice("beep", "tone", "en", "voices/beep.toml", (("speeed", 2),)))


def test_an_option_of_the_wrong_type_is_named() -> None:
    with pytest.raises(ConfigError, match=r"voices/beep\.toml: ms_per_char: "):
        open_engine(Voice("beep", "tone", "en", "voices/beep.toml", (("ms_per_char", "many"),)))
