"""Pieces of a page -> how likely each belongs to the article, by how the page is laid out. Pure.

The witness of our own. A page's article is where long sentences without links stand together in boxes of one style;
the box that holds most of them is found first, and every piece is judged by its own looks, by its place towards that
box, and by what stands around it. A logistic regression weighs the signs; its weights are in layout.toml, with what
they were fitted on.
"""

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from operator import mul
from typing import NamedTuple

from lxml.html import HtmlElement

from audioposts.cleaning.page.pieces import Piece, names_of, style_of
from audioposts.models import BlockKind

_SENTENCE_END = re.compile(r"[.!?…:;。][\"”’')\]»]*$")
_FURNITURE_NAMES = re.compile(
    r"(^|[\s_-])(share|sharing|social|newsletter|subscribe|sign-?up|related|recirc|recommend\w*|outbrain|taboola|promo\w*"
    r"|advert\w*|ads?|sponsor\w*|comments?|disqus|respond|cookie\w*|consent|gdpr|breadcrumbs?|byline|author|bio|tags?|meta"
    r"|caption|credit|popular|trending|most-?read|more|read-?next|sidebar|widget|footer|navigation|nav|menu|toolbar|popup"
    r"|modal|paywall|donat\w*|login|toc|pagination|pager|rating|follow|cta|cards?|teaser|carousel|slider|gallery|copyright"
    r"|disclaimer|disclosure|feedback|banner|header|masthead|topics?|metadata|dateline|timestamp|kicker|eyebrow)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ARTICLE_NAMES = re.compile(
    r"article-?(body|content|text)|entry-content|post-?(content|body)|story-?(body|content)|rich-?text|prose"
    r"|body-?(text|copy|content)|main-?content|blog-?(content|post)|content-body|markdown|wysiwyg",
    re.IGNORECASE,
)
_APART = {"nav", "footer", "aside", "form"}
_SENTENCE_WORDS = 10
_SENTENCE_LINKS = 0.35
_BOX_SHARE = 0.55
"""The article's box is the innermost one that holds more than this share of the sentences of the box around it."""


def likelihoods(pieces: Sequence[Piece]) -> list[float]:
    """Return for each piece how likely it belongs to the article, from 0 to 1."""
    weights = _weights()
    return [_logistic(sum(map(mul, row, weights.signs)) + weights.bias) for row in signs_of(pieces)]


def signs_of(pieces: Sequence[Piece]) -> list[list[float]]:
    """Return the signs of each piece, in the order of `SIGNS`."""
    if not pieces:
        return []
    page = _Page(pieces)
    return [page.signs(i) for i in range(len(pieces))]


SIGNS = (
    "words", "links", "bold", "sentence", "commas", "digits", "capitals",
    "furniture_name", "furniture_name_around", "furniture_name_far", "article_name", "article_name_far",
    "nav", "aside", "footer", "header", "article", "main", "form",
    "heading", "item", "row", "code", "quote", "figure", "paragraph_tag", "div_tag",
    "in_box", "below_box", "box_share", "style_share", "own_share", "around_share", "far_share",
    "links_around", "links_far", "neighbours", "words_around",
    "after_sentence", "before_sentence", "second_after_sentence", "second_before_sentence", "after_heading",
    "place", "between_sentences", "to_the_end", "depth", "repeated", "below_title", "link_item", "scrap",
)  # fmt: skip


class _Weights(NamedTuple):
    signs: tuple[float, ...]
    bias: float


@cache
def _weights() -> _Weights:
    data = tomllib.loads(resources.files(__package__).joinpath("layout.toml").read_text(encoding="utf-8"))
    return _Weights(tuple(data["weights"][name] for name in SIGNS), data["bias"])


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


