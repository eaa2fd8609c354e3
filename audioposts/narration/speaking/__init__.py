"""A sentence as written -> the sentence as an engine is to say it. Pure.

Ordered passes over one sentence, after the text was split: from then on a full stop inside it ends nothing, and must
not reach an engine that believes it does. Each pass claims the parts that it knows how to say (`draft.py`).
"""

import re
import unicodedata

from anyascii import anyascii

from audioposts.models import Lexicon, Spoken
from audioposts.narration.lexicon import claim as claim_words
from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english import ENGLISH
from audioposts.narration.speaking.french import FRENCH
from audioposts.narration.speaking.german import GERMAN
from audioposts.narration.speaking.language import Language
from audioposts.narration.speaking.markup import broken_words, emoji, leftovers, markup
from audioposts.narration.speaking.pauses import TIDYING, pauses
from audioposts.narration.speaking.spanish import SPANISH
from audioposts.narration.speaking.symbols import left_signs
from audioposts.narration.speaking.web import web

_LANGUAGES: dict[str, Language] = {"de": GERMAN, "en": ENGLISH, "es": SPANISH, "fr": FRENCH}

_LATIN_SCRIPT = frozenset(
    "ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv ms nb nl nn no pl pt ro sk sl sq sv tr vi".split()  # noqa: SIM905
)
_NO_END = (re.compile(r"(?<![.!?,;:])(?<![.!?,;:][”“‘«»\"’')])$"), ".")


def speakable(text: str, language: str = "en") -> str:
    """Return one sentence as it is to be said, or an empty string where there is nothing to say.

    Nothing in the result is markup to any engine: no brackets, braces, angle brackets, ampersands or backslashes.
    """
    return read_aloud(text, language).text


def read_aloud(text: str, language: str = "en", lexicon: Lexicon = Lexicon()) -> Spoken:  # noqa: B008 - it is frozen
    """Return one sentence as it is to be said, with the places in `text` that its parts stand for."""
    draft = Draft(text, language)
    base = language.split("-")[0].lower()
    known = _LANGUAGES.get(base)
    markup(draft, known.signs if known else None)
    # After tags, whose attributes are no text; before whatever might take a name for something else.
    claim_words(draft, lexicon)
    if known:
        web(draft, known.web)
        for one_pass in known.passes:
            one_pass(draft)
    broken_words(draft)
    emoji(draft)
    pauses(draft)
    if known:
        left_signs(draft, known.signs)
    leftovers(draft, base if known else None)
    if base in _LATIN_SCRIPT and not draft.text.isascii():
        _other_marks(draft)
        _other_scripts(draft)
    if known and known.letter:
        draft.pronounce(*known.letter)
    spoken = draft.spoken(*TIDYING)
    if not any(map(str.isalnum, spoken.text)):
        return Spoken("")
    return draft.spoken(*TIDYING, _NO_END) if _NO_END[0].search(spoken.text) else spoken


_OTHER_MARKS = re.compile("[「」『』《》〈〉〝〞〟｢｣。｡．、､・،؛؟।॥]")
_MARKS = {
    **dict.fromkeys("「『《〈〝｢", " “"), **dict.fromkeys("」』》〉〞〟｣", "” "), **dict.fromkeys("。｡．।॥", ". "),
    **dict.fromkeys("、､،", ", "), "؛": "; ", "؟": "? ",
}  # fmt: skip
"""Quotation marks and stops of other scripts, as Latin script writes them."""

_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Z]+")


def _other_marks(draft: Draft) -> None:
    draft.claim_each(_OTHER_MARKS, lambda match: _MARKS.get(match[0], " "), "other script")


def _other_scripts(draft: Draft) -> None:
    """Claim words in other scripts as they are said, roughly: an engine would spell them, letter by letter."""
    for match in draft.matches(_OTHER_LETTERS):
        if not all(unicodedata.name(letter, "").startswith("LATIN") for letter in match[0]):
            said = "".join(map(_letters, match[0]))
            draft.claim(match.start(), match.end(), said, "other script")


def _letters(character: str) -> str:
    """Drop marks that stand for sounds without a letter: a backquote for an ayin is markup to an engine."""
    return "".join(c for c in anyascii(character) if c.isalpha() or c in " '")
