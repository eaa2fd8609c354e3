"""What stays and what goes: the feed's window, deletion, orphans; nothing that a feed names is deleted."""

from dataclasses import replace
from datetime import datetime, timedelta

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.config import Home
from audioposts.library import Shelved, Standing
from audioposts.models import Show, Window
from audioposts.pipeline import run, tidy
from audioposts.press import in_window
from audioposts.publishing.names import is_ours
from audioposts.retention import plan
from audioposts.studio import Studio
from tests.conftest import NOW, framed, page, prose


def write(home: Home, count: int) -> None:
    """Put so many posts into the source, the newest first, as a category page has them."""
    posts = [framed(f"Story {number}", prose(number)) for number in range(count, 0, -1)]
    (home.path / "sources" / "page.txt").write_text(page(*posts))


def entries(home: Home) -> list[str]:
    feed = feedparser.parse((home.episodes / "audio-posts" / "feed.xml").read_bytes())
    return [entry.title for entry in feed.entries]


def files(home: Home) -> set[str]:
    return {path.name for path in (home.episodes / "audio-posts").iterdir()}


def sounds(home: Home) -> list[str]:
    return sorted(name for name in files(home) if name.endswith(".mp3"))


def named(home: Home) -> set[str]:
    """Return every file of the show that its feed names, pictures in chapters aside."""
    text = (home.episodes / "audio-posts" / "feed.xml").read_text()
    return {name for name in files(home) if f"/{name}" in text}


def of(studio: Studio, now: datetime, **changes: object) -> Studio:
    return replace(studio, now=lambda: now, shows=(replace(studio.shows[0], **changes),))  # type: ignore[arg-type]


def test_the_feed_names_the_newest_and_the_files_of_others_stay(studio: Studio, home: Home) -> None:
    write(home, 3)
    run(of(studio, NOW, window=Window(newest=2)))
    assert entries(home) == ["Story 3", "Story 2"]
    assert len(sounds(home)) == 3
    run(of(studio, NOW + timedelta(days=400), window=Window(newest=2)))
    assert len(sounds(home)) == 3
    run(of(studio, NOW + timedelta(days=401), window=Window()))
    assert entries(home) == ["Story 3", "Story 2", "Story 1"]


def test_the_feed_names_the_episodes_of_the_last_days(studio: Studio, home: Home) -> None:
    write(home, 1)
    run(of(studio, NOW))
    write(home, 2)
    run(of(studio, NOW + timedelta(days=5)))
    run(of(studio, NOW + timedelta(days=8), window=Window(days=7)))
    assert entries(home) == ["Story 2"]


def test_files_go_as_many_days_after_their_episode_as_the_settings_say_and_are_not_made_again(
    studio: Studio, home: Home
) -> None:
    write(home, 2)
    changes = {"window": Window(newest=1), "delete_after_days": 3}
    run(of(studio, NOW, **changes))
    assert len(sounds(home)) == 2
    run(of(studio, NOW + timedelta(days=2), **changes))
    assert len(sounds(home)) == 2
    report = run(of(studio, NOW + timedelta(days=3), **changes))
    assert report.episodes == ()
    assert len(sounds(home)) == 1
    # Not even if the window grows: they are gone.
    report = run(of(studio, NOW + timedelta(days=4)))
    assert report.episodes == ()
    assert entries(home) == ["Story 2"]
    assert not [name for name in files(home) if "story-1" in name]


def test_who_comes_back_into_the_feed_is_not_deleted_for_having_been_out(studio: Studio, home: Home) -> None:
    write(home, 2)
    run(of(studio, NOW, window=Window(newest=1), delete_after_days=3))
    run(of(studio, NOW + timedelta(days=2), window=Window(newest=2), delete_after_days=3))
    run(of(studio, NOW + timedelta(days=4), window=Window(newest=1), delete_after_days=3))
    assert len(sounds(home)) == 2
    run(of(studio, NOW + timedelta(days=7), window=Window(newest=1), delete_after_days=3))
    assert len(sounds(home)) == 1


