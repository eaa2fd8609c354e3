"""IPA as espeak or a lexicon has it -> the signs that Kokoro was trained on, in pieces that it takes. Pure.

Kokoro's signs are those of misaki, its own front end: mostly IPA, but one letter for each English diphthong. What is
given in IPA instead is spoken too, but is longer and less like what the model heard (docs/engines.md has the figures).
"""

import re
import unicodedata
from collections.abc import Sequence

from audioposts.speech.alignment import Sound

MOST_SIGNS = 510
"""That the model takes at once; it has a style for each number of them."""

_TIE = "\u0361"

_RUNS = {
    1: ";:,.!?",
    9: '—…"()“” \u0303ʣʥʦʨᵝꭧAI',
    31: "O",
    33: "Q",
    35: "ST",
    39: "W",
    41: "Yᵊabcdef",
    50: "hijklmnopqrstuvwxyzɑɐɒæ",
    75: "βɔɕç",
    80: "ɖðʤə",
    85: "ɚɛɜ",
    90: "ɟ",
    92: "ɡ",
    99: "ɥ",
    101: "ɨɪʝ",
    110: "ɯɰŋɳɲɴø",
    118: "ɸθœ",
    123: "ɹ",
    125: "ɾɻ",
    128: "ʁɽʂʃʈʧ",
    135: "ʊʋ",
    138: "ʌɣɤ",
    142: "χʎ",
    147: "ʒʔ",
    156: "ˈˌː",
    162: "ʰ",
    164: "ʲ",
    169: "↓",
    171: "→↗↘",
    177: "ᵻ",
}
TOKENS = {sign: first + at for first, signs in _RUNS.items() for at, sign in enumerate(signs)}
"""The model's number for each sign (config.json of Kokoro-82M 1.0)."""

_ENGLISH = [
    *(("ʔˌn\u0329", "ʔn"), ("ʔn\u0329", "ʔn"), ("a͡ɪ", "I"), ("a͡ʊ", "W"), ("d͡ʒ", "ʤ"), ("e͡ɪ", "A"), ("t͡ʃ", "ʧ")),
    *(("ɔ͡ɪ", "Y"), ("ə͡l", "ᵊl"), ("ʲo", "jo"), ("ʲə", "jə"), ("ʲ", ""), ("ɚ", "əɹ"), ("r", "ɹ"), ("x", "k")),
    *(("ç", "k"), ("ɐ", "ə"), ("ɬ", "l"), ("\u0303", "")),
]
_AMERICAN = [("o͡ʊ", "O"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ː", "")]
_BRITISH = [("e͡ə", "ɛː"), ("iə", "ɪə"), ("ə͡ʊ", "Q")]
_OTHERS = [
    *(("a͡ɪ", "I"), ("a͡ʊ", "W"), ("d͡z", "ʣ"), ("d͡ʒ", "ʤ"), ("e͡ɪ", "A"), ("o͡ʊ", "O"), ("ə͡ʊ", "Q")),
    *(("s͡s", "S"), ("t͡s", "ʦ"), ("t͡ʃ", "ʧ"), ("ɔ͡ɪ", "Y"), ("-", "")),
]
_ONE_SOUND = re.compile("a(?=[ɪʊ])|[eɔ](?=ɪ)|o(?=ʊ)|ə(?=ʊ)|d(?=ʒ)|t(?=ʃ)")


def signs(ipa: str, language: str) -> str:
    """Return espeak's IPA, with its ties, in Kokoro's signs."""
    english = language.startswith("en")
    changes = [*_ENGLISH, *(_BRITISH if language == "en-gb" else _AMERICAN)] if english else _OTHERS
    for one, other in changes:
        ipa = ipa.replace(one, other)
    ipa = re.sub("(\\S)\u0329", "ᵊ\\1", ipa)
    if english:
        ipa = ipa.replace("e", "A").replace("o", "ɔ").replace("ɾ", "T").replace("ʔ", "t")
    return "".join(sign for sign in ipa if sign in TOKENS)


def signs_of_lexicon(ipa: str, language: str) -> str:
    """Return the IPA that a person wrote, often without ties and with `e` for the vowel of "bed"."""
    tied = _ONE_SOUND.sub(lambda found: found[0] + _TIE, unicodedata.normalize("NFC", ipa).replace(_TIE, ""))
    tied = tied.replace("g", "ɡ")
    if language.startswith("en"):
        tied = re.sub(f"e(?!{_TIE})", "ɛ", tied)
    return signs(tied, language).strip()


def pieces(sentence: Sequence[Sound], most: int = MOST_SIGNS) -> list[list[Sound]]:
    """Return a sentence in pieces that the model takes: cut after a mark, else between words, else anywhere."""
    rest = list(sentence)
    cut: list[list[Sound]] = []
    while len(rest) > most:
        at = _last(rest[:most], ".!?…") or _last(rest[:most], ";:,—)”") or _last(rest[:most], " ") or most
        cut.append(rest[:at])
        rest = rest[at:]
    return [piece for piece in [*cut, rest] if any(word >= 0 for _, word in piece)]


def _last(sentence: Sequence[Sound], marks: str) -> int:
    """Return the place behind the last of `marks`, if it is in the second half: short pieces are spoken in haste."""
    return next((at for at in range(len(sentence), len(sentence) // 2, -1) if sentence[at - 1][0] in marks), 0)
