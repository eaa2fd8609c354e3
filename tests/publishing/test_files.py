from pathlib import Path

import pytest

from audioposts.errors import StorageError
from audioposts.publishing.files import names_in, publish, sweep, unfinished, write_whole


def test_a_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "show" / "feed.xml"
    assert write_whole(path, b"one")
    before = path.stat().st_mtime_ns
    assert not write_whole(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert write_whole(path, b"two")
    assert [p.name for p in path.parent.iterdir()] == ["feed.xml"]


def test_what_is_left_unfinished_is_deleted(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), unfinished(tmp_path, "a.mp3") as draft:
        draft.write_bytes(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_finished_draft_gets_its_name(tmp_path: Path) -> None:
    with unfinished(tmp_path, "a") as draft:
        draft.write_bytes(b"whole")
        publish(draft, tmp_path / "a.mp3")
    assert (tmp_path / "a.mp3").read_bytes() == b"whole"


def test_what_a_killed_run_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in (".unfinished-a.mp3", "feed.xml", ".hidden"):
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path, names_in(tmp_path))
    assert sorted(p.name for p in tmp_path.iterdir()) == [".hidden", "feed.xml"]
    assert names_in(tmp_path / "gone") == frozenset()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "show").write_text("in the way")
    with pytest.raises(StorageError, match="show"):
        write_whole(tmp_path / "show" / "feed.xml", b"")
