"""Articles, dictionaries -> the words that no dictionary knows, most frequent first. I/O: reads word lists.

The word lists are those of pyspellchecker, loaded for the languages that are met: 0.1 s and 20 MB for English.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from audioposts.models import Article, Lexicon
from audioposts.narration.lexicon.index import index_of
from audioposts.narration.splitting import sentences

Knows = Callable[[str], bool]
"""Whether a dictionary has a word, given in lower case."""

_WORD = re.compile(r"(?<![\w@#/.])[^\W\d_]{3,}(?:['’][^\W\d_]+)?(?![\w@]|\.[a-z]|://)")
_POSSESSIVE = re.compile(r"['’]s?$")
_INSIDE = re.compile(r"[\w,;'’-]\s*$")
"""Before a word that does not begin a sentence or a quotation."""

_SHOUTED = re.compile(r"[^a-z]{2,}s?")
_LONGEST_EXAMPLE = 160
_WELL_LISTED = frozenset({"en", "de"})
"""Languages whose word list is good enough for ordinary words; of the others only names are looked at: of the words
of a Spanish text every fourth is missing, as only one form of each is listed."""

_MADE_OF_WORDS = frozenset({"de"})
"""Languages that write compounds in one word."""

# The word list has American spellings: "harbour", "recognised", "defence", "theatre", "travelled".
_BRITISH = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("ence", "ense"), ("tre", "ter"), ("ll", "l"), ("mme", "m"))


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no dictionary of its language knows."""

    word: str
    language: str
    count: int
    sentence: str
    """One where it is used."""


def unknown_words(
    articles: Iterable[Article], lexicon: Lexicon, dictionary: Callable[[str], Knows | None] | None = None
) -> list[Unknown]:
    """Return the words of articles that neither a dictionary nor the lexicon knows; acronyms are left out."""
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for article in articles:
        language = article.language.split("-")[0].lower()
        knows = (dictionary or word_list)(language) or _knows_nothing
        said = index_of(lexicon, article.language)
        for word, sentence in _words(article, names_only=language not in _WELL_LISTED):
            plain = word.lower()
            if plain not in said and not _is_known(plain, language, knows):
                counts[word, language] += 1
                examples.setdefault((word, language), sentence)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Unknown(*key, count, examples[key]) for key, count in ranked]


def _knows_nothing(word: str) -> bool:
    del word
    return False


def _words(article: Article, *, names_only: bool) -> Iterator[tuple[str, str]]:
    """Yield each word of an article with its sentence, without a possessive; or only what has a capital by itself."""
    for text in (article.title, *(block.text for block in article.blocks)):
        for sentence in sentences(text, article.language):
            shown = (
                sentence if len(sentence) <= _LONGEST_EXAMPLE else f"{sentence[:_LONGEST_EXAMPLE].rsplit(' ', 1)[0]} …"
            )
            for match in _WORD.finditer(sentence):
                word = match[0]
                is_name = word[0].isupper() and _INSIDE.search(sentence[: match.start()])
                if not _SHOUTED.fullmatch(word) and (is_name or not names_only):
                    yield _POSSESSIVE.sub("", word), shown


def _is_known(word: str, language: str, knows: Knows) -> bool:
    word = word.replace("’", "'")
    if knows(word) or any(knows(part) and len(part) > 1 for part in word.split("'")[1:]):
        return True
    if language == "en":
        return any(old in word and knows(word.replace(old, new)) for old, new in _BRITISH)
    return language in _MADE_OF_WORDS and _is_compound(word, knows)


def _is_compound(word: str, knows: Knows) -> bool:
    """Tell whether a word is two known ones, with or without an s between them."""
    for at in range(3, len(word) - 3):
        first, rest = word[:at], word[at:]
        if knows(rest) and (knows(first) or (first.endswith("s") and knows(first[:-1]))):
            return True
    return False


@cache
def word_list(language: str) -> Knows | None:
    """Return the dictionary of a language; None if there is none."""
    from spellchecker import SpellChecker

    try:
        return SpellChecker(language=language).word_frequency.dictionary.__contains__
    except ValueError:
        return None
