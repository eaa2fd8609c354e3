"""A changed entry has only the sentences spoken again that contain it."""

from dataclasses import replace
from pathlib import Path

from audioposts.cache import ClipCache, clip_address
from audioposts.config import Home, load_voice
from audioposts.models import Clip, Lexicon, LexiconEntry, Spoken, Voice
from audioposts.narration import sentences
from audioposts.narration.speaking import read_aloud
from audioposts.speech.engines import Engine, open_engine

TEXT = "The ferry left at six. Mayor Nguyen saw it go. Nobody read the notice. The Nguyens live by the pier. It rained."


class Counting:
    def __init__(self, inner: Engine, *, takes_ipa: bool) -> None:
        self.inner, self.takes_ipa = inner, takes_ipa
        self.version, self.max_chars = inner.version, inner.max_chars
        self.calls: list[Spoken] = []

    def synthesize(self, spoken: Spoken) -> Clip:
        self.calls.append(spoken)
        return self.inner.synthesize(spoken)


def spoken_anew(engine: Counting, voice: Voice, cache: ClipCache, entry: LexiconEntry | None) -> list[str]:
    """Return what had to be spoken, as a run does it: what is in the cache is not."""
    engine.calls.clear()
    for sentence in sentences(TEXT):
        spoken = read_aloud(sentence, "en", Lexicon((entry,) if entry else ()))
        if not engine.takes_ipa:
            spoken = replace(spoken, pronunciations=())
        address = clip_address(spoken, voice, engine.version)
        if address not in cache:
            cache.put(address, engine.synthesize(spoken))
    return [call.text for call in engine.calls]


def test_only_the_sentences_with_the_word_are_spoken_again(home: Home, tmp_path: Path) -> None:
    voice = load_voice("beep", home)
    cache = ClipCache(tmp_path / "cache")
    engine = Counting(open_engine(voice), takes_ipa=True)
    nguyen = LexiconEntry("Nguyen", "win", "wˈɪn", case=True)
    assert len(spoken_anew(engine, voice, cache, None)) == 5
    assert spoken_anew(engine, voice, cache, None) == []
    assert spoken_anew(engine, voice, cache, nguyen) == ["Mayor win saw it go.", "The win's live by the pier."]
    assert spoken_anew(engine, voice, cache, nguyen) == []
    assert len(spoken_anew(engine, voice, cache, replace(nguyen, ipa="ŋwˈiən"))) == 2
    assert spoken_anew(engine, voice, cache, LexiconEntry("Hale", "hail")) == []


def test_phonemes_that_an_engine_does_not_heed_change_nothing_for_it(home: Home, tmp_path: Path) -> None:
    voice = load_voice("beep", home)
    cache = ClipCache(tmp_path / "cache")
    engine = Counting(open_engine(voice), takes_ipa=False)
    assert len(spoken_anew(engine, voice, cache, None)) == 5
    assert spoken_anew(engine, voice, cache, LexiconEntry("Nguyen", ipa="wˈɪn")) == []
    assert len(spoken_anew(engine, voice, cache, LexiconEntry("Nguyen", "win"))) == 2
