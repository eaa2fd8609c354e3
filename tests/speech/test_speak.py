from pathlib import Path

import pytest

from audioposts.cache import ClipCache
from audioposts.errors import SpeechError
from audioposts.models import Clip, Role, Spoken, Utterance, Voice
from audioposts.speech import speak

VOICE = Voice("v", "tone", "en", "v.toml")
HELLO = Utterance("Hello!", Spoken("Hello."), Role.BODY, 0)


class Engine:
    """Says what it is told to; counts."""

    version = "1"
    max_chars = 100
    takes_ipa = False

    def __init__(self, clip: Clip) -> None:
        self.clip = clip
        self.calls: list[str] = []

    def synthesize(self, spoken: Spoken) -> Clip:
        self.calls.append(spoken.text)
        return self.clip


def test_a_sentence_is_synthesised_once(tmp_path: Path) -> None:
    engine, cache = Engine(Clip(b"\x10\x27" * 100, 8000)), ClipCache(tmp_path)
    address = speak(HELLO, VOICE, engine, cache)
    assert speak(HELLO, VOICE, engine, cache) == address
    assert engine.calls == ["Hello."]
    assert cache.get(address) == engine.clip


@pytest.mark.parametrize(
    ("clip", "message"),
    [
        (Clip(b"", 8000), "no sound"),
        (Clip(b"\x00\x01\x02", 8000), "no sound"),
        (Clip(b"\x10\x27", 0), "no sound"),
        (Clip(bytes(200), 8000), "silence"),
    ],
)
def test_sound_that_is_none_is_an_error_and_not_kept(tmp_path: Path, clip: Clip, message: str) -> None:
    cache = ClipCache(tmp_path)
    with pytest.raises(SpeechError, match=f"“Hello.”: the engine gave back {message}"):
        speak(HELLO, VOICE, Engine(clip), cache)
    assert not list(tmp_path.rglob("*"))
