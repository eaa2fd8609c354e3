"""Feeds as programs write them, and the posts in them: goldens/NAME.xml -> goldens/NAME.golden.json.

`python -m tests.sources.feeds.test_goldens` writes the golden files anew; review reads the difference.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from audioposts.fetching import Fetched
from audioposts.fetching.web import Web
from audioposts.models import Entry, Post
from audioposts.sources.feeds import is_feed, read_feed
from tests.standins import LOCAL, Request, Response, serving

FEEDS = sorted(path for path in (Path(__file__).parent / "goldens").iterdir() if not path.name.endswith(".golden.json"))

LONG = " ".join(f"Sentence {n} of many that make a text long." for n in range(40))

ARTICLE = f"<html><body><nav>Home</nav><article><h1>A toll on fog</h1><p>{LONG}</p></article></body></html>"
PAGES = {
    "/2026/fog": Response(status=301, headers=(("Location", "/2026/03/fog.html?ref=feed"),)),
    "/2026/03/fog.html": Response(ARTICLE),
    "/wall": Response(status=403),
    "/gone": Response(status=410),
    "/consent": Response("<html><body><p>We value your privacy.</p></body></html>"),
    "/scan.pdf": Response("%PDF", "application/pdf"),
}


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    opened = Web(tmp_path / "web", LOCAL, sleep=lambda seconds: None)
    yield opened
    opened.close()


def answer(request: Request) -> Response:
    return PAGES.get(request.path, Response(status=404))


def entries(path: Path, web: Web, home: str) -> list[Entry]:
    content = path.read_text(encoding="utf-8").replace("{home}", home).replace("{long}", LONG).encode()
    media_type = "application/json" if path.suffix == ".json" else "application/xml"
    assert is_feed(content, media_type)
    url = f"{home}/blog/feed" if "{home}" in path.read_text(encoding="utf-8") else "https://quay.example/blog/feed"
    url = "https://mole.example/blog/feed.atom" if path.stem == "atom" else url
    return list(read_feed(Fetched(url, content, media_type, None, {"content-type": media_type}), web))


def told(value: Entry | Post) -> dict[str, object]:
    """Return the fields that say something, in an order that reads well."""
    found = {field.name: getattr(value, field.name) for field in fields(value)}
    left_out = ("read", "revision")
    return {
        name: said.isoformat() if isinstance(said, datetime) else said
        for name, said in found.items()
        if name not in left_out and said not in (None, "", (), False)
    }


def golden(path: Path, web: Web, home: str) -> str:
    listed = [{"entry": told(entry), "post": told(entry.read())} for entry in entries(path, web, home)]
    text = json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    return text.replace(LONG, "{long}").replace(home, "{home}").replace(home.removeprefix("http://"), "{host}")


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_posts_of_a_feed(path: Path, web: Web) -> None:
    with serving(answer) as home:
        assert golden(path, web, home) == path.with_suffix(".golden.json").read_text(encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder, serving(answer) as address:
        for feed in FEEDS:
            written = golden(feed, Web(Path(folder), LOCAL, sleep=lambda seconds: None), address)
            feed.with_suffix(".golden.json").write_text(written, encoding="utf-8")
            sys.stdout.write(f"{feed.name}\n")
