"""Signs of a post that only points to others: lists of links, section fronts. Pure."""

from collections.abc import Iterator

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.rules import first_match
from audioposts.cleaning.signs.case import BROKEN_OFF, Case, Sign, count
from audioposts.cleaning.timestamps import is_about_time
from audioposts.models import BlockKind, Verdict

_FEWEST_TITLES = 3
_TITLE_WORDS = 20
_MANY_TITLES = 5
_STRETCH_WORDS = 15
"""Fewer words in a row are no text."""

_SUMMARY_WORDS = 45
"""What a page says of another one has fewer words."""

_DATED_WORDS = 100
_TITLES = {BlockKind.HEADING, BlockKind.LIST_ITEM}


def titles(case: Case) -> Iterator[Sign]:
    """Yield what speaks for a list of titles whose addresses were lost, or were all that there was."""
    if not case.words and case.is_linked:
        yield Sign(Verdict.LINKS_ONLY, 0.9, "nothing but links to other pages")
        return
    texts = [block.text for block in case.blocks if any(map(str.isalpha, block.text))]
    if len(set(texts)) < (2 if case.is_linked else _FEWEST_TITLES):
        return
    reason = f"nothing but {len(texts)} titles of other pages"
    items = sum(block.kind is BlockKind.LIST_ITEM for block in case.blocks)
    if all(map(_is_title, texts)) and (case.is_linked or items >= len(texts) - 1):
        yield Sign(Verdict.LINKS_ONLY, 0.8, reason)
    elif len(texts) >= _FEWEST_TITLES and all(map(_is_line, texts)):
        marked = max(sum(map(_has_name, texts)), sum(block.kind in _TITLES for block in case.blocks))
        yield Sign(Verdict.LINKS_ONLY, 0.6 if case.is_linked or marked * 2 >= len(texts) else 0.4, reason)


def front(case: Case) -> Iterator[Sign]:
    """Yield what speaks for a page of teasers: summaries, with pointers to the rest or breaking off, and no prose."""
    texts = [block.text for block in case.blocks if block.kind is not BlockKind.HEADING]
    longest = max(map(count, texts), default=0)
    if longest > 2 * _SUMMARY_WORDS:
        return
    cut = sum(text.endswith(BROKEN_OFF) for text in texts)
    if cut >= _FEWEST_TITLES and cut * 2 >= len(texts):
        yield Sign(Verdict.LINKS_ONLY, 0.75, f"{cut} summaries of other pages")
    pointers = _pointers(case)
    is_short = longest <= _SUMMARY_WORDS and case.longest_stretch <= 2 * _SUMMARY_WORDS
    if pointers >= _FEWEST_TITLES and pointers * 2 >= len(texts) and is_short:
        yield Sign(Verdict.LINKS_ONLY, 0.7, f"{pointers} pointers to other pages")


def dated(case: Case) -> Iterator[Sign]:
    """Yield what speaks for titles of other pages, each with its date."""
    dates = sum(is_about_time(block.text.partition(" · ")[0], case.rules.time) for block in case.blocks)
    is_prose = any(count(block.text) >= _STRETCH_WORDS for block in case.blocks)
    if dates > 1 and case.words < _DATED_WORDS and not is_prose:
        yield Sign(Verdict.LINKS_ONLY, 0.6, f"titles of {dates} other pages with their dates")


def around(case: Case) -> Iterator[Sign]:
    """Yield what speaks for a page of which hardly anything was taken for an article, and that has many titles."""
    if not case.signs.is_page or not case.words or case.longest_stretch >= _STRETCH_WORDS:
        return
    others = [text for text in case.unread if 4 <= count(text) <= _TITLE_WORDS and not is_sentence(text)]
    if len(others) >= _MANY_TITLES:
        yield Sign(Verdict.LINKS_ONLY, 0.45, f"no text, and {len(others)} titles of other pages")
        yield Sign(Verdict.LINKS_ONLY, 0.3 if case.signs.agreement < 0.3 else 0)


def _pointers(case: Case) -> int:
    """Return how often "Read more" stands between what is read."""
    between = (line.text for line in case.lines[case.first : case.end + 1] if not line.is_read)
    return sum(first_match(case.rules.pointers, text) is not None for text in between)


def _is_line(text: str) -> bool:
    """Tell a title from a sentence, and from a line of a poem, which may begin or end in the middle of one."""
    is_whole = not text[0].islower() and not text.endswith((",", ";", "–", "—", "-"))
    return is_whole and not is_sentence(text.rstrip("?")) and len(text.split()) <= _TITLE_WORDS


def _has_name(text: str) -> bool:
    """Tell a line that has a name or a number in it, as most titles do and few lines of poems."""
    return any(word[0].isupper() or word[0].isdigit() for word in text.split()[1:])


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) <= _TITLE_WORDS and not text.endswith((".", "!", ";")) and capitals * 2 >= len(words)
