from pathlib import Path

import pytest

from audioposts.errors import SourceError, StorageError
from audioposts.sources import read_posts, source_files
from tests.conftest import PROSE, framed


def test_a_folder_means_its_pages_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "notes.md", "c.TXT"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in source_files(".", tmp_path)] == ["a.html", "b.txt", "c.TXT"]


def test_a_folder_without_pages_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="empty: has no saved page"):
        source_files("empty", tmp_path)


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: does not exist"):
        source_files("gone.txt", tmp_path)


def test_an_absolute_path_needs_no_home(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("x")
    assert source_files(str(file), Path("/nowhere")) == [file]


def test_a_page_is_read_whatever_its_form(tmp_path: Path) -> None:
    text, html = tmp_path / "page.txt", tmp_path / "page.html"
    text.write_text(framed("One", PROSE) + framed("Two", PROSE), "utf-16")
    paragraphs = "".join(f"<p>{p}</p>" for p in PROSE.split("\n\n"))
    article = (
        "<article><div>Categories<div><a>Audio Posts</a></div></div><h2>{}</h2><p>Spread the news</p>"
        "<p>Ida_Brook<br>shared this story<br>from The Harbour Post.</p>{}<p>Spread the news</p></article>"
    )
    html.write_text("<!doctype html><body>" + article.format("One", paragraphs) + article.format("Two", paragraphs))
    assert [(p.title, p.publisher, p.body) for p in read_posts(text)] == [
        (p.title, p.publisher, p.body) for p in read_posts(html)
    ]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"gone\.txt"):
        read_posts(tmp_path / "gone.txt")
