"""About -> the comments of an Ogg Opus file. I/O: changes and reads one file.

Chapters as the Vorbis comment field proposal "ChapterExtension" has them.
"""

from base64 import b64encode
from pathlib import Path

from mutagen.flac import Picture
from mutagen.oggopus import OggOpus

from audioposts.audio.tags.about import About


def write(path: Path, about: About) -> None:
    """Write the tags of an episode."""
    file = OggOpus(path)
    file.tags.clear()
    file["TITLE"], file["ARTIST"], file["ALBUM"] = about.title, about.artist, about.album
    file["GENRE"], file["COMMENT"] = "Podcast", about.comment
    if about.published:
        file["DATE"] = about.published.strftime("%Y-%m-%d")
    for number, chapter in enumerate(about.chapters):
        seconds, ms = divmod(chapter.start_ms, 1000)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"
        file[f"CHAPTER{number:03}"], file[f"CHAPTER{number:03}NAME"] = clock, chapter.title
        if chapter.url:
            file[f"CHAPTER{number:03}URL"] = chapter.url
    picture = Picture()
    picture.data, picture.type, picture.mime, picture.desc = about.picture, 3, "image/jpeg", "Cover"
    file["METADATA_BLOCK_PICTURE"] = b64encode(picture.write()).decode("ascii")
    file.save()


def read(path: Path) -> tuple[str, int]:
    """Return title and number of chapters."""
    tags = OggOpus(path).tags
    return str(tags["TITLE"][0]), sum(1 for key, _ in tags if key.upper().endswith("NAME"))
