"""The sound of an episode: what a player hears, what it shows, and the chapters in the file. I/O: reads one file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import mutagen
from lxml.etree import _Element
from mutagen.id3 import ID3, CTOCFlags, ID3NoHeaderError
from mutagen.mp4 import Atoms

from audioposts.checking.chapters import Mark
from audioposts.checking.document import seconds_of, title_of
from audioposts.checking.finding import Findings, Rule, Severity, Source
from audioposts.errors import AudioError, StorageError
from audioposts.hearing import HIGHEST_DBTP, Heard, listen

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_DECODES = Rule("sound.decodes", Source.AUDIO, _ERROR, "Make the file again: delete it and run audioposts.")
_DURATION = Rule("sound.duration", Source.APPLE, _ERROR, "State the true duration; run audioposts again.")
_HEADER = Rule("sound.header", Source.AUDIO, _ERROR, "Make the file in one piece: players believe its header.")
_LOUDNESS = Rule("sound.loudness", Source.AUDIO, _WARNING, "Aim at -16 LUFS in stereo, -19 in mono.")
_PEAK = Rule("sound.peak", Source.AUDIO, _WARNING, "Keep the true peak at -1 dBTP or below.")
_SILENCE = Rule("sound.silence", Source.AUDIO, _WARNING, "Cut the silence: listeners think that it is over.")
_RATE = Rule("sound.rate", Source.AUDIO, _WARNING, "Encode at 44.1 or 48 kHz, with 64 kbit/s or more for a channel.")
_MOOV = Rule("sound.faststart", Source.AUDIO, _WARNING, "Put moov before mdat, so that it plays while it is loaded.")
_TAGS = Rule("sound.tags", Source.AUDIO, _NOTE, "Write title, artist, album and cover into the file.")
_TOC = Rule("sound.toc", Source.ID3, _ERROR, "List all CHAP frames in one top-level CTOC; give each an id of its own.")

_LOUD_LUFS = {1: -19.0, 2: -16.0}
_LOUDNESS_WITHIN_LU = 2.0
_LOUDNESS_TELLS_FROM_MS = 3000
_DURATION_WITHIN_S = 1.5
_LONGEST_SILENCE_MS = 10_000
_RATES_HZ = (44_100, 48_000)
_LOWEST_BITS = 62_000
"""A second and channel: 64 kbit/s, less what a variable rate may save."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a player shows of a file before it plays it."""

    duration_s: float
    bit_rate: int
    tags: Mapping[str, str]
    has_picture: bool
    chapters: tuple[Mark, ...]


def look(file: Path) -> Shown | None:
    """Return what a player shows of a file; None if it is no sound."""
    try:
        with av.open(f"file:{file}", "r") as container:
            return Shown(
                duration_s=_stated_s(file, container.duration),
                bit_rate=container.bit_rate,
                tags={name.lower(): value for name, value in _tags(container).items()},
                has_picture=bool(container.streams.video),
                chapters=tuple(
                    Mark(
                        float(one["start"] * (one["time_base"] or 0)),
                        " ".join(one["metadata"].get("title", "").split()),
                    )
                    for one in container.chapters()
                ),
            )
    except (av.FFmpegError, OSError):
        return None


def check_sound(item: _Element, file: Path, shown: Shown | None) -> Findings:
    """Yield what is wrong with the sound of an episode, decoded as a player does it."""
    where = title_of(item)
    try:
        heard = listen(file, _LONGEST_SILENCE_MS)
    except (AudioError, StorageError) as error:
        yield _DECODES.broken(where, error.message)
        return
    seconds, said_s = heard.duration_ms / 1000, seconds_of(item)
    if said_s is not None and abs(said_s - seconds) > _DURATION_WITHIN_S:
        yield _DURATION.broken(where, f"says {said_s:.0f} s, and lasts {seconds:.1f}")
    if shown and abs(shown.duration_s - seconds) > _DURATION_WITHIN_S:
        yield _HEADER.broken(
            where, f"has {file.name}, whose header says {shown.duration_s:.1f} s instead of {seconds:.1f}"
        )
    yield from _level(where, heard)
    per_channel = shown.bit_rate / max(1, heard.channels) if shown else _LOWEST_BITS
    if heard.sample_rate_hz not in _RATES_HZ or per_channel < _LOWEST_BITS:
        rate = f"{heard.sample_rate_hz / 1000:g} kHz and {per_channel / 1000:.0f} kbit/s for each channel"
        yield _RATE.broken(where, f"is encoded with {rate}")


