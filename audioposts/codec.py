"""PCM <-> encoded sound, by PyAV (FFmpeg's libraries) and LAME. I/O: writes the file it is told to.

Everything here is a stream: an episode is never in memory as a whole. LAME comes by itself: PyAV's build of it takes
more than twice the processor time (docs/benchmarks.md).
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from math import log10
from pathlib import Path

import av
import av.filter
import lameenc

from audioposts.errors import AudioError, storage
from audioposts.info_frame import info_frame
from audioposts.models import Clip

SAMPLE_RATE_HZ = 44_100
"""Of the files; Apple asks for 44.1 kHz or more (Audio requirements)."""

BIT_RATE_KBPS = 64
"""Mono speech; Apple's range for mono is 64 to 128 kbit/s."""

_LAME_QUALITY = 7
"""At 64 kbit/s mono speech, the noise in every critical band up to 9 kHz is at or below that of LAME's default, for
half its processor time (docs/benchmarks.md)."""

_LAME_SCALE = 0.95
"""At this bit rate LAME turns its input down by 0.45 dB (measured; `scale` in its table of presets)."""

_CEILING = 0.708 / _LAME_SCALE
"""Of the samples that go to LAME, which leaves -3 dB of them: decoded peaks came out up to 1.4 dB higher, and the
limit is -1 dBTP."""

_CLOSE_ENOUGH_LU = 0.2

_SILENCE_LUFS = -70.0
"""The absolute gate of BS.1770: what a measurement says of silence."""


def decode(data: bytes, name: str) -> Clip:
    """Return the sound in `data`, of any format, as one channel at its own sample rate; `name` is for messages.

    Raises:
        AudioError: there is no sound in it that can be decoded.

    """
    try:
        with av.open(BytesIO(data), "r") as container:
            stream = container.streams.audio[0]
            resampler = av.AudioResampler(format="s16", layout="mono", rate=stream.rate)
            frames = [frame for packet in container.decode(stream) for frame in resampler.resample(packet)]
            frames += resampler.resample(None)
    except (av.FFmpegError, IndexError) as error:
        raise AudioError(name, f"is not sound that can be decoded ({error})") from error
    return Clip(b"".join(bytes(frame.planes[0])[: 2 * frame.samples] for frame in frames), stream.rate)


def resampled(clip: Clip, sample_rate_hz: int) -> Clip:
    """Return a clip at another sample rate, as long as it was to within half a sample."""
    if clip.sample_rate_hz == sample_rate_hz or not clip.samples:
        return replace(clip, sample_rate_hz=sample_rate_hz)
    samples = round(clip.samples * sample_rate_hz / clip.sample_rate_hz)
    graph = _graph(clip.sample_rate_hz, [("aresample", str(sample_rate_hz)), ("aformat", "sample_fmts=s16")])
    frames = _filtered(graph, [clip.pcm], clip.sample_rate_hz)
    pcm = b"".join(bytes(frame.planes[0])[: 2 * frame.samples] for frame in frames)
    missing = samples - len(pcm) // 2
    padding = (pcm[-2:] or bytes(2)) * missing
    return replace(clip, pcm=pcm[: 2 * samples] + padding, sample_rate_hz=sample_rate_hz)


def mastering_gain_db(pcm: Callable[[], Iterable[bytes]], sample_rate_hz: int, target_lufs: float, name: str) -> float:
    """Return the gain with which `encode_mp3` makes PCM as loud as `target_lufs`; `pcm` is read a few times.

    The limiter takes away some of the loudness that a gain adds, so the gain is tried out and corrected.

    Raises:
        AudioError: there is nothing in it to be heard.

    """
    loudness = _integrated_lufs(pcm(), sample_rate_hz, [])
    if loudness <= _SILENCE_LUFS:
        raise AudioError(name, "has nothing in it that can be heard")
    target_lufs -= 20 * log10(_LAME_SCALE)
    gain_db = target_lufs - loudness
    for _ in range(3):
        missing = target_lufs - _integrated_lufs(pcm(), sample_rate_hz, _limited(gain_db))
        if abs(missing) < _CLOSE_ENOUGH_LU:
            break
        gain_db += 1.4 * missing
    return gain_db


