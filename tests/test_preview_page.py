"""The page of `audioposts preview --html`: all is there, in order, and text never becomes markup."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.bill import Rehearsed
from audioposts.cleaning.blocks import OUTSIDE
from audioposts.models import Article, Block, BlockKind, Cost, Post, Removal, Verdict
from audioposts.preview_page import render_preview

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</del></details></style></title></article>",
    "<!-- ",
    "]]>",
    "&lt;b&gt; &amp;amp; &#60;",
    "{{ 7 * 7 }}{% raw %}",
    "one | <td>two | three",
    "https://example.org/\"><script>alert('1')</script>",
    "https://example.org/?a=1&b=%22'\"<i>",
    "javascript:alert(1)",
    'en" onload="alert(1)',
    "\x00\x1b]0;x\x07\r\n",
    "\ud800\u202e",
]
TEXTS = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=30)
BLOCKS = st.builds(Block, st.sampled_from(BlockKind), TEXTS, st.none() | st.just("de-AT") | TEXTS)
REMOVALS = st.builds(Removal, TEXTS, st.just(OUTSIDE) | TEXTS, st.sampled_from(BlockKind), st.integers(-1, 6))
POSTS = st.builds(
    Post,
    *[TEXTS] * 4,
    url=st.none() | TEXTS,
    author=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    shared_by=st.none() | TEXTS,
    categories=st.lists(TEXTS, max_size=2).map(tuple),
)
ARTICLES = st.builds(
    Article,
    title=TEXTS,
    language=st.just("de") | TEXTS,
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    removed=st.lists(REMOVALS, max_size=7).map(tuple),
    verdict=st.sampled_from(Verdict),
    reason=TEXTS,
    confidence=st.floats(0, 1),
    publisher=st.none() | TEXTS,
    author=st.none() | TEXTS,
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    url=st.none() | TEXTS,
)


class Outline(HTMLParser):
    """The elements of a page with the names of their attributes, its addresses, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[object] = []
        self.addresses: list[str] = []
        self.languages: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, [name for name, _ in attributes]))
        self.addresses += [value or "" for name, value in attributes if name in ("href", "src")]
        self.languages += [value or "" for name, value in attributes if name == "lang"]

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(tag)

    def handle_comment(self, data: str) -> None:
        self.elements.append("a comment")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


