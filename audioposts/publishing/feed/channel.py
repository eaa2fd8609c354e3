"""Show -> the channel of its feed, without items, by feedgen. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import _Element

from audioposts.models import Every, Show
from audioposts.publishing.feed.elements import (
    ITUNES,
    NAMESPACES,
    PODCAST,
    description,
    element,
    line,
    true_or_false,
    xml_text,
)
from audioposts.publishing.feed.persons import add_persons

_HOUR = 60
"""For so many minutes an app may take the feed for fresh."""

_COVER_PIXELS = 3000


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What a channel says besides what its show does."""

    folder_url: str
    """Of the show's folder, without a slash at the end."""

    podcast_guid: str
    cover: str
    """Name of the picture in that folder."""

    newest: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    """When the newest episode was published."""

    new_feed_url: str | None = None
    """Where the feed is, for who asks for it where it was."""

    @property
    def feed_url(self) -> str:
        """The address of the feed."""
        return f"{self.folder_url}/feed.xml"

    @property
    def cover_url(self) -> str:
        """The address of the cover."""
        return f"{self.folder_url}/{self.cover}"


def channel_rss(show: Show, facts: ChannelFacts) -> bytes:
    """Return a feed without items. It has every namespace that an item may need."""
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.register_extension("podcasting20", _Extension)
    feed.podcasting20.show, feed.podcasting20.facts = show, facts
    link = show.link or f"{facts.folder_url}/"
    feed.title(line(show.title) or "…")
    feed.description(description(show.description) or line(show.title) or "…")
    feed.language(show.language)
    feed.generator("audioposts")
    feed.ttl(_HOUR)
    feed.link(href=facts.feed_url, rel="self", type="application/rss+xml")
    # Last: the channel's link is whatever link was set last.
    feed.link(href=link, rel="alternate")
    feed.image(facts.cover_url, line(show.title) or "…", link)
    if show.category:
        feed.category(term=line(show.category))
    if show.channel.copyright:
        feed.copyright(line(show.channel.copyright))
    _add_itunes(feed, show, facts)
    # Of the newest episode, not of the clock: a feed that has not changed does not change.
    feed.lastBuildDate(facts.newest)
    rss: bytes = feed.rss_str(pretty=True)
    return rss


def _add_itunes(feed: FeedGenerator, show: Show, facts: ChannelFacts) -> None:
    feed.podcast.itunes_author(line(show.author))
    feed.podcast.itunes_category(*show.apple_category)
    feed.podcast.itunes_image(facts.cover_url)
    feed.podcast.itunes_type("episodic")
    if show.email:
        feed.podcast.itunes_owner(name=line(show.author), email=show.email)
    if facts.new_feed_url:
        feed.podcast.itunes_new_feed_url(facts.new_feed_url)
    if show.channel.complete:
        feed.podcast.itunes_complete("yes")
    if show.private:
        feed.podcast.itunes_block(True)


class _Extension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen does not write into a channel."""

    show: Show
    facts: ChannelFacts

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_rss(self, root: _Element) -> _Element:
        channel, show, facts = root[0], self.show, self.facts
        for name in ("block", "complete"):
            # Apple heeds "Yes" only; feedgen writes it in small letters.
            for found in channel.iterfind(f"{{{ITUNES}}}{name}"):
                found.text = "Yes"
        element(channel, ITUNES, "explicit", true_or_false(show.explicit))
        element(channel, PODCAST, "guid", facts.podcast_guid)
        owner = {"owner": show.email} if show.email else {}
        element(channel, PODCAST, "locked", "yes" if show.channel.locked else "no", **owner)
        element(channel, PODCAST, "medium", "podcast")
        # The voice is synthetic, and listeners are told.
        element(channel, PODCAST, "txt", "true", purpose="ai-content")
        for purpose, text in show.channel.verify:
            element(channel, PODCAST, "txt", xml_text(text), purpose=purpose)
        if show.private:
            element(channel, PODCAST, "block", "yes")
        _add_image(channel, show, facts)
        _add_rights(channel, show)
        _add_frequency(channel, show)
        add_persons(channel, show.channel.persons)
        return root


def _add_image(channel: _Element, show: Show, facts: ChannelFacts) -> None:
    size = {"width": str(_COVER_PIXELS), "height": str(_COVER_PIXELS), "aspect-ratio": "1/1"}
    attributes = {"href": facts.cover_url, "alt": line(show.title), "type": "image/jpeg"}
    element(channel, PODCAST, "image", **attributes, **size)


def _add_rights(channel: _Element, show: Show) -> None:
    about = show.channel
    if about.license:
        url = {"url": about.license_url} if about.license_url else {}
        element(channel, PODCAST, "license", about.license, **url)
    for one in about.funding:
        element(channel, PODCAST, "funding", xml_text(one.text), url=one.url)


def _add_frequency(channel: _Element, show: Show) -> None:
    """Add how often there is an episode: as the settings say, or as the digest comes."""
    rule = show.channel.frequency
    if rule is None and show.digest:
        weekly = f"FREQ=WEEKLY;BYDAY={show.digest.weekday.value[:2].upper()}"
        rule = weekly if show.digest.every is Every.WEEK else "FREQ=DAILY"
    if rule or show.channel.complete:
        attributes = {"complete": "true"} if show.channel.complete else {}
        text = next(
            (word for word in ("daily", "weekly", "monthly") if word.upper() in (rule or "")), rule or "complete"
        )
        element(channel, PODCAST, "updateFrequency", text, **({"rrule": rule} if rule else {}), **attributes)
