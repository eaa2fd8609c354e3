from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.fetching import Fetched, FetchError
from audioposts.fetching.web import Web
from audioposts.identity import title_key, url_key
from audioposts.models import Entry, Form, Post
from audioposts.sources.listing import lists_posts, next_page, read_listing, read_page
from tests.sources import themes
from tests.sources.themes import HOME, PIECES, RESHARED, Piece
from tests.standins import LOCAL, Request, Response, serving

ARCHIVE = f"{HOME}/category/audio-posts/"

WITH_WHOLE_POSTS = [themes.wordpress_classic, themes.blogger, themes.flat]
WITH_EXCERPTS = [themes.wordpress_blocks, themes.ghost, themes.hugo, themes.newspaper]
THEMES = [*WITH_WHOLE_POSTS, *WITH_EXCERPTS]

Theme = Callable[..., str]


def fetched(markup: str, url: str = ARCHIVE) -> Fetched:
    return Fetched(url, markup.encode(), "text/html", "utf-8")


def nothing(url: str, accept: str = "") -> Fetched:
    raise FetchError(url, "is not to be had", 404)


def listed(markup: str, url: str = ARCHIVE) -> list[Entry]:
    return list(read_listing(read_page(fetched(markup, url)), nothing))


def is_listing(markup: str, url: str = "file:page.html") -> bool:
    return lists_posts(read_page(fetched(markup, url)))


# --- what is on a page


@pytest.mark.parametrize("theme", THEMES)
def test_the_posts_of_a_page_in_its_order(theme: Theme) -> None:
    entries = listed(theme(*PIECES))
    assert [entry.title for entry in entries] == [piece.title.replace("'", "’") for piece in PIECES]
    assert [entry.published.date().day for entry in entries if entry.published] == [piece.day for piece in PIECES]
    assert len({entry.key for entry in entries}) == 3
    assert is_listing(theme(*PIECES))


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme is not themes.hugo])
def test_the_key_is_that_of_the_posts_page(theme: Theme) -> None:
    assert [entry.key for entry in listed(theme(*PIECES))] == [url_key(piece.url) for piece in PIECES]


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme is not themes.newspaper])
def test_posts_have_the_category_that_they_name_or_that_the_page_is_of(theme: Theme) -> None:
    assert all("Audio Posts" in entry.categories for entry in listed(theme(*PIECES)))


def test_categories_come_by_name_and_the_slugs_of_classes_say_nothing_new() -> None:
    assert listed(themes.wordpress_classic(*PIECES))[0].categories == ("Audio Posts", "News & Views")


@pytest.mark.parametrize("theme", [themes.wordpress_classic, themes.blogger, themes.flat, themes.hugo])
def test_authors(theme: Theme) -> None:
    assert [entry.read().author for entry in listed(theme(*PIECES))] == ["Tove Lind", "Ida Brook", "Tove Lind"]


@pytest.mark.parametrize("theme", WITH_WHOLE_POSTS)
def test_whole_posts_are_taken_from_the_page(theme: Theme) -> None:
    for entry, piece in zip(listed(theme(*PIECES)), PIECES, strict=True):
        post = entry.read()
        assert (post.form, post.is_excerpt, post.source) == (Form.HTML, False, ARCHIVE)
        assert all(paragraph in post.body for paragraph in piece.paragraphs)
        assert piece.markup not in post.body
        assert piece.words not in post.body


@pytest.mark.parametrize("theme", WITH_EXCERPTS)
def test_an_excerpt_is_what_there_is_where_the_page_is_gone(theme: Theme) -> None:
    for entry, piece in zip(listed(theme(*PIECES)), PIECES, strict=True):
        post = entry.read()
        assert post.is_excerpt
        assert piece.excerpt in post.body
        assert "Keep reading" not in post.body


def test_lines_beside_the_text_are_its_furniture() -> None:
    post = listed(themes.wordpress_classic(*PIECES))[1].read()
    assert post.furniture == ("Posted on March 8, 2026 by Ida Brook", "Posted in Audio Posts | Leave a reply")


