"""The transcripts of an episode, as players read them. I/O: reads files.

Players skip what they cannot read of a transcript, and so do libraries; here each fault is named with its line.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from audioposts.checking.document import NAMESPACES, seconds_of, title_of
from audioposts.checking.finding import Findings, Rule, Severity, Source
from audioposts.checking.places import Place, existing

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_SYNTAX = Rule("transcript.syntax", Source.VTT, _ERROR, "Write the transcript as its format says.")
_ORDER = Rule("transcript.order", Source.VTT, _WARNING, "Let cues follow each other, and end after they begin.")
_LATE = Rule("transcript.late", Source.PODCASTING, _ERROR, "End with the sound: take times from the finished file.")
_HOLE = Rule("transcript.coverage", Source.PODCASTING, _WARNING, "Write down the whole episode.")
_LONG = Rule("transcript.line", Source.PODCASTING, _NOTE, "Keep lines to 65 characters, in SRT to two of 32.")
_MISSING = Rule("transcript.missing", Source.PSP, _NOTE, "Add a podcast:transcript; WebVTT if only one.")

_VTT_TIMES = re.compile(
    r"((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})([ \t].*)?"
)
_SRT_TIMES = re.compile(r"(\d{2,}:[0-5]\d:[0-5]\d,\d{3})[ \t]+-->[ \t]+(\d{2,}:[0-5]\d:[0-5]\d,\d{3})")
_LONE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z]+|#\d+|#[xX][0-9A-Fa-f]+);)")
_VTT_CHARS, _SRT_CHARS, _SRT_LINES = 65, 32, 2

_PAST_THE_END_S = 1.5
_HOLE_S, _HOLE_SHARE, _LONGEST_HOLE_S = 20.0, 0.2, 120.0
"""A pause of so long, and of such a share of the episode, has nothing written down; music may play for a while."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said in a stretch of the sound."""

    start_s: float
    end_s: float
    lines: tuple[str, ...]


class TranscriptError(ValueError):
    """A transcript that is not as its format says; the message names the line."""


def check_transcripts(item: _Element, place: Place) -> Findings:
    """Yield what is wrong with the transcripts of an episode."""
    where, length_s = title_of(item), seconds_of(item)
    found = item.findall("podcast:transcript", NAMESPACES)
    if not found:
        yield _MISSING.broken(where, "has no transcript")
    for transcript in found:
        file, read = existing(place, transcript.get("url")), _READERS.get(transcript.get("type", ""))
        if file is None or read is None:
            continue
        try:
            cues = read(file.read_bytes().decode("utf-8-sig"))
        except (UnicodeDecodeError, TranscriptError) as error:
            yield _SYNTAX.broken(where, f"has {file.name}, where {error}")
            continue
        yield from _times(cues, where, file.name, length_s)
        most = (_SRT_CHARS, _SRT_LINES) if read is read_srt else (_VTT_CHARS, 99)
        if long := sum(len(cue.lines) > most[1] or any(len(line) > most[0] for line in cue.lines) for cue in cues):
            yield _LONG.broken(where, f"has {long} long cues in {file.name}")


def _times(cues: Sequence[Cue], where: str, name: str, length_s: float | None) -> Findings:
    before = 0.0
    for cue in cues:
        if cue.start_s < before or cue.end_s <= cue.start_s:
            yield _ORDER.broken(where, f"has a cue out of order at {cue.start_s:.3f} s in {name}")
            break
        before = cue.start_s
    if length_s is None or not cues:
        return
    end_s = max(cue.end_s for cue in cues)
    if end_s > length_s + _PAST_THE_END_S:
        yield _LATE.broken(where, f"lasts {length_s:.0f} s, and {name} speaks until {end_s:.1f}")
    hole_s = max(_holes(cues, length_s))
    if hole_s > _HOLE_S and hole_s > min(_HOLE_SHARE * length_s, _LONGEST_HOLE_S):
        yield _HOLE.broken(where, f"has {hole_s:.0f} s without a word in {name}")


def _holes(cues: Sequence[Cue], length_s: float) -> Iterator[float]:
    end_s = 0.0
    for cue in sorted(cues, key=lambda cue: cue.start_s):
        yield cue.start_s - end_s
        end_s = max(end_s, cue.end_s)
    yield length_s - end_s


def read_vtt(text: str) -> list[Cue]:
    """Return the cues of WebVTT.

    Raises:
        TranscriptError: it is none.

    """
    lines = _lines(text)
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        raise TranscriptError("line 1 is not WEBVTT")
    cues: list[Cue] = []
    for number, block in _blocks(lines):
        if number == 1 or re.match(r"(NOTE|STYLE|REGION)\b", block[0]):
            continue
        at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
        if at is None:
            raise TranscriptError(f"line {number} begins a cue without times")
        times = _VTT_TIMES.fullmatch(block[at])
        if not times:
            raise TranscriptError(f"line {number + at} has the times {block[at]!r}; HH:MM:SS.mmm --> HH:MM:SS.mmm")
        for index, line in enumerate(block[at + 1 :], number + at + 1):
            if "-->" in line or _LONE_AMPERSAND.search(line):
                raise TranscriptError(f"line {index} has an arrow or an & that is not escaped")
        said = tuple(re.sub(r"<[^>]*>", "", line) for line in block[at + 1 :])
        cues.append(Cue(_seconds(times[1]), _seconds(times[2]), said))
    return cues


def read_srt(text: str) -> list[Cue]:
    """Return the cues of SubRip.

    Raises:
        TranscriptError: it is none.

    """
    cues: list[Cue] = []
    for number, block in _blocks(_lines(text)):
        times = _SRT_TIMES.fullmatch(block[1]) if len(block) > 1 else None
        if not block[0].strip().isdecimal() or not times:
            raise TranscriptError(f"line {number} does not begin with a number, and times as 00:00:01,000 --> …")
        cues.append(Cue(_seconds(times[1]), _seconds(times[2]), tuple(block[2:])))
    if not cues:
        raise TranscriptError("there is no cue")
    return cues


def read_json(text: str) -> list[Cue]:
    """Return the segments of a JSON transcript (podcast namespace, Transcript File Format Details).

    Raises:
        TranscriptError: it is none.

    """
    try:
        segments = json.loads(text)["segments"]
        # They have no lines: words follow each other, and who shows them breaks them.
        said = [(one["startTime"], one["endTime"], one["body"]) for one in segments]
        return [Cue(float(start), float(end), ()) for start, end, _ in said]
    except (ValueError, RecursionError) as error:
        raise TranscriptError(f"there is no JSON: {error}") from error
    except (KeyError, TypeError) as error:
        raise TranscriptError("segments with startTime, endTime and body are missing") from error


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield what stands between blank lines, with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _seconds(clock: str) -> float:
    *hours, minutes, seconds = clock.replace(",", ".").split(":")
    return sum(map(int, hours)) * 3600 + int(minutes) * 60 + float(seconds)


_READERS: dict[str, Callable[[str], list[Cue]]] = {
    "text/vtt": read_vtt,
    "application/x-subrip": read_srt,
    "application/srt": read_srt,
    "application/json": read_json,
}
