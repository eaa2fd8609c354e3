"""A home folder, a studio that beeps, and pages to read: what most tests begin with."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.studio import Studio, open_studio

NOW = datetime(2026, 3, 14, 4, 30, tzinfo=UTC)

SETTINGS = """
[web]  # stand-ins are on this machine, have no robots.txt, and are in no hurry and not slow
pace_s = 0
ignore_robots_of = ["127.0.0.1"]
allow_private = ["127.0.0.1"]

[shows.audio-posts]
title = "Audio Posts"
sources = ["sources"]
voice = "beep"
"""

BEEP = """
engine = "tone"
language = "en"
sample_rate_hz = 22050
ms_per_char = 6
"""


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine's settings, voices and copies of catalogues reaches a test."""
    for name in list(os.environ):
        if name.startswith(("AUDIOPOSTS", "HF_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name in ("DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / f"xdg-{name.lower()}"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with settings, a voice that beeps and an empty folder of sources."""
    place = Home(tmp_path / "home")
    for folder in (place.voices, place.path / "sources"):
        folder.mkdir(parents=True)
    place.settings.write_text(SETTINGS)
    (place.voices / "beep.toml").write_text(BEEP)
    return place


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that is a minute later whenever it is looked at."""

    def ticks() -> Iterator[datetime]:
        now = NOW
        while True:
            yield now
            now += timedelta(minutes=1)

    return ticks().__next__


@pytest.fixture
def studio(home: Home, clock: Callable[[], datetime]) -> Iterator[Studio]:
    """The studio of `home`, with a clock of ours."""
    with open_studio(home.path) as opened:
        yield replace(opened, now=clock)


def framed(title: str, body: str, *, publisher: str | None = "The Harbour Post", category: str = "Audio Posts") -> str:
    """Return a post as a category page has it."""
    origin = f"from {publisher}." if publisher else "."
    return (
        f"Categories\n{category}\n\n{title}\n\nSpread the news\n\n\nIda_Brook\nshared this story\n{origin}\n\n"
        f"{body}\n\n\nSpread the news\n"
    )


PROSE = (
    "The ferry left at six, as it has every morning since the war. Nobody on the pier looked up.\n\n"
    "“It goes, and it comes back,” said Tove Lind, 62, who sells the tickets. “That is all we ask of it.”\n\n"
    "The council will vote on Thursday. It has voted before."
)
"""An article of three paragraphs without any furniture."""


def page(*posts: str) -> str:
    """Return a category page with these posts."""
    return "".join(posts)


def prose(number: int) -> str:
    """Return an article that shares no sentence with that of another number."""
    names = ("Ada", "Ben", "Cora", "Dag", "Eva", "Finn", "Gro", "Hal", "Ida", "Jon")
    name = names[number % len(names)] + "son" * (number // len(names))
    return "\n\n".join(
        f"{name} walked to the {place} on day {number} and found {number + n} {thing} there, which {name} had never seen"
        f" before, although the {place} had been {name}'s for {n + 3} years and {thing} are common in autumn."
        for n, (place, thing) in enumerate(
            [("pier", "gulls"), ("mill", "coins"), ("school", "letters"), ("lake", "boats")]
        )
    )
