"""Encoded file -> what is heard in it. I/O: reads one file.

It is decoded as a player does it, a second at a time, whatever its length. FFmpeg (by PyAV) decodes and measures the
loudness, which takes most of the time; silences and the true peak are found in what it hands on.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import av.filter
import numpy as np

from audioposts.errors import AudioError, storage
from audioposts.meters import SILENT_DBFS, Samples, Stillness, TruePeak

HIGHEST_DBTP = -1.0
"""EBU R 128 and Apple (Audio requirements)."""

_LENGTH_WITHIN_MS = 30
"""A frame of MP3 or AAC, which some formats cannot cut, is 26 ms or less."""

_LOUDNESS_WITHIN_LU = 0.5
_LOUDNESS_TELLS_FROM_MS = 3000
"""The loudness of a shorter sound is no property of it: it depends on where the windows of 0.4 s fall. Moved by up to
75 ms, one clip of speech in twenty changes by 0.9 LU at 1 s, by 0.6 at 2 s, by 0.4 at 3 s (docs/benchmarks.md)."""

_SHORTEST_MEASURED_MS = 400
_NOTHING_LUFS = -70.0
"""The absolute gate of BS.1770: what a measurement says of silence, or of less than 0.4 s."""

_FRAMES_TOGETHER = 38
"""A second of MP3: what is pushed before anything is pulled."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch in which nothing is heard, to 20 ms."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What a listener gets."""

    samples: int
    """Decoded, per channel."""

    sample_rate_hz: int
    channels: int
    integrated_lufs: float
    """ITU-R BS.1770; -70 for silence, and for less than 0.4 s."""

    true_peak_dbtp: float
    """Of the loudest channel; -inf for digital silence."""

    silences: tuple[Silence, ...]
    """Those that are long, at the start and the end too."""

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return self.samples * 1000 // self.sample_rate_hz


@dataclass(frozen=True, slots=True)
class Expected:
    """What a listener should get."""

    duration_ms: int
    target_lufs: float
    longest_silence_ms: int = 2500
    """Not below that with which was listened: shorter ones were not noted."""


def listen(path: Path, longest_silence_ms: int = 2500) -> Heard:
    """Return what is heard in a file of any format, with its silences of `longest_silence_ms` or more.

    Raises:
        AudioError: it cannot be decoded from beginning to end.
        StorageError: it cannot be read.

    """
    with storage(path), path.open("rb"):
        pass
    try:
        with av.open(f"file:{path}", "r") as container:
            return _heard(container.decode(container.streams.audio[0]), longest_silence_ms, path)
    except (av.FFmpegError, IndexError) as error:
        raise AudioError(path, f"is not sound that can be decoded ({error})") from error


def faults(heard: Heard, expected: Expected) -> tuple[str, ...]:
    """Return what is wrong with a file, each fault as what is said after its name: "is silent for 3.2 s at 1:04"."""
    length = _fault_of_length(heard, expected)
    if _is_nothing(heard):
        return (*length, "has nothing in it that can be heard")
    return (*length, *_faults_of_silence(heard, expected), *_faults_of_level(heard, expected))


def _fault_of_length(heard: Heard, expected: Expected) -> tuple[str, ...]:
    exact_ms = heard.samples * 1000 / heard.sample_rate_hz
    if abs(exact_ms - expected.duration_ms) <= _LENGTH_WITHIN_MS:
        return ()
    return (f"is {exact_ms / 1000:.2f} s long instead of {expected.duration_ms / 1000:.2f}",)


def _is_nothing(heard: Heard) -> bool:
    """Tell whether it is silence, or a sound that no ear takes for one: a hum of 5 Hz, a constant."""
    is_measured = heard.duration_ms >= _SHORTEST_MEASURED_MS
    return (
        heard.true_peak_dbtp < SILENT_DBFS
        or Silence(0, heard.duration_ms) in heard.silences
        or (is_measured and heard.integrated_lufs <= _NOTHING_LUFS)
    )


def _faults_of_silence(heard: Heard, expected: Expected) -> Iterator[str]:
    for silence in heard.silences:
        length_ms = silence.end_ms - silence.start_ms
        if length_ms > expected.longest_silence_ms:
            minutes, seconds = divmod(silence.start_ms // 1000, 60)
            yield f"is silent for {length_ms / 1000:.1f} s at {minutes}:{seconds:02}"


def _faults_of_level(heard: Heard, expected: Expected) -> Iterator[str]:
    if heard.true_peak_dbtp > HIGHEST_DBTP:
        yield f"has peaks of {heard.true_peak_dbtp:.2f} dBTP, above {HIGHEST_DBTP:g}"
    off = abs(heard.integrated_lufs - expected.target_lufs)
    if off > _LOUDNESS_WITHIN_LU and heard.duration_ms >= _LOUDNESS_TELLS_FROM_MS:
        yield f"is {heard.integrated_lufs:.1f} LUFS loud instead of {expected.target_lufs:.1f}"


def _heard(frames: Iterator[av.AudioFrame], longest_silence_ms: int, path: Path) -> Heard:
    first = next(frames, None)
    if first is None:
        raise AudioError(path, "is not sound that can be decoded (there is none in it)")
    meter = _Loudness(first, path)
    stillness = Stillness(first.sample_rate, longest_silence_ms)
    peaks = [TruePeak() for _ in range(first.layout.nb_channels)]
    samples = 0
    for block in _by_the_second(meter.passed_on(first, frames), first.sample_rate):
        if not math.isfinite(block.sum()):
            raise AudioError(path, "holds numbers that are no sound: it was damaged or badly encoded")
        stillness.heard(block)
        for peak, channel in zip(peaks, block, strict=True):
            peak.heard(channel)
        samples += block.shape[1]
    height = max(peak.height() for peak in peaks)
    return Heard(
        samples=samples,
        sample_rate_hz=first.sample_rate,
        channels=len(peaks),
        integrated_lufs=meter.lufs,
        true_peak_dbtp=20 * math.log10(height) if height else -math.inf,
        silences=tuple(_silence(start, stop, first.sample_rate) for start, stop in stillness.stretches()),
    )


def _silence(start: int, stop: int, sample_rate_hz: int) -> Silence:
    return Silence(start * 1000 // sample_rate_hz, stop * 1000 // sample_rate_hz)


class _Loudness:
    """FFmpeg's meter, through which the samples pass."""

    def __init__(self, first: av.AudioFrame, path: Path) -> None:
        self.lufs = _NOTHING_LUFS
        self._path = path
        self._form = _form(first)
        self._graph = av.filter.Graph()
        source = self._graph.add_abuffer(
            format=first.format.name,
            sample_rate=first.sample_rate,
            layout=first.layout.name,
            time_base=first.time_base,
        )
        meter = self._graph.add("ebur128", "metadata=1:framelog=quiet")
        source.link_to(meter)
        meter.link_to(self._graph.add("abuffersink", ""))
        self._graph.configure()

    def passed_on(self, first: av.AudioFrame, others: Iterable[av.AudioFrame]) -> Iterator[Samples]:
        """Yield the samples of all frames; afterwards `lufs` is their loudness."""
        self._graph.push(first)
        for count, frame in enumerate(others):
            if _form(frame) != self._form:
                raise AudioError(self._path, "changes its sample rate or its channels in the middle")
            self._graph.push(frame)
            if count % _FRAMES_TOGETHER == 0:
                yield from self._ready()
        self._graph.push(None)
        yield from self._ready()

    def _ready(self) -> Iterator[Samples]:
        while True:
            try:
                frame = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            if isinstance(frame, av.AudioFrame):
                # The last frame may be short; then it says nothing.
                self.lufs = max(_NOTHING_LUFS, float(frame.metadata.get("lavfi.r128.I", self.lufs)))
                yield np.asarray(frame.to_ndarray(), np.float64).reshape(-1, frame.layout.nb_channels).T


def _form(frame: av.AudioFrame) -> tuple[str, int, str]:
    return frame.format.name, frame.sample_rate, frame.layout.name


def _by_the_second(blocks: Iterable[Samples], sample_rate_hz: int) -> Iterator[Samples]:
    """Yield the same samples, a second at a time or a little more: each block takes its time, whatever its length."""
    waiting: list[Samples] = []
    for block in blocks:
        waiting.append(block)
        if sum(each.shape[1] for each in waiting) >= sample_rate_hz:
            yield np.concatenate(waiting, axis=1)
            waiting = []
    if waiting:
        yield np.concatenate(waiting, axis=1)
