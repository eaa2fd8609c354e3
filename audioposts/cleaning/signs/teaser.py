"""Signs of the mere beginning of an article: paywalls, what the page declares, how it ends. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.rules import first_match
from audioposts.cleaning.signs.case import (
    BROKEN_OFF,
    LINK_REASONS,
    Case,
    Sign,
    count,
    quoted,
    sentences,
    step,
    unquoted,
)
from audioposts.models import Block, BlockKind, Verdict

_TEASER_WORDS = 150
"""Fewer words than this in front of a paywall are its teaser; more are an article that asks for money as well."""

_EXCERPT_WORDS = 90
"""WordPress cuts excerpts at 55 words; a text that breaks off after more has merely a slack ending."""

_FEWEST_WORDS = 8
"""A line that says "Loading…" has fewer words than an excerpt."""

_LONG_WORDS = 400
_NOTHING_WORDS = 8
_ANY = 10**9
_LABEL_WORDS = 2
_LAST_WORDS = 30
_PROSE_WORDS = 15
_MOST_WALLS = 3
_NEAR = 8
"""A paywall stands so many texts behind the last that is read, or is itself among so many last ones."""

_FAR = 24
_MOST_LINES = 400
"""How many are looked through where nothing is read of a page."""

_SURELY_CUT = ("[…]", "[...]", "(…)", "(...)", "&hellip;")


class _Says(IntEnum):
    """How plainly a line says that the rest of the article is withheld."""

    LABEL = 0
    """It says no more than "Log in" or "Read more", as other parts of pages do."""

    OFFER = 1
    """It sells a subscription, as lines under free articles do."""

    WITHHELD = 2


@dataclass(frozen=True, slots=True)
class _Wall:
    """A line which may say that the rest is withheld."""

    text: str
    says: _Says
    above: int
    """How many words are read above it."""

    is_near: bool
    """It stands where the article ends."""


def paywall(case: Case) -> Iterator[Sign]:
    """Yield what the strongest lines say by which the rest is withheld; on a page several are more than one."""
    walls = [(_weight(case, wall), wall) for wall in (*_removed_walls(case), *_read_walls(case))]
    walls.sort(key=lambda found: -found[0])
    for weight, wall in walls[:1]:
        reason = "the article is behind a paywall"
        if case.words:
            reason = f"only {wall.above} words before a paywall" if wall.above < _TEASER_WORDS else "a paywall"
        yield Sign(Verdict.TEASER, weight, f"{reason}: {quoted(wall.text)}")
    for weight, wall in walls[1:_MOST_WALLS]:
        yield Sign(Verdict.TEASER, min(weight, 0.25) if case.signs.is_page and wall.is_near else 0)


def _weight(case: Case, wall: _Wall) -> float:
    if not case.words:
        return 0.3 if wall.says is _Says.LABEL else 0.5 if case.signs.is_page else 0.85
    if not case.signs.is_page:
        weight = 0.85 if wall.says is not _Says.LABEL else 0.75 if case.longest_block >= _PROSE_WORDS else 0.4
        return step(wall.above, (_TEASER_WORDS, weight), (_LONG_WORDS, 0.2), (_ANY, 0.05))
    if wall.says is _Says.WITHHELD and wall.is_near:
        return step(wall.above, (_TEASER_WORDS, 0.85), (_LONG_WORDS, 0.6), (2 * _LONG_WORDS, 0.45), (_ANY, 0.3))
    if wall.says is _Says.WITHHELD or (wall.says is _Says.OFFER and wall.is_near):
        return step(wall.above, (_TEASER_WORDS, 0.3), (_LONG_WORDS, 0.2), (_ANY, 0.05))
    return step(wall.above, (_LONG_WORDS, 0.05))


def _removed_walls(case: Case) -> Iterator[_Wall]:
    """Yield the lines that withhold the rest among those that are not read: on a page, around what is."""
    links = {removal.text for removal in case.removed if removal.reason in LINK_REASONS}
    places = range(min(len(case.lines), _MOST_LINES if case.signs.is_page else _ANY))
    if case.signs.is_page and case.words:
        places = range(max(case.first - _NEAR, 0), min(case.end + _FAR, len(case.lines)))
    for i in places:
        line = case.lines[i]
        says = None if line.is_read or line.text in links else _says(case, line.text)
        if says is not None:
            yield _Wall(line.text, says, case.words, case.end <= i < case.end + _NEAR)


def _read_walls(case: Case) -> Iterator[_Wall]:
    """Yield the lines that withhold the rest and were taken for a part of the article."""
    for i in _last_lines(case.blocks):
        says = _says(case, unquoted(case.blocks[i].text))
        if says in (_Says.OFFER, _Says.WITHHELD):
            above = sum(count(block.text) for block in case.blocks[:i])
            yield _Wall(case.blocks[i].text, says, above, is_near=True)


def _last_lines(blocks: Sequence[Block]) -> range:
    """Return the numbers of the short blocks at the end, but not of the first block."""
    first = len(blocks)
    while first > max(len(blocks) - _NEAR, 1) and count(blocks[first - 1].text) <= _LAST_WORDS:
        first -= 1
    return range(first, len(blocks))


def _says(case: Case, text: str) -> _Says | None:
    """Return how plainly a line says that the rest is withheld; None if it says nothing of that."""
    if count(text) <= _LAST_WORDS and first_match(case.rules.withheld, text):
        return _Says.WITHHELD
    rule = first_match(case.rules.paywalls, text)
    if rule is None:
        return None
    return _Says.LABEL if rule.reason != "paywall" or count(text) <= _LABEL_WORDS else _Says.OFFER


def not_free(case: Case) -> Iterator[Sign]:
    """Yield what it means that the page says of itself that not everybody may read it."""
    if case.words and case.signs.is_free is False:
        weight = step(case.words, (200, 0.6), (_LONG_WORDS, 0.52), (2 * _LONG_WORDS, 0.25), (_ANY, 0.1))
        yield Sign(Verdict.TEASER, weight, f"the page says that it is not free, and has only {case.words:,} words")


def declared(case: Case) -> Iterator[Sign]:
    """Yield what the length says that the page declares."""
    words = case.signs.body_words
    if not words or not case.words:
        return
    share = case.words / words
    if words >= case.words + 60:
        reason = f"{case.words:,} of the {words:,} words that the page declares"
        yield Sign(Verdict.TEASER, step(share, (0.35, 0.75), (0.5, 0.6), (0.65, 0.3)), reason)
    elif share >= 0.85:
        yield Sign(Verdict.TEASER, -0.3 if case.signs.is_free is False else -0.8)


def breaks_off(case: Case) -> Iterator[Sign]:
    """Yield what the last words say: an ellipsis, or no end of the sentence."""
    if not case.words:
        return
    last = case.blocks[-1].text
    if last.endswith(BROKEN_OFF):
        is_sure = last.endswith(_SURELY_CUT)
        is_excerpt = _FEWEST_WORDS <= case.words < _EXCERPT_WORDS and (is_sure or len(case.blocks) == 1)
        weight = 0.8 if is_excerpt else 0.4 if is_sure or case.words < _EXCERPT_WORDS else 0.2
        reason = f"an excerpt that breaks off after {case.words:,} words"
        yield Sign(Verdict.TEASER, weight if case.words < _LONG_WORDS else 0.1, reason)
    elif _is_mid_sentence(case.blocks):
        weight = 0.4 if case.words < _LONG_WORDS else 0.15
        yield Sign(Verdict.TEASER, weight, "it ends in the middle of a sentence")


def _is_mid_sentence(blocks: Sequence[Block]) -> bool:
    """Tell a text of whole sentences whose last one has no end."""
    long = [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH and count(block.text) >= _PROSE_WORDS]
    last = blocks[-1].text
    if last not in long[-1:] or not last[-1].islower() or len(sentences(last)) < 2:
        return False
    return all(is_sentence(text) or text.endswith(":") for text in long[:-1])


def excerpt(case: Case) -> Iterator[Sign]:
    """Yield what the source says of itself."""
    if case.words and case.signs.is_excerpt:
        if case.words < _NOTHING_WORDS:
            yield Sign(Verdict.EMPTY, 0.9, f"the source has nothing of it but {case.words:,} words")
        weight = step(case.words, (200, 0.8), (_LONG_WORDS, 0.6), (_ANY, 0.45))
        yield Sign(Verdict.TEASER, weight, f"the source has only an excerpt, of {case.words:,} words")


def hardly(case: Case) -> Iterator[Sign]:
    """Yield the weak signs: so few words, or extractors that found different things."""
    if not case.words:
        return
    least = 25 if case.signs.is_page else _FEWEST_WORDS
    yield Sign(Verdict.TEASER, 0.2 if case.words < least else 0, f"{case.words} words are hardly an article")
    if case.signs.is_page and case.signs.agreement < 0.3:
        weight = 0.2 if case.words < _TEASER_WORDS else 0.1
        yield Sign(Verdict.TEASER, weight, "the extractors do not agree on what the article is")