def test_a_reshared_post_names_its_paper_and_not_the_blog() -> None:
    post = listed(themes.wordpress_classic(RESHARED, *PIECES))[0].read()
    assert (post.publisher, post.shared_by, post.author) == ("The Harbour Post", "Ida_Brook", None)
    assert post.original == "https://harbourpost.example/2026/02/toll/"
    assert post.also == (title_key("A toll on fog", "The Harbour Post"),)
    assert "shared this story" not in post.body
    assert RESHARED.paragraphs[0] in post.body


def test_a_reshare_above_the_text_is_read_as_well() -> None:
    line = "<div class='r'>Ida_Brook shared this story from The Harbour Post.</div>"
    page = themes.wordpress_classic(*PIECES).replace(
        '<div class="entry-content">', f'{line}<div class="entry-content">'
    )
    post = listed(page)[0].read()
    assert (post.publisher, post.shared_by) == ("The Harbour Post", "Ida_Brook")
    assert PIECES[0].paragraphs[0] in post.body


def test_a_revision_changes_with_the_text_and_not_with_the_comments() -> None:
    page = themes.wordpress_classic(*PIECES)
    before = [entry.revision for entry in listed(page)]
    assert [entry.revision for entry in listed(page.replace("Leave a reply", "12 replies"))] == before
    after = [entry.revision for entry in listed(page.replace("costs twice", "costs thrice"))]
    assert after[:2] == before[:2]
    assert after[2] != before[2]


# --- pages as browsers save them


def saved(markup: str) -> str:
    """Return a page as "save page as" leaves it: links whole, scripts gone, where it was in a comment."""
    mark = f"<!-- saved from url=(0041){ARCHIVE} -->\n"
    head, _, rest = markup.partition("<script>")
    return markup[:16] + mark + (head + rest.partition("</script>")[2])[16:].replace('href="/', f'href="{HOME}/')


@pytest.mark.parametrize("theme", THEMES)
def test_a_saved_page_lists_the_same_as_a_live_one(theme: Theme) -> None:
    page = saved(theme(RESHARED, *PIECES))
    assert is_listing(page)
    entries = listed(page, "file:page.html")
    assert [entry.key for entry in entries] == [entry.key for entry in listed(theme(RESHARED, *PIECES))]


def test_a_saved_page_that_does_not_say_where_it_was_has_its_titles_for_keys() -> None:
    (entry, *_) = listed(
        themes.ghost(*PIECES).replace(f'<link rel="canonical" href="{HOME}/tag/audio-posts/">', ""), "file:x"
    )
    assert entry.key == title_key(entry.title, "The Quay")
    assert entry.read().url is None


# --- themes that are rare


def article(body: str) -> str:
    return themes.document(f'<main class="h-feed">{body}</main>')


@pytest.mark.parametrize("name", ['<h1><a href="/u/quay">The Quay</a></h1>', '<h2><a href="/">The Quay</a></h2>'])
def test_the_name_of_the_site_is_no_post(name: str) -> None:
    page = themes.ghost(*PIECES).replace(f'<link rel="canonical" href="{HOME}/tag/audio-posts/">', "")
    plain = listed(page, "file:page.html")
    with_name = page.replace("<body", "<title>The Quay | Long reads</title><body", 1)
    start = with_name.index(">", with_name.index("<body")) + 1
    found = listed(with_name[:start] + name + with_name[start:], "file:page.html")
    assert [entry.title for entry in found] == [entry.title for entry in plain]


def test_notes_without_a_title() -> None:
    notes = "".join(
        f'<article class="h-entry"><div class="e-content"><p>{piece.excerpt}</p></div><a class="u-url" href="/notes/{piece.day}">'
        f'<time class="dt-published" datetime="{piece.iso}">{piece.words}</time></a></article>'
        for piece in PIECES
    )
    posts = [entry.read() for entry in listed(article(notes))]
    assert [(post.title, post.url, post.is_excerpt) for post in posts] == [
        ("", f"{HOME}/notes/{n}", False) for n in (9, 8, 7)
    ]


def test_a_title_that_leads_elsewhere_is_the_original_of_the_note() -> None:
    links = "".join(
        f'<article class="hentry"><h2 class="entry-title"><a href="https://else.example/{piece.slug}">{piece.markup}</a></h2><div class='
        f'"entry-content">{piece.body}</div><p><a rel="bookmark" href="/l/{piece.slug}"><time datetime="{piece.iso}">∞</time></a></p></article>'
        for piece in PIECES
    )
    post = listed(article(links))[1].read()
    assert (post.url, post.original) == (f"{HOME}/l/agnes", "https://else.example/agnes")


