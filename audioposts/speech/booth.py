"""Utterance and voices -> its clip in the cache. I/O: engines, cache."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from audioposts.cache import ClipCache, clip_address
from audioposts.errors import AudioError, SpeechError, StorageError
from audioposts.models import Clip, Spoken, Utterance, Voice
from audioposts.speech.engines import Engine
from audioposts.speech.soundness import Pace, checked, quoted

_OF_AN_ENGINE = (OSError, RuntimeError, ValueError, LookupError, EOFError)
"""What foreign code raises when a server, a file or a model is not as it should be."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A voice that could not speak an utterance."""

    voice: Voice
    error: SpeechError


@dataclass(frozen=True, slots=True)
class Take:
    """An utterance that is in the cache."""

    address: str
    voice: Voice
    """Who spoke it."""

    asked: tuple[Voice, ...] = ()
    """Whose engines were asked for it; nobody's where the clip was there before."""

    failures: tuple[Failure, ...] = ()
    """Of the voices that were tried before."""


class NobodySpokeError(SpeechError):
    """None of its voices could speak an utterance."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        self.failures = tuple(failures)
        last = failures[-1].error
        super().__init__(last.subject, last.message)


@dataclass(frozen=True, slots=True)
class Booth:
    """Where sentences are spoken; may be used by several threads at once, and speaks none twice."""

    cache: ClipCache
    open_engine: Callable[[Voice], Engine]
    pace: Pace = field(default_factory=Pace)

    def speak(self, utterance: Utterance, voices: Sequence[Voice]) -> Take:
        """Have an utterance spoken by the first of `voices` that can.

        Raises:
            NobodySpokeError: none of them could.

        """
        failures: list[Failure] = []
        asked: list[Voice] = []
        for voice in voices:
            try:
                address = self.address(utterance, voice)
                self._make(address, utterance, voice, asked)
            except SpeechError as error:
                failures.append(Failure(voice, error))
            else:
                return Take(address, voice, tuple(asked), tuple(failures))
        raise NobodySpokeError(failures)

    def address(self, utterance: Utterance, voice: Voice) -> str:
        """Return where in the cache an utterance by `voice` lies, or will lie.

        Raises:
            SpeechError: the engine or its model is not there.

        """
        engine = self.open_engine(voice)
        try:
            version = engine.version
        except (StorageError, *_OF_AN_ENGINE) as error:
            raise SpeechError(voice.file, f"the engine {voice.engine} is not ready: {error}") from error
        return clip_address(_heeded(utterance.spoken, engine), voice, version)

    def _make(self, address: str, utterance: Utterance, voice: Voice, asked: list[Voice]) -> None:
        """Make sure that a clip is in the cache; note in `asked` if its engine had to be asked."""
        with self.cache.making(address) as is_there:
            if is_there:
                return
            engine = self.open_engine(voice)
            spoken = _heeded(utterance.spoken, engine)
            asked.append(voice)
            self.cache.put(address, checked(_synthesized(engine, spoken), spoken.text, voice, self.pace))


def _heeded(spoken: Spoken, engine: Engine) -> Spoken:
    return spoken if engine.takes_ipa else Spoken(spoken.text)


def _synthesized(engine: Engine, spoken: Spoken) -> Clip:
    """Return what an engine makes of a text; whatever goes wrong in it is a SpeechError."""
    try:
        return engine.synthesize(spoken)
    except (AudioError, StorageError, *_OF_AN_ENGINE) as error:
        message = str(error) or type(error).__name__
        raise SpeechError(quoted(spoken.text), f"the engine failed: {message}") from error
