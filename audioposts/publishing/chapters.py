"""Chapters -> how apps read them: JSON, Podlove Simple Chapters, timestamps in the notes. Pure.

Apple reads JSON and what is in the file, Spotify timestamps or Podlove's, most others what is in the file.
"""

import json
from collections.abc import Iterator, Sequence

from audioposts.models import Chapter
from audioposts.publishing.clocks import clock, short_clock

_TITLE_CHARS = 40
"""Spotify takes shorter titles only ("Creating and managing chapters")."""


def chapters_json(chapters: Sequence[Chapter], folder_url: str | None = None) -> bytes:
    """Return the chapters (JSON Chapters Format 1.2). Pictures need the address of the show's folder."""
    made = [_json(chapter, folder_url) for chapter in chapters]
    return (json.dumps({"version": "1.2.0", "chapters": made}, ensure_ascii=False, indent=1) + "\n").encode()


def simple_chapters(chapters: Sequence[Chapter], folder_url: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of `psc:chapter` (Podlove Simple Chapters 1.2)."""
    for chapter in chapters:
        made = {"start": clock(chapter.start_ms), "title": " ".join(chapter.title.split())}
        if chapter.url:
            made["href"] = chapter.url
        if chapter.image:
            made["image"] = f"{folder_url}/{chapter.image}"
        yield made


def timestamps(chapters: Sequence[Chapter]) -> Iterator[str]:
    """Yield a line of the notes for each chapter; nothing for a lone one."""
    if len(chapters) > 1:
        for chapter in chapters:
            yield f"{short_clock(chapter.start_ms)} {_short(chapter.title)}"


def _json(chapter: Chapter, folder_url: str | None) -> dict[str, object]:
    made: dict[str, object] = {"startTime": chapter.start_ms / 1000, "title": " ".join(chapter.title.split())}
    if chapter.url:
        made["url"] = chapter.url
    if chapter.image and folder_url:
        made["img"] = f"{folder_url}/{chapter.image}"
    return made


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) < _TITLE_CHARS else title[: _TITLE_CHARS - 2].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
