"""A show's voices -> who speaks an utterance. Pure.

An article has a voice of its own, which speaks whatever nobody else is cast for:

1. the voice that is cast for the article's language, if it is another one than that of the show's voice: the exact
   tag ("pt-BR"), else the language ("pt");
2. else the show's voice, if it speaks the language;
3. else a voice that is found for it (`find`: the offline engine speaks some hundred languages);
4. else the show's voice after all: read with an accent is better than not at all.

An utterance is spoken by

1. the voice that is cast for its language, if it is another one than that of the article's voice;
2. else the voice that is cast for its role, if that speaks its language;
3. else the article's voice, if it speaks the language, or at least reads the letters;
4. else a voice that is found for the language; else the article's voice.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from babel.core import get_global

from audioposts.models import Role, Utterance, Voice

FindVoice = Callable[[str], Voice | None]
"""Gives a voice for a language (BCP 47) that nobody is cast for; None if there is none."""

_LATIN = "Latn"

_SCRIPTS = {
    "LATIN": (_LATIN,), "CYRILLIC": ("Cyrl",), "GREEK": ("Grek",), "ARABIC": ("Arab", "Aran"), "HEBREW": ("Hebr",),
    "CJK": ("Hans", "Hant", "Jpan", "Kore", "Hani"), "HIRAGANA": ("Jpan",), "KATAKANA": ("Jpan",),
    "HANGUL": ("Kore",), "BOPOMOFO": ("Hans", "Hant"), "DEVANAGARI": ("Deva",), "BENGALI": ("Beng",),
    "TAMIL": ("Taml",), "TELUGU": ("Telu",), "KANNADA": ("Knda",), "MALAYALAM": ("Mlym",), "GUJARATI": ("Gujr",),
    "GURMUKHI": ("Guru",), "ORIYA": ("Orya",), "SINHALA": ("Sinh",), "THAI": ("Thai",), "LAO": ("Laoo",),
    "KHMER": ("Khmr",), "MYANMAR": ("Mymr",), "TIBETAN": ("Tibt",), "GEORGIAN": ("Geor",), "ARMENIAN": ("Armn",),
    "ETHIOPIC": ("Ethi",),
}  # fmt: skip
"""How the names of letters begin in Unicode, and the writing systems (ISO 15924) that have them."""


@dataclass(frozen=True, slots=True)
class Casting:
    """Who speaks what in one article."""

    own: Voice
    """The article's voice."""

    by_role: Mapping[Role, Voice]
    by_language: Mapping[str, Voice]
    """By tags in lower case."""

    find: FindVoice

    def voice_for(self, utterance: Utterance) -> Voice:
        """Return who speaks an utterance."""
        language = utterance.language
        if cast := _cast_for(language, self.own, self.by_language):
            return cast
        by_role = self.by_role.get(utterance.role)
        if by_role and speaks(by_role, language):
            return by_role
        if speaks(self.own, language) or reads(self.own, utterance.spoken.text):
            return self.own
        return self.find(language) or self.own


def cast_article(
    language: str, main: Voice, cast: Mapping[str, Voice], find: FindVoice
) -> tuple[Casting, tuple[str, ...]]:
    """Return who speaks an article in `language`, and what is remarkable about it, for the episode's report.

    `cast` has voices by role ("quote") and by language ("de").
    """
    roles = {role.value for role in Role}
    by_role = {Role(name): voice for name, voice in cast.items() if name in roles}
    by_language = {name.lower(): voice for name, voice in cast.items() if name not in roles}
    cast_for_it = _cast_for(language, main, by_language)
    if cast_for_it or speaks(main, language):
        return Casting(cast_for_it or main, by_role, by_language, find), ()
    own = find(language) or main
    accent = "; nobody speaks the language, so it has an accent" if own is main else ""
    remark = f"spoken by {own.name} ({language}): the voice {main.name} speaks {main.language} only{accent}"
    return Casting(own, by_role, by_language, find), (remark,)


def speaks(voice: Voice, language: str) -> bool:
    """Tell whether a language is the voice's, of whatever region."""
    return _base(voice.language) == _base(language)


def reads(voice: Voice, text: str) -> bool:
    """Tell whether most letters of a text are of those in which the voice's language is written, or are Latin."""
    scripts = Counter(unicodedata.name(c, "").split(" ")[0].split("-")[0] for c in text if c.isalpha())
    if not scripts:
        return True
    (most, _), *_ = scripts.most_common(1)
    written_in = _SCRIPTS.get(most, ())
    return _LATIN in written_in or _script_of(voice.language) in written_in


def _cast_for(language: str, other: Voice, by_language: Mapping[str, Voice]) -> Voice | None:
    """Return the voice that is cast for a language and nearer to it than `other`; None if there is none."""
    tag, base = language.lower(), _base(language)
    if speaks(other, language):
        return by_language.get(tag) if tag not in (base, other.language.lower()) else None
    regions = sorted(name for name in by_language if _base(name) == base)
    return next((by_language[name] for name in (tag, base, *regions) if name in by_language), None)


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _script_of(language: str) -> str:
    """Return the writing system of a language (ISO 15924), Latin where nothing is known of it."""
    named = [part.title() for part in language.split("-")[1:] if len(part) == 4 and part.isalpha()]
    likely: str = get_global("likely_subtags").get(_base(language), "")
    return next((part for part in (*named, *likely.split("_")[1:]) if len(part) == 4), _LATIN)
