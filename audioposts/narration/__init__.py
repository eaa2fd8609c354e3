"""Article -> Script: what is said, in which order, and how long the silences are. Pure."""

from collections.abc import Iterator
from itertools import zip_longest

from audioposts.models import Article, Block, BlockKind, Role, Script, Spoken, Utterance
from audioposts.narration.speaking import speakable
from audioposts.narration.splitting import halves, sentences

__all__ = ["sentences", "speakable", "write_script"]

# Silence after what was said, in milliseconds.
_CLAUSE_MS = 90
"""Where a sentence is longer than the engine takes and had to be cut."""
_SENTENCE_MS = 330
_ITEM_MS = 480
_PARAGRAPH_MS = 700
_HEADING_MS = 750
_BEFORE_HEADING_MS = 1150
_TITLE_MS = 800
_BYLINE_MS = 1200
_END_MS = 1000

_ROLES = {BlockKind.HEADING: Role.HEADING, BlockKind.QUOTE: Role.QUOTE}


def write_script(article: Article, max_chars: int) -> Script:
    """Return the article as it is read: title, publisher, then the body, in pieces of at most `max_chars`."""
    utterances = list(_opening(article, max_chars))
    for block, following in zip_longest(article.blocks, article.blocks[1:]):
        utterances += _block(block, following, article.language, max_chars)
    return Script(article.title, article.language, tuple(utterances))


def _opening(article: Article, max_chars: int) -> Iterator[Utterance]:
    byline = article.publisher or article.author
    yield from _say(article.title, Role.TITLE, article.language, max_chars, _TITLE_MS if byline else _BYLINE_MS)
    if byline:
        words = _FROM.get(article.language.split("-")[0].lower(), "{}")
        yield from _say(words.format(byline), Role.BYLINE, article.language, max_chars, _BYLINE_MS)


# "From The Harbour Post" in the language of the article.
_FROM = {
    "en": "From {}", "de": "Von {}", "fr": "De {}", "es": "De {}", "it": "Da {}", "pt": "De {}", "nl": "Van {}",
}  # fmt: skip


def _block(block: Block, following: Block | None, language: str, max_chars: int) -> Iterator[Utterance]:
    role = _ROLES.get(block.kind, Role.BODY)
    return _say(block.text, role, language, max_chars, _pause_between(block, following))


def _pause_between(block: Block, following: Block | None) -> int:
    """Return the silence between two blocks; what comes next counts as much as what was."""
    if following is None:
        return _END_MS
    if block.kind is BlockKind.HEADING:
        return _HEADING_MS
    if following.kind is BlockKind.HEADING:
        return _BEFORE_HEADING_MS
    if block.kind is following.kind is BlockKind.LIST_ITEM:
        return _ITEM_MS
    return _PARAGRAPH_MS


def _say(text: str, role: Role, language: str, max_chars: int, pause_ms: int) -> Iterator[Utterance]:
    """Yield the utterances of a block; the last one is followed by `pause_ms`."""
    pieces = [_fit(sentence, language, max_chars) for sentence in sentences(text, language)]
    for i, fitted in enumerate(pieces):
        for j, (written, spoken) in enumerate(fitted):
            end_of_sentence = j + 1 == len(fitted)
            end_of_block = end_of_sentence and i + 1 == len(pieces)
            pause = pause_ms if end_of_block else _SENTENCE_MS if end_of_sentence else _CLAUSE_MS
            yield Utterance(written, Spoken(spoken), role, pause, language)


def _fit(sentence: str, language: str, max_chars: int) -> list[tuple[str, str]]:
    """Return a sentence as (written, spoken), cut where its spoken form is longer than the engine takes."""
    fitted = []
    stack = [sentence]
    while stack:
        written = stack.pop()
        spoken = speakable(written, language)
        if len(spoken) > max_chars and len(written) > 1:
            stack.extend(reversed(halves(written)))
        elif spoken:
            fitted.append((written, spoken))
        elif fitted:
            fitted[-1] = (f"{fitted[-1][0]} {written}", fitted[-1][1])
    return fitted
