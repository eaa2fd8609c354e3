"""Category pages of invented blogs, each saved as HTML and as text: the same posts, with the same words to be read."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest

from audioposts.cleaning import clean
from audioposts.errors import SourceError
from audioposts.models import Article, Post
from audioposts.sources import Reach, Wanted, list_entries

ARCHIVES = Path(__file__).parents[1] / "pages" / "archives"
NAMES = sorted(file.stem for file in ARCHIVES.glob("*.json"))

SPOKEN = {"html": 17, "txt": 19}
"""Lines of furniture that are read, of 415 in each form; the counts may only fall."""

VERDICTS = {"html": 3, "txt": 6}
"""Posts with another verdict than a person gave them, of 74 in each form."""


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def no_network(url: str, accept: str = "") -> NoReturn:
    raise SourceError(url, "is not to be fetched: the page is saved")


@cache
def read(name: str, form: str) -> tuple[tuple[Post, Article], ...]:
    failed: list[SourceError] = []
    reach = Reach(ARCHIVES, no_network, lambda: b"", failed.append)
    posts = [entry.read() for entry in list_entries(f"{name}.{form}", reach, Wanted())]
    assert not failed
    return tuple((post, clean(post)) for post in posts)


def gold(name: str) -> list[dict[str, Any]]:
    posts: list[dict[str, Any]] = json.loads((ARCHIVES / f"{name}.json").read_text("utf-8"))
    return posts


@pytest.mark.parametrize("form", ["html", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_the_posts_of_a_page_with_their_dates(name: str, form: str) -> None:
    found = [(words(post.title), post.published and post.published.date().isoformat()) for post, _ in read(name, form)]
    assert found == [(words(post["title"]), post["date"]) for post in gold(name)]


@pytest.mark.parametrize("form", ["html", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_an_article_is_lost(name: str, form: str) -> None:
    for (_, article), post in zip(read(name, form), gold(name), strict=True):
        spoken = f" {' '.join(words(block.text) for block in article.blocks)} "
        body = [_without_dateline(text) for text in post["body"]] if post["verdict"] in ("full", "teaser") else []
        assert [text for text in body if f" {words(text)} " not in spoken] == []


def _without_dateline(text: str) -> str:
    """Two of the writers left datelines where they stood; they are not read."""
    return re.sub(r"^[A-Z ]{6,}(, \w+)? — ", "", text)


@pytest.mark.parametrize("form", ["html", "txt"])
def test_little_furniture_is_spoken(form: str) -> None:
    spoken = verdicts = 0
    for name in NAMES:
        for (_, article), post in zip(read(name, form), gold(name), strict=True):
            furniture = {words(line) for line in post["furniture"]} - {words(text) for text in post["body"]}
            is_read = post["verdict"] in ("full", "teaser")
            spoken += sum(words(block.text) in furniture for block in article.blocks) if is_read else 0
            verdicts += article.verdict != post["verdict"]
    assert (spoken, verdicts) == (SPOKEN[form], VERDICTS[form])
