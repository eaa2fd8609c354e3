"""The table [web] of the settings."""

from pathlib import Path

import pytest

from audioposts.config import Home, load_settings
from audioposts.errors import ConfigError
from audioposts.fetching import FetchError, LateWeb
from audioposts.models import POLITE, Manners
from audioposts.studio import open_studio
from tests.standins import Response, serving


def settings(home: Home, table: str) -> Manners:
    home.settings.write_text(f"[web]\n{table}\n[shows.a]\n")
    return load_settings(home).manners


def test_without_a_table_there_are_good_manners(home: Home) -> None:
    assert settings(home, "") == POLITE == Manners(None, 1.0, (), ())


def test_what_a_table_says(home: Home) -> None:
    found = settings(
        home,
        'contact = "ida@quay.example"\npace_s = 2\nignore_robots_of = ["blog.example.com", "::1"]\n'
        'allow_private = ["nas.local", "10.0.0.0/8", "192.168.1.5/24", "fd00::/8", "127.0.0.1", "[::1]"]',
    )
    assert found == Manners(
        "ida@quay.example",
        2.0,
        ("blog.example.com", "::1"),
        ("nas.local", "10.0.0.0/8", "192.168.1.5/24", "fd00::/8", "127.0.0.1", "[::1]"),
    )


@pytest.mark.parametrize("contact", ["https://a.example/about", "http://a.example/@ida", "ida+bot@quay.example"])
def test_a_contact(home: Home, contact: str) -> None:
    assert settings(home, f'contact = "{contact}"').contact == contact


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ('contact = "Ida"', "contact"),
        ('contact = "https://a.example/\\r\\nX-Evil: 1"', "contact"),
        ('contact = "https://a.example/ (x)"', "contact"),
        ('contact = "ida@quay.example\\n"', "contact"),
        ('contact = "ïda@quay.example"', "contact"),
        ("pace_s = -1", "pace_s"),
        ("pace_s = 61", "pace_s"),
        ('ignore_robots_of = ["https://blog.example.com/"]', "ignore_robots_of"),
        ('ignore_robots_of = ["*"]', "ignore_robots_of"),
        ('ignore_robots_of = ["10.0.0.0/8"]', "ignore_robots_of"),
        ('allow_private = ["http://nas.local"]', "allow_private"),
        ('allow_private = ["10.0.0.0/33"]', "allow_private"),
        ('allow_private = ["*.local"]', "allow_private"),
        ('allow_private = [""]', "allow_private"),
        ('robots = "no"', "robots"),
    ],
)
def test_what_is_wrong_names_its_key(home: Home, table: str, key: str) -> None:
    with pytest.raises(ConfigError, match=rf"web\.{key}") as caught:
        settings(home, table)
    assert "\n" not in str(caught.value)


def test_a_studio_fetches_as_the_settings_say(home: Home) -> None:
    home.settings.write_text('[web]\ncontact = "ida@quay.example"\nallow_private = ["localhost"]\n[shows.a]\n')
    with serving(lambda request: Response(request.headers["user-agent"])) as server, open_studio(home.path) as studio:
        local = server.replace("127.0.0.1", "localhost")
        assert studio.fetch(local).content.endswith(b"(reads articles aloud; +ida@quay.example)")
        with pytest.raises(FetchError, match="private address"):
            studio.fetch(server)


def test_a_source_that_is_named_by_its_number_may_be_read(home: Home, tmp_path: Path) -> None:
    with serving(lambda _: Response("news")) as server, serving(lambda _: Response("else")) as other:
        home.settings.write_text(f'[web]\npace_s = 0\n[shows.a]\nsources = ["{server}/feed", "sources"]\n')
        with open_studio(home.path) as studio:
            assert studio.fetch(f"{server}/older").content == b"news"
            with pytest.raises(FetchError, match="private address"):
                studio.fetch(other)
            assert isinstance(studio.fetch, LateWeb)
            elsewhere = studio.fetch.elsewhere(tmp_path / "elsewhere")
            assert elsewhere(server).content == b"news"
            elsewhere.close()
