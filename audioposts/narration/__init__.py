"""Article -> Script: what is said, in which order, by whom, and how long the silences are. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from audioposts.models import Announcement, Article, Block, BlockKind, Crediting, Lexicon, Reading, Role, Script
from audioposts.narration.body import Body
from audioposts.narration.lines import Line, utterances_of
from audioposts.narration.speaking import read_aloud, speakable
from audioposts.narration.splitting import sentences
from audioposts.narration.wording import Wording

__all__ = ["sentences", "speakable", "write_announcement", "write_script"]

_AS_USUAL = Reading()
_NO_LEXICON = Lexicon()


def write_script(
    article: Article, max_chars: int, reading: Reading = _AS_USUAL, lexicon: Lexicon = _NO_LEXICON
) -> Script:
    """Return the article as it is read: title, credits, then the body, in pieces of at most `max_chars`."""
    is_heading, is_title = _says_title(article)
    blocks = article.blocks[1:] if is_heading else article.blocks
    title = () if is_title else (article.title,)
    lines = [*_opening(article, title, reading), *Body(article, blocks, reading).lines()]
    utterances = utterances_of(lines, reading.pauses, max_chars, partial(read_aloud, lexicon=lexicon))
    return Script(article.title, article.language, tuple(utterances))


def write_announcement(
    announcement: Announcement, max_chars: int, reading: Reading = _AS_USUAL, lexicon: Lexicon = _NO_LEXICON
) -> Script:
    """Return what a show says itself, in pieces of at most `max_chars`."""
    wait_ms, language = reading.pauses.item_ms, announcement.language
    lines = [Line(text, Role.ANNOUNCER, language, 0, wait_ms) for text in announcement.paragraphs]
    pauses = replace(reading.pauses, end_ms=announcement.pause_ms)
    utterances = utterances_of(lines, pauses, max_chars, partial(read_aloud, lexicon=lexicon))
    return Script(announcement.title, language, tuple(utterances))


def _says_title(article: Article) -> tuple[bool, bool]:
    """Tell whether the first block is the title over again, or what the title of an untitled post was made of."""
    first = article.blocks[0] if article.blocks else Block(BlockKind.PARAGRAPH, "")
    said, title = (" ".join(text.split()).casefold() for text in (first.text, article.title))
    if first.kind is BlockKind.HEADING:
        return said == title, False
    is_beginning = title.endswith("…") and len(title) > 1 and said.startswith(title[:-1])
    return False, first.kind is BlockKind.PARAGRAPH and bool(said) and (said == title or is_beginning)


def _opening(article: Article, title: Sequence[str], reading: Reading) -> Iterator[Line]:
    """Yield the title, if it is to be said, and whom the article is from."""
    pauses, language = reading.pauses, article.language
    credits = list(_credits(article, reading))
    wait_ms = pauses.title_ms if credits else pauses.byline_ms
    for text in title:
        yield Line(text, Role.TITLE, language, 0, wait_ms)
    for number, credit in enumerate(credits, 1):
        wait_ms = pauses.byline_ms if number == len(credits) else pauses.sentence_ms
        yield Line(credit, Role.BYLINE, language, 0, wait_ms)


def _credits(article: Article, reading: Reading) -> Iterator[str]:
    wording = Wording(article.language)
    credits = [("publisher", article.publisher), ("author", article.author)]
    known = [wording.credit(key, name) for key, name in credits if name]
    return iter({Crediting.SHORT: known[:1], Crediting.FULL: known, Crediting.SKIP: []}[reading.byline])
