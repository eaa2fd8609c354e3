from pathlib import Path

import pytest

from audioposts.errors import ConfigError
from audioposts.publishing.media_types import CACHE_FOR_GOOD, CACHE_SHORTLY
from audioposts.targets.files import Rank, collect, contents, public_file

STEM = "2026-03-14-the-ferry-0123456789"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "episodes"
    (root / "show").mkdir(parents=True)
    return root


def put(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)


def paths(root: Path) -> list[str]:
    return sorted(file.path for file in collect(root))


def test_files_are_what_listeners_get(root: Path) -> None:
    put(root, f"show/{STEM}.mp3", "show/feed.xml", "index.html", "show/deep/down.txt")
    assert paths(root) == ["index.html", f"show/{STEM}.mp3", "show/deep/down.txt", "show/feed.xml"]
    sound = next(file for file in collect(root) if file.path.endswith(".mp3"))
    assert (sound.media_type, sound.cache_control, sound.rank) == ("audio/mpeg", CACHE_FOR_GOOD, Rank.MEDIA)
    assert (sound.size, contents(sound)) == (len(f"show/{STEM}.mp3"), f"show/{STEM}.mp3".encode())


def test_nothing_hidden_or_unfinished(root: Path) -> None:
    put(root, "show/.unfinished-a.mp3", ".htpasswd", ".git/config", "show/.hidden/a.mp3", "show/a.mp3")
    assert paths(root) == ["show/a.mp3"]


def test_nothing_outside_not_even_through_links(root: Path) -> None:
    put(root.parent, "secret.txt", "outside/a.mp3")
    put(root, "show/a.mp3", "show/.draft.mp3")
    (root / "secret.txt").symlink_to(root.parent / "secret.txt")
    (root / "gone.mp3").symlink_to(root / "nothing")
    (root / "draft.mp3").symlink_to(root / "show" / ".draft.mp3")
    (root / "outside").symlink_to(root.parent / "outside")
    (root / "loop").symlink_to(root)
    (root / "latest.mp3").symlink_to(root / "show" / "a.mp3")
    assert paths(root) == ["latest.mp3", "show/a.mp3"]


def test_names_that_no_host_takes_are_left_out(root: Path) -> None:
    put(root, "show/a\nb.mp3", "show/a\\b.mp3", "show/ä ö.mp3")
    (root / "show" / "\udcff.mp3").write_text("")
    assert paths(root) == ["show/ä ö.mp3"]


@pytest.mark.parametrize(
    ("path", "rank"),
    [
        ("show/feed.xml", Rank.FEEDS),
        ("index.html", Rank.FEEDS),
        ("show/index.html", Rank.FEEDS),
        ("shows.opml", Rank.FEEDS),
        (f"show/{STEM}.html", Rank.PAGES),
        ("show/search.json", Rank.PAGES),
        ("search-index.json", Rank.PAGES),
        (f"show/{STEM}.json", Rank.MEDIA),
        (f"show/{STEM}.chapters.json", Rank.MEDIA),
        (f"show/{STEM}.vtt", Rank.MEDIA),
        ("show/cover-0123456789.jpg", Rank.MEDIA),
    ],
)
def test_what_is_named_goes_before_what_names_it(path: str, rank: Rank) -> None:
    assert public_file(path, b"").rank is rank


def test_what_a_feed_names_is_among_the_files_while_a_run_is_at_work(root: Path) -> None:
    """A run writes sound, then the feed: a feed that is read after the sound was listed could name more."""
    put(root, "show/feed.xml", f"show/{STEM}.mp3")
    files = collect(root)
    (root / "show" / "feed.xml").write_text("a newer feed, with more episodes")
    feed = next(file for file in files if file.path == "show/feed.xml")
    assert contents(feed) == b"show/feed.xml"


def test_a_file_may_be_given_by_its_contents_and_with_a_rank_of_its_own() -> None:
    file = public_file("private/abc/feed.xml", b"<rss/>", Rank.PAGES)
    assert (file.size, file.changed_ns, file.cache_control, file.rank) == (6, 0, CACHE_SHORTLY, Rank.PAGES)


def test_a_tree_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="audioposts run"):
        collect(tmp_path / "episodes")
