"""Posts that change, go and come back; shows that get another name or move."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audioposts.config import Home
from audioposts.fetching import Fetched, FetchError
from audioposts.models import Digest, OnEdit, OnRemoval, Window
from audioposts.pipeline import run
from audioposts.speech.engines import Engine
from audioposts.studio import Studio, open_studio
from tests.conftest import NOW, prose
from tests.test_retention import entries, files, named, of, sounds, write

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def write_one(home: Home, name: str, title: str, text: str) -> None:
    (home.path / "sources" / f"{name}.md").write_text(f"---\ntitle: {title}\ndate: 2026-03-01\n---\n\n{text}\n")


def feed(home: Home, slug: str = "audio-posts") -> feedparser.FeedParserDict:
    return feedparser.parse((home.episodes / slug / "feed.xml").read_bytes())


def guids(home: Home) -> list[str]:
    return [entry.id for entry in feed(home).entries]


def spoken(studio: Studio) -> tuple[Studio, list[str]]:
    """Return a studio whose engines note every sentence that they are asked for."""
    asked: list[str] = []

    def opened(voice: object) -> Engine:
        engine = studio.open_engine(voice)  # type: ignore[arg-type]

        class Noting:
            def __getattr__(self, name: str) -> object:
                return getattr(engine, name)

            def synthesize(self, one: object) -> object:
                asked.append(one.text)  # type: ignore[attr-defined]
                return engine.synthesize(one)  # type: ignore[arg-type]

        return Noting()  # type: ignore[return-value]

    return replace(studio, open_engine=opened), asked


# --- edits


def test_an_edited_post_keeps_its_guid_and_date_and_only_what_changed_is_spoken(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW))
    [guid], [before] = guids(home), sounds(home)
    date = feed(home).entries[0].published
    write_one(home, "a", "The ferry", prose(1).replace("gulls", "terns", 1))
    noting, asked = spoken(studio)
    report = run(of(noting, NOW + timedelta(days=1)))
    assert [episode.title for episode in report.episodes] == ["The ferry"]
    assert guids(home) == [guid]
    assert feed(home).entries[0].published == date
    assert len(asked) == 1
    assert "terns" in asked[0]
    # Another address; the old sound stays while apps may know it.
    assert len(sounds(home)) == 2
    assert before not in named(home)
    run(of(studio, NOW + timedelta(days=2)))
    run(of(studio, NOW + timedelta(days=9)))
    assert len(sounds(home)) == 1
    assert before not in sounds(home)


def test_what_was_edited_once_is_read_once(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW))
    write_one(home, "a", "The ferry", prose(2))
    assert len(run(of(studio, NOW)).episodes) == 1
    noting, asked = spoken(studio)
    assert run(of(noting, NOW)).episodes == ()
    assert asked == []


def test_an_edit_of_what_is_not_read_makes_nothing(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW))
    before = sounds(home)
    write_one(home, "a", "The ferry", prose(1) + "\n\n![A picture](x.jpg)")
    assert run(of(studio, NOW + timedelta(days=1))).episodes == ()
    assert sounds(home) == before
    edition = studio.library.shelf(studio.shows[0])[0].edition
    assert edition


def test_an_edit_that_leaves_no_article_changes_nothing(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW))
    before = sounds(home)
    write_one(home, "a", "The ferry", "Subscribe to read on.")
    assert run(of(studio, NOW + timedelta(days=1))).episodes == ()
    assert sounds(home) == before
    assert entries(home) == ["The ferry"]


def test_edits_may_be_ignored(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW, on_edit=OnEdit.IGNORE))
    write_one(home, "a", "The ferry", prose(2))
    assert run(of(studio, NOW, on_edit=OnEdit.IGNORE)).episodes == ()
    assert len(run(of(studio, NOW, on_edit=OnEdit.REPLACE)).episodes) == 1


def test_an_edit_may_be_a_new_episode_beside_the_first(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW, on_edit=OnEdit.NEW))
    [first] = guids(home)
    write_one(home, "a", "The ferry", prose(2))
    assert len(run(of(studio, NOW + timedelta(days=1), on_edit=OnEdit.NEW)).episodes) == 1
    assert len(guids(home)) == 2
    assert guids(home)[1] == first
    assert len(named(home) & set(sounds(home))) == 2
    assert run(of(studio, NOW + timedelta(days=2), on_edit=OnEdit.NEW)).episodes == ()
    write_one(home, "a", "The ferry", prose(3))
    run(of(studio, NOW + timedelta(days=3), on_edit=OnEdit.NEW))
    assert len(set(guids(home))) == 3


def test_an_edit_whose_run_was_killed_is_spoken_by_the_next(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW))
    write_one(home, "a", "The ferry", prose(2))

    class Killed(BaseException):
        pass

    def die(*_: object) -> Engine:
        raise Killed

    with pytest.raises(Killed):
        run(replace(of(studio, NOW), open_engine=die))
    [old] = named(home) & set(sounds(home))
    assert len(run(of(studio, NOW)).episodes) == 1
    assert old not in named(home)


def test_a_post_of_two_sources_is_edited_by_the_first_only(studio: Studio, home: Home) -> None:
    """The feed and the page of a post have other words around it: it must not be spoken anew every night."""
    for name in ("one", "two"):
        (home.path / name).mkdir()
    text = "---\ntitle: The ferry\nurl: https://example.org/ferry\n---\n\n"
    (home.path / "one" / "a.md").write_text(text + prose(1))
    (home.path / "two" / "a.md").write_text(text + prose(2))
    two = ("one", "two")
    run(of(studio, NOW, sources=two))
    assert len(guids(home)) == 1
    for day in range(1, 4):
        assert run(of(studio, NOW + timedelta(days=day), sources=two)).episodes == ()


def test_what_is_in_a_digest_stays_as_it_was_read(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW, digest=Digest()))
    write_one(home, "a", "The ferry", prose(2))
    assert run(of(studio, NOW + timedelta(days=2), digest=Digest())).episodes == ()


def test_episodes_of_an_earlier_version_learn_their_edition_from_what_was_kept(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(of(studio, NOW))
    with studio.library.together() as _:
        db = studio.library._db()
        db.execute("UPDATE post SET edition = '', source = '', place = ''")
        db.execute("UPDATE episode SET edition = ''")
    assert run(of(studio, NOW)).episodes == ()
    write_one(home, "a", "The ferry", prose(2))
    assert len(run(of(studio, NOW)).episodes) == 1
    assert run(of(studio, NOW)).episodes == ()


# --- what goes


def withdrawing(studio: Studio, now: datetime = NOW) -> Studio:
    return of(studio, now, on_removal=OnRemoval.WITHDRAW)


def test_a_post_whose_file_is_gone_is_withdrawn_and_comes_back(studio: Studio, home: Home) -> None:
    for number in (1, 2):
        write_one(home, f"s{number}", f"Story {number}", prose(number))
    run(withdrawing(studio))
    assert len(guids(home)) == 2
    guid = next(entry.id for entry in feed(home).entries if entry.title == "Story 1")
    text = (home.path / "sources" / "s1.md").read_text()
    (home.path / "sources" / "s1.md").unlink()
    run(of(studio, NOW))
    assert len(guids(home)) == 2, "a show that keeps what was taken down"
    run(withdrawing(studio))
    assert guid not in guids(home)
    assert not [name for name in files(home) if "story-1" in name], "its files are gone at once"
    (home.path / "sources" / "s1.md").write_text(text)
    run(withdrawing(studio))
    assert guid in guids(home)
    assert len(named(home) & set(sounds(home))) == 2


def test_a_source_that_cannot_be_read_withdraws_nothing(studio: Studio, home: Home) -> None:
    write_one(home, "a", "The ferry", prose(1))
    run(withdrawing(studio))
    (home.path / "sources").rename(home.path / "elsewhere")
    assert run(withdrawing(studio)).errors
    assert entries(home) == ["The ferry"]


class Blog:
    """A feed of posts with pages of their own; it lists the newest three."""

    def __init__(self) -> None:
        self.posts = {number: prose(number) for number in range(1, 6)}
        self.gone: set[int] = set()
        self.asked: list[str] = []

    def __call__(self, url: str, accept: str = "*/*") -> Fetched:
        self.asked.append(url)
        if url.endswith("/feed"):
            return Fetched(url, self.feed(), "application/rss+xml")
        number = int(url.rpartition("/")[2]) if url.rpartition("/")[2].isdigit() else 0
        if number in self.posts and number not in self.gone:
            return Fetched(url, b"<html><body><p>Here.</p></body></html>", "text/html")
        raise FetchError(url, "the server has no such page (HTTP 404)", 404)

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>Story {number}</title><link>https://blog.example/{number}</link>"
            f"<pubDate>{number:02} Mar 2026 08:00:00 +0000</pubDate><content:encoded><![CDATA["
            + "".join(f"<p>{text}</p>" for text in self.posts[number].split("\n\n"))
            + "]]></content:encoded></item>"
            for number in sorted(self.posts, reverse=True)[:3]
        )
        return f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>B</title><link>https://blog.example/</link>{items}</channel></rss>'.encode()


def of_blog(studio: Studio, blog: Blog, now: datetime = NOW) -> Studio:
    return replace(of(studio, now, sources=("https://blog.example/feed",), on_removal=OnRemoval.WITHDRAW), fetch=blog)


def test_a_post_that_left_its_feed_by_age_stays(studio: Studio, home: Home) -> None:
    blog = Blog()
    del blog.posts[5], blog.posts[4]
    run(of_blog(studio, blog))
    assert entries(home) == ["Story 3", "Story 2", "Story 1"]
    blog.posts |= {4: prose(4), 5: prose(5)}
    run(of_blog(studio, blog))
    assert entries(home) == ["Story 5", "Story 4", "Story 3", "Story 2", "Story 1"]
    blog.gone = {1}
    run(of_blog(studio, blog))
    assert len(entries(home)) == 5, "too old for the feed: nobody asks"


def test_a_post_that_is_missing_among_others_is_asked_for_and_withdrawn_when_gone(studio: Studio, home: Home) -> None:
    blog = Blog()
    run(of_blog(studio, blog))
    kept = blog.posts.pop(4)
    blog.posts[4] = kept
    blog.gone = {4}
    blog.posts = {number: text for number, text in blog.posts.items() if number != 4}
    run(of_blog(studio, blog))
    assert entries(home) == ["Story 5", "Story 3", "Story 2"]
    assert "https://blog.example/4" in blog.asked


def test_a_post_that_is_missing_from_its_list_but_has_its_page_stays(studio: Studio, home: Home) -> None:
    blog = Blog()
    run(of_blog(studio, blog))
    listed = dict(blog.posts)

    class Hidden(Blog):
        def feed(self) -> bytes:
            self.posts = {number: text for number, text in listed.items() if number != 4}
            made = super().feed()
            self.posts = dict(listed)
            return made

    run(of_blog(studio, Hidden()))
    assert "Story 4" in entries(home)


# --- names and addresses


def test_a_renamed_show_keeps_its_guids_and_its_sound(studio: Studio, home: Home) -> None:
    write(home, 2)
    based = replace(of(studio, NOW), base_url="https://pods.example")
    run(based)
    before, podcast_guid = guids(home), feed(home).feed.podcast_guid
    sound = sounds(home)
    renamed = replace(of(studio, NOW, slug="news", formerly=("audio-posts",)), base_url="https://pods.example")
    noting, asked = spoken(renamed)
    report = run(noting)
    assert report.episodes == ()
    assert asked == []
    moved = feed(home, "news")
    assert [entry.id for entry in moved.entries] == before
    assert moved.feed.podcast_guid == podcast_guid
    assert sorted(path.name for path in (home.episodes / "news").glob("*.mp3")) == sound
    # Who still asks for the old feed is led to the new one.
    old = (home.episodes / "audio-posts" / "feed.xml").read_text()
    assert "<itunes:new-feed-url>https://pods.example/news/feed.xml</itunes:new-feed-url>" in old
    assert [path.name for path in (home.episodes / "audio-posts").iterdir()] == ["feed.xml"]


def test_a_show_that_moves_says_so_for_a_while_and_keeps_every_guid(studio: Studio, home: Home) -> None:
    write(home, 1)
    run(replace(of(studio, NOW), base_url="https://old.example"))
    before, podcast_guid = guids(home), feed(home).feed.podcast_guid
    assert "new-feed-url" not in (home.episodes / "audio-posts" / "feed.xml").read_text()
    run(replace(of(studio, NOW + timedelta(days=1)), base_url="https://new.example"))
    text = (home.episodes / "audio-posts" / "feed.xml").read_text()
    assert "<itunes:new-feed-url>https://new.example/audio-posts/feed.xml</itunes:new-feed-url>" in text
    assert "old.example" not in text
    assert guids(home) == before
    assert feed(home).feed.podcast_guid == podcast_guid
    run(replace(of(studio, NOW + timedelta(days=100)), base_url="https://new.example"))
    assert "new-feed-url" not in (home.episodes / "audio-posts" / "feed.xml").read_text()


def test_a_show_that_becomes_private_leaves_the_public_tree(studio: Studio, home: Home) -> None:
    write(home, 1)
    run(of(studio, NOW))
    public = of(studio, NOW)
    run(of(studio, NOW, private=True))
    assert not (home.episodes / "audio-posts").exists()
    assert (home.private / "audio-posts" / "feed.xml").is_file()
    noting, asked = spoken(public)
    run(noting)
    assert asked == []
    assert (home.episodes / "audio-posts" / "feed.xml").is_file()
    assert not (home.private / "audio-posts").exists()


# --- all of it together

STEP = st.sampled_from(["write", "edit", "remove", "week", "narrow", "wide", "lose"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=2, max_size=7))
def test_whatever_happens_the_feed_names_whole_files_only_and_each_post_once(
    steps: list[str], tmp_path_factory: pytest.TempPathFactory, home: Home
) -> None:
    place = Home(tmp_path_factory.mktemp("home"))
    (place.path / "sources").mkdir()
    place.voices.mkdir()
    (place.voices / "beep.toml").write_text((home.voices / "beep.toml").read_text())
    place.settings.write_text(home.settings.read_text())
    now, count, window = NOW, 1, Window()
    write_one(place, "s0", "Story 0", prose(0))
    for number, step in enumerate(["write", *steps], 1):
        if step == "write":
            write_one(place, f"s{count}", f"Story {count}", prose(count))
            count += 1
        elif step == "edit":
            write_one(place, "s0", "Story 0", prose(number + 10))
        elif step == "remove":
            (place.path / "sources" / f"s{count - 1}.md").unlink(missing_ok=True)
        elif step == "week":
            now += timedelta(days=7)
        elif step == "lose":
            next((place.episodes / "audio-posts").glob("*.mp3")).unlink()
        else:
            window = Window(newest=1) if step == "narrow" else Window()
        with open_studio(place.path) as studio:
            run(of(studio, now, window=window, delete_after_days=7, on_removal=OnRemoval.WITHDRAW))
        for entry in feed(place).entries:
            [enclosure] = entry.enclosures
            path = place.episodes / "audio-posts" / Path(enclosure.href).name
            assert path.stat().st_size == int(enclosure.length)
        assert len(set(guids(place))) == len(guids(place))
        assert len(set(entries(place))) == len(entries(place))
