"""A whole run with a voice over the network that fails again and again: nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.codec import decode
from audioposts.errors import ConfigError
from audioposts.models import Clip
from audioposts.pipeline import open_studio, run
from tests.conftest import NOW, PROSE, SETTINGS, framed
from tests.standins.faults import Faulty
from tests.standins.speech_api import kokoro_fastapi

VOICE = """
engine = "openai"
base_url = "{url}"
model = "kokoro"
voice = "af_heart"
backoff_s = 0
attempts = 20
timeout_s = 5.0
"""
TROUBLE = ["429", "cut", "well", "tenth", "well", "500", "html", "reset", "well", "silence", "empty", "well"]


def published(folder: Path, plans: list[str]) -> tuple[list[Clip], list[str], int]:
    """Run a home with a voice that fails as planned; return its sound, what was asked for, and the exit code."""
    (folder / "voices").mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "sources" / "page.txt").write_text(framed("The ferry", PROSE))
    (folder / "audioposts.toml").write_text(SETTINGS.replace('"beep"', '"remote"'))
    with Faulty(kokoro_fastapi, plans) as server:
        (folder / "voices" / "remote.toml").write_text(VOICE.format(url=server.url))
        with open_studio(folder) as studio:
            report = run(replace(studio, now=lambda: NOW))
        sound = [decode(path.read_bytes(), path.name) for path in studio.home.episodes.rglob("*.mp3")]
        return sound, [asked.json["input"] for asked in server.asked], report.exit_code


def test_no_sentence_is_lost(tmp_path: Path) -> None:
    sound, texts, code = published(tmp_path / "calm", ["well"])
    assert (len(sound), code) == (1, 0)
    same, asked, code = published(tmp_path / "stormy", [*TROUBLE, *TROUBLE, "well"])
    assert code == 0
    assert set(asked) == set(texts)
    assert len(asked) > len(texts)
    assert same == sound


def test_an_article_that_could_not_be_spoken_is_not_published(tmp_path: Path) -> None:
    sound, _, code = published(tmp_path / "dead", ["well", "well", "503"])
    assert (sound, code) == ([], 1)


def test_a_wrong_key_ends_the_run_with_the_voice_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"remote\.toml: .*does not take requests without a key"):
        published(tmp_path / "locked", ["401"])
