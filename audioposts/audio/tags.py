"""Episode -> tags in its MP3 file, by mutagen. I/O: changes one file.

ID3 v2.3: some players read chapters from no later version. Chapters by the ID3v2 Chapter Frame Addendum: a CHAP frame
each, and one top-level CTOC that lists them in order.
"""

from collections.abc import Sequence
from pathlib import Path

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TLAN,
    TPE1,
    WOAS,
    CTOCFlags,
    Encoding,
    PictureType,
)

from audioposts.errors import storage
from audioposts.models import Chapter, Post, Recording, Show

_MOST_CHAPTERS = 255
"""CTOC counts them in one byte."""

_NO_OFFSET = 0xFFFFFFFF
"""Bytes are not given: the times are what counts."""


def write_tags(path: Path, post: Post, show: Show, recording: Recording, cover: bytes) -> None:
    """Write the tags of one episode; `cover` is a JPEG."""
    tags = ID3()
    tags.add(TIT2(encoding=Encoding.UTF16, text=post.title))
    tags.add(TPE1(encoding=Encoding.UTF16, text=post.publisher or post.author or show.author))
    tags.add(TALB(encoding=Encoding.UTF16, text=show.title))
    tags.add(TCON(encoding=Encoding.UTF16, text="Podcast"))
    if post.published:
        tags.add(TDRC(encoding=Encoding.UTF16, text=post.published.strftime("%Y-%m-%d")))
    tags.add(TLAN(encoding=Encoding.LATIN1, text=_ISO_639_2.get(show.language.split("-")[0].lower(), "und")))
    if post.url:
        tags.add(WOAS(url=post.url))
    tags.add(
        COMM(encoding=Encoding.UTF16, lang="XXX", desc="", text=f"Read aloud by a synthetic voice for {show.title}.")
    )
    tags.add(APIC(encoding=Encoding.LATIN1, mime="image/jpeg", type=PictureType.COVER_FRONT, desc="Cover", data=cover))
    _add_chapters(tags, recording.chapters, recording.duration_ms)
    tags.update_to_v23()
    with storage(path):
        tags.save(path, v2_version=3, v1=0)


def _add_chapters(tags: ID3, chapters: Sequence[Chapter], duration_ms: int) -> None:
    chapters = chapters[:_MOST_CHAPTERS]
    names = [f"ch{i}" for i in range(len(chapters))]
    ends = [chapter.start_ms for chapter in chapters[1:]] + [duration_ms]
    for name, chapter, end_ms in zip(names, chapters, ends, strict=True):
        title = TIT2(encoding=Encoding.UTF16, text=chapter.title)
        tags.add(
            CHAP(
                element_id=name,
                start_time=chapter.start_ms,
                end_time=end_ms,
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[title],
            )
        )
    tags.add(
        CTOC(element_id="toc", flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, child_element_ids=names, sub_frames=[])
    )


# ID3 wants three letters (ISO 639-2).
_ISO_639_2 = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "ru": "rus",
    "pl": "pol", "sv": "swe", "da": "dan", "no": "nor", "fi": "fin", "cs": "ces", "uk": "ukr", "tr": "tur",
}  # fmt: skip
