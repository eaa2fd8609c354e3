"""Script + Clips -> Recording -> an encoded, tagged file. I/O: writes the file it is told to."""

from audioposts.audio.mix import LoadClip, lay_out, render
from audioposts.audio.tags import write_tags

__all__ = ["LoadClip", "lay_out", "render", "write_tags"]
