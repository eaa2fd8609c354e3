import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audioposts.config import DEFAULT_SHOW
from audioposts.errors import ConfigError
from audioposts.publishing.names import cover_name, file_stem, picture_name

NOW = datetime(2026, 3, 14, tzinfo=UTC)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound"
    path.write_bytes(b"sound")
    return path


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The ferry: who’s left?", "the-ferry-who-s-left"),
        ("Паром ушёл", "parom-ushel"),
        ("渡し船", "dushichuan"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 400, "x" * 60),
    ],
)
def test_names_are_made_of_the_title_in_ascii(sound: Path, title: str, words: str) -> None:
    stem = file_stem(title, NOW, sound)
    assert re.fullmatch(rf"2026-03-14-{re.escape(words)}-[0-9a-f]{{10}}", stem)
    assert stem.isascii()


def test_a_title_without_letters_still_has_a_name(sound: Path) -> None:
    assert file_stem("!?", NOW, sound).startswith("2026-03-14-")


def test_other_sound_has_another_name(sound: Path) -> None:
    before = file_stem("T", NOW, sound)
    sound.write_bytes(b"other sound")
    assert file_stem("T", NOW, sound) != before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text())
def test_no_title_leaves_the_folder_or_ascii(sound: Path, title: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{1,100}", file_stem(title, NOW, sound))


def test_a_cover_has_another_name_when_it_is_another_picture(tmp_path: Path) -> None:
    drawn = cover_name(DEFAULT_SHOW, tmp_path)
    assert drawn == cover_name(DEFAULT_SHOW, tmp_path)
    assert drawn != cover_name(replace(DEFAULT_SHOW, title="Another"), tmp_path)
    assert drawn != cover_name(replace(DEFAULT_SHOW, accent="#ff8a5c"), tmp_path)
    own = replace(DEFAULT_SHOW, cover="cover.png")
    (tmp_path / "cover.png").write_bytes(b"one")
    first = cover_name(own, tmp_path)
    (tmp_path / "cover.png").write_bytes(b"two")
    assert len({drawn, first, cover_name(own, tmp_path)}) == 3


def test_a_cover_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.png: cover of show 'audio-posts' does not exist"):
        cover_name(replace(DEFAULT_SHOW, cover="gone.png"), tmp_path)


def test_another_picture_of_an_episode_has_another_name() -> None:
    first = picture_name("2026-03-14-the-ferry-0123456789", b"one")
    assert re.fullmatch(r"2026-03-14-the-ferry-0123456789-[0-9a-f]{10}\.jpg", first)
    assert picture_name("2026-03-14-the-ferry-0123456789", b"two") != first
