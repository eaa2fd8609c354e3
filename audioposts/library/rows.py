"""Values -> what a row of the library holds, and back. Pure."""

import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from pydantic import TypeAdapter

from audioposts.models import Article, Episode

EPISODES = UUID("5d2b0b8e-6d3c-5b46-9e36-0c6ff1f4a3b7")
"""Our own namespace for the guids of episodes."""

_ARTICLES = TypeAdapter(Article)
_EPISODE = TypeAdapter(Episode)


def time_text(time: datetime) -> str:
    """Return a time as it is kept: in UTC, so that texts are in the order of times."""
    return time.astimezone(UTC).isoformat(timespec="seconds")


def time_of(text: str) -> datetime:
    """Return the time that is kept as a text."""
    return datetime.fromisoformat(text)


def episode_fields(episode: Episode) -> str:
    """Return an episode as JSON."""
    utc = replace(episode, published=episode.published.astimezone(UTC))
    return _EPISODE.dump_json(utc).decode()


def episode_of(fields: str) -> Episode:
    """Return the episode that is kept as JSON, by this version or an earlier one."""
    values = json.loads(fields)
    if "transcript" in values:
        # As the first versions kept it: one transcript, and the name of a file in place of the chapters.
        one, file = values.pop("transcript"), values.pop("chapters", None)
        values |= {"transcripts": [one] if one else [], "chapters_file": file}
    return _EPISODE.validate_python(values)


def files_of(told: str) -> tuple[str, ...]:
    """Return the names of an episode's files, the sound first, from the few of its fields that tell them."""
    file, transcripts, transcript, chapters_file, image, chapters = json.loads(told)
    if isinstance(chapters, str):  # as the first versions kept them
        chapters_file, chapters = chapters, ()
    images = (chapter.get("image") for chapter in chapters or ())
    names = (file, *(transcripts or ()), transcript, chapters_file, image, *images)
    return tuple(filter(None, names))


def report_of(fields: str | None) -> tuple[str, ...]:
    """Return the report of an episode; episodes of earlier versions have none."""
    return tuple(json.loads(fields).get("report", ())) if fields else ()


def packed(article: Article) -> bytes:
    """Return an article as it is kept."""
    return zlib.compress(_ARTICLES.dump_json(article), 6)


def unpacked(data: bytes) -> Article:
    """Return the article that is kept."""
    return _ARTICLES.validate_json(zlib.decompress(data))
