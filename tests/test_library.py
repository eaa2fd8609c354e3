import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from audioposts.config import DEFAULT_SHOW
from audioposts.errors import StorageError
from audioposts.library import Judged, Library, PastDigest, Run, Standing, Unread
from audioposts.library.tables import migrate
from audioposts.models import Article, Cost, Episode, Spending, Verdict

NOW = datetime(2026, 3, 14, 4, 30, tzinfo=UTC)
ARTICLE = Article("The ferry", "en", (), (), Verdict.FULL, "10 words")
EPISODE = Episode(
    "guid", "The ferry", NOW, "a.mp3", 10, 1000, "notes", categories=("Audio Posts",), url="https://e.com"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "state" / "library.sqlite")) as opened:
        yield opened


def test_nothing_is_written_before_the_first_question(library: Library, tmp_path: Path) -> None:
    assert not library.exists()
    assert list(tmp_path.iterdir()) == []
    assert library.episodes(DEFAULT_SHOW) == {}
    assert library.exists()


def test_guid_and_date_of_a_post_never_change(library: Library) -> None:
    library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
    guid, published = library.identity(DEFAULT_SHOW, "k")
    renamed = replace(ARTICLE, title="Another title", verdict=Verdict.TEASER)
    library.remember(DEFAULT_SHOW, Judged("k", renamed, "e", NOW + timedelta(days=9), NOW + timedelta(days=9)))
    assert library.identity(DEFAULT_SHOW, "k") == (guid, published)
    assert library.seen_posts(DEFAULT_SHOW)[0].verdict is Verdict.TEASER


def test_only_news_is_news(library: Library) -> None:
    assert library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
    assert not library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
    assert library.remember(DEFAULT_SHOW, Judged("k", replace(ARTICLE, verdict=Verdict.EMPTY), "d", NOW, NOW))


def test_what_belongs_together_is_remembered_as_a_whole_or_not_at_all(library: Library) -> None:
    with pytest.raises(KeyboardInterrupt), library.together():
        library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
        library.add_blocks("example.org", {7}, NOW)
        assert library.find(DEFAULT_SHOW, ["k"])
        raise KeyboardInterrupt
    assert library.find(DEFAULT_SHOW, ["k"]) is None
    assert library.repeats("example.org", {7}) == {}
    with library.together():
        library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
        library.add_blocks("example.org", {7}, NOW)
    assert library.find(DEFAULT_SHOW, ["k"])
    assert library.repeats("example.org", {7}) == {7: 1}


def test_episodes_come_back_as_they_were(library: Library) -> None:
    library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
    guid, _ = library.identity(DEFAULT_SHOW, "k")
    episode = replace(EPISODE, guid=guid)
    library.add_episode(DEFAULT_SHOW, "k", episode)
    assert library.episodes(DEFAULT_SHOW) == {"k": episode}
    assert library.episodes(replace(DEFAULT_SHOW, slug="other")) == {}
    assert library.posts_with_digest(DEFAULT_SHOW, "d") == ["k"]
    assert library.seen_posts(DEFAULT_SHOW)[0].published


def test_the_guid_of_a_show_is_made_once_and_kept(library: Library) -> None:
    trial = library.podcast_guid(DEFAULT_SHOW, "http://localhost:8000/audio-posts/feed.xml", for_good=False)
    first = library.podcast_guid(DEFAULT_SHOW, "https://podnews.net/rss", for_good=True)
    assert first == "9b024349-ccf0-5f69-a609-6b82873eab3c"  # Podcasting 2.0's own example
    assert trial != first
    assert library.podcast_guid(DEFAULT_SHOW, "https://moved.example.com/rss/", for_good=True) == first
    assert library.podcast_guid(DEFAULT_SHOW, "http://localhost:8000/x", for_good=False) == first


