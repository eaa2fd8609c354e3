"""What every engine offers, and which there are. A voice names its engine; nobody else does."""

from pkgutil import resolve_name
from typing import Protocol

from audioposts.errors import ConfigError
from audioposts.models import Clip, Spoken, Voice


class Engine(Protocol):
    """A way to turn text into sound. `synthesize` may be called from several threads at once."""

    @property
    def version(self) -> str:
        """Whatever of the engine and its model changes the sound; part of every clip's address."""
        ...

    @property
    def max_chars(self) -> int:
        """The longest text that `synthesize` takes."""
        ...

    @property
    def takes_ipa(self) -> bool:
        """Whether it heeds pronunciations; what it does not heed is kept from it, and from the clip's address."""
        ...

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the sound of a text, all of it.

        Raises:
            TextTooLongError: it has more than `max_chars` characters. Nothing is ever truncated.
            SpeechError: the engine could not speak it.

        """
        ...


# Resolved when a voice asks for one: a run that speaks nothing must not pay for importing any.
_ENGINES = {
    "piper": "audioposts.speech.engines.piper:PiperEngine",
    "gtts": "audioposts.speech.engines.gtts:GttsEngine",
    "openai": "audioposts.speech.engines.openai:OpenaiEngine",
    "edge": "audioposts.speech.engines.edge:EdgeEngine",
    "polly": "audioposts.speech.engines.polly:PollyEngine",
    "tone": "audioposts.speech.engines.tone:ToneEngine",
}


def open_engine(voice: Voice) -> Engine:
    """Return the engine of `voice`; its model is loaded by the first text.

    Raises:
        ConfigError: there is no such engine, or the voice sets what the engine does not know.

    """
    if voice.engine not in _ENGINES:
        raise ConfigError(voice.file, f"engine = {voice.engine!r} is none of {', '.join(_ENGINES)}")
    engine: Engine = resolve_name(_ENGINES[voice.engine])(voice)
    return engine
