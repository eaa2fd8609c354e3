"""Show + Episodes -> RSS, by feedgen. Pure: the same arguments give the same bytes.

RSS 2.0 as Apple ("Podcast RSS feed requirements"), Spotify and PSP-1 want it, with the podcast namespace (Podcasting
2.0). feedgen knows neither `itunes:explicit` as true and false nor the podcast namespace: two extensions of ours do.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import SubElement, _Element

from audioposts.models import Episode, Show

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"

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
    item.description(_description(episode.description))
    item.published(episode.published)
    item.enclosure(f"{folder_url}/{episode.file}", str(episode.length), "audio/mpeg")
    if episode.url:
        item.link(href=episode.url)
    for category in _categories(show, episode):
        item.category(term=_line(category))
    item.podcast.itunes_duration(max(1, round(episode.duration_ms / 1000)))
    item.podcast.itunes_author(_line(episode.publisher or episode.author or show.author))
    item.podcast.itunes_episode_type("full")
    item.podcasting20.explicit = show.explicit
    item.podcasting20.chapters = episode.chapters and f"{folder_url}/{episode.chapters}"
    item.podcasting20.transcript = episode.transcript and f"{folder_url}/{episode.transcript}"
    item.podcasting20.language = show.language


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
    chapters: str | None = None
    transcript: str | None = None

    def extend_rss(self, item: _Element) -> _Element:
        _element(item, _ITUNES, "explicit", "true" if self.explicit else "false")
        if self.transcript:
            _element(item, _PODCAST, "transcript", url=self.transcript, type="text/vtt", language=self.language)
        if self.chapters:
            _element(item, _PODCAST, "chapters", url=self.chapters, type="application/json+chapters")
        return item


def _element(parent: _Element, namespace: str, name: str, text: str | None = None, **attributes: str) -> None:
    SubElement(parent, f"{{{namespace}}}{name}", attributes).text = text
