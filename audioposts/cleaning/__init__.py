"""Post -> Article: what is read, what is not and why, and whether it is worth reading. Pure.

For programs: `clean_html` and `clean_text`, which need no show, no network and no library file.
"""

import itertools
import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from audioposts.cleaning.blocks import MEDIA, Placed, split_blocks
from audioposts.cleaning.dateline import without_dateline
from audioposts.cleaning.furniture import find_furniture
from audioposts.cleaning.language import language_of, same_language
from audioposts.cleaning.rules import rules_for
from audioposts.cleaning.verdict import Signs, judge
from audioposts.models import Article, Block, BlockKind, Form, OwnRule, Post, Removal

__all__ = ["clean", "clean_html", "clean_text"]


def clean_html(html: str, url: str | None = None) -> Article:
    """Return the article in the markup of a web page; `url` is where it was, and resolves its relative addresses."""
    return clean(Post(key="", title="", body=html, source=url or "page", form=Form.PAGE, url=url))


def clean_text(text: str) -> Article:
    """Return the article in a text that is not from a source: no title, no publisher."""
    return clean(Post(key="", title="", body=text, source="text"))


def clean(post: Post, language: str = "en", own: Sequence[OwnRule] = ()) -> Article:
    """Return the article in `post`; every piece of its body is either in `blocks` or in `removed`.

    `language` is the one to expect where neither the text nor the source tells; `own` are rules that a person gave.
    """
    own = [rule for rule in own if rule.is_for(post)]
    if post.form is Form.TEXT:
        return _clean(post, _Text(split_blocks(without_controls(post.body))), language, own)
    from audioposts.cleaning.page import read_page  # brings lxml, which a run over text files does not need

    page = read_page(post.body, post.url, own, whole=post.form is Form.PAGE)
    about = page.facts
    told = replace(
        post,
        title=post.title or about.title,
        author=post.author or about.author,
        publisher=post.publisher or about.publisher,
        published=post.published or about.published,
        language=post.language or about.language,
    )
    signs = Signs(
        is_page=post.form is Form.PAGE,
        is_free=about.is_free,
        body_words=about.body_words,
        agreement=page.agreement,
        said=_said(page.placed, page.removed),
    )
    article = _clean(told, _Text(page.placed, page.protected, page.removed, page.media, signs), language, own)
    return replace(article, url=about.url or post.url)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a post consists of, before its text is looked through."""

    placed: Sequence[Placed]
    protected: frozenset[int] = frozenset()
    """Numbers of blocks that a person wants to be read."""

    removed: Sequence[Removal] = ()
    """What is out already; their places are among all of `placed`."""

    media: Sequence[Removal] = ()
    """Pictures and players, which had no text."""

    signs: Signs = field(default_factory=Signs)
    """What is known besides."""


def _clean(post: Post, text: _Text, expected: str, own: Sequence[OwnRule]) -> Article:
    title = without_controls(post.title)
    placed = [Placed(replace(one.block, text=without_controls(one.block.text)), one.paragraph) for one in text.placed]
    language = _language(placed, post.language, expected)
    found = find_furniture(placed, replace(post, title=title), language) | _dropped(placed, own)
    found = {i: reason for i, reason in found.items() if i not in text.protected}
    blocks = [piece.block for piece in placed]
    spoken = [_spoken(block, language) for i, block in enumerate(blocks) if i not in found]
    labels = {removal.text.strip(" .:") for removal in text.removed}
    kept, dateline = without_dateline(spoken, rules_for(language), labels)
    # A picture above furniture is the furniture's.
    media = (one for one in text.media if (one.at if one.at < len(placed) else one.at - 1) not in found)
    outside = (*media, *text.removed)
    removed = (*(Removal(line, "page furniture") for line in post.furniture), *_removals(blocks, found, outside))
    if dateline:
        removed = tuple(sorted((*removed, dateline), key=lambda removal: removal.at))
    signs = replace(text.signs, title=title, language=language, is_excerpt=post.is_excerpt)
    judged = [removal for removal in removed if removal.reason not in MEDIA]
    verdict, reason, confidence = judge(kept, judged, signs)
    return Article(
        title=title.strip() or _first_words(kept),
        language=language,
        blocks=kept,
        removed=removed,
        verdict=verdict,
        reason=reason,
        confidence=confidence,
        publisher=post.publisher,
        author=post.author,
        published=post.published,
        url=post.url,
    )


def _said(placed: Sequence[Placed], removed: Sequence[Removal]) -> tuple[str, ...]:
    """Return every text of a page in order; the places of those that were removed are among all of `placed`."""
    texts = [(removal.at, 0, removal.text) for removal in removed]
    texts += [(i, 1, piece.block.text) for i, piece in enumerate(placed)]
    return tuple(without_controls(text) for _, _, text in sorted(texts, key=lambda one: one[:2]))


def _dropped(placed: Sequence[Placed], own: Sequence[OwnRule]) -> dict[int, str]:
    """Return the blocks that a person's patterns find."""
    patterns = [re.compile(pattern, re.IGNORECASE) for rule in own for pattern in rule.patterns]
    reason = "dropped by a rule of yours"
    return {i: reason for i, one in enumerate(placed) if any(pattern.search(one.block.text) for pattern in patterns)}


