"""A language -> a voice that needs no network and no download. I/O: asks the engine that has a hundred of them."""

from functools import cache

from audioposts.errors import ConfigError, SpeechError
from audioposts.models import Voice
from audioposts.speech.engines import open_engine

_ENGINE = "espeak"


@cache
def offline_voice(language: str) -> Voice | None:
    """Return a voice for a language (BCP 47) that nobody is cast for; None if no engine here speaks it."""
    voice = Voice(_ENGINE, _ENGINE, language, f"the voice {_ENGINE}")
    try:
        open_engine(voice)
    except (ConfigError, SpeechError, ImportError):
        return None
    return voice
