"""The page of `audioposts preview --html`: all there, in order, and only text is text."""

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.inspection import OUTSIDE, printable
from audioposts.models import Article, Block, BlockKind, Post, Removal, Verdict
from audioposts.preview_page import render_preview

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</del></details></style></title>",
    "<!-- ",
    "]]>",
    "&lt;b&gt; &amp;amp; &#60;",
    "{{ 7 * 7 }}{% raw %}",
    "a | <b>b</b> | c",
    "https://example.org/\"><script>alert('1')</script>",
    "javascript:alert(1)",
    "\x00\x1b]0;x\x07\r\n",
    "\ud800",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=30)).map(lambda text: text.strip() or "x")
DATE = datetime(2026, 3, 14, tzinfo=UTC)


class Outline(HTMLParser):
    """The elements of a page with the names of their attributes, its links, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[object] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, [name for name, _ in attributes]))
        self.links += [value or "" for name, value in attributes if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(tag)

    def handle_comment(self, data: str) -> None:
        self.elements.append("a comment")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def article(*blocks: Block, removed: tuple[Removal, ...] = (), title: str = "The ferry", **more: object) -> Article:
    facts = {"language": "en", "verdict": Verdict.FULL, "reason": "50 words", **more}
    return Article(title=title, blocks=blocks, removed=removed, **facts)  # type: ignore[arg-type]


def render(*articles: Article) -> str:
    return render_preview([(Post("key", "title", "body", "page.html"), one) for one in articles])


def hostile(draw: st.DrawFn, harmless: bool) -> str:
    """Return the page of one article with a text that is drawn, or a harmless one of its shape, in every field."""

    def text() -> str:
        drawn = draw(TEXTS)
        return " | ".join("x" for _ in drawn.split(" | ")) if harmless else drawn

    def languages() -> str:
        drawn = text()
        return f"{drawn}!"

    kinds = draw(st.lists(st.sampled_from(BlockKind), max_size=5))
    blocks = [Block(kind, text(), languages()) for kind in kinds]
    reasons = draw(st.lists(st.booleans(), max_size=6))
    places = [draw(st.integers(-1, 7)) for _ in reasons]
    removed = [
        Removal(text(), OUTSIDE if is_outside else "r" + text(), draw(st.sampled_from(BlockKind)), at)
        for is_outside, at in zip(reasons, places, strict=True)
    ]
    shown = article(
        *blocks,
        removed=tuple(removed),
        title=text(),
        language=languages(),
        reason=text(),
        verdict=draw(st.sampled_from(Verdict)),
        publisher=text(),
        author=text(),
        published=DATE,
        url="x:" + text(),
    )
    post = Post(text(), text(), text(), text(), categories=(text(), text()), shared_by=text(), language=text())
    return render_preview([(post, shown)])


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str]:
    """A page with hostile text in every field, and the same page with harmless text."""
    values = draw(st.integers(0, 2**32))
    drawn = [draw(TEXTS) for _ in range(8)]
    return _page(drawn, values), _page([_harmless(text) for text in drawn], values)


def _harmless(text: str) -> str:
    return " | ".join("x" for _ in text.split(" | "))


def _page(texts: list[str], seed: int) -> str:
    raise NotImplementedError
