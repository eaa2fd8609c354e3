import json
from pathlib import Path

import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from audioposts.cli import app
from audioposts.config import Home, load_settings
from audioposts.errors import TargetError
from audioposts.uploads import publish_all
from tests.targets.killing import write_tree

SETTINGS = """
base_url = "https://podcasts.example.com"

[targets.web]
url = "www"
after_run = true

[targets.copy]
url = "copy"
"""


@pytest.fixture
def place(home: Home) -> Home:
    """A home with a show, and two folders to publish to."""
    home.settings.write_text(SETTINGS)
    for name in ("www", "copy"):
        (home.path / name).mkdir()
    write_tree(home, 2, 100)
    return home


def call(place: Home, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["publish", "--home", str(place.path), *arguments])


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_all_targets_get_what_is_published(place: Home) -> None:
    done = call(place)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "web: 4 files sent (0.3 kB)\ncopy: 4 files sent (0.3 kB)\n"
    assert names(place.path / "www") == names(place.path / "copy") == names(place.episodes)
    assert call(place).stdout == "web: nothing new\ncopy: nothing new\n"


def test_one_target_by_its_name_and_any_folder(place: Home, tmp_path: Path) -> None:
    assert call(place, "--to", "copy").exit_code == 0
    assert not names(place.path / "www")
    (tmp_path / "any").mkdir()
    assert call(place, "--to", f"file://{tmp_path}/any").exit_code == 0
    assert names(tmp_path / "any") == names(place.episodes)


def test_a_rehearsal_lists_what_would_be_sent_and_deleted(place: Home) -> None:
    call(place, "--to", "web")
    (place.episodes / "show" / "episode-0000000002.mp3").unlink()
    write_tree(place, 1, 100)
    (place.episodes / "show" / "new.txt").write_bytes(bytes(1234))
    feed, index = ((place.episodes / "show" / name).stat().st_size for name in ("feed.xml", "index.html"))
    before = names(place.path)
    done = call(place, "--to", "web", "--dry-run", "--delete-now")
    assert done.stdout.splitlines() == [
        "send           1,234  show/new.txt",
        f"send   {feed:13,}  show/feed.xml",
        f"send   {index:13,}  show/index.html",
        "delete                show/episode-0000000002.mp3",
        "web: 3 to send (1.3 kB), 1 to delete, 0 to delete later, 1 unchanged",
    ]
    assert names(place.path) == before
    assert "0 to delete, 1 to delete later" in call(place, "--to", "web", "--dry-run").stdout
    assert call(place, "--to", "web", "--delete-now").stdout == "web: 3 files sent (1.3 kB), 1 deleted\n"


def test_json_is_for_programs(place: Home) -> None:
    (place.path / "copy").rmdir()
    done = call(place, "--json")
    web, copy = json.loads(done.stdout)
    assert (web["target"], web["unchanged"], web["deleted"], web["waiting"]) == ("web", 0, [], [])
    assert sum(each["bytes"] for each in web["sent"]) == web["bytes"]
    assert copy["error"]["message"] == "is no folder; make it, or mount it, and publish again"
    assert done.exit_code == 1


def test_one_target_that_fails_does_not_keep_the_others_from_it(place: Home) -> None:
    (place.path / "www").rmdir()
    done = call(place)
    assert done.exit_code == 1
    assert done.stderr == f"audioposts: {place.path}/www: is no folder; make it, or mount it, and publish again\n"
    assert done.stdout.startswith("copy: 4 files sent")


@pytest.mark.parametrize("text", ["", "base_url = 'https://podcasts.example.com'"])
def test_a_feed_that_names_this_machine_is_not_published(place: Home, text: str) -> None:
    place.settings.write_text(text + '\n[targets.web]\nurl = "www"\n')
    (place.episodes / "show" / "feed.xml").write_text("<enclosure url='http://localhost:8000/show/a.mp3'/>")
    done = call(place)
    assert done.exit_code == 2
    assert "show/feed.xml names http://localhost:8000; set base_url" in done.stderr
    assert not names(place.path / "www")


def test_what_is_published_is_not_published_into_itself(place: Home) -> None:
    done = call(place, "--to", str(place.episodes / "show"))
    assert done.exit_code == 2
    assert "choose another folder" in done.stderr


def test_before_the_first_run_there_is_nothing(home: Home) -> None:
    home.settings.write_text(SETTINGS)
    done = call(home)
    assert (done.exit_code, "run 'audioposts run' first" in done.stderr) == (2, True)


def test_two_at_once_do_not_mix(place: Home) -> None:
    lock = place.state / "targets" / "web.lock"
    lock.parent.mkdir(parents=True)
    with FileLock(lock):
        done = call(place, "--to", "web")
    assert done.exit_code == 75
    assert done.stderr == "audioposts: web: another publication to it is at work; this one did nothing\n"


class Notes:
    def __init__(self) -> None:
        self.heard: list[str] = []

    def note(self, text: str) -> None:
        self.heard.append(text)


def test_a_run_publishes_to_those_that_ask_for_it(place: Home) -> None:
    notes = Notes()
    assert publish_all(place, load_settings(place), notes) == []
    assert notes.heard == ["published to web: 4 files sent (0.3 kB)"]
    assert not names(place.path / "copy")


def test_a_run_hears_what_failed(place: Home) -> None:
    (place.path / "www").rmdir()
    errors = publish_all(place, load_settings(place), Notes())
    assert [type(error) for error in errors] == [TargetError]


def test_a_run_without_targets_reads_nothing(home: Home) -> None:
    assert publish_all(home, load_settings(home), Notes()) == []
