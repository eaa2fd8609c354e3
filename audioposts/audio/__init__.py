"""Script + Clips -> Recording -> an encoded, tagged file. I/O: writes the file it is told to."""

from audioposts.audio.mix import LoadClip, lay_out, render
from audioposts.audio.tags import About, read_title, write_tags

__all__ = ["About", "LoadClip", "lay_out", "read_title", "render", "write_tags"]
