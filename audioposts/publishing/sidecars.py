"""Recording -> the files beside an episode: transcript (WebVTT) and chapters (JSON). Pure."""

import json
import textwrap
from html import escape

from audioposts.models import Recording

_LINE_CHARS = 65
"""Longest line of a transcript (Podcasting 2.0, "Transcript File Format Details")."""


def render_vtt(recording: Recording) -> bytes:
    """Return the transcript: a cue for each utterance, in the words of the article; announcements are not in it."""
    cues = [
        f"{_timestamp(cue.start_ms)} --> {_timestamp(max(cue.end_ms, cue.start_ms + 1))}\n{_wrapped(cue.text)}"
        for cue in recording.cues
        if cue.text
    ]
    return ("\n\n".join(["WEBVTT", *cues]) + "\n").encode()


def render_chapters(recording: Recording) -> bytes:
    """Return the chapters (JSON Chapters Format 1.2)."""
    chapters = [{"startTime": chapter.start_ms / 1000, "title": chapter.title} for chapter in recording.chapters]
    return (json.dumps({"version": "1.2.0", "chapters": chapters}, ensure_ascii=False, indent=1) + "\n").encode()


def _timestamp(ms: int) -> str:
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


def _wrapped(text: str) -> str:
    lines = textwrap.wrap(text, _LINE_CHARS, break_on_hyphens=False) or [text]
    return "\n".join(escape(line.replace("-->", "→"), quote=False) for line in lines)
