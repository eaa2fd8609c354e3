"""PCM -> strips of encoded sound -> one file. I/O: writes the files it is told to.

A strip is what is encoded by itself: raw frames of MP3, an ADTS file of AAC, an Ogg file of Opus. It begins with sound,
ends in silence and holds whole frames, so that the frames of strips can follow each other: the encoder of each begins
with nothing before it, and the decoder has silence there.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast
from shutil import copyfileobj

import av
import lameenc

from audioposts.codec.formats import Format
from audioposts.codec.info_frame import info_frame, info_frame_size
from audioposts.codec.pcm import pcm_frame
from audioposts.errors import AudioError, StorageError, storage

if TYPE_CHECKING:
    from av.container.core import Chapter  # in its stubs only

_LAME_QUALITY = 7
"""At 64 kbit/s mono speech, the noise in every critical band up to 9 kHz is at or below that of LAME's default, for
half its processor time (docs/benchmarks.md)."""

_BIT_EXACT = {"fflags": "+bitexact"}
"""No version of FFmpeg, and no random number, is written into a file."""

Mark = tuple[int, str]
"""Where a chapter begins, in milliseconds, and its title."""

_AT_ONCE = 1 << 16
"""Bytes of PCM that an encoder is given together."""

_FFMPEGS_OWN = 1000
"""Errors with higher numbers than this are FFmpeg's, those below the system's."""

_ENCODERS = {
    # Its better coder, "twoloop", takes 17.6 ms of processor time for a second, "fast" takes 5.2 (docs/benchmarks.md).
    "m4a": ("aac", "adts", {"aac_coder": "fast"}),
    "opus": ("libopus", "ogg", {"application": "audio", "compression_level": "5"}),
}
_FILES = {"m4a": ("ipod", {"movflags": "+faststart"}), "opus": ("ogg", {})}
_PRIMING = {"m4a": 1024, "opus": 0}
"""Samples before the first one, which an edit list takes away; Ogg Opus says them in its head."""


def encode(pcm: Iterable[bytes], to: Format, channels: int, path: Path) -> None:
    """Write a strip: PCM at the format's sample rate, samples of its channels in turn, in whole frames.

    LAME comes by itself for MP3: PyAV's build of it takes more than twice the processor time (docs/benchmarks.md).

    Raises:
        StorageError: the file cannot be written.

    """
    pieces = _regular(pcm)
    if to.name == "mp3":
        with storage(path), path.open("wb") as file:
            file.writelines(_lame(pieces, channels))
        return
    codec, container, options = _ENCODERS[to.name]
    with _translated(path), av.open(str(path), "w", format=container, container_options=_BIT_EXACT) as file:
        layout = "mono" if channels == 1 else "stereo"
        stream = cast(av.AudioStream, file.add_stream(codec, to.sample_rate_hz, options, layout=layout))
        stream.bit_rate = 1000 * to.kbps * channels
        position = 0
        for piece in pieces:
            frame = pcm_frame(piece, to.sample_rate_hz, channels, position)
            position += frame.samples
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def count_frames(strip: Path, to: Format) -> int:
    """Return how many frames a strip holds; fewer than it should where it is damaged, 0 where it is none.

    Raises:
        StorageError: it cannot be read.

    """
    if to.name == "mp3":
        with storage(strip):
            return _mp3_frames(strip.read_bytes())
    try:
        with av.open(str(strip)) as file:
            return sum(1 for packet in file.demux(audio=0) if packet.size)
    except (av.FFmpegError, IndexError):
        return 0


def join(
    strips: Sequence[Path], frames: int, to: Format, channels: int, path: Path, chapters: Sequence[Mark] = ()
) -> None:
    """Write one file of strips that hold so many frames together. It is on the disk when this returns.

    Decoded, it has frames - 1 frames of sound, and strip n begins where the frames before it end. An MP3 goes behind
    what is in the file already: its tags, which have its chapters. Those of an M4A are written here.

    Raises:
        StorageError: a file cannot be read or written.
        AudioError: a strip is damaged.

    """
    if to.name == "mp3":
        _join_mp3(strips, frames, channels, path)
    else:
        _remux(strips, frames, to, path, chapters if to.name == "m4a" else ())
    with storage(path), path.open("rb") as file:
        os.fsync(file.fileno())


# --- MP3


def _lame(pcm: Iterable[bytes], channels: int) -> Iterator[bytes]:
    lame = lameenc.Encoder()
    lame.silence()
    lame.set_channels(channels)
    lame.set_in_sample_rate(44_100)
    lame.set_out_sample_rate(44_100)
    lame.set_bit_rate(64 * channels)
    lame.set_quality(_LAME_QUALITY)
    for piece in pcm:
        yield bytes(lame.encode(piece))
    yield bytes(lame.flush())


def _mp3_frames(data: bytes) -> int:
    """Count the frames of MPEG-1 layer III, 44.1 kHz, at 64 or 128 kbit/s, up to the first byte that is of none."""
    position = count = 0
    sizes = {5: 208, 9: 417}
    while position + 4 <= len(data) and data[position : position + 2] == b"\xff\xfb":
        size = sizes.get(data[position + 2] >> 4, 0) + (data[position + 2] >> 1 & 1)
        if size < 2 or position + size > len(data):
            break
        position += size
        count += 1
    return count


def _join_mp3(strips: Sequence[Path], frames: int, channels: int, path: Path) -> None:
    with storage(path), path.open("ab") as file:
        length = info_frame_size(channels) + sum(strip.stat().st_size for strip in strips)
        file.write(info_frame(length, frames, (frames - 1) * 1152, channels))
        for strip in strips:
            with strip.open("rb") as part:
                copyfileobj(part, file, 1 << 20)


# --- the rest


def _remux(strips: Sequence[Path], frames: int, to: Format, path: Path, chapters: Sequence[Mark]) -> None:
    container, options = _FILES[to.name]
    with _translated(path), av.open(str(path), "w", format=container, options=_BIT_EXACT | options) as file:
        file.set_chapters(list(_marks(chapters, (frames - 1) * to.frame * 1000 // to.sample_rate_hz)))
        stream: av.AudioStream | None = None
        position = -_PRIMING[to.name]
        for strip in strips:
            with av.open(str(strip)) as part:
                source = part.streams.audio[0]
                stream = stream or file.add_stream_from_template(source)
                for packet in part.demux(source):
                    if not packet.size:
                        continue
                    packet.stream = stream
                    packet.time_base = Fraction(1, to.sample_rate_hz)
                    packet.pts = packet.dts = position
                    packet.duration = to.frame
                    position += to.frame
                    file.mux_one(packet)


def _marks(chapters: Sequence[Mark], duration_ms: int) -> "Iterator[Chapter]":
    ends = [*(start_ms for start_ms, _ in chapters[1:]), duration_ms]
    for number, ((start_ms, title), end_ms) in enumerate(zip(chapters, ends, strict=True)):
        yield {
            "id": number,
            "start": start_ms,
            "end": end_ms,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": title},
        }


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except av.FFmpegError as error:
        if 0 < (error.errno or 0) < _FFMPEGS_OWN:
            raise StorageError(path, error.strerror or str(error)) from error
        raise AudioError(path, f"cannot be written ({error})") from error


def _regular(pcm: Iterable[bytes]) -> Iterator[bytes]:
    """Yield PCM in pieces that are neither many nor large."""
    waiting = bytearray()
    for piece in pcm:
        waiting += piece
        while len(waiting) >= _AT_ONCE:
            yield bytes(waiting[:_AT_ONCE])
            del waiting[:_AT_ONCE]
    if waiting:
        yield bytes(waiting)
