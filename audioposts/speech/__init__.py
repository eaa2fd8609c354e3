"""Script -> Clips in the cache. I/O: engines, cache."""

from audioposts.cache import ClipCache, clip_address
from audioposts.errors import SpeechError
from audioposts.models import Clip, Spoken, Utterance, Voice
from audioposts.speech.engines import Engine, open_engine

__all__ = ["Engine", "open_engine", "speak"]


def speak(utterance: Utterance, voice: Voice, engine: Engine, cache: ClipCache) -> str:
    """Make sure that the clip of `utterance` is in the cache; return its address.

    Raises:
        SpeechError: the engine failed, or gave back nothing that is heard.

    """
    spoken = utterance.spoken if engine.takes_ipa else Spoken(utterance.spoken.text)
    address = clip_address(spoken, voice, engine.version)
    if address not in cache:
        cache.put(address, _checked(engine.synthesize(spoken), spoken.text))
    return address


def _checked(clip: Clip, spoken: str) -> Clip:
    if not clip.pcm or len(clip.pcm) % 2 or clip.sample_rate_hz <= 0:
        raise SpeechError(_quoted(spoken), "the engine gave back no sound")
    if clip.is_silent:
        raise SpeechError(_quoted(spoken), "the engine gave back silence")
    return clip


def _quoted(text: str) -> str:
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