class _Page:
    """What has to be known of all pieces before one can be judged."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._words = [piece.words for piece in pieces]
        self._sentences = [_sentence_words(piece) for piece in pieces]
        self._all = sum(self._sentences) or 1.0
        self._of: dict[HtmlElement, _Sums] = defaultdict(_Sums)
        for piece, number, sentences in zip(pieces, self._words, self._sentences, strict=True):
            for element in piece.path:
                self._of[element].add(number, sentences, piece.link_share * number)
        self._names = {element: names_of(element) for element in self._of}
        self._box = self._find_box(pieces[0].path[-1])
        self._styles = [style_of(piece) for piece in pieces]
        self._in_style: dict[object, float] = defaultdict(float)
        for style, sentences in zip(self._styles, self._sentences, strict=True):
            self._in_style[style] += sentences
        self._texts = Counter(piece.text for piece in pieces)
        inside = [i for i, piece in enumerate(pieces) if self._sentences[i] and self._box in piece.path]
        self._first, self._last = (inside[0], inside[-1]) if inside else (0, len(pieces))
        self._title = next((i for i, piece in enumerate(pieces) if piece.element.tag == "h1"), len(pieces))

    def _find_box(self, root: HtmlElement) -> HtmlElement:
        box = root
        while True:
            inner = max(box, key=self._sentences_in, default=None)
            if inner is None or self._sentences_in(inner) <= _BOX_SHARE * self._sentences_in(box):
                return box
            box = inner

    def _sentences_in(self, element: HtmlElement) -> float:
        sums = self._of.get(element)
        return sums.sentences if sums else 0.0

    def signs(self, i: int) -> list[float]:
        """Return the signs of piece `i`."""
        piece = self._pieces[i]
        return [
            float(sign)
            for sign in (*_looks(piece), *self._names_around(piece), *_tags(piece), *self._place(i), *self._order(i))
        ]

    def _names_around(self, piece: Piece) -> tuple[float, ...]:
        names = [self._names[element] for element in piece.path[:7]]
        own, around, far = names[0], " ".join(names[1:3]), " ".join(names[3:7])
        return (
            _says_furniture(own),
            _says_furniture(around),
            _says_furniture(far),
            _says_article(own) or _says_article(around),
            _says_article(far),
        )

    def _place(self, i: int) -> tuple[float, ...]:
        """Say where a piece stands towards the box of the article, and in what company."""
        piece = self._pieces[i]
        path = piece.path
        around = self._of[path[1]] if len(path) > 1 else self._of[path[0]]
        far = self._of[path[2]] if len(path) > 2 else around
        below = path.index(self._box) if self._box in path else None
        return (
            below is not None,
            12 if below is None else min(below, 8),
            self._sentences_in(self._box) / self._all,
            self._in_style[self._styles[i]] / self._all,
            self._of[path[0]].sentences / self._all,
            around.sentences / self._all,
            far.sentences / self._all,
            around.link_words / max(1, around.words),
            far.link_words / max(1, far.words),
            math.log1p(far.pieces),
            math.log1p(around.words / max(1, around.pieces)),
        )

    def _order(self, i: int) -> tuple[float, ...]:
        """Say what stands before and after a piece."""
        piece = self._pieces[i]
        after_heading = i > 0 and self._pieces[i - 1].kind is BlockKind.HEADING
        return (
            *(self._is_sentence(i + step) for step in (-1, 1, -2, 2)),
            after_heading,
            i / len(self._pieces),
            self._first <= i <= self._last,
            max(-60, min(60, self._last - i)),
            min(30, len(piece.path)),
            math.log(self._texts[piece.text]),
            i > self._title,
            piece.kind is BlockKind.LIST_ITEM and piece.link_share > 0.6,
            self._words[i] < 4,
        )

    def _is_sentence(self, i: int) -> bool:
        return 0 <= i < len(self._pieces) and self._sentences[i] > 0


@lru_cache(4096)
def _says_furniture(names: str) -> bool:
    return bool(_FURNITURE_NAMES.search(names))


@lru_cache(4096)
def _says_article(names: str) -> bool:
    return bool(_ARTICLE_NAMES.search(names))


class _Sums:
    """What stands in an element, all together."""

    __slots__ = ("link_words", "pieces", "sentences", "words")

    def __init__(self) -> None:
        self.words = 0
        self.pieces = 0
        self.sentences = 0.0
        self.link_words = 0.0

    def add(self, words: int, sentences: float, link_words: float) -> None:
        self.words += words
        self.sentences += sentences
        self.link_words += link_words
        self.pieces += 1


def _sentence_words(piece: Piece) -> float:
    """Return how many words of sentences a piece has: what makes an article of a page."""
    words = piece.words
    if words < _SENTENCE_WORDS or piece.link_share >= _SENTENCE_LINKS or piece.kind is BlockKind.FIGURE:
        return 0.0
    if not _APART.isdisjoint(piece.tags):
        return 0.0
    whole = 1.0 if _SENTENCE_END.search(piece.text) else 0.5
    return words * whole * (0.5 if piece.kind is BlockKind.LIST_ITEM else 1.0)


def _looks(piece: Piece) -> tuple[float, ...]:
    text = piece.text
    letters = set(text)
    return (
        math.log1p(piece.words),
        piece.link_share,
        min(1.0, piece.bold_chars / len(text)),
        bool(_SENTENCE_END.search(text)),
        min(5, text.count(",")),
        sum(map(text.count, filter(str.isdigit, letters))) / len(text),
        sum(map(text.count, filter(str.isupper, letters))) / len(text),
    )


def _tags(piece: Piece) -> tuple[float, ...]:
    tags = piece.tags
    kind, tag = piece.kind, piece.element.tag
    return (
        *(name in tags for name in ("nav", "aside", "footer", "header", "article", "main", "form")),
        kind is BlockKind.HEADING,
        kind is BlockKind.LIST_ITEM,
        kind is BlockKind.TABLE,
        kind is BlockKind.CODE,
        kind is BlockKind.QUOTE,
        kind is BlockKind.FIGURE or "figure" in tags,
        tag == "p",
        tag == "div",
    )
