import email.utils
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import feedparser
import podcastparser
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import without_controls
from audioposts.config import DEFAULT_SHOW
from audioposts.models import Chapter, Episode, Show
from audioposts.publishing.feed import render_feed

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
    return render_feed(show, episodes, BASE, GUID, "cover-1.jpg")


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
