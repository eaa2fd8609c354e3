"""Lexicon -> its entries by their first word, in every form in which they are met. Pure.

Made once for each lexicon and language: 700 entries take 10 ms.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from audioposts.models import Lexicon, LexiconEntry

ATOM = re.compile(r"\w+|[^\w\s]")
"""Words, and everything else one by one."""

_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'", "‑": "-", "‐": "-"}
_SIBILANTS = ("s", "z", "ʃ", "ʒ")
_VOICELESS = ("p", "t", "k", "f", "θ")
_GENITIVES = frozenset({"de", "nl", "sv", "da", "nb", "no"})
"""Names take an s there, without an apostrophe."""


@dataclass(frozen=True, slots=True)
class Form:
    """An entry as it is met: itself, or its plural."""

    entry: LexiconEntry
    folded: tuple[str, ...]
    """Its atoms, in lower case."""

    gaps: tuple[bool, ...]
    """Whether there is a space before each atom but the first."""

    exact: tuple[str, ...]
    """Its atoms with the capitals that they need; empty: any will do."""

    near: frozenset[str]
    pos: str
    inflects: bool
    """Whether a possessive of it is it as well."""

    ending: str = ""
    """What the form has more than the entry."""

    @property
    def is_acronym(self) -> bool:
        return self.entry.word.isupper()

    @property
    def is_left_alone(self) -> bool:
        return not (self.entry.say or self.entry.ipa)

    def said(self, written: str, *, possessive: bool) -> tuple[str, str]:
        """Return how it is said, as a respelling and as phonemes."""
        entry = self.entry
        if not possessive and not self.ending:
            return entry.say or written, entry.ipa
        say = entry.say if not entry.say or entry.say.endswith("'s") else f"{entry.say}'s"
        return say or written, entry.ipa and entry.ipa + _sound_of_s(entry.ipa)


def plain_atom(atom: str) -> str:
    """Return an atom in lower case; apostrophes and hyphens of all kinds are one."""
    return _PLAIN.get(atom) or atom.lower()


@lru_cache(32)
def index_of(lexicon: Lexicon, language: str) -> Mapping[str, tuple[Form, ...]]:
    """Return the forms of the entries for a language by their first atom: the longest first, then the last ones."""
    found: dict[str, list[Form]] = {}
    base = language.split("-")[0].lower()
    for entry in reversed(lexicon.entries):
        # Parts of speech are told apart in English only (grammar.py).
        if is_for(entry.language, language) and (not entry.pos or base == "en"):
            for form in _forms(entry, base):
                found.setdefault(form.folded[0], []).append(form)
    # The sort is stable, so the order of precedence stays within a length.
    return {first: tuple(sorted(forms, key=lambda form: -len(form.folded))) for first, forms in found.items()}


def is_for(entry: str, language: str) -> bool:
    """Tell whether an entry for one language tag is for texts of another: "de" is for "de-AT" too."""
    return not entry or f"{language.lower()}-".startswith(f"{entry.lower()}-")


def _forms(entry: LexiconEntry, language: str) -> list[Form]:
    atoms = ATOM.findall(entry.word)
    places = [(match.start(), match.end()) for match in ATOM.finditer(entry.word)]
    gaps = tuple(start > stop for (_, stop), (start, _) in pairwise(places))
    # A verb's forms are words of their own: "lives" is no plural of the verb "live".
    inflects = language == "en" and entry.pos in ("", "noun")

    def form(last: str, ending: str) -> Form:
        words = [*atoms[:-1], last]
        exact = tuple(words) if entry.case else ()
        folded = tuple(map(plain_atom, words))
        return Form(entry, folded, gaps, exact, frozenset(entry.near), entry.pos, inflects, ending)

    forms = [form(atoms[-1], "")]
    if atoms[-1].isalpha() and (inflects or (language in _GENITIVES and entry.word[:1].isupper())):
        ending = "es" if inflects and entry.word.endswith(("s", "x", "z", "ch", "sh")) else "s"
        forms.append(form(atoms[-1] + ending, ending))
    return forms


def _sound_of_s(ipa: str) -> str:
    """Return the sound of an s after a word: as in "cats", "dogs" or "horses"."""
    last = ipa.rstrip("ːˑ ")[-1:]
    if last in _SIBILANTS:
        return "ɪz"
    return "s" if last in _VOICELESS else "z"
