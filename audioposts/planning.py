"""Article -> who speaks what of it, and what that costs. I/O: opens voices and engines, looks into the cache."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from audioposts.errors import SpeechError
from audioposts.lexicons import load_lexicon
from audioposts.models import Announcement, Article, Cost, Script, Show, Utterance, Voice
from audioposts.narration import write_announcement, write_script
from audioposts.speech.booth import Booth, Failure, NobodySpokeError
from audioposts.speech.casting import Casting, cast_article
from audioposts.speech.engines import Engine
from audioposts.studio import Studio

_CHARS_PER_S = 16.0
"""In languages written with letters, spaces included (the embedded voice: 17.3)."""

_CHARS_PER_S_OF = {"zh": 4.5, "yue": 4.5, "ja": 7.5, "ko": 7.5}
"""Where a character is a syllable or more."""

_CHARS_THAT_TELL = 500
"""So much of a voice has to be in the cache for its own rate to be believed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An article as it is going to be spoken."""

    script: Script
    voices: tuple[tuple[Voice, ...], ...]
    """Who speaks each utterance, and who does if they cannot, in order."""

    remarks: tuple[str, ...]
    """For the episode's report."""

    def lines(self) -> Iterator[tuple[Utterance, tuple[Voice, ...]]]:
        """Yield every utterance with its voices."""
        return zip(self.script.utterances, self.voices, strict=True)


class Ensemble:
    """The voices of a show."""

    def __init__(self, show: Show, studio: Studio) -> None:
        """Open the voices that the show names, and see that their engines know their settings.

        Raises:
            ConfigError: a voice is not known, or asks for what its engine does not have.

        """
        self._studio = studio
        self._reading = show.reading
        self._lexicon = load_lexicon(studio.home, show)
        self._in_mid_text = show.fallback == "sentence"
        self._main = studio.open_voice(show.voice)
        self._cast = {part: studio.open_voice(name) for part, name in show.cast}
        self._engines: dict[Voice, Engine] = {}
        self.booth = Booth(studio.cache, self._engine)
        for voice in (self._main, *self._cast.values()):
            for each in self._named(voice):
                # One that is not installed is missed when it is needed.
                with suppress(SpeechError):
                    self._engine(each)

    def plan(self, text: Article | Announcement, out: Collection[Voice] = ()) -> Plan:
        """Return who speaks what of a text, where the voices in `out` cannot.

        Its sentences are as long as the voices that speak it take: all of them, as another may have to take over.

        Raises:
            NobodySpokeError: there is nobody left for a part of it.

        """
        casting, remarks = cast_article(text.language, self._main, self._cast, self._studio.voice_for_language)
        chains = {voice: self._chain(voice, out) for voice in [casting.own]}
        max_chars = self._max_chars(chains[casting.own])
        while True:
            script = self._written(text, max_chars)
            cast = [casting.voice_for(utterance) for utterance in script.utterances]
            for voice in dict.fromkeys(cast):
                chains.setdefault(voice, self._chain(voice, out))
            shortest = min((self._max_chars(chains[voice]) for voice in set(cast)), default=max_chars)
            if shortest >= max_chars:
                foreign = self._foreign(script, cast, casting)
                return Plan(script, tuple(chains[voice] for voice in cast), (*remarks, *foreign))
            max_chars = shortest

    def _written(self, text: Article | Announcement, max_chars: int) -> Script:
        if isinstance(text, Announcement):
            return write_announcement(text, max_chars, self._reading, self._lexicon)
        return write_script(text, max_chars, self._reading, self._lexicon)

    def costs(self, plan: Plan, counted: set[str], *, with_fallbacks: bool = False) -> tuple[Cost, ...]:
        """Return what speaking a plan takes, for each voice that speaks; or that may have to, `with_fallbacks`.

        What is in the cache or at one of the addresses in `counted` costs nothing; the new ones are added there.

        Raises:
            SpeechError: an engine is not there.

        """
        lines = [
            _Line(utterance, voice, address, self._studio.cache.duration_ms(address))
            for utterance, voices in plan.lines()
            for voice in (voices if with_fallbacks else voices[:1])
            for address in [self.booth.address(utterance, voice)]
        ]
        return tuple(
            _cost(voice, [line for line in lines if line.voice == voice], counted)
            for voice in dict.fromkeys(line.voice for line in lines)
        )

    def _chain(self, voice: Voice, out: Collection[Voice]) -> tuple[Voice, ...]:
        """Return who speaks what a voice is cast for: it, unless it is out, and its fallbacks."""
        left = tuple(each for each in self._named(voice) if each not in out)
        if not left:
            raise NobodySpokeError([Failure(voice, SpeechError(voice.name, "no voice is left that could speak"))])
        return left if self._in_mid_text else left[:1]

    def _named(self, voice: Voice) -> Collection[Voice]:
        return dict.fromkeys((voice, *map(self._studio.open_voice, voice.fallbacks)))

    def _engine(self, voice: Voice) -> Engine:
        """Return the engine of a voice: one for all of its sentences, whichever thread asks."""
        if voice not in self._engines:
            self._engines[voice] = self._studio.open_engine(voice)
        return self._engines[voice]

    def _max_chars(self, voices: Sequence[Voice]) -> int:
        """Return how long a text may be that any of `voices` may have to speak."""
        shortest = []
        for voice in voices:
            try:
                shortest.append(self._engine(voice).max_chars)
            except SpeechError as error:
                raise NobodySpokeError([Failure(voice, error)]) from error
        return min(shortest)

    def _foreign(self, script: Script, cast: Sequence[Voice], casting: Casting) -> Iterator[str]:
        """Yield a remark for each language whose letters the article's voice does not read, and nobody is cast for."""
        expected = {casting.own, *self._cast.values()}
        found = Counter(
            (utterance.language, voice.name)
            for utterance, voice in zip(script.utterances, cast, strict=True)
            if voice not in expected
        )
        for (language, name), count in found.items():
            sentences = "1 sentence" if count == 1 else f"{count} sentences"
            yield f"{sentences} spoken by {name} ({language}): the voice {casting.own.name} does not read the letters"


@dataclass(frozen=True, slots=True)
class _Line:
    utterance: Utterance
    voice: Voice
    address: str
    known_ms: int | None

    @property
    def chars(self) -> int:
        return len(self.utterance.spoken.text)


def _cost(voice: Voice, lines: Sequence[_Line], counted: set[str]) -> Cost:
    known = [line for line in lines if line.known_ms is not None]
    known_chars, known_ms = sum(line.chars for line in known), sum(line.known_ms or 0 for line in known)
    chars_per_s = _CHARS_PER_S_OF.get(voice.language.split("-")[0], _CHARS_PER_S)
    if known_chars >= _CHARS_THAT_TELL and known_ms:
        chars_per_s = 1000 * known_chars / known_ms
    new = {line.address: line.chars for line in lines if line.known_ms is None and line.address not in counted}
    counted.update(new)
    estimated_ms = sum(line.chars for line in lines if line.known_ms is None) * 1000 / chars_per_s
    pauses_ms = sum(line.utterance.pause_ms for line in lines)
    paid = sum(new.values())
    usd = paid * voice.price_per_million_chars / 1e6
    chars = sum(line.chars for line in lines)
    return Cost(voice.name, voice.engine, chars, round(known_ms + estimated_ms + pauses_ms), len(new), paid, usd)
