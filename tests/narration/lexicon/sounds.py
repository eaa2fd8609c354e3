"""Two pronunciations -> whether a listener would take them for the same word."""

import re
import unicodedata

from audioposts.speech.phonemes import phonemes

CARRIERS = {
    "en": ("It said", "again"),
    "de": ("Er sagte", "gestern"),
    "fr": ("Il disait", "encore"),
    "es": ("Dijo", "ayer"),
}

_VOWEL = re.compile(r"(?:aɪ|aʊ|eɪ|oʊ|ɔɪ|[aɑæɐəɛeɜɚɪᵻiɔoʊuʌœyøɒɨ])")
_SPELLINGS = (
    ("ɚ", "əɹ"), ("ɜːɹ", "əɹ"), ("ɜː", "əɹ"), ("ɜ", "əɹ"), ("əɹɹ", "əɹ"), ("n\u0329", "ən"), ("l\u0329", "əl"),
    ("ː", ""), ("ɾ", "t"), ("ʔ", "t"), ("x", "k"), ("ɬ", "l"), ("\u0303", "n"),
)  # fmt: skip
_VOWELS = {"ɐ": "ə", "ᵻ": "ə", "ɒ": "ɑ", "ɔ": "ɑ", "o": "oʊ", "e": "ɛ", "a": "ɑ", "ɨ": "ɪ"}
_WEAK = {"ə", "ɪ", "ʌ", "ɛ", "i", "æ", "ɑ", "oʊ", "ʊ", "u"}
_ALIKE = [
    {"ɑ", "ʌ"}, {"ə", "ʌ"}, {"i", "ɪ"}, {"u", "ʊ"}, {"ɛ", "æ"}, {"ɛ", "eɪ"}, {"s", "z"}, {"t", "d"}, {"ʒ", "dʒ"},
    {"n", "ŋ"}, {"w", "h"},
]  # fmt: skip


def spoken_in_a_sentence(word: str, language: str) -> str:
    """Return what espeak makes of a word between others."""
    before, after = CARRIERS[language]
    parts = phonemes(f"{before} {word} {after}", language).split(" ")
    return " ".join(parts[len(before.split()) : len(parts) - len(after.split())])


def alike(first: str, second: str) -> bool:
    """Tell whether two English pronunciations differ by no more than a weak vowel."""
    one, other = _sounds(first), _sounds(second)
    return len(one) == len(other) and all(map(_same, one, other))


def _same(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    (kind, sound, stress), (kind_2, sound_2, stress_2) = one, other
    if kind != kind_2 or ((stress == "ˈ") != (stress_2 == "ˈ") and not (stress and stress_2)):
        return False
    if sound == sound_2:
        return True
    return {sound, sound_2} in _ALIKE if kind == "C" or stress or stress_2 else {sound, sound_2} <= _WEAK


def _sounds(ipa: str) -> list[tuple[str, str, str]]:
    """Return the sounds as (vowel or consonant, sound, stress), without glides and doubled consonants."""
    text = re.sub(r"[ .ʲ-]", "", unicodedata.normalize("NFD", ipa))
    text = re.sub(r"(?<![ˈˌ])iə", "jə", text)
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    found: list[tuple[str, str, str]] = []
    stress = ""
    at = 0
    while at < len(text):
        vowel = _VOWEL.match(text, at)
        sound = vowel[0] if vowel else text[at : at + 2] if text[at : at + 2] in ("tʃ", "dʒ") else text[at]
        at += len(sound)
        if sound in "ˈˌ":
            stress = sound
        elif vowel:
            found.append(("V", _VOWELS.get(sound, sound), stress))
            stress = ""
        elif sound != "j" and found[-1:] != [("C", sound, "")]:
            found.append(("C", sound, ""))
    return found
