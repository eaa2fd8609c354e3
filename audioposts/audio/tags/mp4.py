"""About -> the atoms of iTunes in an M4A file. I/O: changes and reads one file."""

from pathlib import Path

from mutagen.mp4 import MP4, MP4Cover

from audioposts.audio.tags.about import About


def write(path: Path, about: About) -> None:
    """Write the tags of an episode; its chapters are there already."""
    file = MP4(path)
    if file.tags is None:
        file.add_tags()
    file["\xa9nam"], file["\xa9ART"], file["\xa9alb"] = [about.title], [about.artist], [about.album]
    file["\xa9gen"], file["\xa9cmt"] = ["Podcast"], [about.comment]
    if about.published:
        file["\xa9day"] = [about.published.strftime("%Y-%m-%d")]
    file["pcst"] = True
    file["covr"] = [MP4Cover(about.picture, MP4Cover.FORMAT_JPEG)]
    file.save()


def read(path: Path) -> tuple[str, int]:
    """Return title and number of chapters."""
    file = MP4(path)
    return str(file["\xa9nam"][0]), len(file.chapters or ())