def _removals(blocks: Sequence[Block], found: dict[int, str], outside: Sequence[Removal]) -> list[Removal]:
    """Return all that is not read in the order of the page, each with its place among the blocks that are."""
    kept_before = list(itertools.accumulate((i not in found for i in range(len(blocks))), initial=0))
    removals = [
        (removal.at, 0, replace(removal, text=without_controls(removal.text), at=kept_before[removal.at]))
        for removal in outside
    ]
    removals += [(i, 1, Removal(blocks[i].text, found[i], blocks[i].kind, kept_before[i])) for i in found]
    return [removal for _, _, removal in sorted(removals, key=lambda one: one[:2])]


def _language(placed: Sequence[Placed], said: str | None, expected: str) -> str:
    """Return the language of a text: what it is in, by the tag that the source gives it if that says the same."""
    paragraphs = sorted((piece.block.text for piece in placed), key=len, reverse=True)[:_LONGEST_PARAGRAPHS]
    found = language_of(" ".join(paragraphs))
    tags = [tag for tag in (said, expected) if tag]
    return next((tag for tag in tags if found is None or same_language(tag, found)), found or expected)


def _spoken(block: Block, language: str) -> Block:
    """Return a block with its language, where that is another one than the article's."""
    if block.kind is BlockKind.CODE or len(block.text.split()) < _PASSAGE_WORDS:
        return block
    found = language_of(block.text)
    return block if found is None or same_language(found, language) else replace(block, language=found)


def _first_words(blocks: Sequence[Block]) -> str:
    """Return a title for a post that has none: an item of a feed must have one."""
    return textwrap.shorten(blocks[0].text, _MADE_TITLE_CHARS, placeholder="…") if blocks else "Untitled"


def without_controls(text: str) -> str:
    """Return `text` in NFC without control and zero-width characters, which no engine, tag or feed can take.

    Entities that were left in it become what they stand for, and UTF-8 that somebody read as something else ("itâ€™s")
    what it was. Line breaks stay, and the joiners that some scripts need.
    """
    if _MIXED_UP.search(text):
        from ftfy import fix_encoding

        text = fix_encoding(text)
    # Most texts have nothing of the kind, and are many.
    if "&" not in text and text.translate(_SPACES).isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = unicodedata.normalize("NFC", unescape(text))
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _DROPPED)


_MADE_TITLE_CHARS = 60
_LONGEST_PARAGRAPHS = 12
_PASSAGE_WORDS = 8

_MIXED_UP = re.compile(r"[\x80-\x9f]|â€|[ÂÃ][^\w\s]|Ã[\u00a0¡-¿ƒŒœŠšŸŽž]|[ÐÑ][^\w\s]")
"""What UTF-8 looks like that was read as Latin-1 or Windows-1252; ftfy knows whether it is."""

_SPACES = {ord(space): " " for space in "\n\t\u00a0\u2009\u202f"}
_KEPT = "\n\t\u200c\u200d"
_DROPPED = {"Cc", "Cf", "Co", "Cs", "Cn"}
