"""Show + Episodes -> RSS, by feedgen. Pure: the same arguments give the same bytes.

RSS 2.0 as Apple ("Podcast RSS feed requirements"), Spotify and PSP-1 want it, with the podcast namespace (Podcasting
2.0). feedgen knows neither `itunes:explicit` as true and false nor the podcast namespace: two extensions of ours do.

An item is made by itself and stays as it is, so that whoever has kept ten thousand of them makes one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from audioposts.models import Episode, Show
from audioposts.publishing.feed.channel import ChannelFacts, channel_rss
from audioposts.publishing.feed.items import render_item

__all__ = ["ChannelFacts", "feed_of", "render_feed", "render_item"]

_END = b"  </channel>\n</rss>"


def render_feed(show: Show, items: Iterable[bytes], facts: ChannelFacts) -> Iterator[bytes]:
    """Yield the feed of a show in pieces; `items` are those that `render_item` gives, the newest first."""
    head, end, tail = channel_rss(show, facts).rpartition(_END)
    yield head
    yield from items
    yield end + tail


def feed_of(show: Show, episodes: Iterable[Episode], facts: ChannelFacts) -> bytes:
    """Return the whole feed of a show; of `facts.newest` and the order of the episodes it sees to itself."""
    ordered = sorted(episodes, key=lambda episode: (episode.published, episode.guid), reverse=True)
    items = (render_item(show, episode, facts.folder_url) for episode in ordered)
    dated = replace(facts, newest=ordered[0].published) if ordered else facts
    return b"".join(render_feed(show, items, dated))
