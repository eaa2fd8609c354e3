"""Titles and bodies that nobody would write, and somebody will: cleaning makes an article of whatever there is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning import clean
from audioposts.models import Article, Form, OwnRule, Post

_PIECES = [
    "<p>", "</p>", "<div class='x y'>", "</div>", "<b", ">", "<", "&", "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&nbsp;",
    "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<?php ", "?>", "<!doctype html>", "<title>",
    "<h1>", "</h1>", "<ul><li>", "<table><tr><td>", "<a href='javascript:x'>", "<img src=x onerror=y alt='A boat'>",
    "<svg><math>", "<template>", "<p hidden>", "<base href='//x'>", "<meta charset=utf-16>", "<html lang='\0'>",
    '<script type="application/ld+json">{"@type":"Article","author":[[{"@id":"#a"}]]}</script>', "<br/>", "</body></html>",
    "\0", "\x0b", "\x1b[31m", "\u202e", "\u200f", "\ufeff", "\ufffe", "\u2028", "\U0001f600", "e\u0301" * 5, "\u0300" * 50,
    "\u2800", "\u28ff\u2801", "⠁⠂", "\\", "{{ title }}", "{% raw %}", "%s%n", "$(rm -rf ~)", "'; DROP TABLE posts;--", "../../etc",
    "\r\n", "\n\n", "\t", " ", "|", "---", "# ", "> ", "* ", "1. ", "[a](b)", "```", "\u3000", "\u00ad",
    "The ferry left at six.", "Subscribe now!", "Read more", "© 2026", "By Ida Brook", "14 March 2026", "Share this",
]  # fmt: skip
hostile = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=40).map("".join)
posts = st.builds(
    Post,
    key=st.just("k"),
    title=hostile,
    body=hostile,
    source=st.just("page"),
    form=st.sampled_from(list(Form)),
    url=st.none() | st.just("https://a.example/b") | hostile,
    author=st.none() | hostile,
    publisher=st.none() | hostile,
    language=st.none() | st.sampled_from(["en", "xx", "zh-Hant"]),
)


def see(article: Article) -> None:
    """See that what was made of a post can be kept, shown and spoken."""
    for block in article.blocks:
        block.text.encode()
        assert block.text.strip()
        assert "\0" not in block.text
    article.title.encode()


@given(posts)
@settings(deadline=None, max_examples=150)
def test_nothing_that_a_post_says_breaks_cleaning(post: Post) -> None:
    see(clean(post))


@given(posts)
@settings(deadline=None, max_examples=50)
def test_rules_of_ones_own_do_not_either(post: Post) -> None:
    rules = [OwnRule(None, ("p", ".x", "div > b"), ("h1", "td"), (r"^Sub.*", "("[:0]))]
    see(clean(post, "de", rules))


@given(st.text(alphabet=st.characters(codec=None), max_size=200), st.sampled_from(list(Form)))
@settings(deadline=None, max_examples=100)
def test_no_character_breaks_cleaning(text: str, form: Form) -> None:
    """Halves of pairs among them: sources take them out, and programs that call this may not."""
    clean(Post(key="k", title=text, body=f"<p>{text}", source="page", form=form))
