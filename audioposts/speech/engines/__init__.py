"""What every engine offers, and which there are. A voice names its engine; nobody else does."""

from importlib.metadata import entry_points
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


GROUP = "audioposts.engines"
"""The group of entry points by which other packages offer engines: NAME = "package.module:Class"."""

# Resolved when a voice asks for one: a run that speaks nothing must not pay for importing any.
_ENGINES = {
    "piper": "audioposts.speech.engines.piper:PiperEngine",
    "gtts": "audioposts.speech.engines.gtts:GttsEngine",
    "espeak": "audioposts.speech.engines.espeak:EspeakEngine",
    "kokoro": "audioposts.speech.engines.kokoro:KokoroEngine",
    "openai": "audioposts.speech.engines.openai:OpenaiEngine",
    "edge": "audioposts.speech.engines.edge:EdgeEngine",
    "polly": "audioposts.speech.engines.polly:PollyEngine",
    "tone": "audioposts.speech.engines.tone:ToneEngine",
}

_BROKEN = (
    ImportError,
    AttributeError,
    SyntaxError,
    NameError,
    TypeError,
    ValueError,
    LookupError,
    OSError,
    RuntimeError,
)
"""What a package of somebody else's may raise when it is imported, or given a voice."""


def open_engine(voice: Voice) -> Engine:
    """Return the engine of `voice`; its model is loaded by the first text.

    Raises:
        ConfigError: there is no such engine, it is not installed, or the voice sets what the engine does not know.

    """
    if voice.engine not in _ENGINES:
        return _open_foreign(voice)
    try:
        engine: Engine = resolve_name(_ENGINES[voice.engine])(voice)
    except ModuleNotFoundError as error:
        raise ConfigError(
            voice.file,
            f"engine = {voice.engine!r} wants the package {error.name}: pip install 'audioposts[{voice.engine}]'",
        ) from error
    return engine


def engine_names() -> list[str]:
    """Return the engines that there are, those of other packages last."""
    foreign = {entry.name for entry in entry_points(group=GROUP)}
    return [*_ENGINES, *sorted(foreign - _ENGINES.keys())]


def _open_foreign(voice: Voice) -> Engine:
    """Return an engine of another package. It cannot take the name of one of ours."""
    found = list(entry_points(group=GROUP, name=voice.engine))
    if not found:
        raise ConfigError(voice.file, f"engine = {voice.engine!r} is none of {', '.join(engine_names())}")
    packages = " and ".join(sorted({entry.dist.name if entry.dist else entry.value for entry in found}))
    if len(found) > 1:
        raise ConfigError(voice.file, f"engine = {voice.engine!r} is offered by {packages}; uninstall one of them")
    try:
        engine: Engine = found[0].load()(voice)
        missing = {"version", "max_chars", "takes_ipa", "synthesize"} - set(dir(engine))
        if missing:
            raise TypeError(f"it has no {' and no '.join(sorted(missing))}")
    except _BROKEN as error:
        reason = f"{type(error).__name__}: {error}"
        raise ConfigError(
            voice.file, f"engine = {voice.engine!r} of the package {packages} does not work ({reason})"
        ) from error
    return engine
