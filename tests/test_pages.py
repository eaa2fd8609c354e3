"""Pages are written where they would differ, and no others; what is no page of ours is let be."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.errors import AudioPostsError, StorageError
from audioposts.pages import pages_are_there, write_pages
from audioposts.pipeline import run
from audioposts.publishing.pages import Page
from audioposts.renderings import Renderings
from audioposts.studio import Studio
from tests.conftest import NOW
from tests.test_retention import of, write


@pytest.fixture
def renderings(tmp_path: Path) -> Iterator[Renderings]:
    with closing(Renderings(tmp_path / "renderings.sqlite")) as opened:
        yield opened


class Pages:
    """Pages that note when they are rendered."""

    def __init__(self) -> None:
        self.rendered: list[str] = []

    def page(self, path: str, key: str = "1") -> Page:
        def render() -> bytes:
            self.rendered.append(path)
            if key == "broken":
                raise StorageError(path, "cannot be read")
            return f"{path} {key}".encode()

        return Page(path, key, render)


def failed(error: AudioPostsError) -> None:
    raise error


def test_only_pages_with_another_key_are_rendered(tmp_path: Path, renderings: Renderings) -> None:
    pages = Pages()
    first = [pages.page("s/index.html"), pages.page("s/2026-03.html")]
    assert write_pages("s", first, tmp_path, renderings, failed, "A")
    assert pages_are_there("s", "A", tmp_path, renderings)
    assert not pages_are_there("s", "B", tmp_path, renderings)
    pages.rendered.clear()
    assert not write_pages("s", first, tmp_path, renderings, failed, "A")
    assert pages.rendered == []
    write_pages("s", [first[0], pages.page("s/2026-03.html", "2")], tmp_path, renderings, failed, "B")
    assert pages.rendered == ["s/2026-03.html"]
    assert (tmp_path / "s" / "2026-03.html").read_text() == "s/2026-03.html 2"


def test_a_page_that_was_deleted_is_there_again(tmp_path: Path, renderings: Renderings) -> None:
    pages = Pages()
    both = [pages.page("s/index.html"), pages.page("s/search/index.json")]
    write_pages("s", both, tmp_path, renderings, failed, "A")
    (tmp_path / "s" / "search" / "index.json").unlink()
    assert not pages_are_there("s", "A", tmp_path, renderings)
    write_pages("s", both, tmp_path, renderings, failed, "A")
    assert pages_are_there("s", "A", tmp_path, renderings)


def test_what_is_no_page_any_more_goes_even_if_nobody_remembers_it(tmp_path: Path, renderings: Renderings) -> None:
    pages = Pages()
    write_pages("s", [pages.page("s/index.html"), pages.page("s/about.html")], tmp_path, renderings, failed)
    strays = ["2026-03-14-5d1c02aa.html", "search/1-abcdef.txt", "small/a.jpg", "theme-0123456789.css"]
    others = ["notes.html", "a.mp3", "2026-03-14-the-ferry-0123456789.html", ".htaccess"]
    for name in strays + others:
        (tmp_path / "s" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "s" / name).write_text("x")
    write_pages("s", [pages.page("s/index.html")], tmp_path, renderings, failed)
    left = {path.relative_to(tmp_path / "s").as_posix() for path in (tmp_path / "s").rglob("*") if path.is_file()}
    assert left == {"index.html", *others}


def test_files_of_episodes_are_not_deleted_with_pages(tmp_path: Path, renderings: Renderings) -> None:
    """Apps may hold a feed that names them; they go when `prune` lets them go."""
    pages, chapters = Pages(), "s/2026-03-14-the-ferry-0123456789.chapters.json"
    write_pages("s", [pages.page("s/index.html"), pages.page(chapters)], tmp_path, renderings, failed)
    assert write_pages("s", [pages.page("s/index.html")], tmp_path, renderings, failed)
    assert (tmp_path / chapters).is_file()
    assert not write_pages("s", [pages.page("s/index.html")], tmp_path, renderings, failed)


def test_a_page_that_cannot_be_made_keeps_no_other_from_it_and_is_tried_again(
    tmp_path: Path, renderings: Renderings
) -> None:
    pages = Pages()
    errors: list[AudioPostsError] = []
    both = [pages.page("s/a.html", "broken"), pages.page("s/b.html")]
    write_pages("s", both, tmp_path, renderings, errors.append, "A")
    assert [str(error) for error in errors] == ["s/a.html: cannot be read"]
    assert (tmp_path / "s" / "b.html").is_file()
    assert not pages_are_there("s", "A", tmp_path, renderings)


def test_many_pages_at_once(tmp_path: Path, renderings: Renderings) -> None:
    pages = Pages()
    assert write_pages(
        "s", [pages.page(f"s/{number}.html") for number in range(1200)], tmp_path, renderings, failed, "A"
    )
    assert pages_are_there("s", "A", tmp_path, renderings)
    assert len(list((tmp_path / "s").iterdir())) == 1200


def test_a_run_makes_the_site_and_a_second_one_touches_nothing(studio: Studio, home: Home) -> None:
    write(home, 2)
    run(of(studio, NOW))
    tree = {path: path.stat().st_mtime_ns for path in home.episodes.rglob("*") if path.is_file()}
    names = {path.relative_to(home.episodes).as_posix() for path in tree}
    assert {"index.html", "shows.opml", "audio-posts/index.html", "audio-posts/feed.xml"} <= names
    run(of(studio, NOW))
    assert {path: path.stat().st_mtime_ns for path in home.episodes.rglob("*") if path.is_file()} == tree
    for path in home.state.glob("renderings.sqlite"):
        path.unlink()
    run(of(studio, NOW))
    assert {path for path in home.episodes.rglob("*") if path.is_file()} == set(tree)
