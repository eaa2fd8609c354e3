import errno
import os
import re
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.errors import StorageError, TargetError
from audioposts.targets.files import collect, public_file
from audioposts.targets.folder import Folder
from audioposts.targets.publication import publish
from audioposts.targets.record import Record
from tests.targets.killing import check_feed, publish_and_kill, write_tree
from tests.targets.memory import Quiet

NOW_S = 1_800_000_000.0


@pytest.fixture
def there(tmp_path: Path) -> Path:
    there = tmp_path / "www"
    there.mkdir()
    return there


def contents_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def go(home: Home, there: Path) -> list[str]:
    target, record = Folder(there), Record(home.state / "record.json", str(there))
    done = publish(collect(home.episodes), target, record, Quiet(), now_s=NOW_S, keep_days=0)
    return [path for path, _ in done.sent]


def test_a_folder_gets_the_tree_and_then_what_changed(home: Home, there: Path) -> None:
    write_tree(home, 3, 100)
    (there / "own.html").write_text("foreign")
    go(home, there)
    assert contents_of(there) == contents_of(home.episodes) | {"own.html": b"foreign"}
    assert go(home, there) == []
    write_tree(home, 4, 100)
    assert sorted(go(home, there)) == ["show/episode-0000000004.mp3", "show/feed.xml", "show/index.html"]
    (home.episodes / "show" / "episode-0000000004.mp3").unlink()
    write_tree(home, 3, 100)
    go(home, there)
    assert contents_of(there) == contents_of(home.episodes) | {"own.html": b"foreign"}


def test_everybody_may_read_what_is_there_and_it_is_as_old_as_its_source(home: Home, there: Path) -> None:
    write_tree(home, 1, 100)
    sound = home.episodes / "show" / "episode-0000000001.mp3"
    sound.chmod(0o600)
    before = os.umask(0o077)
    try:
        go(home, there)
    finally:
        os.umask(before)
    assert (there / "show").stat().st_mode & 0o777 == 0o755
    copy = there / "show" / sound.name
    assert copy.stat().st_mode & 0o777 == 0o644
    assert copy.stat().st_mtime_ns == sound.stat().st_mtime_ns


def test_a_feed_that_somebody_edited_there_is_put_right(home: Home, there: Path) -> None:
    write_tree(home, 1, 100)
    go(home, there)
    feed = there / "show" / "feed.xml"
    before = feed.read_bytes()
    feed.write_bytes(b"x" * len(before))
    assert go(home, there) == ["show/feed.xml"]
    assert feed.read_bytes() == before


def test_a_reader_never_sees_half_a_file(there: Path) -> None:
    """Whoever has the old file open keeps it: the new one takes its name, not its place."""
    target = Folder(there)
    target.send([public_file("feed.xml", b"old")], lambda *_: None)
    with (there / "feed.xml").open() as reader:
        target.send([public_file("feed.xml", b"new and longer")], lambda *_: None)
        assert reader.read() == "old"
    assert contents_of(there) == {"feed.xml": b"new and longer"}


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match=r"www: is no folder; make it"):
        Folder(tmp_path / "www")
    assert not (tmp_path / "www").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_in_one_line(there: Path) -> None:
    (there / "show").mkdir()
    (there / "show" / ".unfinished-a.mp3").symlink_to("/dev/full")
    with pytest.raises(TargetError) as caught:
        Folder(there).send([public_file("show/a.mp3", b"sound")], lambda *_: None)
    assert str(caught.value) == f"{there}: has no space left; make room and publish again"
    assert contents_of(there) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_named(there: Path) -> None:
    there.chmod(0o555)
    with pytest.raises(TargetError, match="may not be written by this user"):
        Folder(there).send([public_file("a.mp3", b"sound")], lambda *_: None)


def test_what_is_in_the_way_is_named(there: Path) -> None:
    (there / "show").write_text("a file")
    with pytest.raises(TargetError, match=re.escape(f"{there}: refuses") + ".*" + os.strerror(errno.EEXIST)):
        Folder(there).send([public_file("show/a.mp3", b"sound")], lambda *_: None)


def test_a_source_that_vanished_is_named(there: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.mp3"
    source.write_bytes(b"sound")
    file = public_file("a.mp3", source)
    source.unlink()
    with pytest.raises(StorageError, match=r"a\.mp3"):
        Folder(there).send([file], lambda *_: None)
    assert contents_of(there) == {}


@pytest.mark.parametrize("copied", [0, 9])
def test_an_upload_that_is_killed_leaves_the_feed_valid(home: Home, there: Path, copied: int) -> None:
    home.settings.write_text('base_url = "https://podcasts.example.com"\n')
    show = there / "show"
    show.mkdir()

    def read(path: str) -> bytes | None:
        return (there / path).read_bytes() if (there / path).exists() else None

    write_tree(home, 3, 100)
    go(home, there)
    write_tree(home, 25, 2_000_000)
    assert publish_and_kill(
        home,
        "--to",
        str(there),
        when=lambda: sum(path.name.startswith("episode") for path in show.iterdir()) > copied + 3,
    )
    assert check_feed(read) == 3
    # The next publication carries on, and nothing is left behind.
    assert not publish_and_kill(home, "--to", str(there), when=lambda: False)
    assert check_feed(read) == 25
    assert contents_of(there) == contents_of(home.episodes)
