"""A page -> the pieces of it that are its article. Pure.

Three unlike witnesses are heard: how the page is laid out (layout.py), trafilatura and readability-lxml. Each has a
vote on every piece, which weighs as much as the witness agrees with the others on this page: one that took another
box for the article is outvoted as a whole. Where the first two say the same, the third is not asked: on three pages
of four.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from lxml.html import HtmlElement

from audioposts.cleaning.page import witnesses
from audioposts.cleaning.page.layout import likelihoods
from audioposts.cleaning.page.pieces import Piece, style_of
from audioposts.models import BlockKind

_SAME = 0.95
"""Two witnesses that agree as much as this have found the same article, and differ on scraps."""

_OWN_WEIGHT = 1.5
"""What our own vote weighs against another's that agrees as much: 0.944 instead of 0.941 F1, in cross-validation."""

_SENTENCE_LINKS = 0.5
_DEFERENCE = 0.3
"""How far trafilatura's word moves a likelihood, where it is about a scrap."""


def article_pieces(root: HtmlElement, pieces: Sequence[Piece]) -> tuple[set[int], float]:
    """Return the numbers of the pieces that are the article, and how far the witnesses agree on it, from 0 to 1.

    Marks are put into the tree, which is good for nothing else after that.
    """
    chosen, agreement = _chosen(root, pieces)
    return chosen | _gaps(pieces, chosen), agreement


def _chosen(root: HtmlElement, pieces: Sequence[Piece]) -> tuple[set[int], float]:
    likely = likelihoods(pieces)
    ours = {i for i, likelihood in enumerate(likely) if likelihood > 0.5}
    witnesses.put_marks(pieces)
    theirs = witnesses.trafilatura(root, pieces)
    agreement = _agreement(ours, theirs, pieces)
    if agreement >= _SAME:
        chosen = {i for i in ours | theirs if likely[i] + (_DEFERENCE if i in theirs else -_DEFERENCE) > 0.5}
        return chosen, agreement
    return _majority([ours, theirs, witnesses.readability(root, pieces)], pieces)


def _gaps(pieces: Sequence[Piece], chosen: set[int]) -> set[int]:
    """Return what looks like the chosen pieces and stands between them: no witness skips a paragraph for a reason."""
    if not chosen:
        return set()
    styles = [style_of(piece) for piece in pieces]
    all_of, chosen_of = Counter(styles), Counter(styles[i] for i in chosen)
    first = min(chosen)
    if first and pieces[first - 1].kind is BlockKind.HEADING and chosen_of[styles[first - 1]] > 1:
        first -= 1  # The heading of the first entry; no title has others of its style below it.
    between = (i for i in range(first, max(chosen)) if i not in chosen and pieces[i].link_share < _SENTENCE_LINKS)
    return {i for i in between if chosen_of[styles[i]] >= max(2, all_of[styles[i]] / 2) or _heads(pieces, i, chosen)}


def _heads(pieces: Sequence[Piece], i: int, chosen: set[int]) -> bool:
    """Tell a heading from the piece under it, which is chosen: live blogs have one above every entry."""
    return pieces[i].kind is BlockKind.HEADING and i + 1 in chosen


def _majority(votes: Sequence[set[int]], pieces: Sequence[Piece]) -> tuple[set[int], float]:
    """Return what the votes choose, each weighing the square of how far it agrees with the others.

    The first vote is our own.
    """
    agreements = {
        pair: _agreement(votes[pair[0]], votes[pair[1]], pieces) for pair in combinations(range(len(votes)), 2)
    }
    trust = [sum(value for pair, value in agreements.items() if i in pair) ** 2 for i in range(len(votes))]
    trust[0] *= _OWN_WEIGHT
    needed = sum(trust) / 2
    if not needed:
        trust, needed = [1.0] * len(votes), len(votes) / 2
    chosen = {
        i
        for i in set().union(*votes)
        if sum(weight for vote, weight in zip(votes, trust, strict=True) if i in vote) > needed
    }
    return chosen, sum(agreements.values()) / len(agreements)


def _agreement(a: set[int], b: set[int], pieces: Sequence[Piece]) -> float:
    """Return the F1 of one choice of pieces against another, in words."""
    both = 2 * _words(a & b, pieces)
    return both / (_words(a, pieces) + _words(b, pieces)) if both else 0.0


def _words(numbers: set[int], pieces: Sequence[Piece]) -> int:
    return sum(pieces[i].words for i in numbers)
