import pytest

from audioposts.publishing.media_types import CACHE_FOR_GOOD, CACHE_SHORTLY, cache_control, has_addresses, media_type

STEM = "show/2026-03-14-the-ferry-0123456789"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.mp3", "audio/mpeg"),
        ("a.M4A", "audio/x-m4a"),
        ("show/feed.xml", "application/rss+xml"),
        ("show/a.vtt", "text/vtt; charset=utf-8"),
        ("show/a.srt", "application/x-subrip; charset=utf-8"),
        ("show/a.chapters.json", "application/json+chapters"),
        ("show/a.json", "application/json"),
        ("show/index.html", "text/html; charset=utf-8"),
        ("shows.opml", "text/x-opml; charset=utf-8"),
        ("README", "application/octet-stream"),
    ],
)
def test_every_kind_of_file_has_its_type(path: str, kind: str) -> None:
    assert media_type(path) == kind


@pytest.mark.parametrize("suffix", [".mp3", ".vtt", ".json", ".txt", "-89abcdef01.jpg"])
def test_what_is_named_by_its_contents_is_kept_for_good(suffix: str) -> None:
    assert cache_control(STEM + suffix) == CACHE_FOR_GOOD


@pytest.mark.parametrize(
    "path",
    [
        "show/feed.xml",
        f"{STEM}.chapters.json",
        f"{STEM}.html",
        "show/index.html",
        "search.json",
        "all.opml",
        "icon.png",
    ],
)
def test_what_changes_under_its_name_is_asked_for_again(path: str) -> None:
    assert cache_control(path) == CACHE_SHORTLY


def test_feeds_pages_and_chapters_name_addresses() -> None:
    names = ("feed.xml", "a.chapters.json", "index.html", "shows.opml", "a.json", "a.mp3", "a.css")
    assert [name for name in names if has_addresses(name)] == list(names[:4])
