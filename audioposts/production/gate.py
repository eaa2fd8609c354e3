"""A finished file -> whether it is what listeners should get. I/O: reads it.

What is wrong with it is made again once; what is wrong again is set aside, and the feed stays as it was.
"""

from collections.abc import Iterator
from pathlib import Path

from audioposts.audio import read_title
from audioposts.errors import AudioError
from audioposts.hearing import Expected, Heard, faults, listen
from audioposts.models import Show
from audioposts.production.assembly import Assembly
from audioposts.speech.soundness import LETTERS_THAT_TELL, Pace, is_possible

_LONGEST_SILENCE_MS = 2500
_ROUND_A_PAUSE_MS = 200
"""What is left standing around a clip, and of a frame, beside a pause that was meant."""


_MOST_MISSING_DB = 12.0
"""What is further off than this is no matter of level."""


class UnsoundError(AudioError):
    """A file that no listener should get."""

    def __init__(self, title: str, wrong: list[str], suspects: tuple[str, ...], missing_db: float) -> None:
        self.suspects = suspects
        """Addresses of the clips that may be at fault."""

        self.missing_db = missing_db
        """How much louder it has to be, where nothing else is wrong with it; else 0. Sentences of a word or two, with
        pauses between them, come out too soft."""

        super().__init__(title, f"was made twice and set aside: the file {'; it '.join(wrong)}")


def inspect(path: Path, assembly: Assembly, show: Show, title: str) -> None:
    """See that a file is what it should be.

    Raises:
        UnsoundError: it is not.

    """
    silence_ms = max(_LONGEST_SILENCE_MS, assembly.longest_pause_ms + _ROUND_A_PAUSE_MS)
    heard = listen(path, silence_ms)
    wrong = list(faults(heard, Expected(assembly.duration_ms, show.sound.target_lufs, silence_ms)))
    wrong += _unread(path, show, title, len(assembly.chapters()))
    suspects = tuple(_suspects(heard, assembly, wrong))
    if wrong:
        missing_db = show.sound.target_lufs - heard.integrated_lufs
        is_level = len(wrong) == 1 and "LUFS" in wrong[0] and abs(missing_db) < _MOST_MISSING_DB
        raise UnsoundError(title, wrong, suspects, missing_db if is_level else 0.0)


def _unread(path: Path, show: Show, title: str, chapters: int) -> Iterator[str]:
    read, count = read_title(path, show.sound.format)
    if read != title:
        yield f"is titled “{read}” in its tags"
    if count != min(chapters, 255):
        yield f"has {count} chapters in its tags instead of {chapters}"


def _suspects(heard: Heard, assembly: Assembly, wrong: list[str]) -> Iterator[str]:
    """Yield clips that take an impossible time for their text, which is noted in `wrong`, or have a silence in them."""
    takes = [
        (delivery, cue, sum(map(str.isalnum, delivery.utterance.spoken.text)))
        for part, recording in zip(assembly.parts, assembly.recordings(), strict=True)
        for delivery, cue in zip(part.deliveries, recording.cues, strict=True)
    ]
    pace = Pace()
    for delivery, cue, letters in takes:
        pace.heard(delivery.speaker, letters, cue.end_ms - cue.start_ms)
    for delivery, cue, letters in takes:
        text, length_ms = delivery.utterance.spoken.text, cue.end_ms - cue.start_ms
        usual_ms = pace.ms_per_letter(delivery.speaker) if letters >= LETTERS_THAT_TELL else None
        if text and not is_possible(text, length_ms, usual_ms):
            wrong.append(f"has {length_ms / 1000:.1f} s for “{text[:40]}”")
            yield delivery.address
        elif any(cue.start_ms < silence.end_ms and silence.start_ms < cue.end_ms for silence in heard.silences):
            yield delivery.address
