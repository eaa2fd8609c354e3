"""The chapters of an episode, in the three places where apps look for them. I/O: reads files."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from lxml.etree import _Element

from audioposts.checking.document import NAMESPACES, seconds_of, text_of, title_of
from audioposts.checking.finding import Findings, Rule, Severity, Source
from audioposts.checking.places import Place, existing

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

_SYNTAX = Rule("chapters.syntax", Source.PODCASTING, _ERROR, "Write JSON Chapters: a version, and chapters in order.")
_LATE = Rule("chapters.late", Source.PODCASTING, _ERROR, "Begin chapters before the sound ends, in seconds.")
_FIRST = Rule("chapters.first", Source.APPLE, _WARNING, "Let the first chapter begin at 0.")
_SIMPLE = Rule("chapters.psc", Source.SPOTIFY, _ERROR, "Write psc:chapter with start and title, in order.")
_SPOTIFY = Rule("chapters.spotify", Source.SPOTIFY, _WARNING, "Add psc:chapters, or times in the notes: 0:00 Title.")
_DIFFER = Rule("chapters.differ", Source.PODCASTING, _WARNING, "Give every app the same chapters: make them together.")

_WITHIN_S = 1.0
_CLOCK = re.compile(r"(?:(\d+):)?([0-5]?\d):([0-5]\d)(\.\d{1,3})?")
_TIMESTAMP = re.compile(r"(?:^|>|\n)\s*(?:\d+:)?\d{1,2}:\d\d\b")
_TIMESTAMPS = 3
"""So many times in the notes Apple and Spotify take for chapters."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a chapter begins."""

    start_s: float
    title: str


class ChaptersError(ValueError):
    """Chapters that no app reads."""


def check_chapters(item: _Element, place: Place, in_file: Sequence[Mark] | None) -> Findings:
    """Yield what is wrong with the chapters of an episode; `in_file`: those in its sound, None if that is not known."""
    where, length_s = title_of(item), seconds_of(item)
    lists: dict[str, Sequence[Mark]] = {} if in_file is None else {"the file": in_file}
    for name, rule, read in (("the JSON", _SYNTAX, partial(_json, place=place)), ("the feed", _SIMPLE, _simple)):
        try:
            found = read(item)
        except ChaptersError as error:
            yield rule.broken(where, str(error))
        else:
            lists |= {} if found is None else {name: found}
    if not _are_for_spotify(item):
        yield _SPOTIFY.broken(where, "has chapters that Spotify does not read")
    for name, marks in lists.items():
        yield from _times(marks, length_s, where, name)
    (first, these), *others = lists.items() or [("", ())]
    for other, those in others:
        if fault := _difference(these, those):
            yield _DIFFER.broken(where, f"has other chapters in {other} than in {first}: {fault}")


def _are_for_spotify(item: _Element) -> bool:
    if item.find("podcast:chapters", NAMESPACES) is None or item.find("psc:chapters", NAMESPACES) is not None:
        return True
    return len(_TIMESTAMP.findall(text_of(item, "description") or "")) >= _TIMESTAMPS


def _times(marks: Sequence[Mark], length_s: float | None, where: str, name: str) -> Findings:
    if marks and marks[0].start_s > _WITHIN_S:
        yield _FIRST.broken(where, f"has its first chapter of {name} at {marks[0].start_s} s")
    if marks and length_s is not None and marks[-1].start_s >= length_s + _WITHIN_S:
        yield _LATE.broken(where, f"lasts {length_s:.0f} s, and the last chapter of {name} is at {marks[-1].start_s}")


def _difference(these: Sequence[Mark], those: Sequence[Mark]) -> str:
    if len(these) != len(those):
        return f"{len(those)} instead of {len(these)}"
    for one, other in zip(these, those, strict=True):
        if abs(one.start_s - other.start_s) > _WITHIN_S or one.title != other.title:
            return f"{other.title!r} at {other.start_s} instead of {one.title!r} at {one.start_s}"
    return ""


def _json(item: _Element, place: Place) -> list[Mark] | None:
    named = item.find("podcast:chapters", NAMESPACES)
    file = existing(place, named.get("url")) if named is not None else None
    if file is None:
        return None
    try:
        document = json.loads(file.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ChaptersError(f"has {file.name}, which is no JSON: {error}") from error
    chapters = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(chapters, list) or not isinstance(document.get("version"), str):
        raise ChaptersError(f"has {file.name} without a version in quotes, or without a list of chapters")
    return _in_order([_mark(chapter) for chapter in chapters if _is_shown(chapter)])


def _is_shown(chapter: object) -> bool:
    return not (isinstance(chapter, dict) and chapter.get("toc") is False)


def _mark(chapter: object) -> Mark:
    start = chapter.get("startTime") if isinstance(chapter, dict) else None
    if isinstance(start, bool) or not isinstance(start, int | float) or start < 0 or not isinstance(chapter, dict):
        raise ChaptersError(f"has a chapter with the startTime {start!r} instead of seconds")
    return Mark(float(start), " ".join(str(chapter.get("title", "")).split()))


def _simple(item: _Element) -> list[Mark] | None:
    element = item.find("psc:chapters", NAMESPACES)
    return None if element is None else _in_order([*map(_simple_mark, element.findall("psc:chapter", NAMESPACES))])


def _simple_mark(chapter: _Element) -> Mark:
    start, title = chapter.get("start", ""), chapter.get("title", "")
    clock = _CLOCK.fullmatch(start)
    if not clock or not title:
        raise ChaptersError(f"has a psc:chapter with the start {start!r} and the title {title!r}")
    hours, minutes, seconds, fraction = clock.groups(default="0")
    return Mark(int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(fraction), " ".join(title.split()))


def _in_order(marks: list[Mark]) -> list[Mark]:
    if any(later.start_s < earlier.start_s for earlier, later in pairwise(marks)):
        raise ChaptersError("has chapters that are not in order of time")
    return marks
