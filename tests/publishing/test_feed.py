import email.utils
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import feedparser
import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import without_controls
from audioposts.config import DEFAULT_SHOW
from audioposts.models import Channel, Chapter, Digest, Episode, Every, Funding, Person, Show, Weekday
from audioposts.publishing.feed import ChannelFacts, feed_of, render_feed, render_item

NOW = datetime(2026, 3, 14, 4, 30, tzinfo=UTC)
SHOW = replace(
    DEFAULT_SHOW,
    title="The Harbour Reader",
    category="Audio Posts",
    apple_category=("Health & Fitness", "Mental Health"),
    email="a@example.com",
)
EPISODE = Episode(
    "0b1c2d3e-0000-5000-8000-000000000001", "One & only <title>", NOW, "2026-one.mp3", 12345, 61_400, "Notes & <more>.\n\nEnd.",
    publisher="The Harbour Post", categories=("Audio Posts: Morning",), url="https://example.com/one",
    chapters=(Chapter(0, "The start"), Chapter(61_250, "The <end>", "https://example.com/one", "one.jpg")),
    chapters_file="2026-one.chapters.json", transcripts=("2026-one.vtt", "2026-one.words.json"),
)  # fmt: skip
BASE = "https://pod.example.com"
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}


def render(*episodes: Episode, show: Show = SHOW) -> bytes:
    return feed_of(show, episodes, ChannelFacts(f"{BASE}/{show.slug}", GUID, "cover-1.jpg"))


def channel(*episodes: Episode, show: Show = SHOW) -> ET.Element:
    found = ET.fromstring(render(*episodes, show=show)).find("channel")
    assert found is not None
    return found


def text(element: ET.Element, path: str) -> str | None:
    return element.findtext(path, namespaces=NAMESPACES)


def test_what_directories_require_of_a_channel() -> None:
    found = channel(EPISODE)
    assert text(found, "title") == "The Harbour Reader"
    assert text(found, "language") == "en"
    assert text(found, "itunes:explicit") == "false"
    assert text(found, "itunes:author") == "audioposts"
    assert text(found, "itunes:owner/itunes:email") == "a@example.com"
    assert text(found, "podcast:guid") == GUID
    assert text(found, "podcast:locked") == "no"
    assert text(found, "podcast:txt") == "true"
    assert text(found, "category") == "Audio Posts"
    category = found.find("itunes:category", NAMESPACES)
    assert category is not None
    assert [c.get("text") for c in category.iter()] == ["Health & Fitness", "Mental Health"]
    link = found.find("atom:link", NAMESPACES)
    assert link is not None
    assert link.attrib == {"href": f"{BASE}/audio-posts/feed.xml", "rel": "self", "type": "application/rss+xml"}
    image = found.find("itunes:image", NAMESPACES)
    assert image is not None
    assert image.get("href") == f"{BASE}/audio-posts/cover-1.jpg"


def test_what_directories_require_of_an_item() -> None:
    item = channel(EPISODE).find("item")
    assert item is not None
    assert text(item, "title") == "One & only <title>"
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {"url": f"{BASE}/audio-posts/2026-one.mp3", "length": "12345", "type": "audio/mpeg"}
    guid = item.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (EPISODE.guid, "false")
    assert text(item, "itunes:duration") == "61"
    assert email.utils.parsedate_to_datetime(text(item, "pubDate") or "") == NOW
    assert [c.text for c in item.findall("category")] == ["Audio Posts: Morning", "Audio Posts"]
    assert text(item, "link") == "https://example.com/one"
    transcript = item.find("podcast:transcript", NAMESPACES)
    chapters = item.find("podcast:chapters", NAMESPACES)
    assert transcript is not None
    assert chapters is not None
    assert transcript.get("type") == "text/vtt"
    assert chapters.get("type") == "application/json+chapters"


def test_the_newest_episode_comes_first_and_dates_the_feed() -> None:
    older = replace(EPISODE, guid="older", published=NOW - timedelta(days=1), title="Older")
    found = channel(older, EPISODE)
    assert [item.findtext("title") for item in found.findall("item")] == ["One & only <title>", "Older"]
    assert found.findtext("lastBuildDate") == "Sat, 14 Mar 2026 04:30:00 +0000"


def test_the_same_episodes_give_the_same_bytes() -> None:
    other = replace(EPISODE, guid="other", title="Other")
    assert render(EPISODE, other) == render(other, EPISODE)


