import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from itertools import count
from pathlib import Path

import pytest

from audioposts.auditions import checked, listed, play_sample, sample_text
from audioposts.config import Home, installed_voices, load_voice
from audioposts.errors import ConfigError
from tests.standins.hub import DESCRIPTION

SAMPLES = tomllib.loads(resources.files("audioposts").joinpath("samples.toml").read_text("utf-8"))


def seconds() -> Iterator[float]:
    """A clock that is two seconds later whenever it is looked at."""
    return iter(count(0.0, 2.0))


def test_voices_are_listed_with_who_brought_them(home: Home) -> None:
    installed_voices().mkdir(parents=True)
    (installed_voices() / "beep.toml").write_text('engine = "tone"\nlanguage = "de-DE"')
    (installed_voices() / "shared.toml").write_text('engine = "tone"\nlanguage = "de-DE"')
    origins = {each.name: each.origin for each in listed(home)}
    assert origins == {
        "beep": "yours", "edge": "audioposts", "espeak": "audioposts", "google": "audioposts", "joe": "audioposts",
        "openai": "audioposts", "polly": "audioposts", "shared": "installed", "tone": "audioposts",
    }  # fmt: skip
    assert [each.name for each in listed(home, "de")] == ["shared"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("engine = ", "is not TOML"),
        ('engine = "piper"\nlanguage = "en"\nmodel = "gone.onnx"', "model = 'gone.onnx': there is no file"),
        ('engine = "nothing"', "engine = 'nothing' is none of"),
        ('engine = "tone"\nlanguage = "English"', "language: "),
    ],
)
def test_a_voice_that_does_not_work_is_listed_with_the_reason(text: str, problem: str, home: Home) -> None:
    (home.voices / "bad.toml").write_text(text)
    (found,) = [each for each in listed(home) if each.name == "bad"]
    assert problem in found.problem
    assert {each.name: each.problem for each in listed(home)}["joe"] == ""


def test_every_sample_is_one_short_sentence_that_can_be_spoken() -> None:
    assert len(SAMPLES) >= 40
    for language, text in SAMPLES.items():
        assert re.fullmatch("[a-z]{2}", language)
        assert 15 < len(text) <= 100, language
        assert not re.search(r"[0-9\[\]<>{}]", text), language


def test_a_voice_says_its_own_sample_else_that_of_its_language(home: Home) -> None:
    (home.voices / "ida.toml").write_text('engine = "tone"\nlanguage = "de-AT"')
    assert sample_text(load_voice("ida", home)) == SAMPLES["de"]
    (home.voices / "ida.toml").write_text('engine = "tone"\nlanguage = "de-AT"\nsample = "Servus."')
    assert sample_text(load_voice("ida", home)) == "Servus."
    (home.voices / "ida.toml").write_text('engine = "tone"\nlanguage = "tlh"')
    with pytest.raises(ConfigError, match=r'ida\.toml: there is no sample in tlh; give the voice one: sample = "…"'):
        sample_text(load_voice("ida", home))


def test_a_sample_is_heard(home: Home) -> None:
    assert play_sample("beep", home).duration_ms > 300


def test_a_check_measures(home: Home) -> None:
    (result,) = checked(["beep"], home, seconds().__next__)
    assert (result.name, result.problem, result.first_s) == ("beep", "", 2.0)
    assert result.speed == pytest.approx(result.duration_ms / 1000 / 2.0)


def test_what_is_paid_for_is_spoken_once(home: Home) -> None:
    file = home.voices / "beep.toml"
    file.write_text(f"{file.read_text()}\nprice_per_million_chars = 15.0")
    ticks = seconds()
    list(checked(["beep"], home, ticks.__next__))
    assert next(ticks) == 4.0, "looked at twice: before and after the one time"


def test_a_voice_that_fails_does_not_keep_the_others_from_being_checked(home: Home) -> None:
    (home.voices / "bad.toml").write_text('engine = "piper"\nlanguage = "en"\nmodel = "gone.onnx"')
    (home.voices / "half.toml").write_text('engine = "piper"\nlanguage = "en"\nmodel = "half.onnx"')
    (home.voices / "half.onnx").write_bytes(b"half of a model")
    (home.voices / "half.onnx.json").write_bytes(DESCRIPTION)
    bad, half, beep = checked(["bad", "half", "beep"], home, seconds().__next__)
    assert "there is no file" in bad.problem
    assert "half.onnx" in half.problem
    assert not beep.problem


def test_a_model_that_is_not_the_one_the_voice_names_is_not_loaded(home: Home, tmp_path: Path) -> None:
    (home.voices / "other.toml").write_text(
        'engine = "piper"\nlanguage = "en"\nmodel = "other.onnx"\nsha256 = "' + "0" * 64 + '"'
    )
    (home.voices / "other.onnx").write_bytes(b"a model")
    (home.voices / "other.onnx.json").write_bytes(DESCRIPTION)
    (result,) = checked(["other"], home, seconds().__next__)
    assert "sha256" in result.problem


def test_a_name_that_is_not_known_is_said(home: Home) -> None:
    with pytest.raises(ConfigError, match="'beeep' is not known; did you mean beep"):
        list(checked(["beeep"], home, seconds().__next__))
