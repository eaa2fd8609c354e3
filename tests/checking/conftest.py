"""A feed of two episodes with all that is beside it, and copies of it to be damaged."""

import shutil
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.pipeline import run
from audioposts.studio import open_studio
from tests.conftest import BEEP, framed, page, prose

SETTINGS = """
base_url = "https://pods.example"

[shows.audio-posts]
title = "Audio Posts"
sources = ["sources"]
voice = "beep"
email = "pod@example.com"
link = "https://blog.example/"

[shows.audio-posts.channel]
locked = true
persons = [{ name = "Ida Brook" }]
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A feed of two episodes with all that is beside it."""
    home = Home(tmp_path_factory.mktemp("good"))
    for folder in (home.voices, home.path / "sources"):
        folder.mkdir()
    home.settings.write_text(SETTINGS)
    (home.voices / "beep.toml").write_text(BEEP)
    (home.path / "sources" / "page.txt").write_text(page(framed("One", prose(1)), framed("Two", prose(2))))
    with open_studio(home.path) as studio:
        assert not run(studio).errors
    return home.episodes / "audio-posts"


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    made = tmp_path / "audio-posts"
    shutil.copytree(good, made)
    return made
