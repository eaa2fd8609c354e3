"""What is left of a post, and what was taken away -> whether there is an article to read, and how sure that is. Pure.

Each sign (signs/) speaks for one verdict, says how sure it would be alone, and why. The signs of a verdict are combined
as chances are: each takes its part of the doubt that the others left, so two weak ones are a stronger one. Below one
half the article is called full: a real one must never be held back.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from audioposts.cleaning.signs import links, nothing, notices, teaser
from audioposts.cleaning.signs.case import Case, Sign, Signs, case_of
from audioposts.models import Block, Removal, Verdict

__all__ = ["Signs", "judge"]

_SIGNS: tuple[Callable[[Case], Iterator[Sign]], ...] = (
    notices.wall,
    notices.error,
    links.titles,
    links.front,
    links.dated,
    links.around,
    nothing.nothing,
    nothing.scraps,
    nothing.loading,
    nothing.pictures,
    teaser.paywall,
    teaser.not_free,
    teaser.declared,
    teaser.breaks_off,
    teaser.excerpt,
    teaser.hardly,
)

_INSTEAD = (Verdict.BLOCK_PAGE, Verdict.ERROR_PAGE, Verdict.LINKS_ONLY, Verdict.EMPTY, Verdict.TEASER)
"""What a post may be instead of an article; the first of two that are as likely."""

_DOUBT = 0.2
"""A doubt as great as this is told."""

_NOTHING_KNOWN = Signs()


def judge(
    blocks: Sequence[Block], removed: Sequence[Removal], signs: Signs = _NOTHING_KNOWN
) -> tuple[Verdict, str, float]:
    """Return the verdict, its reason in words for a person, and how sure it is, from 0.5 to 1."""
    case = case_of(blocks, removed, signs)
    found = [sign for look in _SIGNS for sign in look(case)]
    chances = {verdict: _chance(sign.weight for sign in found if sign.verdict is verdict) for verdict in _INSTEAD}
    likely = max(_INSTEAD, key=lambda verdict: chances[verdict])
    chance = chances[likely]
    reason = _reason(sign for sign in found if sign.verdict is likely)
    if case.words and chance < 0.5:
        doubt = f", but {reason}" if chance >= _DOUBT else ""
        return Verdict.FULL, f"{case.words:,} words{doubt}", round(1 - chance, 2)
    return likely, reason, round(max(chance, 0.5), 2)


def _chance(weights: Iterable[float]) -> float:
    """Return how sure several signs are together; those below 0 take their part away."""
    weights = list(weights)
    doubt = math.prod(1 - weight for weight in weights if weight > 0)
    return (1 - doubt) * math.prod(1 + weight for weight in weights if weight < 0)


def _reason(signs: Iterable[Sign]) -> str:
    """Return the reason of the strongest sign, and of the next if it counts for something by itself."""
    told = sorted((sign for sign in signs if sign.weight > 0 and sign.reason), key=lambda sign: -sign.weight)
    reasons = dict.fromkeys(sign.reason for sign in told[:1] + [sign for sign in told[1:2] if sign.weight >= _DOUBT])
    return "; ".join(reasons)
