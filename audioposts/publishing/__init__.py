"""Episodes -> the public tree: files that appear whole, feed, cover, transcripts. I/O: writes the public tree."""

from audioposts.publishing.artwork import cover_name, make_cover, thumbnail
from audioposts.publishing.feed import render_feed
from audioposts.publishing.files import file_stem, publish, sweep, unfinished, write_whole
from audioposts.publishing.sidecars import render_chapters, render_vtt

__all__ = [
    "cover_name",
    "file_stem",
    "make_cover",
    "publish",
    "render_chapters",
    "render_feed",
    "render_vtt",
    "sweep",
    "thumbnail",
    "unfinished",
    "write_whole",
]