class Tamed:
    """Says something harmless instead of every text: the same for the same, and of the same shape."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {OUTSIDE: OUTSIDE}

    def __call__(self, text: str) -> str:
        return self._known.setdefault(text, self._new(text))

    def maybe(self, text: str | None) -> str | None:
        return text and self(text)

    def _new(self, text: str) -> str:
        number = len(self._known)
        if re.fullmatch(r"https?://\S+", text, re.IGNORECASE):
            return f"https://example.org/{number}"
        if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", text):
            return text
        return " | ".join([f"x{number}"] * len(text.split(" | ")))


def tamed(post: Post, found: Article) -> tuple[Post, Article]:
    tame = Tamed()
    harmless = replace(
        post,
        key=tame(post.key),
        title=tame(post.title),
        body=tame(post.body),
        source=tame(post.source),
        url=tame.maybe(post.url),
        author=tame.maybe(post.author),
        publisher=tame.maybe(post.publisher),
        shared_by=tame.maybe(post.shared_by),
        categories=tuple(map(tame, post.categories)),
    )
    return harmless, replace(
        found,
        title=tame(found.title),
        language=tame(found.language),
        blocks=tuple(Block(one.kind, tame(one.text), tame.maybe(one.language)) for one in found.blocks),
        removed=tuple(Removal(tame(one.text), tame(one.reason), one.kind, one.at) for one in found.removed),
        reason=tame(found.reason),
        publisher=tame.maybe(found.publisher),
        author=tame.maybe(found.author),
        url=tame.maybe(found.url),
    )


@given(POSTS, ARTICLES)
def test_no_text_in_any_field_becomes_markup(post: Post, found: Article) -> None:
    html = render_preview([(post, found)])
    html.encode()
    outline = Outline(html)
    assert outline.elements == Outline(render_preview([tamed(post, found)])).elements
    assert "a comment" not in outline.elements
    assert all(re.match(r"#|https?://", address, re.IGNORECASE) for address in outline.addresses)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", language) for language in outline.languages)


# --- all that was found is there, in its order


def article(*blocks: Block, removed: tuple[Removal, ...] = (), verdict: Verdict = Verdict.FULL) -> Article:
    return Article("The ferry", "en", blocks, removed, verdict, "50 words", 0.87)


def render(*articles: Article) -> str:
    return render_preview([(Post("key", "title", "body", "sources/page.html"), one) for one in articles])


def paragraphs(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


@given(st.lists(st.sampled_from(BlockKind), max_size=8), st.data())
def test_every_block_and_every_removal_is_there_once_and_in_its_place(
    kinds: list[BlockKind], data: st.DataObject
) -> None:
    reasons = data.draw(st.lists(st.sampled_from([OUTSIDE, "byline"]), max_size=12))
    places = [data.draw(st.integers(0, len(kinds))) for _ in reasons]
    blocks = [Block(kind, f"read{i:02}.") for i, kind in enumerate(kinds)]
    removed = [
        Removal(f"gone{i:02}.", reason, at=at) for i, (reason, at) in enumerate(zip(reasons, places, strict=True))
    ]
    shown = re.findall(r"(?:read|gone)\d\d\.", Outline(render(article(*blocks, removed=tuple(removed)))).text)
    expected: list[str] = []
    for place in range(len(blocks) + 1):
        expected += [removal.text for removal in removed if removal.at == place]
        expected += [block.text for block in blocks[place : place + 1]]
    assert shown == expected


def test_what_is_removed_is_struck_through_with_its_reason_beside_it() -> None:
    html = render(article(*paragraphs("One.", "Two."), removed=(Removal("By Ida Brook", "byline", at=1),)))
    assert html.count("<del") == 2, "one in the key, one in the article"
    assert re.search(r"One\..*byline.*<del[^>]*>By Ida Brook</del>.*Two\.", html, re.DOTALL)
    assert "Not read: byline By Ida Brook" in Outline(html).text


@pytest.mark.parametrize(("count", "folded"), [(2, 0), (3, 1), (40, 1)])
def test_long_runs_outside_the_article_are_folded(count: int, folded: int) -> None:
    menu = tuple(Removal(f"entry {i}.", OUTSIDE) for i in range(count))
    html = render(article(*paragraphs("One."), removed=menu))
    assert html.count("<details") == folded
    assert (f"{count} pieces outside the article" in html) is bool(folded)


def test_a_run_ends_where_something_is_read_or_left_out_for_another_reason() -> None:
    menu = [Removal("menu", OUTSIDE)] * 2
    html = render(article(*paragraphs("One.", "Two."), removed=(*menu, Removal("By", "byline"), *menu)))
    assert "<details" not in html
    html = render(article(*paragraphs("One."), removed=(*menu, *(replace(one, at=1) for one in menu))))
    assert "<details" not in html


def test_blocks_are_shown_in_their_kind() -> None:
    kinds = [
        (BlockKind.HEADING, r"<h3\b.*Text\b.*</h3>"),
        (BlockKind.QUOTE, r"<blockquote\b.*Text\b.*</blockquote>"),
        (BlockKind.LIST_ITEM, r"<ul>\s*<li\b.*Text\b.*</li>\s*</ul>"),
        (BlockKind.TABLE, r"<table>\s*<tr>\s*<td dir=\"auto\">Text</td>\s*<td dir=\"auto\">2</td>\s*</tr>\s*</table>"),
        (BlockKind.CODE, r"<pre dir=\"ltr\"><code>Text \| 2</code></pre>"),
        (BlockKind.FOOTNOTE, r"<ul class=\"notes\".*\s*<li\b.*Text\b.*</li>\s*</ul>"),
        (BlockKind.PARAGRAPH, r"<p dir=\"auto\"><span>Text \| 2</span></p>"),
    ]
    for kind, pattern in kinds:
        assert re.search(pattern, render(article(Block(kind, "Text | 2")))), kind


def test_neighbours_make_one_list_one_table() -> None:
    items = [Block(BlockKind.LIST_ITEM, "Oranges"), Block(BlockKind.LIST_ITEM, "Lemons")]
    rows = [Block(BlockKind.TABLE, "March | 12"), Block(BlockKind.TABLE, "April | 9")]
    html = render(article(*items, *rows, *items))
    assert (html.count("<ul>"), html.count("<li dir"), html.count("<table>"), html.count("<tr>")) == (2, 4, 1, 2)


def test_code_keeps_its_lines() -> None:
    assert "<code>\n\tif a &lt; b:\n    c</code>" in render(article(Block(BlockKind.CODE, "\n\tif a < b:\n    c")))


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADING, BlockKind.LIST_ITEM])
def test_a_passage_in_another_language_says_so(kind: BlockKind) -> None:
    html = render(article(Block(kind, "Wer nicht hören will, muss fühlen.", "de")))
    assert '<span lang="de">Wer nicht' in html
    assert "In language de" in Outline(html).text


def test_the_facts_of_a_post() -> None:
    found = replace(
        article(*paragraphs("One.")), publisher="The Harbour Post", published=datetime(2026, 3, 4, tzinfo=UTC)
    )
    post = Post(
        "k", "t", "", "page.html", author="Ida Brook", categories=("Sea", "Land"), url="https://example.org/a?b=1&c=2"
    )
    html = render_preview([(post, found)])
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">' in html
    text = Outline(html).text
    facts = ["full 50 words, 87% sure", "Publisher The Harbour Post", "Author Ida Brook", "Published 4 March 2026"]
    for fact in [*facts, "Language en", "Categories Sea, Land", "Link https://example.org/a?b=1&c=2"]:
        assert fact in text, fact


def test_contents_verdicts_and_reasons_are_counted() -> None:
    removed = (Removal("a", "byline"), Removal("b", "share prompt"), Removal("c", "byline"))
    html = render(article(*paragraphs("One."), removed=removed), article(), article(verdict=Verdict.TEASER))
    text = Outline(html).text
    assert "3 posts 2 full 1 teaser The ferry 1 piece read, 3 not full" in text
    assert "Why 3 pieces are not read byline 2 share prompt 1" in text
    assert all(f'href="#post-{i}"' in html and f'id="post-{i}"' in html for i in (1, 2, 3))
    assert text.count("Nothing of this post is read.") == 2


def test_no_posts() -> None:
    assert "0 posts The sources have no posts that were asked for." in Outline(render()).text


def test_the_page_needs_nothing_from_elsewhere() -> None:
    html = render(article(*paragraphs("One.")))
    assert "default-src 'none'" in html
    assert not re.search(r"<script|<link|<img|@import|url\(", html)
    names = re.findall(r'\bid="([^"]*)"', html)
    assert len(names) == len(set(names))
    assert set(re.findall(r'aria-labelledby="([^"]*)"|href="#([^"]*)"', html)) <= {
        pair for name in names for pair in ((name, ""), ("", name))
    }


def test_a_long_article_takes_no_time() -> None:
    blocks = tuple(Block(BlockKind.LIST_ITEM, f"item {i}") for i in range(20_000))
    assert render(article(*blocks)).count("<li dir") == 20_000


@pytest.mark.parametrize("make", [str.upper, str.title, str.lower])
def test_addresses_that_run_something_are_no_links(make: Callable[[str], str]) -> None:
    for address in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " javascript:alert(1)"):
        html = render_preview([(Post("k", "t", "", "s", url=make(address)), article())])
        assert "rel=" not in html
        assert make(address).strip() in Outline(html).text


def test_what_speaking_takes_stands_with_its_post_and_in_all() -> None:
    found = [(Post("k", "t", "", "s"), article()), (Post("l", "u", "", "s"), article())]
    cost = Cost("heart", "kokoro", 3412, 216_000, 36, 3412, 0.05)
    text = Outline(render_preview(found, {1: Rehearsed("show", "u", (cost,), ("spoken by heart (en): <b>",))})).text
    line = "heart (kokoro): 3,412 characters, about 3.6 minutes, 36 requests, $0.05"
    assert text.count(line) == 2
    assert text.rindex(line) > text.rindex("87% sure")
    assert "1 article to speak, $0.05 in all" in text
    assert "spoken by heart (en): <b>" in text
    assert "Speaking" not in Outline(render_preview(found)).text
