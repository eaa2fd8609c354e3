"""Encoded sound -> PCM, and PCM at another rate, limited, measured: by FFmpeg's filters. Pure."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from io import BytesIO

import av
import av.filter

from audioposts.errors import AudioError
from audioposts.models import Clip

SILENCE_LUFS = -70.0
"""The absolute gate of BS.1770: what a measurement says of silence."""

_LAYOUTS = {1: "mono", 2: "stereo"}

_LONGEST_S = 3600
"""Of sound that is decoded into memory: clips of engines, jingles, music."""

_Steps = list[tuple[str, str]]


def decode(data: bytes, name: str, channels: int = 1) -> Clip:
    """Return the sound in `data`, of any format, in so many channels at its own sample rate; `name` is for messages.

    Raises:
        AudioError: there is no sound in it that can be decoded, or more than an hour of it.

    """
    try:
        with av.open(BytesIO(data), "r") as container:
            stream = container.streams.audio[0]
            resampler = av.AudioResampler(format="s16", layout=_LAYOUTS[channels], rate=stream.rate)
            pcm = bytearray()
            for frame in container.decode(stream):
                for piece in resampler.resample(frame):
                    pcm += _bytes_of(piece, channels)
                if len(pcm) > _LONGEST_S * stream.rate * 2 * channels:
                    raise AudioError(name, "is longer than an hour")
            for piece in resampler.resample(None):
                pcm += _bytes_of(piece, channels)
    except (av.FFmpegError, IndexError) as error:
        raise AudioError(name, f"is not sound that can be decoded ({error})") from error
    if not pcm:
        raise AudioError(name, "is not sound that can be decoded (there is none in it)")
    return Clip(bytes(pcm), stream.rate, channels=channels)


def integrated_lufs(pcm: Iterable[bytes], sample_rate_hz: int, channels: int = 1) -> float:
    """Return the integrated loudness of PCM (ITU-R BS.1770, EBU R 128), -70 for silence."""
    graph = _graph(sample_rate_hz, channels, [("ebur128", "framelog=quiet:metadata=1")])
    loudness = SILENCE_LUFS
    for frame in _filtered(graph, pcm, sample_rate_hz, channels):
        loudness = float(frame.metadata.get("lavfi.r128.I", loudness))
    return loudness


def reshaped(clip: Clip, sample_rate_hz: int) -> bytes:
    """Return the PCM of a clip at another sample rate, as long as it was to within half a sample."""
    samples = round(clip.samples * sample_rate_hz / clip.sample_rate_hz)
    if clip.sample_rate_hz == sample_rate_hz or not samples:
        return clip.pcm[: 2 * clip.channels * samples]
    size = 2 * clip.channels
    graph = _graph(clip.sample_rate_hz, clip.channels, [("aresample", str(sample_rate_hz))])
    frames = _filtered(graph, [clip.pcm], clip.sample_rate_hz, clip.channels)
    pcm = b"".join(_bytes_of(frame, clip.channels) for frame in frames)
    missing = samples - len(pcm) // size
    return pcm[: size * samples] + (pcm[-size:] or bytes(size)) * missing


def limited(pcm: Iterable[bytes], sample_rate_hz: int, channels: int, ceiling: float) -> Iterator[bytes]:
    """Yield PCM of which no sample is above `ceiling` (1: full scale), as much as went in."""
    graph = _graph(sample_rate_hz, channels, _limiter(ceiling))
    for frame in _filtered(graph, pcm, sample_rate_hz, channels):
        yield _bytes_of(frame, channels)


def _limiter(ceiling: float) -> _Steps:
    """Return a limiter. It looks ahead; `latency=1` takes its delay out again."""
    return [("alimiter", f"limit={ceiling}:attack=5:release=60:level=disabled:latency=1")]


def _graph(sample_rate_hz: int, channels: int, steps: _Steps) -> av.filter.Graph:
    """Return a chain of FFmpeg's filters that takes and gives PCM."""
    graph = av.filter.Graph()
    # Its threads would only be started and stopped, for each clip: no filter of ours uses them.
    graph.threads = 1
    layout = _LAYOUTS[channels]
    last = graph.add_abuffer(
        format="s16", sample_rate=sample_rate_hz, layout=layout, time_base=Fraction(1, sample_rate_hz)
    )
    as_it_came = ("aformat", f"sample_fmts=s16:channel_layouts={layout}")
    for name, options in (*steps, as_it_came, ("abuffersink", "")):
        following = graph.add(name, options)
        last.link_to(following)
        last = following
    graph.configure()
    return graph


def _filtered(
    graph: av.filter.Graph, pcm: Iterable[bytes], sample_rate_hz: int, channels: int
) -> Iterator[av.AudioFrame]:
    """Yield what comes out of `graph` when `pcm` goes in."""
    position = 0
    for piece in pcm:
        if not piece:
            continue
        frame = pcm_frame(piece, sample_rate_hz, channels, position)
        position += frame.samples
        graph.push(frame)
        yield from _ready(graph)
    graph.push(None)
    yield from _ready(graph)


def pcm_frame(pcm: bytes, sample_rate_hz: int, channels: int, position: int) -> av.AudioFrame:
    """Return PCM as PyAV takes it; `position` is that of its first sample."""
    frame = av.AudioFrame(format="s16", layout=_LAYOUTS[channels], samples=len(pcm) // (2 * channels))
    frame.sample_rate = sample_rate_hz
    frame.time_base = Fraction(1, sample_rate_hz)
    frame.pts = position
    frame.planes[0].update(pcm)
    return frame


def _ready(graph: av.filter.Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame


def _bytes_of(frame: av.AudioFrame, channels: int) -> bytes:
    return bytes(memoryview(frame.planes[0])[: 2 * channels * frame.samples])
