"""The texts that a feed has of a post -> its body, and whether that is all of it. Pure.

A feed may have a post as a whole, as a summary, or as both, in elements that people use for either. What decides is
what the element is for, then how the text ends, then how long it is; a page that is fetched without need costs a
second, a summary that is taken for the post is an episode of one sentence.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lxml.etree import strip_elements
from lxml.html import HtmlElement

from audioposts.markup.tree import inner_markup, parse_markup
from audioposts.models import Form
from audioposts.sources.feeds.items import Item, Text
from audioposts.sources.frames import reshare_of
from audioposts.sources.reshared import Reshared, find_reshare

_WHOLE_WORDS = 150
"""Fewer are a summary, where the feed does not say that they are all."""

_FULLER = 1.2
"""By how much another text has to be longer to be taken instead of one with more structure."""

_END_WORDS = 80
_END_CHARS = 500
_RELATIVE_LINK = re.compile(r"""\b(?:href|src)\s*=\s*["']?(?!["'\s#>]|[a-z][a-z0-9+.-]*:)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a post that a feed has."""

    text: Text
    is_summary: bool
    """It is, or may be, that the page has more."""

    is_cut: bool
    """It ends in the middle, and shows it."""


def body_of(item: Item) -> Body:
    """Return the fullest text that a feed has of a post."""
    shown = {text: words_in(text) for text in (*item.contents, item.summary) if text}
    content = _fullest([text for text in item.contents if shown[text]], shown)
    is_own = content is not None and (item.summary is None or shown[content] != shown[item.summary])
    text = _fullest([text for text in (content, item.summary) if text], shown) or Text("", Form.TEXT, "")
    words = shown.get(text, [])
    is_short, is_cut = len(words) < _WHOLE_WORDS, _is_cut(" ".join(words[-_END_WORDS:]))
    # An element for the whole text is believed, unless it ends like a summary and is as short as one.
    is_summary = is_short and is_cut if is_own and text is content else is_short or is_cut
    return Body(text, is_summary, is_cut)


def reshare_in(text: Text, home: str) -> Reshared | None:
    """Read "NAME shared this story from FEED." at the start of a text."""
    if text.form is not Form.TEXT:
        return find_reshare(text.value, home)
    lines = [line.strip() for line in text.value.split("\n")]
    said = reshare_of(lines[: lines.index("") if "" in lines else None])
    return Reshared("\n".join(lines[said.lines :]).strip("\n"), said.sharer, said.publisher, None) if said else None


def with_absolute_links(text: Text) -> Text:
    """Return a text whose links and pictures have absolute URLs."""
    if text.form is Form.TEXT or not _RELATIVE_LINK.search(text.value):
        return text
    body = parse_markup(text.value).find("body")
    if body is None or not body.xpath(".//@href | .//@src"):
        return text
    body.make_links_absolute(text.base, resolve_base_href=False, handle_failures="ignore")
    return Text(inner_markup(body), text.form, text.base)


def words_in(text: Text) -> list[str]:
    """Return the words that a reader sees."""
    if text.form is Form.TEXT:
        return text.value.split()
    body = parse_markup(text.value).find("body")
    return " ".join(_seen(body)).split() if body is not None else []


def _fullest(texts: list[Text], shown: dict[Text, list[str]]) -> Text | None:
    """Return the first text, unless a later one is much longer."""
    best = None
    for text in texts:
        if best is None or len(shown[text]) > _FULLER * len(shown[best]):
            best = text
    return best


def _is_cut(end: str) -> bool:
    """Tell the end of a text that goes on elsewhere: "…", "[...]", "Read more", whatever credit comes after it."""
    credit, more = _words()
    end = credit.sub("", end[-_END_CHARS:]).rstrip()
    return end.endswith(("…", "...", "[…]", "[...]", "…»", "…)")) or bool(more.search(end))


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    credit, more = ("|".join(f"(?:{pattern})" for pattern in data[key]) for key in ("credit", "more"))
    # "… to read more about it." is prose: it neither follows a sentence nor begins one.
    start = r"(?:^|[^\w\s,;]\s*|\s(?=(?-i:[A-ZÀ-ÞА-Я])))"
    return re.compile(rf"\b(?:{credit})\s*$", re.I), re.compile(rf"{start}(?:{more})[\s\W]*$", re.I)


def _seen(body: HtmlElement) -> Iterator[str]:
    """Yield the pieces of text, without scripts and styles."""
    strip_elements(body, "script", "style", "noscript", "iframe", with_tail=False)
    return (str(piece) for piece in body.itertext())
