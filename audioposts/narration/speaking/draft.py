"""A sentence while it is being made speakable: who has claimed which part of it, and with which words. Pure.

Passes look at the text as it was written, all of it, and claim what they know how to say. What is claimed is never
looked at again by a later pass as anything but context: nearly all faults of such rules come from one that rewrites
what another has made.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audioposts.models import Pronunciation, Span, Spoken
from audioposts.narration.speaking.plain import plain

_WORD = re.compile(r"\w+")

Say = Callable[[re.Match[str]], str | None]
"""What a match is to be read as; None: it is not what it looked like."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of the text, and how it is said."""

    start: int
    stop: int
    spoken: str
    kind: str
    """What it is, for whoever looks for a fault: "money", "date"."""

    ipa: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of what is spoken, and the part of the plain text that it stands for."""

    spoken: str
    start: int
    stop: int
    ipa: str = ""

    @property
    def is_verbatim(self) -> bool:
        return len(self.spoken) == self.stop - self.start


class Draft:
    """A sentence and the claims on it. Claims do not overlap; the first one wins."""

    def __init__(self, written: str, language: str = "en") -> None:
        self._plain = plain(written)
        self.written_length = len(written)
        self.language = language
        self.text = self._plain.text
        self._characters = frozenset(self.text)
        self._words = frozenset(_WORD.findall(self.text))
        self.has_digits = self.has("0123456789")
        self._claims: list[Claim] = []
        self._starts: list[int] = []
        self._sounds: list[tuple[re.Pattern[str], str]] = []

    @property
    def claims(self) -> tuple[Claim, ...]:
        """In order."""
        return tuple(self._claims)

    def is_free(self, start: int, stop: int) -> bool:
        """Tell whether nobody has claimed any of this part."""
        return self._blocking(start, stop) is None

    def claim(self, start: int, stop: int, spoken: str, kind: str, ipa: str = "") -> bool:
        """Claim a part, unless some of it is claimed already; return whether it is yours."""
        if start >= stop or not self.is_free(start, stop):
            return False
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._claims.insert(at, Claim(start, stop, spoken, kind, ipa))
        return True

    def has(self, characters: str) -> bool:
        """Tell whether any of these characters is in the text: most patterns need one that is rarely there."""
        return not self._characters.isdisjoint(characters)

    def has_word(self, words: frozenset[str]) -> bool:
        """Tell whether any of these words is in the text, as it is written there."""
        return not self._words.isdisjoint(words)

    def claim_each(self, pattern: re.Pattern[str], say: Say | str, kind: str) -> None:
        """Claim every match of `pattern` that is free, as what `say` makes of it."""
        for match in self.matches(pattern):
            spoken = match.expand(say) if isinstance(say, str) else say(match)
            if spoken is not None:
                self.claim(match.start(), match.end(), spoken, kind)

    def pronounce(self, pattern: re.Pattern[str], ipa: str) -> None:
        """Have every match of `pattern` in what claims say sound so, for engines that take phonemes."""
        self._sounds.append((pattern, ipa))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches that touch no claim; the text around them may be claimed."""
        position = 0
        while match := pattern.search(self.text, position):
            blocking = self._blocking(match.start(), match.end()) if self._claims else None
            if blocking is None:
                yield match
                position = max(match.end(), match.start() + 1)
            else:
                position = max(blocking.stop, match.start() + 1)
            if position > len(self.text):
                return

    def _blocking(self, start: int, stop: int) -> Claim | None:
        """Return the first claim that has a part of this."""
        at = bisect_right(self._starts, start) - 1
        for claim in self._claims[max(at, 0) : at + 2]:
            if claim.start < stop and start < claim.stop:
                return claim
        return None

    def spoken(self, *tidying: tuple[re.Pattern[str], str]) -> Spoken:
        """Return what is said: claims as their words, the rest as written, smoothed where they meet."""
        pieces = list(self._pieces())
        for pattern, replacement in tidying:
            pieces = _replaced(pieces, pattern, replacement)
        return self._finished(pieces)

    def _pieces(self) -> Iterator[_Piece]:
        position = 0
        for claim in self._claims:
            if position < claim.start:
                yield _Piece(self.text[position : claim.start], position, claim.start)
            if claim.spoken:
                yield _Piece(claim.spoken, claim.start, claim.stop, claim.ipa)
            position = claim.stop
        if position < len(self.text):
            yield _Piece(self.text[position:], position, len(self.text))

    def _finished(self, pieces: list[_Piece]) -> Spoken:
        spans: list[Span] = []
        pronunciations: list[Pronunciation] = []
        position = 0
        for piece in pieces:
            stop = position + len(piece.spoken)
            spans.extend(self._spans(piece, position))
            if piece.ipa:
                pronunciations.append(Pronunciation(position, stop, piece.ipa))
            elif self._sounds and not self.is_free(piece.start, piece.stop):
                pronunciations += self._pronounced(piece.spoken, position)
            position = stop
        text = "".join(piece.spoken for piece in pieces)
        return Spoken(text, tuple(spans), tuple(pronunciations))

    def _pronounced(self, spoken: str, position: int) -> Iterator[Pronunciation]:
        for pattern, ipa in self._sounds:
            for match in pattern.finditer(spoken):
                yield Pronunciation(position + match.start(), position + match.end(), ipa)

    def _spans(self, piece: _Piece, position: int) -> Iterator[Span]:
        """Yield the spans of a piece that is said from `position` on; a new one wherever the writing jumps."""
        offsets = self._plain.offsets
        if not piece.is_verbatim or isinstance(offsets, range):
            yield Span(position, position + len(piece.spoken), offsets[piece.start], offsets[piece.stop])
            return
        shift = position - piece.start
        start = piece.start
        for at in range(piece.start, piece.stop):
            if offsets[at + 1] - offsets[at] == 1:
                continue
            if start < at:
                yield Span(start + shift, at + shift, offsets[start], offsets[at])
            yield Span(at + shift, at + 1 + shift, offsets[at], offsets[at + 1])
            start = at + 1
        if start < piece.stop:
            yield Span(start + shift, piece.stop + shift, offsets[start], offsets[piece.stop])


def _replaced(pieces: list[_Piece], pattern: re.Pattern[str], replacement: str) -> list[_Piece]:
    """Replace what `pattern` finds in the joined pieces; the new words stand for what the old ones stood for."""
    text = "".join(piece.spoken for piece in pieces)
    for match in reversed(list(pattern.finditer(text))):
        before, rest = _split(pieces, match.start())
        old, after = _split(rest, match.end() - match.start())
        words = match.expand(replacement)
        start = old[0].start if old else before[-1].stop if before else 0
        new = [_Piece(words, start, old[-1].stop if old else start)] if words else []
        pieces = before + new + after
    return pieces


def _split(pieces: list[_Piece], at: int) -> tuple[list[_Piece], list[_Piece]]:
    """Return what is said before and after a place, in characters."""
    for index, piece in enumerate(pieces):
        length = len(piece.spoken)
        if at < length:
            if at == 0:
                return pieces[:index], pieces[index:]
            middle = piece.start + at
            first, second = (piece.start, middle), (middle, piece.stop)
            if not piece.is_verbatim:
                first = second = (piece.start, piece.stop)
            left, right = _Piece(piece.spoken[:at], *first), _Piece(piece.spoken[at:], *second)
            return [*pieces[:index], left], [right, *pieces[index + 1 :]]
        at -= length
    return pieces, []