def test_a_front_page_of_sections_lists_posts_and_not_sections() -> None:
    cards = "".join(
        f'<div class="card"><h3><a href="/s/{{n}}/{p.slug}">{p.markup}</a></h3><p>{p.excerpt}</p></div>' for p in PIECES
    )
    sections = "".join(
        f'<section><h2><a href="/s/{n}/">Section {n}</a></h2>{cards.replace("{n}", str(n))}</section>' for n in range(5)
    )
    assert len(listed(article(sections), HOME)) == 15


def test_posts_that_only_json_ld_lists() -> None:
    posts = ",".join(
        f'{{"@type":"BlogPosting","headline":"{p.title}","url":"/p/{p.slug}","datePublished":"{p.iso}"}}'
        for p in PIECES
    )
    head = f'<script type="application/ld+json">{{"@type":"Blog","blogPost":[{posts}]}}</script>'
    entries = listed(themes.document('<div id="root"></div>', head=head))
    assert [entry.key for entry in entries] == [url_key(f"{HOME}/p/{piece.slug}") for piece in PIECES]
    assert entries[0].published is not None


def test_dates_in_other_languages_and_rows_of_a_table() -> None:
    rows = "".join(
        f"<table><tr><td><font><b><a href='{p.url}'>{p.markup}</a></b></font><br><i>{p.day}. März 2026</i><br>{'<br><br>'.join(p.paragraphs)}</td></tr></table>"
        for p in PIECES
    )
    entries = listed(f"<html><body><table><tr><td>{rows}</td></tr></table></body></html>")
    assert [entry.published.day for entry in entries if entry.published] == [9, 8, 7]
    assert not entries[0].read().is_excerpt


def test_a_list_of_nothing_but_dates_and_titles() -> None:
    items = "".join(f'<li><span>2026-03-0{p.day}</span> <a href="/posts/{p.slug}">{p.markup}</a></li>' for p in PIECES)
    assert [entry.key for entry in listed(article(f"<ul>{items}</ul>"))] == [
        url_key(f"{HOME}/posts/{p.slug}") for p in PIECES
    ]


def test_many_posts_on_one_page_are_all_listed() -> None:
    pieces = [replace(PIECES[0], slug=f"p{number}", title=f"Post {number}") for number in range(150)]
    assert len(listed(themes.hugo(*pieces))) == 150


# --- pages that are no lists


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("tag", ["article", "div"])
def test_a_post_with_related_ones_is_no_list(tag: str, linked: bool) -> None:
    page = themes.single(*PIECES, tag=tag, linked=linked)
    assert not is_listing(page)
    for url in (PIECES[0].url, "file:page.html"):
        with pytest.raises(SourceError, match="lists no posts"):
            listed(page, url)


@pytest.mark.parametrize(
    "says",
    [
        {"body": "post-template-default single single-post postid-7"},
        {"head": '<meta property="article:published_time" content="2026-03-09T06:30:00+01:00">'},
        {"head": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'},
        {"head": '<meta property="og:type" content="article">'},
    ],
)
def test_what_a_page_says_of_itself_decides(says: dict[str, str]) -> None:
    short = replace(PIECES[0], paragraphs=("Nothing happened, and it took all day.",))
    assert not is_listing(themes.single(short, *PIECES[1:], linked=True, **says))


def test_an_article_with_headings_that_are_links_is_no_list() -> None:
    sections = "".join(
        f'<h3><a href="https://shop{n}.example/x">The lamp {n}</a></h3>{p.body}' for n, p in enumerate(PIECES)
    )
    assert not is_listing(article(f"<h1>Three lamps</h1>{PIECES[0].body}{sections}"))


@pytest.mark.parametrize(
    "page",
    [b"", b" ", b"\0", b"plain text", b"<html></html>", b"<p>Just a moment...</p>", b"\xff\xfe<", bytes(range(256))],
)
def test_pages_without_anything_are_no_lists(page: bytes) -> None:
    with pytest.raises(SourceError):
        list(read_listing(read_page(Fetched(ARCHIVE, page)), nothing))


def test_a_category_without_posts_lists_none() -> None:
    page = themes.document("<main><h1>Nothing found</h1></main>", body="archive category category-maps")
    assert listed(page) == []


_PIECE = st.sampled_from(
    ["<article>", "</article>", "<h2 class=entry-title>", "</h2>", "<a href=/a>", "<a href='http://[bad'>", "<a href=#>", "</a>", "<p>",
     "<div class='post hentry category-x'>", "</div>", "<time datetime=9999-12-31T23:59:59-23:59>", "<base href='//['>", "<li>", "&#1;",
     "<body class='archive category'>", "The ferry left at six.", "Ida shared this story from The Post.", "9. März 2026", "Read more",
     '<script type="application/ld+json">{"@graph":[1,null,{"@type":["Article"],"author":[{"name":3}],"url":{"@id":5}}]}</script>',
     '<script type="application/ld+json">{"@type":"Blog","blogPost":[{"url":"/a"},{"url":["/b"]},{"item":null}]}</script>']
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECE | st.text(max_size=8), max_size=30))
def test_whatever_a_page_consists_of_only_source_errors_come_of_it(pieces: list[str]) -> None:
    page = read_page(fetched("<html>" + "".join(pieces).encode(errors="replace").decode()))
    next_page(page)
    try:
        for entry in read_listing(page, nothing):
            assert entry.key
            assert entry.revision
            entry.read()
    except SourceError:
        pass


