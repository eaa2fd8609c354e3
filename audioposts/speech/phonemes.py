"""Text -> the phonemes that espeak, and so Piper, reads it as. I/O: loads espeak's data."""

from functools import cache

from piper.phonemize_espeak import EspeakPhonemizer
from piper.voice import ESPEAK_DATA_DIR

_VOICES = {"en": "en-us", "en-us": "en-us", "en-gb": "en-gb", "fr": "fr", "pt-br": "pt-br", "zh": "cmn"}


def phonemes(text: str, language: str = "en") -> str:
    """Return what espeak makes of `text`, in IPA; empty for a language that it does not have."""
    tag = language.lower()
    voice = _VOICES.get(tag) or _VOICES.get(tag.split("-")[0]) or tag.split("-")[0]
    try:
        sentences = _phonemizer().phonemize(voice, text)
    except RuntimeError:
        return ""
    return "".join("".join(sentence) for sentence in sentences).strip()


@cache
def _phonemizer() -> EspeakPhonemizer:
    return EspeakPhonemizer(ESPEAK_DATA_DIR)