def test_two_other_readers_find_the_same() -> None:
    data = render(EPISODE)
    parsed = feedparser.parse(BytesIO(data))
    assert not parsed.bozo
    assert parsed.entries[0].id == EPISODE.guid
    podcast = podcastparser.parse(f"{BASE}/audio-posts/feed.xml", BytesIO(data))
    (episode,) = podcast["episodes"]
    assert (episode["guid"], episode["total_time"], episode["title"]) == (EPISODE.guid, 61, EPISODE.title)
    assert episode["enclosures"] == [
        {"url": f"{BASE}/audio-posts/2026-one.mp3", "file_size": 12345, "mime_type": "audio/mpeg"}
    ]


def test_lines_and_descriptions_keep_to_their_lengths() -> None:
    long = replace(EPISODE, title="Ä" * 400, description="ü " * 4000, categories=("c" * 300,))
    item = channel(long).find("item")
    assert item is not None
    assert len(text(item, "title") or "") <= 255
    assert len((text(item, "description") or "").encode()) <= 4000
    assert all(len(c.text or "") <= 255 for c in item.findall("category"))


def test_a_feed_without_an_address_of_the_article() -> None:
    item = channel(replace(EPISODE, url=None, chapters=(), chapters_file=None, transcripts=())).find("item")
    assert item is not None
    assert item.find("link") is None
    assert item.find("podcast:chapters", NAMESPACES) is None


@given(st.text(), st.text(), st.text())
def test_hostile_words_come_out_as_they_went_in(title: str, description: str, publisher: str) -> None:
    title, description, publisher = (without_controls(t) for t in (title, description, publisher))
    item = channel(
        replace(EPISODE, title=title.strip() or "t", description=description or "d", publisher=publisher)
    ).find("item")
    assert item is not None
    if len(title) <= 255 and title.strip():
        assert text(item, "title") == " ".join(title.split())


# --- what a show may say of itself

ABOUT = Channel(
    locked=True, license="cc-by-4.0", copyright="Ida Brook", frequency="FREQ=WEEKLY;BYDAY=MO",
    persons=(Person("Ida Brook", "Host", "Cast", "https://e.com/ida.jpg", "https://e.com/ida"),),
    funding=(Funding("https://e.com/give", "Give & take"),), verify=(("applepodcastsverify", "abc"),),
)  # fmt: skip


def all_of(element: ET.Element, path: str) -> list[tuple[str | None, dict[str, str]]]:
    return [(found.text, found.attrib) for found in element.findall(path, NAMESPACES)]


def test_what_a_show_says_of_itself() -> None:
    found = channel(EPISODE, show=replace(SHOW, channel=ABOUT))
    assert all_of(found, "podcast:locked") == [("yes", {"owner": "a@example.com"})]
    assert all_of(found, "podcast:license") == [("cc-by-4.0", {})]
    assert all_of(found, "copyright") == [("Ida Brook", {})]
    assert all_of(found, "podcast:funding") == [("Give & take", {"url": "https://e.com/give"})]
    assert all_of(found, "podcast:txt") == [
        ("true", {"purpose": "ai-content"}),
        ("abc", {"purpose": "applepodcastsverify"}),
    ]
    assert all_of(found, "podcast:updateFrequency") == [("weekly", {"rrule": "FREQ=WEEKLY;BYDAY=MO"})]
    person = {"role": "host", "group": "cast", "img": "https://e.com/ida.jpg", "href": "https://e.com/ida"}
    assert all_of(found, "podcast:person") == [("Ida Brook", person)]
    assert found.findtext("image/url") == f"{BASE}/audio-posts/cover-1.jpg"
    assert found.findtext("image/title") == "The Harbour Reader"
    assert found.findtext("image/link") == found.findtext("link")
    assert found.findtext("ttl") == "60"
    assert all_of(found, "podcast:medium") == [("podcast", {})]
    [(_, image)] = all_of(found, "podcast:image")
    assert image["href"] == f"{BASE}/audio-posts/cover-1.jpg"


def test_what_a_show_does_not_say_is_not_in_the_feed() -> None:
    found = channel(EPISODE)
    for name in ("license", "funding", "updateFrequency", "person", "block"):
        assert all_of(found, f"podcast:{name}") == []
    for name in ("block", "complete", "new-feed-url"):
        assert all_of(found, f"itunes:{name}") == []
    assert found.find("copyright") is None