# --- posts on pages of their own


def blog(*pieces: Piece, **pages: Response) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        slug = request.path.rstrip("/").rpartition("/")[2]
        if slug in pages:
            return pages[slug]
        found = {piece.slug: themes.single(piece) for piece in pieces}
        page = found.get(slug) or themes.ghost(*pieces)
        return Response(page.replace(HOME, request.home))

    return answer


def read_all(tmp_path: Path, answer: Callable[[Request], Response]) -> list[Post | SourceError]:
    """Return the posts that a blog lists, read, or what is wrong with them."""
    found: list[Post | SourceError] = []
    with serving(answer) as home:
        web = Web(tmp_path, LOCAL, sleep=lambda s: None)
        for entry in read_listing(read_page(web(f"{home}/tag/audio-posts/")), web):
            try:
                found.append(entry.read())
            except SourceError as error:
                found.append(error)
            assert isinstance(found[-1], SourceError) or entry.key in (found[-1].key, *found[-1].also)
        web.close()
    return found


def test_an_excerpt_is_read_from_its_page(tmp_path: Path) -> None:
    posts = read_all(tmp_path, blog(RESHARED, *PIECES))
    assert all(isinstance(post, Post) and (post.form, post.is_excerpt) == (Form.PAGE, False) for post in posts)
    first, second = posts[:2]
    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert (first.publisher, first.shared_by) == ("The Harbour Post", "Ida_Brook")
    assert first.original == "https://harbourpost.example/2026/02/toll/"
    assert "shared this story" not in first.body
    assert all(paragraph in second.body for paragraph in PIECES[0].paragraphs)
    assert second.title == "The last ferry & its keeper’s dog"


def test_a_post_is_known_by_the_url_that_its_page_calls_its_own(tmp_path: Path) -> None:
    page = themes.single(
        PIECES[0], head='<link rel="canonical" href="https://quay.example/the-last-ferry/?utm_source=x">'
    )
    (post,) = read_all(tmp_path, blog(PIECES[0], **{"last-ferry": Response(page)}))
    assert isinstance(post, Post)
    assert (post.key, post.original) == ("url:quay.example/the-last-ferry", "https://quay.example/the-last-ferry/")


@pytest.mark.parametrize(
    "answer",
    [
        Response("gone", status=404),
        Response("%PDF-1.7", media_type="application/pdf"),
        Response(""),
        Response("<html><body>Log in</body></html>"),
        Response(status=302, headers=(("Location", "/"),)),
    ],
)
def test_a_page_that_is_not_to_be_had_leaves_the_excerpt(tmp_path: Path, answer: Response) -> None:
    post, other = read_all(tmp_path, blog(*PIECES[:2], **{"last-ferry": answer}))
    assert isinstance(post, Post)
    assert isinstance(other, Post)
    assert (post.form, post.is_excerpt) == (Form.HTML, True)
    assert PIECES[0].excerpt in post.body
    assert not other.is_excerpt


