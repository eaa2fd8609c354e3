"""Text -> speech by espeak: plain, but offline and in a hundred languages. I/O: a process.

espeak-ng is GPL-3. It is what an article falls back to where its language has no voice.
"""

from bisect import bisect_right
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import espeakng_loader
from pydantic import Field

from audioposts.config import engine_options
from audioposts.errors import ConfigError, SpeechError, TextTooLongError
from audioposts.models import Clip, Spoken, Voice, WordTiming
from audioposts.speech.alignment import Place, for_espeak, word_places
from audioposts.speech.espeak import espeak, espeak_name

_MAX_CHARS = 1000
_WORDS_PER_MINUTE = 175


@dataclass(frozen=True, slots=True)
class _Options:
    rate: Annotated[float, Field(ge=0.46, le=2.57)] = 1.0
    """1.2 speaks a fifth faster; espeak goes from 80 to 450 words a minute."""

    pitch: Annotated[int, Field(ge=0, le=99)] = 50
    pitch_range: Annotated[int, Field(ge=0, le=99)] = 50
    """How lively it is."""

    word_gap_ms: Annotated[int, Field(ge=0, le=1000)] = 0
    variant: str = ""
    """Another throat: f1 to f5, m1 to m8, whisper, croak and the rest of espeak's."""


class EspeakEngine:
    """A language of espeak. Threads take turns."""

    def __init__(self, voice: Voice) -> None:
        self._options = engine_options(voice, _Options)
        name = espeak_name(voice.language)
        if name is None:
            raise ConfigError(voice.file, f"language = {voice.language!r} is not spoken by espeak")
        variant = self._options.variant
        if variant and variant not in _variants():
            raise ConfigError(voice.file, f"variant = {variant!r} is none of espeak's: {', '.join(_variants())}")
        self._name = f"{name}+{variant}" if variant else name

    @property
    def version(self) -> str:
        """That of the package, which brings the library."""
        return f"espeak 2 {version('espeakng-loader')} {self._name}"

    @property
    def max_chars(self) -> int:
        """It takes any; this is for its patience with us."""
        return _MAX_CHARS

    @property
    def takes_ipa(self) -> bool:
        """It has an alphabet of its own."""
        return False

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of one text, with the times of its words."""
        text = spoken.text
        if len(text) > self.max_chars:
            raise TextTooLongError(text[:40], f"has {len(text)} characters, the engine takes {self.max_chars}")
        places = word_places(text)
        if not places:
            raise SpeechError(text[:40], "has no word in it that espeak could speak")
        options = self._options
        settings = {
            "rate": round(_WORDS_PER_MINUTE * options.rate),
            "pitch": options.pitch,
            "range": options.pitch_range,
            "gap": options.word_gap_ms // 10,
        }
        answer, pcm = espeak().speak(self._name, for_espeak(text), settings)
        clip = Clip(pcm, answer["sample_rate_hz"])
        if clip.is_silent:
            raise SpeechError(text[:40], f"espeak has no sound for it in {self._name}")
        timings = _timings(places, answer["events"], clip.duration_ms)
        return Clip(clip.pcm, clip.sample_rate_hz, timings)


def _timings(places: list[Place], events: list[tuple[str, int, int]], end_ms: int) -> tuple[WordTiming, ...]:
    """Return when each word is heard; words that espeak says as one, such as "of the", share its time by letters."""
    starts = [start for start, _ in places]
    heard: list[tuple[int, int, int]] = []  # first word, begin, end
    for at, (kind, character, begin_ms) in enumerate(events):
        word = max(0, bisect_right(starts, character) - 1)
        if kind != "word" or (heard and word <= heard[-1][0]):
            continue
        if heard:
            heard[-1] = (heard[-1][0], heard[-1][1], _silence_before(events, at, begin_ms))
        heard.append((0 if not heard else word, begin_ms, _silence_before(events, len(events), end_ms)))
    stops = [first for first, _, _ in heard[1:]] + [len(places)]
    timings: list[WordTiming] = []
    for (first, begin_ms, stop_ms), stop in zip(heard, stops, strict=True):
        timings += _shared(places[first:stop], begin_ms, min(stop_ms, end_ms))
    return tuple(timings)


def _silence_before(events: list[tuple[str, int, int]], at: int, time_ms: int) -> int:
    """Return when the pause began that goes before an event; without a pause, the event's own time."""
    while at and events[at - 1][0] == "pause":
        at -= 1
        time_ms = events[at][2]
    return time_ms


def _shared(places: list[Place], begin_ms: int, end_ms: int) -> list[WordTiming]:
    letters = sum(stop - start for start, stop in places)
    timings: list[WordTiming] = []
    before = 0
    for start, stop in places:
        after = before + stop - start
        length_ms = max(0, end_ms - begin_ms)
        timings.append(
            WordTiming(begin_ms + length_ms * before // letters, begin_ms + length_ms * after // letters, start, stop)
        )
        before = after
    return timings


def _variants() -> list[str]:
    return sorted(file.name for file in (Path(espeakng_loader.get_data_path()) / "voices" / "!v").iterdir())
