"""Engines of other packages: installed into a folder as pip would, with the template of docs/engines.md."""

import re
import sys
from pathlib import Path

import pytest

from audioposts.errors import ConfigError
from audioposts.models import Spoken, Voice
from audioposts.speech.contract import CHECKS
from audioposts.speech.engines import engine_names, open_engine

TEMPLATE = Path(__file__).parents[3] / "docs" / "engines.md"


def _install(folder: Path, package: str, code: str, entry: str) -> None:
    (folder / f"{package}.py").write_text(code)
    metadata = folder / f"{package}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[audioposts.engines]\n{entry}\n")


def _template() -> str:
    code = re.search(r"```python\n(.*?)```", TEMPLATE.read_text(), re.DOTALL)
    assert code
    return code[1]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def _voice(engine: str, **options: str | int) -> Voice:
    return Voice("mine", engine, "en", "voices/mine.toml", tuple(options.items()))


def test_the_template_in_the_manual_is_an_engine(site: Path) -> None:
    _install(site, "audioposts_hum", _template(), "hum = audioposts_hum:HumEngine")
    assert engine_names()[-1] == "hum"
    engine = open_engine(_voice("hum", pitch_hz=200))
    assert not engine.synthesize(Spoken("Hello.")).is_silent
    assert [line for check in CHECKS for line in check(engine)] == []
    with pytest.raises(ConfigError, match=r"voices/mine\.toml: pich_hz is not a key"):
        open_engine(_voice("hum", pich_hz=200))
    sys.modules.pop("audioposts_hum")


def test_an_engine_of_ours_cannot_be_replaced(site: Path) -> None:
    _install(site, "audioposts_thief", "raise SystemExit", "tone = audioposts_thief:Thief")
    assert type(open_engine(_voice("tone"))).__name__ == "ToneEngine"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import a_package_that_is_gone", "ModuleNotFoundError: No module named 'a_package_that_is_gone'"),
        ("Other = 1", "AttributeError"),
        ("class Bad", "SyntaxError"),
        ("1 / 0 if False else undefined", "NameError"),
        ("class Bad: pass", r"TypeError: Bad\(\) takes no arguments"),
        (
            "class Bad:\n def __init__(self, voice): self.version = '1'",
            "TypeError: it has no max_chars and no synthesize and no takes_ipa",
        ),
    ],
)
def test_an_engine_that_does_not_work_is_named_with_its_package(site: Path, code: str, reason: str) -> None:
    _install(site, "audioposts_bad", code, "bad = audioposts_bad:Bad")
    try:
        with pytest.raises(
            ConfigError, match=rf"engine = 'bad' of the package audioposts_bad does not work \({reason}"
        ):
            open_engine(_voice("bad"))
    finally:
        sys.modules.pop("audioposts_bad", None)


def test_two_packages_that_offer_one_engine_are_named(site: Path) -> None:
    for package in ("audioposts_one", "audioposts_two"):
        _install(site, package, "", f"same = {package}:Same")
    with pytest.raises(ConfigError, match="engine = 'same' is offered by audioposts_one and audioposts_two"):
        open_engine(_voice("same"))


def test_an_engine_that_nobody_offers_is_named() -> None:
    with pytest.raises(ConfigError, match=r"voices/mine\.toml: engine = 'nope' is none of piper, gtts, espeak"):
        open_engine(_voice("nope"))
