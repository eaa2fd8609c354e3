"""PCM <-> encoded sound, by FFmpeg's libraries (PyAV) and LAME. I/O: writes the files it is told to.

Everything here is a stream: an episode is never in memory as a whole. It is encoded in strips, each by itself, that end
in silence and fill whole frames; the frames of strips that follow each other are one stream, without a seam.
"""

from audioposts.codec.formats import FORMATS, Format
from audioposts.codec.pcm import decode, integrated_lufs, limited, reshaped
from audioposts.codec.strips import count_frames, encode, join

__all__ = ["FORMATS", "Format", "count_frames", "decode", "encode", "integrated_lufs", "join", "limited", "reshaped"]
