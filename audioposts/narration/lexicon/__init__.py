"""A draft of a sentence, a lexicon -> the draft, with its words and phrases claimed. Pure.

It comes before every other pass, so that a name in it is never taken for an abbreviation or a roman numeral. What an
entry says is never looked up again: entries that name each other cannot loop.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from audioposts.models import Lexicon
from audioposts.narration.lexicon.grammar import part_of_speech
from audioposts.narration.lexicon.index import ATOM, Form, index_of, plain_atom

__all__ = ["Lexicon", "claim"]

_NEAR = 5
"""How many words away one of an entry's `near` may be."""

# Entries are words of a language; what is between two spaces here is an address, a handle or a tag.
_ADDRESS = re.compile(r"://|www\.|[#@]\w|\w@|\w\.[a-z]{2,}(?![\w.])")


class Draft(Protocol):
    """What is asked of a sentence in the making (speaking/draft.py)."""

    text: str
    language: str

    def claim(self, start: int, stop: int, spoken: str, kind: str, ipa: str = "") -> bool:
        """Claim a part of the text."""
        ...


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in atoms: words, and every other character by itself."""

    text: str
    atoms: Sequence[str]
    folded: Sequence[str]
    """In lower case, with plain apostrophes and hyphens."""

    starts: Sequence[int]
    stops: Sequence[int]
    shouts: bool
    """Whether it is in capitals throughout, so that capitals say nothing."""


def claim(draft: Draft, lexicon: Lexicon) -> None:
    """Claim the words and phrases of `draft` that are in `lexicon`, the longest first."""
    if not lexicon.entries:
        return
    index = index_of(lexicon, draft.language)
    matches = list(ATOM.finditer(draft.text))
    folded = [plain_atom(match[0]) for match in matches]
    if index.keys().isdisjoint(folded):
        return
    atoms = [match[0] for match in matches]
    text = draft.text
    shouts = text.isupper() and len(atoms) > 1
    sentence = _Sentence(text, atoms, folded, [m.start() for m in matches], [m.end() for m in matches], shouts)
    addresses = list(_addresses(text))
    at = 0
    while at < len(atoms):
        forms = index.get(folded[at])
        at += (_claim_at(draft, sentence, at, forms, addresses) if forms else 0) or 1


def _claim_at(
    draft: Draft, sentence: _Sentence, at: int, forms: Sequence[Form], addresses: Sequence[tuple[int, int]]
) -> int:
    """Claim what begins at an atom; return how many atoms were claimed or are to be left alone."""
    start = sentence.starts[at]
    if any(first <= start < last for first, last in addresses):
        return 0
    for form in forms:
        count = len(form.folded)
        if not _is_here(form, sentence, at) or not _is_meant(form, sentence, at):
            continue
        if form.is_left_alone:
            return count
        possessive = _possessive(sentence, at + count) if form.inflects else 0
        if possessive < 0:
            continue
        count += possessive
        stop = sentence.stops[at + count - 1]
        spoken, ipa = form.said(sentence.text[start:stop], possessive=bool(possessive))
        return count if draft.claim(start, stop, spoken, "lexicon", ipa) else 0
    return 0


def _is_here(form: Form, sentence: _Sentence, at: int) -> bool:
    """Tell whether the text has these atoms here, with spaces where they have them, and the capitals they need."""
    stop = at + len(form.folded)
    if tuple(sentence.folded[at:stop]) != form.folded:
        return False
    gaps = tuple(sentence.starts[i] > sentence.stops[i - 1] for i in range(at + 1, stop))
    if gaps != form.gaps:
        return False
    if not form.exact or (sentence.shouts and not form.is_acronym):
        return True
    return all(map(_same, sentence.atoms[at:stop], form.exact))


def _same(written: str, wanted: str) -> bool:
    return written == wanted or not wanted.isalnum()


def _is_meant(form: Form, sentence: _Sentence, at: int) -> bool:
    """Tell whether the words around it are those that the entry asks for."""
    if form.near:
        around = [*sentence.folded[max(at - _NEAR, 0) : at], *sentence.folded[at + 1 : at + 1 + _NEAR]]
        if form.near.isdisjoint(around):
            return False
    return not form.pos or form.pos == part_of_speech(sentence.atoms, at)


def _possessive(sentence: _Sentence, at: int) -> int:
    """Return how many atoms of a possessive follow; -1 for another ending, whose word is not the entry's."""
    folded = sentence.folded
    joined = (
        at + 1 < len(folded)
        and folded[at] == "'"
        and sentence.starts[at] == sentence.stops[at - 1]
        and sentence.starts[at + 1] == sentence.stops[at]
    )
    if not joined or not folded[at + 1].isalpha():
        return 0
    return 2 if folded[at + 1] == "s" else -1


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where there are URLs, e-mail addresses, handles and tags, from space to space."""
    done = 0
    while match := _ADDRESS.search(text, done):
        start = text.rfind(" ", 0, match.start()) + 1
        stop = text.find(" ", match.end())
        done = len(text) if stop < 0 else stop
        yield start, done
