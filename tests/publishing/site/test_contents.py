"""What stands on the pages."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from audioposts.config.site import SiteTable
from audioposts.errors import StorageError
from audioposts.models import Role, Show
from audioposts.models.site import Site
from audioposts.publishing.artwork.palette import contrast
from audioposts.publishing.site import Listed, Page, index_pages
from audioposts.publishing.site.filling import labels, month_name
from audioposts.publishing.site.pages import HERE, page_name
from audioposts.publishing.site.subscribing import apps, is_reachable
from audioposts.publishing.site.theme import DARK, LIGHT, colours_on, theme_css
from tests.publishing.site.samples import BASE, CHAPTERS, SHOW, SITE, episode, lines, pages, text_of, write_text

SPOKEN = lines([
    (Role.TITLE, ["Crossing 1"]),
    (Role.BODY, ["It left at six.", "Nobody on the pier looked up at all."]),
    (Role.HEADING, ["Evening"]),
    (Role.BODY, ["It came back."]),
])  # fmt: skip


def tree_of(page: Page) -> Any:
    return html.document_fromstring(page.render(), parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture
def page(tmp_path: Path) -> Any:
    made = episode(1, chapters=(CHAPTERS[0], replace(CHAPTERS[1], start_ms=5_000)), author="Ida", image="crossing.jpg")
    made = replace(made, transcripts=write_text(tmp_path, "crossing-1", SPOKEN, made.title))
    return tree_of(pages([made], tmp_path)[f"ferries/{page_name(made)}"])


def facts(tree: Any) -> Any:
    return json.loads(tree.xpath("//script[@type='application/ld+json']")[0].text)


def test_the_text_is_there_without_a_script(page: Any) -> None:
    text = " ".join(page.xpath("//section[@class='transcript']//div[@class='text']//text()")).split()
    assert "Nobody on the pier looked up at all." in " ".join(text)
    assert page.xpath("//audio/@controls")
    assert page.xpath("//div[@class='controls']/@hidden")
    headings = [(each.tag, each.text_content()) for each in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert headings == [("h1", "Crossing 1"), ("h2", "Chapters"), ("h2", "Transcript"), ("h3", "Evening")]


def test_chapters_are_links_to_where_they_begin(page: Any) -> None:
    links = page.xpath("//nav[@class='chapters']//a[@class='seek']")
    targets = [link.get("href")[1:] for link in links]
    assert [page.xpath(f"//*[@id='{target}']")[0].text_content().split()[-1] for target in targets] == ["1", "Evening"]
    assert [link.get("data-t") for link in links] == ["0", "5"]
    assert page.xpath("//nav[@class='chapters']//a[@class='out']/@href") == ["https://example.com/evening"]


def test_machines_are_told_what_it_is(page: Any) -> None:
    told = facts(page)
    url = f"{BASE}/ferries/{page_name(episode(1))}"
    assert (told["@type"], told["url"], told["timeRequired"]) == ("PodcastEpisode", url, "PT60S")
    assert told["associatedMedia"]["@type"] == "AudioObject"
    assert told["associatedMedia"]["contentUrl"] == f"{BASE}/ferries/crossing-1.mp3"
    assert told["partOfSeries"] == {"@type": "PodcastSeries", "name": "Ferry Notes", "url": f"{BASE}/ferries/"}
    assert page.xpath("//link[@rel='canonical']/@href") == [url]
    graph = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
    assert graph["og:audio"] == f"{BASE}/ferries/crossing-1.mp3"
    assert graph["og:audio:type"] == "audio/mpeg"
    assert graph["og:image"] == f"{BASE}/ferries/crossing.jpg"
    assert graph["og:url"] == url


def test_the_show_is_a_series() -> None:
    tree = tree_of(pages([episode(1)])["ferries/index.html"])
    told = facts(tree)
    assert (told["@type"], told["webFeed"]) == ("PodcastSeries", f"{BASE}/ferries/feed.xml")
    assert tree.xpath("//link[@rel='alternate']/@href") == [f"{BASE}/ferries/feed.xml"]
    assert tree.xpath("//input[@id='feed']/@value") == [f"{BASE}/ferries/feed.xml"]
    assert tree.xpath("//figure[@class='code']//svg")


def test_links_between_pages_are_relative() -> None:
    made = [episode(n) for n in range(40)][::-1]
    for page in [*pages(made).values(), *index_pages([Listed(SHOW, "c.jpg", 40, made[0])], BASE, SITE)]:
        if page.path.endswith(".html"):
            for link in tree_of(page).xpath("//a/@href | //img/@src | //script/@src | //link[@rel='stylesheet']/@href"):
                assert not link.startswith(("/", BASE)), (page.path, link)


def test_every_file_that_a_page_names_is_made() -> None:
    made = [episode(n, image=f"picture-{n}.jpg") for n in range(40)][::-1]
    every = pages(made) | {page.path: page for page in index_pages([Listed(SHOW, "cover-1.jpg", 40)], BASE, SITE)}
    for path, page in every.items():
        if not path.endswith(".html"):
            continue
        tree = tree_of(page)
        names = tree.xpath("//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //a/@href")
        for name in names:
            if ":" not in name and not name.startswith("#") and not name.endswith((".mp3", ".xml")):
                target = (Path("/", path).parent / name.partition("#")[0]).resolve()
                assert str(target)[1:] in every, (path, name)


def test_notes_say_what_the_page_does_not(tmp_path: Path) -> None:
    names = write_text(tmp_path, "a", SPOKEN)
    repeated = episode(1, transcripts=names, description="From The Pier.\n\nIt left at six.\n\nhttps://example.com/1")
    more = replace(repeated, description="Also: https://example.com/more\n\nIt left at six.")
    assert not tree_of(pages([repeated], tmp_path)[f"ferries/{page_name(repeated)}"]).xpath("//section[@class='notes']")
    notes = tree_of(pages([more], tmp_path)[f"ferries/{page_name(more)}"]).xpath("//section[@class='notes']")[0]
    assert notes.xpath(".//a/@href") == ["https://example.com/more"]
    assert "six" not in notes.text_content()


def test_a_transcript_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.words.json").write_text("{")
    made = episode(1, transcripts=("a.words.json",))
    with pytest.raises(StorageError, match=r"a\.words\.json"):
        pages([made], tmp_path)[f"ferries/{page_name(made)}"].render()


def test_on_this_machine_there_is_nothing_to_scan() -> None:
    tree = tree_of(pages([], base_url="http://localhost:8000")["ferries/index.html"])
    assert not tree.xpath("//figure | //ul[@class='apps']")
    assert tree.xpath("//input[@id='feed']/@value") == ["http://localhost:8000/ferries/feed.xml"]
    assert [is_reachable(url) for url in ("http://127.0.0.1:1", "http://192.168.1.20:8000", BASE)] == [
        False,
        True,
        True,
    ]


def test_links_for_apps() -> None:
    urls = {app.name: app.url for app in apps("https://a.example/f?x=1&y", "A & B")}
    assert urls["Apple Podcasts"] == "podcast://a.example/f?x=1&y"
    assert urls["Overcast"] == "overcast://x-callback-url/add?url=https%3A%2F%2Fa.example%2Ff%3Fx%3D1%26y"
    assert urls["Pocket Casts"] == "pktc://subscribe/a.example/f?x=1&y"
    assert urls["AntennaPod"].endswith("subscribe?url=https%3A%2F%2Fa.example%2Ff%3Fx%3D1%26y&title=A%20%26%20B")


def test_the_index_and_opml() -> None:
    shows = [Listed(SHOW, "c.jpg", 3, episode(3)), Listed(replace(SHOW, slug="b", title="B"), "c.jpg", 0)]
    made = {page.path: page for page in index_pages(shows, BASE + "/", SITE)}
    assert {"index.html", "shows.opml"} < set(made)
    assert [each.text for each in tree_of(made["index.html"]).xpath("//h2/a")] == ["Ferry Notes", "B"]
    outlines = etree.fromstring(made["shows.opml"].render()).findall(".//outline")
    assert [each.get("xmlUrl") for each in outlines] == [f"{BASE}/ferries/feed.xml", f"{BASE}/b/feed.xml"]
    more = {page.path: page for page in index_pages([replace(shows[0], count=4), shows[1]], BASE, SITE)}
    assert {path for path in made if made[path].key != more[path].key} == {"index.html"}


def test_a_private_show_is_nowhere() -> None:
    hidden = Show("secret", "Secret", "Hush", (), private=True)
    made = {page.path: page for page in index_pages([Listed(hidden, "c.jpg", 1), Listed(SHOW, "c.jpg", 1)], BASE, SITE)}
    assert "ecret" not in text_of(made["index.html"]) + text_of(made["shows.opml"])
    made_too = pages([episode(1)], show=hidden)
    for path, page in made_too.items():
        if path.endswith(".html"):
            tree = tree_of(page)
            assert all(
                f"secret/{name}" in made_too for name in tree.xpath("//script/@src | //link[@rel='stylesheet']/@href")
            )
            assert not tree.xpath("//figure | //ul[@class='apps']")
            assert '<meta name="robots" content="noindex">' in text_of(page)
            assert "../index.html" not in text_of(page)
    assert "noindex" not in text_of(pages([episode(1)])["ferries/index.html"])


@pytest.mark.parametrize("accent", [None, "#ff8a5c", "#000000", "#ffffff", "#ffff00", "#0000ff", "#808080"])
def test_colours_can_be_read(accent: str | None) -> None:
    show = replace(SHOW, accent=accent)
    for paper in (LIGHT, DARK):
        colours = colours_on(paper, show)
        for ground in (paper.ground, paper.raised):
            assert contrast(colours.accent, ground) >= 4.5
        for ground in (colours.sentence, colours.word, paper.ground, paper.raised):
            assert contrast(paper.ink, ground) >= 4.5
    assert theme_css(show).count("--accent:") == 2


def test_the_stylesheet_has_the_papers_of_the_theme() -> None:
    sheet = (HERE / "assets" / "site.css").read_text()
    found = [
        tuple(tuple(bytes.fromhex(each)) for each in re.findall(rf"--{name}: #(\w{{6}});", sheet))
        for name in ("paper", "raised", "ink", "quiet", "edge")
    ]
    assert found[:3] == [(LIGHT.ground, DARK.ground), (LIGHT.raised, DARK.raised), (LIGHT.ink, DARK.ink)]
    for paper, quiet, edge in zip((LIGHT, DARK), found[3], found[4], strict=True):
        for ground in (paper.ground, paper.raised):
            assert contrast(quiet, ground) >= 4.5  # type: ignore[arg-type]
            assert contrast(edge, ground) >= 3  # type: ignore[arg-type]


def test_every_language_says_everything() -> None:
    english = set(labels("en"))
    used = set(re.findall(r"said\.(\w+)", "".join(path.read_text() for path in HERE.glob("templates/*.jinja"))))
    assert used <= english
    assert not english & set(dir(dict)), "a template would find the method"
    for language in ("de", "fr-CA", "es"):
        assert set(labels(language)) == english
        assert labels(language)["search"]
    assert labels("ja") == labels("en")


def test_a_page_in_the_language_of_its_show() -> None:
    german = text_of(pages([episode(1)], show=replace(SHOW, language="de"))["ferries/index.html"])
    assert "2. Januar 2026" in german
    assert "Abonnieren" in german
    assert '<html lang="de" dir="ltr">' in german
    assert 'dir="rtl"' in text_of(pages([], show=replace(SHOW, language="ar"))["ferries/index.html"])


def test_months_whatever_was_asked_for_before() -> None:
    day = date(2026, 2, 1)
    said = [month_name(day, language) for language in ("ja", "pt-BR", "de", "en-GB", "xx", "not a language")]
    assert said == ["2026年2月", "fevereiro de 2026", "Februar 2026", "February 2026", "February 2026", "February 2026"]


def test_titles_of_a_digest_stand_above_headings(tmp_path: Path) -> None:
    spoken = lines([(Role.TITLE, ["One"]), (Role.HEADING, ["Part"]), (Role.TITLE, ["Two"])])
    made = episode(1, transcripts=write_text(tmp_path, "d", spoken))
    headings = tree_of(pages([made], tmp_path)[f"ferries/{page_name(made)}"]).xpath("//div[@class='text']//*[self::h3 or self::h4]")  # fmt: skip
    assert [(each.tag, each.text_content()) for each in headings] == [("h3", "One"), ("h4", "Part"), ("h3", "Two")]


def test_settings() -> None:
    assert SiteTable().site() == Site()
    assert SiteTable(enabled=False, title="A", footer="B").site() == Site(False, "A", "B")