def integrated_lufs(pcm: Iterable[bytes], sample_rate_hz: int) -> float:
    """Return the integrated loudness of mono PCM (ITU-R BS.1770, EBU R 128), -70 for silence."""
    return _integrated_lufs(pcm, sample_rate_hz, [])


def encode_mp3(pcm: Iterable[bytes], sample_rate_hz: int, path: Path, gain_db: float = 0.0) -> None:
    """Write mono PCM as MP3, amplified by `gain_db` and limited so that no decoded peak passes -1 dBTP.

    The file begins with an Info frame, so that decoders give back exactly the samples that went in; it has no tags.

    Raises:
        StorageError: the file cannot be written.

    """
    lame = lameenc.Encoder()
    lame.silence()
    lame.set_channels(1)
    lame.set_in_sample_rate(SAMPLE_RATE_HZ)
    lame.set_out_sample_rate(SAMPLE_RATE_HZ)
    lame.set_bit_rate(BIT_RATE_KBPS)
    lame.set_quality(_LAME_QUALITY)
    filters = [
        *_limited(gain_db),
        ("aresample", str(SAMPLE_RATE_HZ)),
        ("aformat", "sample_fmts=s16:channel_layouts=mono"),
    ]
    samples = 0
    with storage(path), path.open("wb") as file:
        file.write(bytes(len(info_frame(0, 0))))
        for frame in _filtered(_graph(sample_rate_hz, filters), pcm, sample_rate_hz):
            file.write(lame.encode(bytes(frame.planes[0])[: 2 * frame.samples]))
            samples += frame.samples
        file.write(lame.flush())
        length = file.tell()
        file.seek(0)
        file.write(info_frame(length, samples))
        file.flush()
        os.fsync(file.fileno())


def _limited(gain_db: float) -> list[tuple[str, str]]:
    """Return the filters that amplify and limit. The limiter looks ahead; `latency=1` takes its delay out again."""
    return [
        ("volume", f"volume={gain_db:.3f}dB"),
        ("alimiter", f"limit={_CEILING}:attack=5:release=60:level=disabled:latency=1"),
        ("aformat", "sample_fmts=s16:channel_layouts=mono"),
    ]


def _integrated_lufs(pcm: Iterable[bytes], sample_rate_hz: int, filters: list[tuple[str, str]]) -> float:
    graph = _graph(sample_rate_hz, [*filters, ("ebur128", "framelog=quiet:metadata=1")])
    loudness = _SILENCE_LUFS
    for frame in _filtered(graph, pcm, sample_rate_hz):
        loudness = float(frame.metadata.get("lavfi.r128.I", loudness))
    return loudness


def _graph(sample_rate_hz: int, steps: list[tuple[str, str]]) -> av.filter.Graph:
    """Return a chain of FFmpeg's filters that takes mono PCM."""
    graph = av.filter.Graph()
    last = graph.add_abuffer(
        format="s16", sample_rate=sample_rate_hz, layout="mono", time_base=Fraction(1, sample_rate_hz)
    )
    for name, options in (*steps, ("abuffersink", "")):
        following = graph.add(name, options)
        last.link_to(following)
        last = following
    graph.configure()
    return graph


def _filtered(graph: av.filter.Graph, pcm: Iterable[bytes], sample_rate_hz: int) -> Iterator[av.AudioFrame]:
    """Yield what comes out of `graph` when `pcm` goes in."""
    position = 0
    for piece in pcm:
        if not piece:
            continue
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(piece) // 2)
        frame.sample_rate = sample_rate_hz
        frame.time_base = Fraction(1, sample_rate_hz)
        frame.pts = position
        frame.planes[0].update(piece)
        position += frame.samples
        graph.push(frame)
        yield from _ready(graph)
    graph.push(None)
    yield from _ready(graph)


def _ready(graph: av.filter.Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame
