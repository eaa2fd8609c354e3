"""Nothing that a post says becomes markup, script or an address that runs one."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from audioposts.models import Chapter, Role, Show
from audioposts.models.site import Site
from audioposts.publishing.site import Listed, index_pages
from audioposts.publishing.site.linked_data import as_script
from audioposts.publishing.site.pages import page_name
from tests.publishing.site.samples import BASE, SHOW, SITE, episode, lines, pages, text_of, write_text

HOSTILE = st.sampled_from([
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus=alert(1) '",
    "{{ 7*7 }} {% raw %}",
    "javascript:alert(1)",
    "&lt;b&gt; &amp;",
    "\u2028\u2029\x00\x1b\ud800",
    "</title></style></textarea>",
    "\u202eevil",
])  # fmt: skip
TEXT = st.builds("".join, st.lists(HOSTILE | st.text(max_size=12), min_size=1, max_size=4)).filter(str.strip)
URL = HOSTILE | st.sampled_from(['https://example.com/"><script>', "data:text/html,x", " javascript:x", "https://a/ b"])
RELAXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)


def check(markup: str) -> Any:
    """Return the tree of a page in which there is no script but ours, and no address that runs one."""
    tree: Any = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    scripts = tree.xpath("//script")
    assert [script.get("type") for script in scripts] == ["application/ld+json", "module"]
    assert scripts[1].get("src").split("/")[-1].startswith("site-")
    assert not scripts[1].text
    assert not tree.xpath("//style | //iframe | //object | //@style | //@onerror | //@onfocus | //@onclick")
    for address in tree.xpath("//@href | //@src"):
        scheme = address.partition(":")[0].lower() if ":" in address.partition("/")[0] else ""
        assert scheme in {"", "http", "https", "podcast", "overcast", "pktc", "castro"}, address
    assert tree.xpath("//meta[@http-equiv]/@content")[0].startswith("default-src 'none'; script-src 'self'")
    json.loads(scripts[0].text)
    return tree


def seen(text: str) -> str:
    """Return what is seen of a text, which a page may break elsewhere."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


@RELAXED
@given(TEXT, TEXT, TEXT, URL, TEXT)
def test_an_episode(tmp_path: Path, title: str, name: str, said: str, url: str, chapter: str) -> None:
    safe = said.encode(errors="replace").decode()
    spoken = lines([(Role.BODY, [safe])] if safe.split() else [])
    made = episode(
        1,
        title=title,
        publisher=name,
        author=name,
        shared_by=name,
        url=url,
        description=f"{said}\n\n{name}",
        chapters=(Chapter(0, chapter, url), Chapter(100, chapter, url)),
        transcripts=write_text(tmp_path, "e", spoken),
    )
    found = pages([made, episode(2)], tmp_path)
    tree = check(text_of(found[f"ferries/{page_name(made)}"]))
    assert seen(tree.xpath("string(//h1)")) == seen(title)
    assert json.loads(tree.xpath("//script")[0].text)["@type"] == "PodcastEpisode"
    check(text_of(found["ferries/index.html"]))
    check(text_of(found[f"ferries/{page_name(episode(2))}"]))


@RELAXED
@given(TEXT, TEXT, TEXT, URL)
def test_a_show_and_the_index(title: str, about: str, footer: str, link: str) -> None:
    show = replace(SHOW, title=title, description=about, author=about, link=link)
    found = pages([episode(1)], show=show)
    tree = check(text_of(found["ferries/index.html"]))
    assert seen(tree.xpath("string(//h1)")) == seen(title)
    listed = [Listed(show, "cover-1.jpg", 1, episode(1, title=title))]
    every = {page.path: page for page in index_pages(listed, BASE, Site(True, title, footer))}
    check(text_of(every["index.html"]))
    outline = etree.fromstring(every["shows.opml"].render()).find(".//outline")
    assert outline is not None
    assert seen(outline.get("text") or "") == seen(title)


@given(st.recursive(TEXT, lambda inner: st.dictionaries(TEXT, inner, max_size=3), max_leaves=5))
def test_linked_data_cannot_end_its_script(value: object) -> None:
    script = as_script({"name": value})
    assert not set(script) & set("<>&\u2028\u2029")
    assert json.loads(script)["name"] == value


def test_a_language_that_is_none_breaks_no_attribute() -> None:
    show = Show("ferries", "A", "B", (), language='en" onload="x')
    assert check(text_of(pages([], show=show)["ferries/index.html"])).get("lang") == "en"


def test_the_footer_is_text() -> None:
    assert SITE.footer in text_of(pages([])["ferries/index.html"])
