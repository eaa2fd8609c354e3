"""Signs of a post without a text: only furniture, only pictures, or a page whose text a script would bring. Pure."""

from collections.abc import Iterator

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.signs.case import BROKEN_OFF, Case, Sign, step
from audioposts.models import BlockKind, Verdict

_SCRAP_WORDS = 15
"""Fewer words than this, and no sentence among them, are mostly left of furniture."""

_LABEL_WORDS = 8
_LOADING_WORDS = 10
_SENTENCE_WORDS = 20
_INTRODUCTION_WORDS = 12
_MANY_PICTURES = 4


def nothing(case: Case) -> Iterator[Sign]:
    """Yield that nothing is read, and why that is no wonder."""
    if not case.words:
        yield Sign(Verdict.EMPTY, 0.6, _left(case))
        if case.signs.body_words:
            yield Sign(Verdict.EMPTY, 0.5, f"none of the {case.signs.body_words:,} words that the page declares")


def scraps(case: Case) -> Iterator[Sign]:
    """Yield what speaks for words that are left of furniture."""
    if not case.words or not case.removed or any(is_sentence(block.text) for block in case.blocks):
        return
    # The lines of a poem may be as short, but begin as they like.
    are_short = case.words < _LOADING_WORDS or case.longest_block <= _LABEL_WORDS
    if are_short and sum(block.text[:1].islower() for block in case.blocks) < 2:
        yield Sign(Verdict.EMPTY, step(case.words, (_SCRAP_WORDS, 0.75), (2 * _SCRAP_WORDS, 0.55)), _left(case))


def loading(case: Case) -> Iterator[Sign]:
    """Yield what speaks for a page that has only a line to look at until a script has brought the rest."""
    is_short = 0 < case.words < _LOADING_WORDS and case.signs.is_page
    if is_short and all(block.text.endswith(BROKEN_OFF) for block in case.blocks):
        yield Sign(Verdict.EMPTY, 0.7, "nothing but a line that it is loading")


def pictures(case: Case) -> Iterator[Sign]:
    """Yield what speaks for a gallery: pictures and lines around them, and nowhere a sentence of some length."""
    if not case.words or not case.signs.is_page or case.longest_block >= _SENTENCE_WORDS:
        return
    figures = sum(removal.kind is BlockKind.FIGURE for removal in case.removed)
    if figures >= _MANY_PICTURES and case.words < 2 * _SENTENCE_WORDS and case.longest_block < _INTRODUCTION_WORDS:
        yield Sign(Verdict.EMPTY, 0.7, f"nothing but {figures} pictures")
    if _SCRAP_WORDS <= case.words < 4 * _SENTENCE_WORDS and case.signs.agreement < 0.4:
        yield Sign(Verdict.EMPTY, 0.4, "nothing but short lines that look unlike an article")
        yield Sign(Verdict.EMPTY, 0.25 if case.longest_stretch <= case.words / 2 else 0)
        yield Sign(Verdict.EMPTY, 0.3 if case.longest_block <= _INTRODUCTION_WORDS else 0)


def _left(case: Case) -> str:
    is_furniture = any(removal.reason not in ("page furniture", "nothing to speak") for removal in case.removed)
    return "nothing but page furniture" if is_furniture else "nothing but the headline"
