from contextlib import closing
from pathlib import Path

import pytest

from audioposts.errors import StorageError
from audioposts.renderings import Renderings


def test_what_is_kept_is_there_for_the_next(tmp_path: Path) -> None:
    file = tmp_path / "state" / "renderings.sqlite"
    with closing(Renderings(file)) as first:
        first.keep_items("s", [("a", "1", b"<item/>"), ("b", "2", b"<item>b</item>")])
        first.keep_items("s", [("a", "3", b"<item>a</item>")], dropped=["b"])
        first.keep_pages("s", {"index.html": "k", "old.html": "o"})
        first.keep_pages("s", {}, dropped=["old.html"])
    with closing(Renderings(file)) as second:
        assert second.item_keys("s") == {"a": "3"}
        assert second.item("s", "a") == b"<item>a</item>"
        assert second.page_keys("s") == {"index.html": "k"}
        assert second.item_keys("t") == second.page_keys("t") == {}


@pytest.mark.parametrize("data", [b"no database at all, but long enough to be one" * 40, b""])
def test_what_cannot_be_read_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "renderings.sqlite"
    file.write_bytes(data)
    with closing(Renderings(file)) as kept:
        assert kept.item_keys("s") == {}
        kept.keep_items("s", [("a", "1", b"x")])
        assert kept.item("s", "a") == b"x"


def test_a_folder_that_cannot_be_written_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    with pytest.raises(StorageError, match="state"):
        Renderings(tmp_path / "state" / "renderings.sqlite").item_keys("s")


def test_what_is_damaged_in_the_middle_is_made_anew_by_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "renderings.sqlite"
    with closing(Renderings(file)) as kept:
        kept.keep_items("s", [(f"{number}", "1", b"x" * 3000) for number in range(100)])
    data = bytearray(file.read_bytes())
    data[4096:-4096] = bytes(len(data) - 8192)
    file.write_bytes(data)
    with closing(Renderings(file)) as kept, pytest.raises(StorageError, match="the next run makes it anew"):
        kept.item_keys("s")
    with closing(Renderings(file)) as kept:
        assert kept.item_keys("s") == {}
