"""Show, episode -> what machines read of a page: JSON-LD with the types of schema.org. Pure."""

import json
from collections.abc import Sequence
from datetime import UTC

from audioposts.models import Episode, Show

_MEDIA_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "opus": "audio/ogg"}

Facts = dict[str, object]


def media_type(file: str) -> str:
    """Return the media type of a sound, for browsers."""
    return _MEDIA_TYPES.get(file.rpartition(".")[2], "audio/mpeg")


def as_script(facts: Facts) -> str:
    """Return facts as they may stand in a <script>: nothing in them can end it."""
    text = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def series_facts(show: Show, url: str, cover_url: str, feed_url: str) -> Facts:
    """Return what there is to say of a show."""
    return {
        "@type": "PodcastSeries",
        "name": show.title,
        "description": show.description,
        "url": url,
        "image": cover_url,
        "webFeed": feed_url,
        "inLanguage": show.language,
        "author": {"@type": "Organization", "name": show.author},
    }


def episode_facts(
    show: Show, episode: Episode, *, url: str, series_url: str, file_url: str, image_url: str, about: str
) -> Facts:
    """Return what there is to say of an episode."""
    facts: Facts = {
        "@type": "PodcastEpisode",
        "name": episode.title,
        "url": url,
        "datePublished": episode.published.astimezone(UTC).isoformat(timespec="seconds"),
        "description": about,
        "image": image_url,
        "inLanguage": show.language,
        "timeRequired": _duration(episode.duration_ms),
        "partOfSeries": {"@type": "PodcastSeries", "name": show.title, "url": series_url},
        "associatedMedia": {
            "@type": "AudioObject",
            "name": episode.title,
            "contentUrl": file_url,
            "contentSize": str(episode.length),
            "duration": _duration(episode.duration_ms),
            "encodingFormat": media_type(episode.file),
        },
    }
    if episode.url:
        facts["isBasedOn"] = episode.url
    if episode.author:
        facts["author"] = {"@type": "Person", "name": episode.author}
    if episode.publisher:
        facts["publisher"] = {"@type": "Organization", "name": episode.publisher}
    return facts


def list_facts(urls: Sequence[tuple[str, str]]) -> Facts:
    """Return what there is to say of a list of shows: their titles and addresses."""
    items = [{"@type": "ListItem", "position": n, "name": title, "url": url} for n, (title, url) in enumerate(urls, 1)]
    return {"@type": "ItemList", "itemListElement": items}


def _duration(ms: int) -> str:
    """Return a length as ISO 8601 has it."""
    return f"PT{max(1, round(ms / 1000))}S"
