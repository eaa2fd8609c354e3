"""A show's episodes -> files in which a browser searches, without a server that could. I/O: reads transcripts.

`search/index.json` names the blocks, newest first. A browser reads it, then of each block the one file in which a word
of the query may be, then the cards (title, date, address) of the episodes that it shows. Files are named by what they
are made of, so that browsers may keep all but the first.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial
from html import unescape
from pathlib import Path

from audioposts.errors import storage
from audioposts.models import Episode
from audioposts.publishing.pages import Page
from audioposts.publishing.site.pages import key_of, number_of, page_name
from audioposts.publishing.site.search.blocks import blocks
from audioposts.publishing.site.search.postings import shard_count, shards

_FORMAT = 1
"""Raise it when the files change their form, or texts their terms."""

CARDS = 32
"""Episodes in a file of cards."""

_NO_TEXT = re.compile(r"^(WEBVTT.*|.*-->.*)$|<[^>]*>", re.MULTILINE)


@dataclass
class _Desk:
    """Where the index of one block lies while its files are written."""

    folder: Path
    key: str = ""
    files: list[str] = field(default_factory=list)

    def shard(self, key: str, episodes: Sequence[Episode], number: int) -> bytes:
        """Return a file of a block's index."""
        if key != self.key:
            texts = ((_title(episode), self._text(episode)) for episode in episodes)
            self.key, self.files = key, shards(texts, shard_count(len(episodes)))
        return self.files[number].encode(errors="replace")

    def _text(self, episode: Episode) -> str:
        """Return what is said in an episode; one whose transcript is gone is found by its title."""
        path = self.folder / (_captions(episode) or "")
        with storage(path):
            return vtt_text(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else ""


def search_pages(slug: str, episodes: Sequence[Episode], folder: Path) -> Iterator[Page]:
    """Yield the files of an index of episodes, newest first."""
    oldest_first = episodes[::-1]
    desk, listed = _Desk(folder), []
    for block in reversed(list(blocks([number_of(episode.guid) for episode in oldest_first]))):
        held = oldest_first[block.start : block.stop][::-1]
        key = key_of(_FORMAT, [_signature(episode) for episode in held])
        count = shard_count(len(held))
        listed.append([key, len(held), count])
        for number in range(count):
            path = f"{slug}/search/{number}-{key}.txt"
            yield Page(path, key, partial(desk.shard, key, held, number))
        for number, at in enumerate(range(0, len(held), CARDS)):
            yield Page(f"{slug}/search/{number}-{key}.json", key, partial(_cards, held[at : at + CARDS]))
    yield Page(f"{slug}/search/index.json", key_of(_FORMAT, listed), partial(_manifest, listed))


def vtt_text(vtt: str) -> str:
    """Return what is said in a transcript in WebVTT."""
    return unescape(_NO_TEXT.sub("", vtt))


def _signature(episode: Episode) -> tuple[object, ...]:
    shown = (episode.guid, episode.published.timestamp(), episode.title, episode.duration_ms)
    return *shown, episode.publisher, episode.author, episode.transcripts, [each.title for each in episode.chapters]


def _title(episode: Episode) -> str:
    """Return what counts as a title: in a digest, those of its articles too."""
    names = (episode.title, episode.publisher, episode.author, *(chapter.title for chapter in episode.chapters))
    return "\n".join(filter(None, names))


def _captions(episode: Episode) -> str | None:
    return next((name for name in episode.transcripts if name.endswith(".vtt")), None)


def _cards(episodes: Sequence[Episode]) -> bytes:
    """Return what is shown of episodes that are found."""
    return _json(
        [
            [
                episode.title,
                page_name(episode),
                f"{episode.published.astimezone(UTC):%Y-%m-%d}",
                max(1, round(episode.duration_ms / 1000)),
                episode.publisher or episode.author or "",
                _captions(episode) or "",
            ]
            for episode in episodes
        ]
    )


def _manifest(listed: Sequence[Sequence[object]]) -> bytes:
    return _json({"version": _FORMAT, "cards": CARDS, "blocks": listed})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
