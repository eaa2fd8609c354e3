"""The channel of a feed, as directories want it. Pure."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit
from uuid import UUID

from audioposts.apple import APPLE_CATEGORIES
from audioposts.checking.document import NAMESPACES, Feed, date_of, text_of
from audioposts.checking.finding import Findings, Rule, Severity, Source
from audioposts.checking.namespace import check_namespace
from audioposts.fetching.addresses import is_public

_WHERE = "channel"
_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_REQUIRED = {
    "title": (Source.APPLE, "Give the show a title."),
    "description": (Source.APPLE, "Describe the show."),
    "link": (Source.SPOTIFY, "Name the show's page (link)."),
    "language": (Source.APPLE, "Name the language, such as en or en-us."),
    "itunes:explicit": (Source.APPLE, "Say true or false."),
    "itunes:author": (Source.SPOTIFY, "Name who is responsible (author)."),
}
_LONG = Rule("channel.length", Source.PSP, _ERROR, "Shorten it.")
_LANGUAGE = Rule("channel.language", Source.APPLE, _ERROR, "Use ISO 639: two letters, a region after a hyphen.")
_EXPLICIT = Rule("channel.explicit", Source.APPLE, _ERROR, "Write exactly true or false.")
_CATEGORY = Rule("channel.category", Source.APPLE, _ERROR, "Take a category from Apple's list (apple_category).")
_IMAGE = Rule("channel.image", Source.APPLE, _ERROR, "Name a picture: itunes:image href=…")
_OWNER = Rule("channel.owner", Source.SPOTIFY, _WARNING, "Set an email; directories write to it once to verify you.")
_SELF = Rule("channel.self", Source.PSP, _ERROR, "Add atom:link rel=self with the address of the feed.")
_GUID = Rule("channel.guid", Source.PODCASTING, _WARNING, "Add the podcast:guid of the show, a UUID of version 5.")
_LOCKED = Rule("channel.locked", Source.PODCASTING, _ERROR, "podcast:locked is yes or no.")
_MEDIUM = Rule("channel.medium", Source.PODCASTING, _WARNING, "podcast:medium is one of the list; apps want podcast.")
_TYPE = Rule("channel.type", Source.APPLE, _ERROR, "itunes:type is episodic or serial; serial numbers its episodes.")
_OFTEN = Rule(
    "channel.update-frequency", Source.PODCASTING, _WARNING, "Give podcast:updateFrequency a rule: FREQ=DAILY."
)
_DATES = Rule("channel.dates", Source.RSS, _WARNING, "Write dates as RFC 2822 does: Sat, 14 Mar 2026 04:30:00 +0000.")
_SORTED = Rule("channel.order", Source.RSS, _NOTE, "List the newest episode first, as apps expect.")
_AI = Rule("channel.ai-content", Source.PODCASTING, _NOTE, "Say with podcast:txt that the voice is synthetic.")
_EMPTY = Rule("channel.items", Source.APPLE, _ERROR, "Publish an episode first: an empty feed is refused.")
_LOCAL = Rule("channel.address", Source.APPLE, _ERROR, "Set base_url to where the feed will be on the web.")
_MIXED = Rule("channel.schemes", Source.APPLE, _WARNING, "Use https for everything.")
_BLOCKED = Rule("channel.block", Source.APPLE, _NOTE, "It is private: directories leave it out, as it asks.")
_MOVED = Rule("channel.new-feed-url", Source.APPLE, _NOTE, "Let the old address answer with 301 for some weeks.")

_LINE_CHARS, _DESCRIPTION_BYTES = 255, 4000
_RRULE = re.compile(r"(.+;)?FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)")
_MEDIA = {
    "podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course", "mixed",
    "podcastL", "musicL", "videoL", "filmL", "audiobookL", "newsletterL", "blogL", "publisherL", "courseL",
}  # fmt: skip


def check_channel(feed: Feed) -> Findings:
    """Yield what is wrong with the channel."""
    yield from _required(feed)
    yield from _lengths(feed)
    yield from _values(feed)
    yield from _category(feed)
    yield from _addresses(feed)
    yield from _podcasting(feed)
    yield from check_namespace(feed.channel, _WHERE)
    if not feed.items:
        yield _EMPTY.broken(_WHERE, "has no episode")


def _required(feed: Feed) -> Findings:
    for path, (source, remedy) in _REQUIRED.items():
        if not (text_of(feed.channel, path) or "").strip():
            name = path.replace(":", "-")
            yield Rule(f"channel.{name}", source, _ERROR, remedy).broken(_WHERE, f"has no {path}")
    if text_of(feed.channel, "itunes:owner/itunes:email") in (None, ""):
        yield _OWNER.broken(_WHERE, "has no itunes:owner with an itunes:email")


def _lengths(feed: Feed) -> Findings:
    for path in ("title", "itunes:author", "copyright", "itunes:title"):
        if len(text_of(feed.channel, path) or "") > _LINE_CHARS:
            yield _LONG.broken(_WHERE, f"has a {path} of more than {_LINE_CHARS} characters")
    if len((text_of(feed.channel, "description") or "").encode()) > _DESCRIPTION_BYTES:
        yield _LONG.broken(_WHERE, f"has a description of more than {_DESCRIPTION_BYTES} bytes")


def _values(feed: Feed) -> Findings:
    language = text_of(feed.channel, "language")
    if language and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", language):
        yield _LANGUAGE.broken(_WHERE, f"has the language {language!r}")
    explicit = text_of(feed.channel, "itunes:explicit")
    if explicit and explicit not in ("true", "false"):
        yield _EXPLICIT.broken(_WHERE, f"has itunes:explicit {explicit!r}")
    kind = text_of(feed.channel, "itunes:type")
    if kind is not None and kind not in ("episodic", "serial"):
        yield _TYPE.broken(_WHERE, f"has itunes:type {kind!r}")
    yield from _times(feed)


def _times(feed: Feed) -> Findings:
    if text_of(feed.channel, "itunes:type") == "serial" and any(
        not text_of(item, "itunes:episode") for item in feed.items
    ):
        yield _TYPE.broken(_WHERE, "is serial, and an episode has no itunes:episode")
    for name in ("lastBuildDate", "pubDate"):
        text = text_of(feed.channel, name)
        if text is not None and isinstance(date_of(text), str):
            yield _DATES.broken(_WHERE, f"has the {name} {text!r}")
    dates = [date for item in feed.items if not isinstance(date := date_of(text_of(item, "pubDate") or ""), str)]
    if dates != sorted(dates, reverse=True):
        yield _SORTED.broken(_WHERE, "has episodes out of order")
    often = feed.channel.find("podcast:updateFrequency", NAMESPACES)
    if often is not None and (rule := often.get("rrule")) is not None and not _RRULE.match(rule):
        yield _OFTEN.broken(_WHERE, f"has podcast:updateFrequency with the rrule {rule!r}")


def _category(feed: Feed) -> Findings:
    found = feed.channel.findall("itunes:category", NAMESPACES)
    if not found:
        yield _CATEGORY.broken(_WHERE, "has no itunes:category")
    for category in found:
        name = category.get("text", "")
        if name not in APPLE_CATEGORIES:
            yield _CATEGORY.broken(_WHERE, f"has the category {name!r}, which Apple does not have")
            continue
        for sub in category.findall("itunes:category", NAMESPACES):
            if sub.get("text", "") not in APPLE_CATEGORIES[name]:
                yield _CATEGORY.broken(_WHERE, f"has {sub.get('text')!r} under {name}, where Apple does not have it")


def _addresses(feed: Feed) -> Findings:
    image = feed.channel.find("itunes:image", NAMESPACES)
    if image is None or not image.get("href"):
        yield _IMAGE.broken(_WHERE, "has no itunes:image")
    links = feed.channel.findall("atom:link", NAMESPACES)
    own = [link.get("href", "") for link in links if link.get("rel") == "self"]
    if not own:
        yield _SELF.broken(_WHERE, "has no atom:link rel=self")
    is_private = (text_of(feed.channel, "itunes:block") or "").lower() == "yes"
    for url in own:
        if not is_private and not _is_on_the_web(urlsplit(url).hostname or ""):
            yield _LOCAL.broken(_WHERE, f"is at {url}, which nobody outside can reach")
    schemes = {
        urlsplit(url).scheme for url in (*own, *(image.get("href", "") for image in [image] if image is not None))
    }
    if {"http", "https"} <= schemes:
        yield _MIXED.broken(_WHERE, "mixes http and https")
    if is_private:
        yield _BLOCKED.broken(_WHERE, "has itunes:block")
    if moved := text_of(feed.channel, "itunes:new-feed-url"):
        yield _MOVED.broken(_WHERE, f"says that it moved to {moved}")


def _is_on_the_web(host: str) -> bool:
    """Tell whether others may have a way to a host: by name, unless it is one of the names that mean this network."""
    try:
        return is_public(ip_address(host))
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost"))


def _podcasting(feed: Feed) -> Findings:
    guid = text_of(feed.channel, "podcast:guid")
    if guid is None:
        yield _GUID.broken(_WHERE, "has no podcast:guid")
    elif not _is_guid(guid):
        yield _GUID.broken(_WHERE, f"has the podcast:guid {guid!r}, which is no UUID of version 5")
    locked = text_of(feed.channel, "podcast:locked")
    if locked is not None and locked not in ("yes", "no"):
        yield _LOCKED.broken(_WHERE, f"has podcast:locked {locked!r}")
    medium = text_of(feed.channel, "podcast:medium")
    if medium is not None and medium not in _MEDIA:
        yield _MEDIUM.broken(_WHERE, f"has podcast:medium {medium!r}")
    texts = feed.channel.findall("podcast:txt", NAMESPACES)
    if not any(text.get("purpose") == "ai-content" for text in texts):
        yield _AI.broken(_WHERE, "does not say whether generated content is in it")


def _is_guid(text: str) -> bool:
    try:
        return UUID(text).version == 5
    except ValueError:
        return False
