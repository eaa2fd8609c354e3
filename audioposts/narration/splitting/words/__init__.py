"""words/*.toml -> the words that decide where a sentence ends. I/O: reads the package's own data."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of a language with the common ones; `en.toml` says what each means."""

    within: frozenset[str]
    before_numbers: frozenset[str]
    either: frozenset[str]
    final: frozenset[str]
    hours: frozenset[str]
    after_hours: frozenset[str]
    streets: frozenset[str]
    street_endings: tuple[str, ...]
    months: frozenset[str]
    places: frozenset[str]
    known: frozenset[str]
    """All of the above that have a full stop."""

    openers: frozenset[str]
    small: frozenset[str]
    """Articles, prepositions and conjunctions, after which nobody pauses: the openers in small letters, and more."""

    counted: frozenset[str]
    lettered: frozenset[str]
    marked_names: frozenset[str]
    ordinal_after: frozenset[str]
    ordinal_before: frozenset[str]

    speech: re.Pattern[str]
    """A name and a verb of saying, after a quotation: "Smith asked"."""

    after_quotation: re.Pattern[str]
    """What goes on with the sentence after a quotation, where there are no capital letters to tell."""

    conjunctions: re.Pattern[str]
    """The space before a word that begins a clause."""

    spaced: re.Pattern[str]
    """Abbreviations of several parts, with the spaces that some writers put between them: "z. B."."""


def words_for(language: str) -> Words:
    """Return the tables for a language tag; those that all share, where there are none of its own."""
    return _load(re.split(r"[-_]", language)[0].lower())


def has(table: frozenset[str], word: str) -> bool:
    """Tell whether a word is in a table: as it stands, with a small first letter, or in capitals."""
    if len(word) < 2:
        return word in table
    return word in table or f"{word[:1].lower()}{word[1:]}" in table or (word.isupper() and word.capitalize() in table)


@cache
def _load(language: str) -> Words:
    tables = [_table("common"), _table(language)]

    def words(key: str) -> frozenset[str]:
        return frozenset(word for table in tables for word in table.get(key, "").split())

    known = frozenset().union(*map(words, _ABBREVIATIONS))
    return Words(
        **{key: words(key) for key in _SETS},
        known=known,
        small=frozenset(map(str.lower, words("openers"))) | words("conjunctions"),
        street_endings=tuple(words("street_endings")),
        speech=_pattern(r"(?:[A-Z][\w.’'-]*,? ){{1,3}}(?:{})\b", words("speech")),
        after_quotation=re.compile(tables[1]["after_quotation"]) if "after_quotation" in tables[1] else _NOTHING,
        conjunctions=_pattern(r"(?i)\s+(?=(?:{})\s)", words("conjunctions")),
        spaced=_pattern(r"(?<![\w.])(?:{})\.", (word for word in known if "." in word), between=r"\. ?"),
    )


_SETS = tuple(
    name for name, kind in Words.__annotations__.items() if kind == frozenset[str] and name not in ("known", "small")
)
_ABBREVIATIONS = ("within", "before_numbers", "either", "final", "hours", "streets", "months", "places")


def _table(name: str) -> dict[str, Any]:
    file = resources.files(__package__).joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if name.isalpha() and file.is_file() else {}


def _pattern(form: str, words: Iterable[str], between: str = r"\.") -> re.Pattern[str]:
    """Return the expression that has any of the words in it, the longest first; one that never matches for none."""
    parts = sorted(words, key=lambda word: (-len(word), word))
    escaped = "|".join(re.escape(part).replace(r"\.", between) for part in parts)
    return re.compile(form.format(escaped)) if parts else _NOTHING
