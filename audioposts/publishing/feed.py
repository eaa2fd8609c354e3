"""Show + Episodes -> RSS, by feedgen. Pure: the same arguments give the same bytes.

RSS 2.0 as Apple ("Podcast RSS feed requirements"), Spotify and PSP-1 want it, with the podcast namespace (Podcasting
2.0). feedgen knows neither `itunes:explicit` as true and false nor the podcast namespace: two extensions of ours do.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import CDATA, SubElement, _Element

from audioposts.models import Episode, Show
from audioposts.publishing.chapters import simple_chapters
from audioposts.publishing.notes import notes_html

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_PSC = "http://podlove.org/simple-chapters"

_MEDIA_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",
    ".opus": "audio/ogg",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".json": "application/json",
    ".html": "text/html",
}

_LINE_CHARS = 255
"""Longest single-line value (Apple, PSP-1)."""

_DESCRIPTION_BYTES = 4000
"""Longest description (Apple, PSP-1): bytes, not characters."""


def render_feed(show: Show, episodes: Iterable[Episode], base_url: str, podcast_guid: str, cover: str) -> bytes:
    """Return the feed of `show`, newest episode first.

    `base_url` is that of the public tree; `cover` is the name of the picture in the show's folder.
    """
    folder_url = f"{base_url}/{show.slug}"
    ordered = sorted(episodes, key=lambda episode: (episode.published, episode.guid), reverse=True)
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.register_extension("podcasting20", _ChannelExtension, _ItemExtension)
    feed.title(_line(show.title))
    feed.description(_description(show.description))
    feed.language(show.language)
    feed.generator("audioposts")
    feed.link(href=f"{folder_url}/feed.xml", rel="self", type="application/rss+xml")
    # Last: the channel's link is whatever link was set last.
    feed.link(href=show.link or f"{base_url}/", rel="alternate")
    if show.category:
        feed.category(term=_line(show.category))
    feed.podcast.itunes_author(_line(show.author))
    feed.podcast.itunes_category(*show.apple_category)
    feed.podcast.itunes_image(f"{folder_url}/{cover}")
    feed.podcast.itunes_type("episodic")
    if show.email:
        feed.podcast.itunes_owner(name=_line(show.author), email=show.email)
    # Of the newest episode, not of the clock: a feed that has not changed does not change.
    feed.lastBuildDate(ordered[0].published if ordered else datetime(1970, 1, 1, tzinfo=UTC))
    feed.podcasting20.explicit = show.explicit
    feed.podcasting20.guid = podcast_guid
    for episode in ordered:
        _add_item(feed, show, episode, folder_url)
    rss: bytes = feed.rss_str(pretty=True)
    return rss


def _add_item(feed: FeedGenerator, show: Show, episode: Episode, folder_url: str) -> None:
    item = feed.add_entry(order="append")
    item.guid(episode.guid, permalink=False)
    item.title(_line(episode.title))
    item.description("-")
    item.published(episode.published)
    item.enclosure(f"{folder_url}/{episode.file}", str(episode.length), _media_type(episode.file))
    if episode.url:
        item.link(href=episode.url)
    for category in _categories(show, episode):
        item.category(term=_line(category))
    item.podcast.itunes_duration(max(1, round(episode.duration_ms / 1000)))
    item.podcast.itunes_author(_line(episode.publisher or episode.author or show.author))
    item.podcast.itunes_episode_type("full")
    item.podcasting20.explicit = show.explicit
    item.podcasting20.notes = notes_html(episode)
    item.podcasting20.chapters = episode.chapters_file and f"{folder_url}/{episode.chapters_file}"
    item.podcasting20.simple_chapters = list(simple_chapters(episode.chapters, folder_url))
    item.podcasting20.transcripts = [(f"{folder_url}/{name}", _media_type(name)) for name in episode.transcripts]
    item.podcasting20.image = episode.image and f"{folder_url}/{episode.image}"
    item.podcasting20.language = show.language


def _media_type(name: str) -> str:
    return _MEDIA_TYPES[f".{name.rpartition('.')[2]}"]


def _categories(show: Show, episode: Episode) -> Sequence[str]:
    """Return the post's categories, and the show's where they do not say it."""
    return tuple(dict.fromkeys((*episode.categories, *([show.category] if show.category else []))))


def _line(text: str) -> str:
    """Return a single-line value as the directories take it."""
    text = " ".join(text.split())
    return text if len(text) <= _LINE_CHARS else text[: _LINE_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _description(text: str) -> str:
    """Return a description as the directories take it; never cut inside a character."""
    data = text.strip().encode()
    if len(data) <= _DESCRIPTION_BYTES:
        return text.strip()
    return data[: _DESCRIPTION_BYTES - 3].decode(errors="ignore").rsplit(" ", 1)[0] + "…"


class _ChannelExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen does not write into a channel."""

    explicit = False
    guid = ""

    def extend_ns(self) -> dict[str, str]:
        return {"podcast": _PODCAST}

    def extend_rss(self, root: _Element) -> _Element:
        channel = root[0]
        _element(channel, _ITUNES, "explicit", "true" if self.explicit else "false")
        _element(channel, _PODCAST, "guid", self.guid)
        _element(channel, _PODCAST, "locked", "no")
        _element(channel, _PODCAST, "medium", "podcast")
        # The voice is synthetic, and listeners are told.
        _element(channel, _PODCAST, "txt", "true", purpose="ai-content")
        return root


class _ItemExtension(BaseEntryExtension):  # type: ignore[misc]
    """What feedgen does not write into an item."""

    explicit = False
    language = "en"
    notes = ""
    chapters: str | None = None
    simple_chapters: Sequence[dict[str, str]] = ()
    transcripts: Sequence[tuple[str, str]] = ()
    image: str | None = None

    def extend_ns(self) -> dict[str, str]:
        return {"psc": _PSC}

    def extend_rss(self, item: _Element) -> _Element:
        description = item.find("description")
        if description is not None:
            # Markup stands in CDATA only (Apple, PSP-1); ours has no "]]>", as ">" is escaped in it.
            description.text = CDATA(self.notes)
        _element(item, _ITUNES, "explicit", "true" if self.explicit else "false")
        if self.image:
            _element(item, _ITUNES, "image", href=self.image)
        for url, media_type in self.transcripts:
            _element(item, _PODCAST, "transcript", url=url, type=media_type, language=self.language)
        if self.chapters:
            _element(item, _PODCAST, "chapters", url=self.chapters, type="application/json+chapters")
        if self.simple_chapters:
            chapters = _element(item, _PSC, "chapters", version="1.2")
            for attributes in self.simple_chapters:
                _element(chapters, _PSC, "chapter", **attributes)
        return item


def _element(parent: _Element, namespace: str, name: str, text: str | None = None, **attributes: str) -> _Element:
    made = SubElement(parent, f"{{{namespace}}}{name}", attributes)
    made.text = text
    return made
