"""About -> ID3 in an MP3 file. I/O: changes and reads one file.

ID3 v2.3: some players read chapters from no later version. Chapters by the ID3v2 Chapter Frame Addendum: a CHAP frame
each, in order of time, and one top-level CTOC that lists them.
"""

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
    WXXX,
    CTOCFlags,
    Encoding,
    PictureType,
)
from mutagen.id3._tags import ID3SaveConfig, save_frame

from audioposts.audio.tags.about import About

_MOST_CHAPTERS = 255
"""CTOC counts them in one byte."""

_NO_OFFSET = 0xFFFFFFFF
"""Bytes are not given: the times are what counts."""


class _InOrder(ID3):  # type: ignore[misc]  # mutagen has no types
    """Tags whose chapters are written in order of time; mutagen writes small frames first, and chapters with them."""

    def _write(self, config: ID3SaveConfig) -> bytearray:
        chapters = sorted(self.getall("CHAP"), key=lambda frame: frame.start_time)
        self.delall("CHAP")
        try:
            data: bytearray = super()._write(config)
        finally:
            for frame in chapters:
                self.add(frame)
        for frame in chapters:
            data += save_frame(frame, config=config)
        return data


def write(path: Path, about: About) -> None:
    """Write the tags of an episode."""
    tags = _InOrder()
    tags.add(TIT2(encoding=Encoding.UTF16, text=about.title))
    tags.add(TPE1(encoding=Encoding.UTF16, text=about.artist))
    tags.add(TALB(encoding=Encoding.UTF16, text=about.album))
    tags.add(TCON(encoding=Encoding.UTF16, text="Podcast"))
    if about.published:
        tags.add(TDRC(encoding=Encoding.UTF16, text=about.published.strftime("%Y-%m-%d")))
    tags.add(TLAN(encoding=Encoding.LATIN1, text=_ISO_639_2.get(about.language.split("-")[0].lower(), "und")))
    if about.url:
        tags.add(WOAS(url=about.url))
    tags.add(COMM(encoding=Encoding.UTF16, lang="XXX", desc="", text=about.comment))
    tags.add(_picture(about.picture))
    _add_chapters(tags, about)
    tags.update_to_v23()
    tags.save(path, v2_version=3, v1=0)


def read(path: Path) -> tuple[str, int]:
    """Return title and number of chapters."""
    tags = ID3(path)
    return str(tags["TIT2"].text[0]), len(tags.getall("CHAP"))


def _add_chapters(tags: ID3, about: About) -> None:
    names = [f"ch{i}" for i in range(min(len(about.chapters), _MOST_CHAPTERS))]
    pictures = about.pictures or (None,) * len(about.chapters)
    for name, chapter, end_ms, picture in zip(names, about.chapters, about.ends_ms, pictures, strict=False):
        inside = [TIT2(encoding=Encoding.UTF16, text=chapter.title)]
        if chapter.url:
            inside.append(WXXX(encoding=Encoding.LATIN1, desc="chapter url", url=chapter.url))
        if picture:
            inside.append(_picture(picture))
        tags.add(
            CHAP(
                element_id=name,
                start_time=chapter.start_ms,
                end_time=end_ms,
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=inside,
            )
        )
    tags.add(
        CTOC(element_id="toc", flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, child_element_ids=names, sub_frames=[])
    )


def _picture(data: bytes) -> APIC:
    return APIC(encoding=Encoding.LATIN1, mime="image/jpeg", type=PictureType.COVER_FRONT, desc="Cover", data=data)


# ID3 wants three letters (ISO 639-2).
_ISO_639_2 = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "ru": "rus",
    "pl": "pol", "sv": "swe", "da": "dan", "no": "nor", "fi": "fin", "cs": "ces", "uk": "ukr", "tr": "tur",
}  # fmt: skip
