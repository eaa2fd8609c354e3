import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts import listeners
from audioposts.config import Home, Settings, load_settings
from audioposts.errors import ConfigError
from audioposts.library import Library, Listener
from audioposts.targets.files import Rank, contents
from audioposts.uploads import files_for, files_of, publish_all
from tests.targets.killing import write_tree

SETTINGS = """
base_url = "https://podcasts.example.com"

[shows.members]
private = true

[targets.web]
url = "www"
after_run = true

[targets.open]
url = "open"
after_run = true
private = false

[targets.pages]
url = "site.git"
"""
FEED = "<rss><enclosure url='https://podcasts.example.com/members/a.mp3'/></rss>"


@pytest.fixture
def place(home: Home) -> Home:
    """A home with a public and a private show, and folders to publish to."""
    home.settings.write_text(SETTINGS)
    for name in ("www", "open"):
        (home.path / name).mkdir()
    write_tree(home, 1, 100)
    (home.private / "members").mkdir(parents=True)
    (home.private / "members" / "a.mp3").write_bytes(b"sound")
    (home.private / "members" / "feed.xml").write_text(FEED)
    return home


@pytest.fixture
def settings(place: Home) -> Settings:
    return load_settings(place)


def let_in(place: Home, settings: Settings, name: str) -> Listener:
    with closing(Library(place.library)) as library:
        return listeners.add(library, settings, place, name, "members")


class Notes:
    def __init__(self) -> None:
        self.heard: list[str] = []

    def note(self, text: str) -> None:
        self.heard.append(text)


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_every_listener_gets_a_tree_and_what_is_named_stands_before_what_names_it(
    place: Home, settings: Settings
) -> None:
    token = let_in(place, settings, "Ida").token
    files = {file.path: file for file in files_of(place, settings)}
    assert [path for path in files if "members" in path] == [
        f"private/{token}/members/{name}" for name in ("a.mp3", "feed.xml")
    ]
    feed = files[f"private/{token}/members/feed.xml"]
    assert feed.rank is Rank.FEEDS
    assert f"https://podcasts.example.com/private/{token}/members/a.mp3" in contents(feed).decode()


def test_where_names_can_be_read_nothing_is_private(place: Home, settings: Settings) -> None:
    let_in(place, settings, "Ida")
    files = files_of(place, settings)
    kept = {target.name: len(files_for(target, files)) for target in settings.targets}
    assert kept == {"web": 5, "open": 3, "pages": 3}


def test_a_run_publishes_and_a_revoked_listener_has_nothing_afterwards(place: Home, settings: Settings) -> None:
    ida, jon = (let_in(place, settings, name).token for name in ("Ida", "Jon"))
    notes = Notes()
    assert publish_all(place, settings, notes) == []
    assert {path.name for path in (place.path / "www" / "private").iterdir()} == {ida, jon}
    assert not (place.path / "open" / "private").exists()
    with closing(Library(place.library)) as library:
        listeners.revoke(library, "Ida", None)
    assert publish_all(place, settings, notes) == []
    assert [name for name in names(place.path / "www") if ida in name] == []
    assert len([name for name in names(place.path / "www") if jon in name]) == 2
    assert not any(ida in line or jon in line for line in notes.heard)


def test_what_is_remembered_of_secrets_is_the_owners_alone(place: Home, settings: Settings) -> None:
    let_in(place, settings, "Ida")
    publish_all(place, settings, Notes())
    assert stat.S_IMODE((place.state / "targets").stat().st_mode) == 0o700


def test_a_feed_with_an_address_of_this_machine_is_refused_without_its_secret(place: Home, settings: Settings) -> None:
    token = let_in(place, settings, "Ida").token
    (place.private / "members" / "feed.xml").write_text("http://localhost:8000/members/a.mp3")
    errors = publish_all(place, settings, Notes())
    assert [type(error) for error in errors] == [ConfigError]
    assert token not in str(errors[0])
    assert f"private/{token[:3]}…/members/feed.xml" in str(errors[0])


def test_whoever_has_only_private_shows_needs_no_public_tree(place: Home, settings: Settings) -> None:
    let_in(place, settings, "Ida")
    empty = Home(place.path)
    for path in sorted(place.episodes.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    place.episodes.rmdir()
    assert len(files_of(empty, settings)) == 2
    with pytest.raises(ConfigError, match="run 'audioposts run' first"):
        files_of(empty, replace(settings, shows=()))
