import pytest

from audioposts.cleaning import clean, clean_html
from audioposts.models import Form, Post, Removal

PARAGRAPH = "<p>It left at six, as it had every day since the war, and nobody on the quay was surprised by it.</p>"

OTHERS = "<p>Nobody spoke until the lights were out of sight.</p><p>Then the rain began, and they all went home.</p>"


def media(html: str) -> list[tuple[str, str, int]]:
    """Return the label, the words and the place of each picture and player in a feed's entry."""
    article = clean(Post("k", "T", html, "feed", Form.HTML))
    return [(one.label, one.text, one.at) for one in article.removed]


@pytest.mark.parametrize(
    ("html", "label", "words"),
    [
        ('<img src="a.jpg" alt="A gull &amp; a mast">', "picture", "A gull & a mast"),
        ('<iframe src="https://www.youtube-nocookie.com/embed/1" title="The ferry"></iframe>', "video", "The ferry"),
        ('<iframe data-src="https://open.spotify.com/x"></iframe>', "audio", "https://open.spotify.com/x"),
        ('<iframe src="https://www.google.com/maps/embed?x"></iframe>', "map", "https://www.google.com/maps/embed?x"),
        ('<iframe src="https://www.instagram.com/p/1/embed"></iframe>', "instagram", "https://www.instagram.com/p/1/embed"),
        ('<video src="a.mp4" aria-label="The quay"></video>', "video", "The quay"),
        ('<audio src="a.mp3"></audio>', "audio", "a.mp3"),
    ],
)  # fmt: skip
def test_what_has_no_text_is_found_at_its_place(html: str, label: str, words: str) -> None:
    assert media(PARAGRAPH + html + PARAGRAPH) == [(label, words, 1)]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.jpg">',
        '<img src="a.jpg" alt="">',
        '<img src="a.jpg" alt="IMG_2041.jpg">',
        '<img src="a.jpg" alt=":-)">',
        '<iframe src="https://ads.example/frame"></iframe>',
        '<iframe src="https://www.youtube.com/embed/1" width="1" height="1"></iframe>',
        '<div hidden><img src="a.jpg" alt="A gull"></div>',
    ],
)
def test_what_nobody_sees_or_knows_is_not_there(html: str) -> None:
    assert media(PARAGRAPH + html + PARAGRAPH) == []


def test_a_post_says_on_which_service_it_is() -> None:
    post = '<blockquote class="twitter-tweet"><p>It is late</p></blockquote>'
    assert media(PARAGRAPH + post + PARAGRAPH) == [("x", "It is late", 1)]
    assert media(PARAGRAPH + post.replace("twitter-tweet", "wp-block-embed") + PARAGRAPH) == [("", "It is late", 1)]


def test_pictures_around_the_article_are_not_in_it() -> None:
    picture = '<img src="a.jpg" alt="A gull on a mast">'
    menu = f"<nav><a href='/'>Home</a>{picture}<a href='/x'>Shop</a></nav>"
    card = f"{picture}<p>Share this article</p>"
    page = f"<html><body>{menu}<article><h1>T</h1>{PARAGRAPH}{picture}{OTHERS}{card}</article>{menu}</body></html>"
    found = [one for one in clean_html(page).removed if one.reason == "picture"]
    assert [(one.text, one.at) for one in found] == [("A gull on a mast", 1)]


def test_a_caption_between_paragraphs_is_the_articles_whatever_the_witnesses_say() -> None:
    figure = '<figure><img src="a.jpg"><figcaption>The ferry at Harwich</figcaption></figure>'
    page = f"<html><body><article><h1>T</h1>{PARAGRAPH}{figure}{OTHERS}</article></body></html>"
    reasons = {one.text: one.reason for one in clean_html(page).removed}
    assert reasons["The ferry at Harwich"] == "photo caption"


def test_pictures_and_players_say_nothing_about_whether_there_is_an_article() -> None:
    pictures = '<img src="a.jpg" alt="A gull on a mast">' * 30
    text = "<p>It left at six.</p>"
    with_pictures, without = (clean_html(f"<html><body>{text}{more}{text}</body></html>") for more in (pictures, ""))
    assert with_pictures.verdict is without.verdict
    assert isinstance(with_pictures.removed[0], Removal)