def test_orphans_of_ours_go_after_a_week_and_files_of_others_stay(studio: Studio, home: Home) -> None:
    write(home, 1)
    run(of(studio, NOW))
    folder = home.episodes / "audio-posts"
    orphan = folder / "2026-03-01-a-story-that-was-left-0123456789.vtt"
    for path in (
        orphan,
        folder / "cover-0123456789.jpg",
        folder / "notes.txt",
        folder / ".htaccess",
        folder / "me.mp3",
    ):
        path.write_text("x")
    run(of(studio, NOW + timedelta(days=1)))
    assert orphan.exists()
    run(of(studio, NOW + timedelta(days=7)))
    assert orphan.exists()
    run(of(studio, NOW + timedelta(days=8)))
    assert not orphan.exists()
    assert not (folder / "cover-0123456789.jpg").exists()
    assert {"notes.txt", ".htaccess", "me.mp3"} <= files(home)
    assert sounds(home) == [*[name for name in sounds(home) if "story-1" in name], "me.mp3"]


def test_a_dry_run_deletes_nothing_and_says_what_it_would(studio: Studio, home: Home) -> None:
    write(home, 2)
    changes = {"window": Window(newest=1), "delete_after_days": 0}
    run(of(studio, NOW))
    run(of(studio, NOW, window=Window(newest=1), delete_after_days=9))
    before = files(home)
    [planned] = tidy(of(studio, NOW + timedelta(days=1), **changes), for_show=True)
    assert files(home) == before
    assert {deletion.path.name for deletion in planned.deletions} == {name for name in before if "story-1" in name}
    assert all("left the feed" in deletion.reason for deletion in planned.deletions)
    tidy(of(studio, NOW + timedelta(days=1), **changes), for_show=False)
    assert files(home) == before - {deletion.path.name for deletion in planned.deletions}


def test_a_run_that_is_killed_while_it_deletes_makes_nothing_again(studio: Studio, home: Home) -> None:
    write(home, 2)
    changes = {"window": Window(newest=1), "delete_after_days": 0}
    run(of(studio, NOW))
    run(of(studio, NOW, window=Window(newest=1), delete_after_days=9))
    later = of(studio, NOW + timedelta(days=1), **changes)
    planned = plan(later.shows[0], later, NOW + timedelta(days=1))
    # As it is when the rows are written and only the sound is deleted.
    later.library.stand(later.shows[0], planned.expired, Standing.EXPIRED)
    next(one.path for one in planned.deletions if one.path.suffix == ".mp3").unlink()
    report = run(later)
    assert report.episodes == ()
    assert not [name for name in files(home) if "story-1" in name and name.endswith(".mp3")]


@pytest.mark.parametrize("name", ["cover.jpg", "cover-0123456789.png", "2026-03-14.mp3", "feed.xml", "index.html", "x"])
def test_names_of_other_forms_are_nobodys_business(name: str) -> None:
    assert not is_ours(name)


def test_every_file_that_a_run_writes_is_named_or_known(studio: Studio, home: Home) -> None:
    write(home, 2)
    run(of(studio, NOW))
    [planned] = tidy(of(studio, NOW), for_show=True)
    assert planned.deletions == ()
    assert planned.unnamed == {}
    pages = {"search", "small", "index.html", "feed.xml"}
    ours = {name for name in files(home) if is_ours(name)}
    assert not [name for name in files(home) - ours - pages if not name.endswith((".html", ".css"))]


SHELVES = st.lists(st.integers(0, 2500).map(lambda days: NOW - timedelta(days=days)), max_size=30)


@given(SHELVES, st.none() | st.integers(1, 40), st.none() | st.integers(1, 3000))
def test_a_window_is_the_newest_of_the_last_days(times: list[datetime], newest: int | None, days: int | None) -> None:
    shelf = [
        Shelved(str(number), "k", "f", 1, f"{time:%Y-%m-%dT%H:%M:%S}Z", Standing.PUBLISHED, None, "", (), "")
        for number, time in enumerate(sorted(times, reverse=True))
    ]
    show = Show("s", "S", "D", (), window=Window(newest, days))
    found = in_window(shelf, show, NOW)
    # In the order of the shelf, from its beginning on.
    assert list(found) == shelf[: len(found)]
    assert newest is None or len(found) <= newest
    limit = "" if days is None else f"{NOW - timedelta(days=days):%Y-%m-%dT%H:%M:%S}Z"
    assert all(one.published >= limit for one in found)
    if len(found) < len(shelf) and (newest is None or len(found) < newest):
        assert shelf[len(found)].published < limit