def test_a_private_show_and_one_that_is_over_say_so_as_apple_reads_it() -> None:
    found = channel(EPISODE, show=replace(SHOW, private=True, channel=Channel(complete=True)))
    assert all_of(found, "itunes:block") == [("Yes", {})]
    assert all_of(found, "itunes:complete") == [("Yes", {})]
    assert all_of(found, "podcast:block") == [("yes", {})]
    assert all_of(found, "podcast:updateFrequency") == [("complete", {"complete": "true"})]


@pytest.mark.parametrize(
    ("digest", "rule"),
    [(Digest(), "FREQ=DAILY"), (Digest(every=Every.WEEK, weekday=Weekday.FRIDAY), "FREQ=WEEKLY;BYDAY=FR")],
)
def test_a_digest_says_how_often_it_comes(digest: Digest, rule: str) -> None:
    [(text, attributes)] = all_of(channel(EPISODE, show=replace(SHOW, digest=digest)), "podcast:updateFrequency")
    assert attributes == {"rrule": rule}
    assert text in ("daily", "weekly")


def test_a_feed_that_moved_says_where_to() -> None:
    facts = ChannelFacts(f"{BASE}/audio-posts", GUID, "c.jpg", new_feed_url="https://new.example/audio-posts/feed.xml")
    found = ET.fromstring(feed_of(SHOW, [EPISODE], facts)).find("channel")
    assert found is not None
    assert all_of(found, "itunes:new-feed-url") == [("https://new.example/audio-posts/feed.xml", {})]


def test_an_item_names_who_wrote_it_and_whoever_makes_the_show() -> None:
    show = replace(SHOW, channel=ABOUT)
    item = channel(replace(EPISODE, author="Tove & Lind"), show=show).find("item")
    assert item is not None
    assert [(text, found["role"], found["group"]) for text, found in all_of(item, "podcast:person")] == [
        ("Tove & Lind", "author", "writing"), ("Ida Brook", "host", "cast"),
    ]  # fmt: skip
    unknown = channel(EPISODE, show=show).find("item")
    assert unknown is not None
    assert all_of(unknown, "podcast:person") == []


def test_an_item_has_its_companions() -> None:
    names = ("a.vtt", "a.srt", "a.words.json", "a.html")
    item = channel(replace(EPISODE, transcripts=names, image="a.jpg")).find("item")
    assert item is not None
    assert [(found["type"], found.get("rel")) for _, found in all_of(item, "podcast:transcript")] == [
        ("text/vtt", "captions"), ("application/x-subrip", "captions"), ("application/json", None), ("text/html", None),
    ]  # fmt: skip
    assert all_of(item, "podcast:txt") == [("true", {"purpose": "ai-content"})]
    assert [found["href"] for _, found in all_of(item, "podcast:image")] == [f"{BASE}/audio-posts/a.jpg"]


def test_the_whole_notes_are_beside_the_description_only_where_it_was_cut() -> None:
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    short, long = channel(EPISODE).find("item"), channel(replace(EPISODE, description="Word. " * 2000)).find("item")
    assert short is not None
    assert long is not None
    assert short.find(encoded) is None
    assert len(long.findtext(encoded) or "") > 8000
    assert len((long.findtext("description") or "").encode()) <= 4000


def test_an_item_by_itself_is_the_item_in_the_feed() -> None:
    item = render_item(SHOW, EPISODE, f"{BASE}/audio-posts")
    assert item in render(EPISODE)
    assert b"xmlns" not in item
    facts = ChannelFacts(f"{BASE}/audio-posts", GUID, "cover-1.jpg", newest=NOW)
    assert b"".join(render_feed(SHOW, [item], facts)) == render(EPISODE)


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(["\x00", "\ud800", "\ufffe", "]]>", "<![CDATA[", "&#0;", "\u202e", "javascript:x", "a" * 100_000]),
)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_whatever_posts_say_the_feed_is_one_that_all_can_read(
    title: str, description: str, name: str, url: str, category: str
) -> None:
    episode = replace(
        EPISODE, title=title, description=description, publisher=name, author=name, shared_by=name, url=url,
        categories=(category,), chapters=(Chapter(0, title, url), Chapter(1000, name)),
    )  # fmt: skip
    data = render(episode, show=replace(SHOW, title=title.strip() or "t", description=description or "d"))
    tree = ET.fromstring(data)
    assert len(tree.findall("channel/item")) == 1
    parsed = feedparser.parse(BytesIO(data))
    assert not parsed.bozo
    assert parsed.entries[0].id == EPISODE.guid
    links = [link.href for link in parsed.entries[0].get("links", []) if link.rel != "enclosure"]
    assert all(link.startswith(("http://", "https://")) for link in links)
