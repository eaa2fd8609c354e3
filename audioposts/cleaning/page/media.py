"""A page -> the pictures and players that are in its article, each with its place: removals. Pure."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from lxml.html import HtmlElement

from audioposts.cleaning.blocks import MEDIA
from audioposts.cleaning.page.pieces import Piece, is_hidden, names_of
from audioposts.models import BlockKind, Removal

_PLAYERS = (
    ("video", re.compile(r"youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.|twitch\.tv|wistia\.|jwplayer")),
    ("audio", re.compile(r"soundcloud\.com|spotify\.com|podcasts?\.|bandcamp\.com|megaphone\.fm|simplecast|audio")),
    ("map", re.compile(r"(google|openstreetmap)\.[\w.]+/(maps|export)|maps?\.")),
)  # fmt: skip
_SERVICES = (
    ("x", re.compile(r"twitter|(^|[/.\s])x\.com")),
    *((name, re.compile(name)) for name in ("instagram", "tiktok", "bluesky", "mastodon", "reddit", "threads")),
    ("facebook", re.compile(r"fb-(post|video)|facebook")),
    ("tumblr", re.compile(r"text-post-media|tumblr")),
)
_PICTURE, _PLAYER = MEDIA
_FEWEST_LETTERS = 3
_UNREAD = (BlockKind.FIGURE, BlockKind.EMBED)


def service_of(piece: Piece) -> str:
    """Return on which service the post is that a piece was found in; empty if it does not say."""
    if piece.kind is not BlockKind.EMBED:
        return ""
    return next((found for element in piece.path if (found := _found(names_of(element), _SERVICES))), "")


def media_of(root: HtmlElement, pieces: Sequence[Piece], read: Sequence[int], *, whole: bool) -> list[Removal]:
    """Return the pictures that have words for them, and the players; their places are among the pieces `read`.

    On a whole page they are the article's where what stands before them and behind them is read.
    """
    media = [element for element in root.iter("img", "iframe", "video", "audio") if _is_shown(element)]
    if not media:
        return []
    order = {element: number for number, element in enumerate(root.iter())}
    text = [i for i, piece in enumerate(pieces) if piece.kind not in _UNREAD]
    starts = [order[pieces[i].slot[0]] for i in text]
    is_read = set(read)
    found = []
    for element in media:
        after = bisect_left(starts, order[element])
        beside = [text[i] for i in (after - 1, after) if 0 <= i < len(text)]
        if not whole or (len(beside) == 2 and is_read.issuperset(beside)):
            before = text[after - 1] if after else -1
            at = bisect_left(read, before + 1)
            if removal := _removal(element, at):
                found.append(removal)
    return found


def _is_shown(element: HtmlElement) -> bool:
    if element.tag in ("iframe", "video") and (element.get("width"), element.get("height")) == ("1", "1"):
        return False
    return not any(is_hidden(one) for one in (element, *element.iterancestors()))


def _removal(element: HtmlElement, at: int) -> Removal | None:
    if element.tag == "img":
        words = " ".join((element.get("alt") or "").split())
        is_said = sum(map(str.isalpha, words)) >= _FEWEST_LETTERS and not re.search(r"\.(jpe?g|png|gif|webp)$", words)
        return Removal(words, _PICTURE, BlockKind.FIGURE, at, "picture") if is_said else None
    address = element.get("src") or element.get("data-src") or ""
    words = element.get("title") or element.get("aria-label") or address or element.tag
    label = str(element.tag) if element.tag != "iframe" else _found(address, _PLAYERS) or _found(address, _SERVICES)
    # A frame of which nobody knows what is in it may be an advertisement.
    return Removal(" ".join(words.split()), _PLAYER, BlockKind.EMBED, at, label) if label else None


def _found(text: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    return next((name for name, pattern in patterns if pattern.search(text)), "")