def check_header(item: _Element, file: Path, shown: Shown | None) -> Findings:
    """Yield what is wrong with what stands in the file beside its sound."""
    where = title_of(item)
    if shown is None:
        return
    missing = [name for name in ("title", "artist", "album") if not shown.tags.get(name)]
    missing += [] if shown.has_picture else ["cover"]
    if missing:
        yield _TAGS.broken(where, f"has {file.name} without {', '.join(missing)}")
    try:
        if file.suffix.lower() == ".mp3":
            yield from _contents(ID3(file), where)
        elif file.suffix.lower() in (".m4a", ".mp4"):
            yield from _order_of_atoms(file, where)
    except ID3NoHeaderError:
        pass
    except mutagen.MutagenError as error:
        yield _TAGS.broken(where, f"has {file.name}, whose tags cannot be read: {error}")


def _stated_s(file: Path, probed: int | None) -> float:
    """Return how long a file says that it is, as players believe it; FFmpeg sees through joined files, they do not."""
    try:
        info = getattr(mutagen.File(file), "info", None)
    except mutagen.MutagenError:
        info = None
    return float(info.length) if info else (probed or 0) / 1_000_000


def _tags(container: "av.container.InputContainer") -> dict[str, str]:
    # Those of Ogg belong to the stream.
    return {**container.streams.audio[0].metadata, **container.metadata} if container.streams.audio else {}


def _level(where: str, heard: Heard) -> Findings:
    target = _LOUD_LUFS.get(heard.channels, -16.0)
    if heard.duration_ms >= _LOUDNESS_TELLS_FROM_MS and abs(heard.integrated_lufs - target) > _LOUDNESS_WITHIN_LU:
        channels = "one channel" if heard.channels == 1 else f"{heard.channels} channels"
        yield _LOUDNESS.broken(where, f"is at {heard.integrated_lufs:.1f} LUFS in {channels}")
    if heard.true_peak_dbtp > HIGHEST_DBTP:
        yield _PEAK.broken(where, f"has a true peak of {heard.true_peak_dbtp:.1f} dBTP")
    for silence in heard.silences[:1]:
        seconds = (silence.end_ms - silence.start_ms) / 1000
        yield _SILENCE.broken(where, f"is silent for {seconds:.0f} s from {silence.start_ms / 1000:.0f} s on")


def _contents(tags: ID3, where: str) -> Findings:
    chapters: Sequence[str] = [frame.element_id for frame in tags.getall("CHAP")]
    tops = [frame for frame in tags.getall("CTOC") if frame.flags & CTOCFlags.TOP_LEVEL]
    if not chapters:
        return
    if len(tops) != 1:
        yield _TOC.broken(where, f"has {len(tops)} top-level CTOC frames for {len(chapters)} chapters")
    elif set(tops[0].child_element_ids) != set(chapters):
        yield _TOC.broken(where, f"has a CTOC that lists {len(tops[0].child_element_ids)} of {len(chapters)} chapters")


def _order_of_atoms(file: Path, where: str) -> Findings:
    with file.open("rb") as data:
        places = {atom.name: atom.offset for atom in reversed(Atoms(data).atoms)}
    if places.get(b"moov", 0) > places.get(b"mdat", 0):
        yield _MOOV.broken(where, f"has {file.name} with moov behind mdat")