def test_a_show_that_moved_here_brings_its_guid(library: Library) -> None:
    moved = replace(DEFAULT_SHOW, podcast_guid="917393E3-1B1E-5CEF-ACE4-EDAA54E1F810")
    assert library.podcast_guid(moved, "https://x", for_good=True) == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_the_last_runs_come_first(library: Library) -> None:
    for i in range(3):
        library.add_run(Run(NOW + timedelta(days=i), NOW + timedelta(days=i, minutes=1), i, 0))
    assert [run.episodes for run in library.last_runs(2)] == [2, 1]


def test_a_library_of_a_newer_version_is_left_alone(library: Library, tmp_path: Path) -> None:
    library.last_runs(1)
    library.close()
    with sqlite3.connect(tmp_path / "state" / "library.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StorageError, match="newer version of audioposts"):
        library.last_runs(1)


def test_a_file_that_is_no_library_is_named(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"something else" * 100)
    with pytest.raises(StorageError, match=r"library\.sqlite: file is not a database"):
        Library(tmp_path / "library.sqlite").last_runs(1)


def test_an_episode_keeps_its_report_and_one_of_an_earlier_version_has_none(library: Library, tmp_path: Path) -> None:
    library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
    guid, _ = library.identity(DEFAULT_SHOW, "k")
    episode = replace(EPISODE, guid=guid, report=("spoken by amy, as joe failed (“Hello.”: out of breath)",))
    library.add_episode(DEFAULT_SHOW, "k", episode)
    assert library.episodes(DEFAULT_SHOW) == {"k": episode}
    assert library.seen_posts(DEFAULT_SHOW)[0].report == episode.report
    with closing(sqlite3.connect(tmp_path / "state" / "library.sqlite")) as db, db:
        db.execute("UPDATE episode SET fields = json_remove(fields, '$.report')")
    assert library.episodes(DEFAULT_SHOW) == {"k": replace(episode, report=())}
    assert library.seen_posts(DEFAULT_SHOW)[0].report == ()


COST = Cost("polly", "polly", 1000, 60_000, 12, 900, 0.5)


def test_spending_is_summed_by_voice_and_since_a_date(library: Library) -> None:
    later = NOW + timedelta(days=20)
    library.reserve(DEFAULT_SHOW, "a", [COST, replace(COST, voice="nova", usd=0.25)], NOW)
    library.reserve(DEFAULT_SHOW, "b", [COST], later)
    assert library.spending(NOW) == (Spending("nova", 12, 900, 0.25), Spending("polly", 24, 1800, 1.0))
    assert library.spending(NOW + timedelta(days=1)) == (Spending("polly", 12, 900, 0.5),)
    assert library.spending(later + timedelta(days=1)) == ()


def test_what_is_released_was_not_spent(library: Library) -> None:
    library.reserve(DEFAULT_SHOW, "a", [COST], NOW)
    library.release(DEFAULT_SHOW, "a", [replace(COST, requests=10, paid_chars=800, usd=0.4)], NOW)
    (left,) = library.spending(NOW)
    assert (left.voice, left.requests, left.chars) == ("polly", 2, 100)
    assert left.usd == pytest.approx(0.1)
    library.release(DEFAULT_SHOW, "a", [replace(COST, requests=2, paid_chars=100, usd=0.1)], NOW)
    assert library.spending(NOW) == ()


def test_a_copy_knows_the_same_and_tells_nothing_back(library: Library, tmp_path: Path) -> None:
    with closing(library.copy()) as copy:
        assert copy.episodes(DEFAULT_SHOW) == {}
    assert not library.exists()
    library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
    before = (tmp_path / "state" / "library.sqlite").read_bytes()
    with closing(library.copy()) as copy:
        assert copy.find(DEFAULT_SHOW, ["k"]) == library.find(DEFAULT_SHOW, ["k"])
        copy.remember(DEFAULT_SHOW, Judged("new", ARTICLE, "e", NOW, NOW))
        assert copy.find(DEFAULT_SHOW, ["new"])
    assert library.find(DEFAULT_SHOW, ["new"]) is None
    assert (tmp_path / "state" / "library.sqlite").read_bytes() == before


OLD_POST = (
    "INSERT INTO post (show, key, title, verdict, reason, digest, guid, published, first_seen) VALUES"
    " ('audio-posts', 'k', 'T', 'full', '', 'd', 'g', '2026-03-14T04:30:00+00:00', '2026-03-14T04:30:00+00:00')"
)
OLD_EPISODE = (
    "INSERT INTO episode (show, guid, post_key, fields) VALUES ('audio-posts', 'g', 'k', '"
    '{"guid": "g", "title": "T", "published": "2026-03-14T04:30:00Z", "file": "t.mp3", "length": 5, "duration_ms": 9,'
    ' "description": "D", "transcript": "t.vtt", "chapters": "t.chapters.json"}\')'
)


@pytest.mark.parametrize("version", range(1, 5))
def test_a_library_of_an_older_version_is_brought_up_to_date(version: int, tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        migrate(db, to=version)
        db.execute(OLD_POST)
        db.execute(OLD_EPISODE)
        if version > 1:
            db.execute("INSERT INTO name (show, name, key) VALUES ('audio-posts', 'k', 'k')")
    with closing(Library(file)) as library:
        known = library.find(DEFAULT_SHOW, ["k"])
        assert known is not None
        assert known.verdict is Verdict.FULL
        assert library.spending(NOW) == ()
        assert library.digests(DEFAULT_SHOW) == []
        assert library.episodes(DEFAULT_SHOW)["k"].transcripts == ("t.vtt",)
        assert [(one.guid, one.standing, one.edition) for one in library.shelf(DEFAULT_SHOW)] == [
            ("g", Standing.PUBLISHED, "")
        ]


# --- digests


def remember(library: Library, *keys: str, verdict: Verdict = Verdict.FULL, seen: datetime = NOW) -> None:
    for number, key in enumerate(keys):
        article = replace(ARTICLE, title=f"Title of {key}", verdict=verdict, url=f"https://e.com/{key}")
        library.remember(DEFAULT_SHOW, Judged(key, article, key, NOW, seen - timedelta(seconds=number)))


def digest_of(guid: str, published: datetime = NOW) -> Episode:
    return replace(EPISODE, guid=guid, title="Saturday: The ferry and 2 more", published=published)


def test_a_digest_keeps_its_posts_in_their_order(library: Library) -> None:
    remember(library, "c", "a", "b")
    remember(library, "z", "y", verdict=Verdict.EMPTY)
    episode = digest_of("issue")
    library.add_digest(DEFAULT_SHOW, episode, ["c", "a", "b"], ["z", "y"])
    assert library.digests(DEFAULT_SHOW) == [PastDigest("issue", episode, ("c", "a", "b"), ("z", "y"))]
    assert list(library.episodes(DEFAULT_SHOW).values()) == [episode]
    assert library.digests(replace(DEFAULT_SHOW, slug="other")) == []


def test_digests_come_in_the_order_of_their_dates(library: Library) -> None:
    for guid, days in (("m", 2), ("a", 1), ("z", 0)):
        library.add_digest(DEFAULT_SHOW, digest_of(guid, NOW + timedelta(days=days)), ["x"], [])
    assert [past.guid for past in library.digests(DEFAULT_SHOW)] == ["z", "a", "m"]


def test_a_digest_that_is_made_again_takes_the_place_of_the_first(library: Library) -> None:
    remember(library, "a", "b", "z")
    library.add_digest(DEFAULT_SHOW, digest_of("issue"), ["a", "b"], ["z"])
    again = replace(digest_of("issue"), file="b.mp3")
    library.add_digest(DEFAULT_SHOW, again, ["z", "a"], ["b"])
    assert library.digests(DEFAULT_SHOW) == [PastDigest("issue", again, ("z", "a"), ("b",))]


def test_a_post_knows_in_which_digest_it_is_read(library: Library) -> None:
    remember(library, "a", "b", "c")
    library.add_digest(DEFAULT_SHOW, digest_of("issue"), ["a"], ["b"])
    seen = {post.key: (post.published, post.digest) for post in library.seen_posts(DEFAULT_SHOW)}
    assert seen == {"a": (True, "issue"), "b": (False, None), "c": (False, None)}


def test_the_guid_of_a_digest_is_that_of_its_day_and_show(library: Library) -> None:
    other = replace(DEFAULT_SHOW, slug="other")
    days = [date(2026, 3, 14), date(2026, 3, 15)]
    guids = {library.digest_guid(show, day) for show in (DEFAULT_SHOW, other) for day in days}
    assert len(guids) == 4
    assert library.digest_guid(DEFAULT_SHOW, days[0]) in guids


def test_posts_without_a_text_are_unread_until_a_digest_names_them(library: Library) -> None:
    yesterday = NOW - timedelta(days=1)
    remember(library, "old", verdict=Verdict.EMPTY, seen=yesterday - timedelta(seconds=1))
    remember(library, "e1", "e2", verdict=Verdict.EMPTY)
    remember(library, "t", verdict=Verdict.TEASER, seen=yesterday)
    remember(library, "l", verdict=Verdict.LINKS_ONLY, seen=NOW - timedelta(hours=1))
    for key, verdict in (("f", Verdict.FULL), ("d", Verdict.DUPLICATE), ("b", Verdict.BLOCK_PAGE)):
        remember(library, key, verdict=verdict)
    unread = library.unread(DEFAULT_SHOW, yesterday)
    assert [post.key for post in unread] == ["e1", "e2", "l", "t"]
    assert unread[0] == Unread("e1", "Title of e1", "https://e.com/e1")
    library.add_digest(DEFAULT_SHOW, digest_of("issue"), ["f"], ["e1", "t"])
    assert [post.key for post in library.unread(DEFAULT_SHOW, yesterday)] == ["e2", "l"]
    assert library.unread(replace(DEFAULT_SHOW, slug="other"), yesterday) == []
    assert library.named(DEFAULT_SHOW, ["t", "gone", "e1"]) == [
        Unread("t", "Title of t", "https://e.com/t"),
        unread[0],
    ]


def test_a_digest_is_recorded_as_a_whole_or_not_at_all(library: Library) -> None:
    def keys() -> Iterator[str]:
        yield "a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add_digest(DEFAULT_SHOW, digest_of("issue"), keys(), [])
    assert library.episodes(DEFAULT_SHOW) == {}
    assert library.digests(DEFAULT_SHOW) == []


def test_episodes_of_the_first_versions_had_one_transcript_and_a_file_of_chapters(
    library: Library, tmp_path: Path
) -> None:
    library.remember(DEFAULT_SHOW, Judged("k", ARTICLE, "d", NOW, NOW))
    library.add_episode(DEFAULT_SHOW, "k", EPISODE)
    file = tmp_path / "state" / "library.sqlite"
    for then, transcripts, chapters in (
        ({"transcript": "a.vtt", "chapters": "a.json"}, ("a.vtt",), "a.json"),
        ({"transcript": "a.vtt", "chapters": None}, ("a.vtt",), None),
        ({"transcript": None}, (), None),
    ):
        fields = json.loads(_fields(file)) | then
        for key in ("transcripts", "chapters_file", "image", *({"chapters"} - set(then))):
            fields.pop(key, None)
        with closing(sqlite3.connect(file)) as db, db:
            db.execute("UPDATE episode SET fields = ?", (json.dumps(fields),))
        (episode,) = library.episodes(DEFAULT_SHOW).values()
        assert episode == replace(EPISODE, transcripts=transcripts, chapters_file=chapters)
        with closing(sqlite3.connect(file)) as db, db:
            db.execute("UPDATE episode SET fields = json_remove(fields, '$.transcript')")


def _fields(file: Path) -> str:
    with closing(sqlite3.connect(file)) as db:
        return str(db.execute("SELECT fields FROM episode").fetchone()[0])


def test_digests_are_in_a_copy_too(library: Library) -> None:
    library.add_digest(DEFAULT_SHOW, digest_of("issue"), ["a"], [])
    with closing(library.copy()) as copy:
        assert copy.digests(DEFAULT_SHOW) == library.digests(DEFAULT_SHOW)