def test_a_page_that_fails_for_the_moment_is_an_error_of_its_own(tmp_path: Path) -> None:
    post, other = read_all(tmp_path, blog(*PIECES[:2], **{"last-ferry": Response(status=503)}))
    assert isinstance(post, FetchError)
    assert isinstance(other, Post)


# --- older pages


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        (themes.wordpress_classic, f"{ARCHIVE}page/2/"),
        (themes.wordpress_blocks, f"{ARCHIVE}?query-0-page=2"),
        (themes.blogger, f"{HOME}/search/label/Audio%20Posts?updated-max=2026-03-01T00:00:00Z&max-results=20&start=3"),
        (themes.ghost, f"{HOME}/tag/audio-posts/page/2/"),
        (themes.hugo, f"{HOME}/categories/audio-posts/page/2/"),
        (themes.newspaper, f"{HOME}/topics/audio-posts?page=2"),
        (themes.flat, f"{HOME}/page/2/"),
    ],
)
def test_the_page_with_older_posts(theme: Theme, expected: str) -> None:
    assert next_page(read_page(fetched(theme(*PIECES)))) == expected


def test_a_page_in_the_middle_leads_on_and_not_back() -> None:
    page = themes.wordpress_classic(*PIECES, number=3)
    assert next_page(read_page(fetched(page, f"{ARCHIVE}page/3/"))) == f"{ARCHIVE}page/4/"


# --- cards


def cards(*cards: str) -> str:
    return article("".join(f'<article class="card">{card}</article>' for card in cards))


def test_a_link_that_lies_over_a_card_is_that_of_its_title() -> None:
    page = cards(
        *(
            f'<a class="stretched" href="/s/{p.slug}" aria-label="{p.markup}"></a><span><a href="/tag/news/" rel="tag">News</a></span>'
            f"<h3>{p.markup}</h3><p>{p.excerpt}</p>"
            for p in PIECES
        )
    )
    entries = listed(page)
    assert [entry.key for entry in entries] == [url_key(f"{HOME}/s/{piece.slug}") for piece in PIECES]
    assert entries[0].categories == ("News",)


def test_a_category_with_one_post_is_a_list() -> None:
    one = themes.ghost(PIECES[0]).replace("tag-template", "")
    assert [entry.key for entry in listed(one)] == [url_key(PIECES[0].url)]


def test_labels_name_categories() -> None:
    label = "<div>Categories<div>Audio Posts, News</div></div>"
    page = cards(
        *(f'<h2><a href="/s/{p.slug}">{p.markup}</a></h2><time>{p.words}</time>{label}{p.body}' for p in PIECES)
    )
    assert listed(page)[0].categories == ("Audio Posts", "News")


def test_classes_name_categories_where_nothing_else_does() -> None:
    page = cards(*(f'<h2><a href="/s/{p.slug}">{p.markup}</a></h2><time>{p.words}</time>{p.body}' for p in PIECES))
    marked = page.replace('class="card"', 'class="post hentry category-audio-posts category-12 tag-x"')
    assert listed(marked)[0].categories == ("audio-posts",)


@pytest.mark.parametrize(
    ("heading", "body", "category"),
    [
        ("Category: <span>Audio Posts: Selected</span>", "", "Audio Posts: Selected"),
        ("Category Archives: Audio Posts", "", "Audio Posts"),
        ("Kategorie: Hören", "", "Hören"),
        ("Audio Posts: Selected", "archive category category-audio-posts-selected category-3", "Audio Posts: Selected"),
        ("Tag: Ships", "archive tag tag-ships", "Ships"),
        ("Ships", "tag-template tag-ships", "Ships"),
        ("The quay: a diary", "", None),
        ("The Quay", "archive category category-3", None),
    ],
)
def test_the_category_that_a_page_is_of(heading: str, body: str, category: str | None) -> None:
    items = "".join(
        f'<article><h2><a href="/s/{p.slug}">{p.markup}</a></h2><time>{p.words}</time></article>' for p in PIECES
    )
    page = themes.document(f"<main><h1>{heading}</h1>{items}</main>", body=body)
    assert listed(page)[0].categories == ((category,) if category else ())


def test_the_same_post_twice_on_a_page_is_listed_once() -> None:
    assert len(listed(themes.wordpress_classic(*PIECES, PIECES[0]))) == 3
