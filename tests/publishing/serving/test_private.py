"""Private shows: whoever has an address hears them, nobody else learns that they are there."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from typer.testing import CliRunner

from audioposts.cli import app
from audioposts.config import LOCAL_URL, Home, load_settings
from audioposts.errors import ConfigError
from audioposts.library import Library, Listener
from audioposts.listeners import add, private_files, renew, revoke
from audioposts.pipeline import run
from audioposts.publishing.serving import Site
from audioposts.studio import open_studio
from tests.conftest import PROSE, framed, page
from tests.publishing.serving.running import running
from tests.publishing.serving.test_tree import request

NOW = datetime(2026, 3, 14, tzinfo=UTC)
PUBLIC = '\n[shows.public]\ntitle = "Public"\nsources = ["sources"]\nvoice = "beep"\n'


@pytest.fixture
def private_home(home: Home) -> Home:
    """A home with a private show and a public one, both published."""
    home.settings.write_text(home.settings.read_text() + "private = true\n" + PUBLIC)
    (home.path / "sources" / "page.txt").write_text(page(framed("The ferry", PROSE)))
    with open_studio(home.path) as studio:
        assert not run(studio).errors
    return home


@pytest.fixture
def library(private_home: Home) -> Iterator[Library]:
    with closing(Library(private_home.library)) as opened:
        yield opened


def listener(library: Library, home: Home, name: str = "Ida") -> Listener:
    return add(library, load_settings(home), home, name, "audio-posts")


@pytest.fixture
def token(library: Library, private_home: Home) -> str:
    token = listener(library, private_home).token
    library.close()
    return token


@pytest.fixture
def port(private_home: Home, token: str) -> Iterator[int]:
    def may_listen(asked: str, show: str) -> bool:
        # SQLite keeps to the thread that opened it.
        with closing(Library(private_home.library)) as mine:
            return mine.may_listen(asked, show)

    site = Site(private_home.episodes, LOCAL_URL, is_local=True, private=private_home.private, may_listen=may_listen)
    with running(site) as port:
        yield port


def test_an_app_hears_a_private_show_by_its_address(port: int, token: str) -> None:
    feed = feedparser.parse(request(port, f"/private/{token}/audio-posts/feed.xml").body)
    assert feed.feed.itunes_block == 1
    [entry] = feed.entries
    addresses = [entry.enclosures[0].href, feed.feed.image.href, *(link["url"] for link in [entry.podcast_transcript])]
    for address in addresses:
        assert address.startswith(f"http://127.0.0.1:{port}/private/{token}/audio-posts/"), address
        answer = request(port, urlsplit(address).path, Range="bytes=0-9")
        assert answer.status in ((206,) if address.endswith((".mp3", ".jpg")) else (200, 206)), address
        assert len(answer.body) == 10 or answer.status == 200
    text = request(port, f"/private/{token}/audio-posts/feed.xml").body.decode()
    assert LOCAL_URL not in text
    assert f":{port}/audio-posts/" not in text


def test_what_is_private_is_not_for_search_engines_nor_for_caches(port: int, token: str) -> None:
    answer = request(port, f"/private/{token}/audio-posts/feed.xml")
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "access-control-allow-origin" not in answer.headers


def test_nobody_else_learns_that_there_is_a_private_show(port: int, token: str) -> None:
    missing = request(port, "/gone")
    for path in (
        "/audio-posts/feed.xml", "/private/audio-posts/feed.xml", "/private", "/private/", "/private/x/audio-posts/feed.xml",
        f"/private/{token}", f"/private/{token}/", f"/private/{token}/public/feed.xml", f"/private/{token[:-1]}/audio-posts/feed.xml",
        f"/private/{token}x/audio-posts/feed.xml", f"/private/{token.swapcase()}/audio-posts/feed.xml",
        f"/private/{token}/../audio-posts/feed.xml", f"/private/{token}/audio-posts/../../library.sqlite",
        f"/private/{token}/audio-posts/..%2f..%2f.audioposts/library.sqlite", "/private/%00/audio-posts/feed.xml",
        "/private/' OR 1=1 --/audio-posts/feed.xml".replace(" ", "%20"), f"/private/{token}/audio-posts/gone.mp3",
    ):  # fmt: skip
        answer = request(port, path)
        assert (answer.status, answer.body) == (404, missing.body), path
        assert {k: v for k, v in answer.headers.items() if k != "date"} == {
            k: v for k, v in missing.headers.items() if k != "date"
        }
    assert b"audio-posts" not in request(port, "/").body
    assert b"public" in request(port, "/").body


def test_a_token_in_other_letters_is_none_and_escaped_it_is_itself(port: int, token: str) -> None:
    escaped = "".join(f"%{ord(sign):02x}" for sign in token)
    assert request(port, f"/private/{escaped}/audio-posts/feed.xml").status == 200


def test_a_revoked_token_is_none_at_once(port: int, token: str, private_home: Home) -> None:
    path = f"/private/{token}/audio-posts/feed.xml"
    assert request(port, path).status == 200
    with closing(Library(private_home.library)) as library:
        revoke(library, "Ida", None)
    assert request(port, path).status == 404


def test_no_log_has_a_token_whatever_happens(
    port: int, token: str, private_home: Home, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    path = f"/private/{token}/audio-posts/feed.xml"
    request(port, path)
    request(port, f"{path}/x")
    request(port, path, "POST")
    # The library is damaged: an error of the server's own.
    private_home.library.write_bytes(b"no database" * 1000)
    assert request(port, path).status == 404
    out, err = capfd.readouterr()
    assert token not in caplog.text + out + err


def test_listeners_by_command(private_home: Home) -> None:
    runner = CliRunner()

    def told(*arguments: str, code: int = 0) -> str:
        answer = runner.invoke(app, ["listeners", *arguments, "--home", str(private_home.path)])
        assert answer.exit_code == code, answer.output
        return answer.stdout

    first = told("add", "Ida").strip()
    assert first.startswith("http://localhost:8000/private/")
    assert first.endswith("/audio-posts/feed.xml")
    told("add", "Ida", code=2)
    told("add", "Tove", "--show", "public", code=2)
    token = first.split("/")[4]
    assert len(token) >= 32
    assert token not in told("list") + told("list", "--json")
    assert first in told("list", "--show-urls")
    second = told("renew", "Ida").strip()
    assert second != first
    assert first not in told("list", "--show-urls")
    told("revoke", "Ida")
    told("revoke", "Ida", code=2)
    assert second not in told("list", "--show-urls", "--json")


def test_uploads_have_a_tree_for_each_listener(private_home: Home, library: Library) -> None:
    settings = replace(load_settings(private_home), base_url=LOCAL_URL)
    ida, tove = (listener(library, private_home, name) for name in ("Ida", "Tove"))
    files = dict(private_files(private_home, settings, library))
    for one in (ida, tove):
        feed = files[f"private/{one.token}/audio-posts/feed.xml"]
        assert isinstance(feed, bytes)
        [entry] = feedparser.parse(feed).entries
        path = urlsplit(entry.enclosures[0].href).path.lstrip("/")
        sound = files[path]
        assert isinstance(sound, Path)
        assert sound.stat().st_size == int(entry.enclosures[0].length)
    assert tove.token.encode() not in files[f"private/{ida.token}/audio-posts/feed.xml"]  # type: ignore[operator]
    revoke(library, "Ida", None)
    left = dict(private_files(private_home, settings, library))
    assert left
    assert all(path.startswith(f"private/{tove.token}/") for path in left)
    renewed = renew(library, "Tove", None)
    assert all(
        path.startswith(f"private/{renewed[0].token}/") for path in dict(private_files(private_home, settings, library))
    )


def test_only_private_shows_have_listeners(library: Library, private_home: Home) -> None:
    with pytest.raises(ConfigError, match="has no private show 'public'"):
        add(library, load_settings(private_home), private_home, "Ida", "public")


def test_only_the_owner_reads_the_library(private_home: Home) -> None:
    assert private_home.library.stat().st_mode & 0o077 == 0
    private_home.library.chmod(0o644)
    with closing(Library(private_home.library)) as library:
        library.listeners()
    assert private_home.library.stat().st_mode & 0o077 == 0


# --- what moved


def test_old_names_and_old_hosts_lead_to_the_new_ones(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.mp3").write_bytes(b"sound")
    renamed = {"audio-posts": "news"}
    with running(Site(tmp_path, LOCAL_URL, is_local=True, renamed=renamed)) as port:
        answer = request(port, "/audio-posts/a.mp3")
        assert (answer.status, answer.headers["location"]) == (301, f"http://127.0.0.1:{port}/news/a.mp3")
    site = Site(tmp_path, "https://new.example", renamed=renamed, former_hosts=("old.example",))
    with running(site) as port:
        answer = request(port, "/news/a.mp3", Host="old.example")
        assert (answer.status, answer.headers["location"]) == (301, "https://new.example/news/a.mp3")
        assert request(port, "/news/a.mp3", Host="new.example").status == 200
        assert (
            request(port, "/audio-posts/feed.xml", Host="x").headers["location"] == "https://new.example/news/feed.xml"
        )
