"""One post, one key, whoever links to it; two posts, two keys; and any text at all is only text."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.identity import clean_url, guid_key, site_of, title_key, url_key

POST = "https://paper.example/2026/ferry"

PIECES = (
    *("http://", "https://", "HTTPS://", "www.", "paper.example", "пример.example", "xn--e1afmkfd.example", "[::1]"),
    *("@", ":", ":80", ":99999", "/", "//", "/..", "/.", "?", "&", "&amp;", "=", "#", ";", "+", "[", "]", "\\"),
    *("%", "%d0%bf", "%41", "%%341", "п", "İ", "℀", " ", "\t", "\n", "\x00", "\ud800"),
    *("utm_source=x", "p=1", "index.html", "amp", "ref"),
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@pytest.mark.parametrize(
    "url",
    [
        "http://paper.example/2026/ferry",
        "HTTPS://Paper.Example/2026/ferry",
        "https://www.paper.example/2026/ferry",
        "https://paper.example./2026/ferry",
        "https://paper.example:443/2026/ferry",
        "http://paper.example:80/2026/ferry",
        "https://reader:secret@paper.example/2026/ferry",
        "  https://paper.example/2026/ferry\n",
        f"{POST}/",
        f"{POST}//",
        f"{POST}#comments",
        f"{POST}/#:~:text=gulls",
        f"{POST}?",
        f"{POST}/index.html",
        f"{POST}/index.htm",
        f"{POST}/index.php",
        f"{POST}/amp",
        f"{POST}/amp/",
        f"{POST}?amp",
        f"{POST}?amp=1",
        f"{POST}?outputType=amp",
        f"{POST}?utm_source=feed&utm_medium=rss",
        f"{POST}?utm%5Fsource=feed",
        f"{POST}?UTM_Source=feed",
        f"{POST}?fbclid=IwAR0",
        f"{POST}?gclid=1&amp;fbclid=2",
        f"{POST}?mc_cid=1&mc_eid=2",
        f"{POST}?_hsenc=1&_hsmi=2",
        f"{POST}?ref=homepage",
        f"{POST}?share=facebook&nb=1",
        f"{POST}?replytocom=17#respond",
        f"{POST}?print=1",
        f"{POST}?srsltid=AfmBOo",
        "https://paper.example//2026//ferry",
        "https://paper.example/../2026/ferry",
        "https://paper.example/2026/f%65rry",
    ],
)
def test_one_post_has_one_key(url: str) -> None:
    assert url_key(url) == url_key(POST) == "url:paper.example/2026/ferry"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example",
        "https://paper.example/2026/Ferry",
        "https://paper.example/2026/ferry-2",
        "https://paper.example/2026/ferry.html",
        "https://paper.example:8443/2026/ferry",
        "https://news.paper.example/2026/ferry",
        "https://www2.paper.example/2026/ferry",
        "https://paper.example/2026/ferry?p=1",
        "https://paper.example/2026/ferry?p=2",
        "https://paper.example/2026/ferry?p=",
        "https://paper.example/2026/ferry?1201",
        "https://paper.example/2026/ferry?1202",
        "https://paper.example/2026/ferry?page=2",
        "https://paper.example/2026%2Fferry",
        "https://paper.example/2026/ferry/amplitude",
        "https://paper.example/2026/ferry/index",
    ],
)
def test_another_post_has_another_key(url: str) -> None:
    others = {url_key(other) for other in (POST, "https://paper.example/2026/ferry?p=3")}
    assert url_key(url) not in others


def test_posts_that_differ_in_one_parameter_are_told_apart() -> None:
    urls = [f"{POST}?{query}" for query in ("", "p=1", "p=2", "p=", "1201", "1202", "id=1&page=2", "q=%e9", "q=%e8")]
    assert len({url_key(url) for url in urls}) == len(urls)


@pytest.mark.parametrize("letter", ["п", "é", "日", " ", "~", "-", "(", "'", "a"])
def test_a_letter_and_its_escapes_are_one_key(letter: str) -> None:
    raw = "".join(f"%{byte:02x}" for byte in letter.encode())
    spellings = [letter, quote(letter, safe=""), raw, raw.upper()]
    for place in ("https://a.example/x{}y", "https://a.example/x?q=x{}y"):
        assert len({url_key(place.format(spelling)) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        (f"{POST}/?game=1&gallery=2&glossary=a", f"{POST}/?gallery=2&game=1&glossary=a"),
        ("https://a.example/article.php?cid=7", "https://a.example/article.php?cid=7"),
        (f"{POST}?cid=CAMPAIGN_7&eid=9f8e7d&ga=2.1.3&affiliate_id=x&sourceid=y&session=0f", f"{POST}"),
        (f"{POST}/?utm_source=x&p=2#top", f"{POST}/?p=2"),
        ("HTTP://WWW.Paper.Example:80/A", "http://www.paper.example/A"),
        ("https://a.example/x?b=1&a=2", "https://a.example/x?a=2&b=1"),
        ("https://a.example/x?a=1&amp;b=2", "https://a.example/x?a=1&b=2"),
        ("https://a.example/x?u=http://b.example/", "https://a.example/x?u=http%3A%2F%2Fb.example%2F"),
        ("https://a.example/x?q=two words", "https://a.example/x?q=two+words"),
        ("https://a.example/x?&&p=1&", "https://a.example/x?p=1"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("http://[::1", "http://[::1"),
        ("no address", "no address"),
        ("%41:b", "%41:b"),
        ("mailto:ida@paper.example", "mailto:ida@paper.example"),
        ("", ""),
    ],
)
def test_a_clean_url_can_still_be_fetched(url: str, cleaned: str) -> None:
    assert clean_url(url) == cleaned


@pytest.mark.parametrize(
    ("url", "site"),
    [
        (POST, "paper.example"),
        ("https://WWW.Paper.Example:8443/x", "paper.example"),
        ("https://news.paper.example/", "news.paper.example"),
        ("https://xn--e1afmkfd.example/x", "пример.example"),
        ("https://пример.example/x", "пример.example"),
        ("http://[::1]:80/x", "::1"),
        ("https://a.example:99999/", "a.example"),
        ("http://[::1", ""),
        ("mailto:ida@paper.example", ""),
        ("page.txt", ""),
        ("", ""),
    ],
)
def test_the_site_of_a_url(url: str, site: str) -> None:
    assert site_of(url) == site


def test_a_name_in_punycode_and_in_letters_is_one_key() -> None:
    assert url_key("https://xn--e1afmkfd.example/x") == url_key("https://ПРИМЕР.example/x")


@pytest.mark.parametrize("port", ["abc", "99999", "-1", "443x"])
def test_an_impossible_port_is_a_key_of_its_own(port: str) -> None:
    assert url_key(f"https://a.example:{port}/x") not in {
        url_key("https://a.example/x"),
        url_key("https://a.example:1/x"),
    }


@given(TEXTS)
def test_any_text_has_keys(text: str) -> None:
    assert url_key(text).startswith("url:")
    assert guid_key(text, text).startswith("guid:")
    assert title_key(text, text).startswith("title:")
    assert isinstance(site_of(text), str)


@given(TEXTS)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean_url(clean_url(text)) == clean_url(text)


@given(TEXTS)
def test_a_clean_url_has_the_key_of_the_url(text: str) -> None:
    assert url_key(clean_url(text)) == url_key(text)


def test_a_guid_that_is_no_url_belongs_to_its_feed() -> None:
    assert guid_key("17", "https://a.example/feed") != guid_key("17", "https://b.example/feed")
    assert guid_key("17", "https://a.example/feed") == guid_key(" 17\n", "http://www.a.example/feed/")
    assert guid_key("https://a.example/?p=17", "https://a.example/feed") == guid_key("https://a.example/?p=17", "x")


def test_titles_are_one_whatever_their_case_and_spaces() -> None:
    assert title_key("The  Ferry\n", "The Quay") == title_key("the ferry", "THE QUAY")
    assert title_key("Café\u00a0au lait", None) == title_key("Cafe\u0301 au lait", "")
    assert title_key("The ferry", "The Quay") != title_key("The ferry", "The Harbour Post")
    assert title_key("The ferry", "The Quay") != title_key("The ferry", None)


def test_a_password_is_no_part_of_a_url() -> None:
    assert clean_url("https://ida:sesame@a.example/b?c=1") == "https://a.example/b?c=1"
    assert url_key("https://ida:sesame@a.example/b") == url_key("https://a.example/b")
