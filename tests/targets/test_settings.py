from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.config import Home, load_settings
from audioposts.config.targets import TargetKind, TargetSettings, chosen_targets, program_environment
from audioposts.errors import ConfigError

SECRET = "hunter2-hunter2"


def read(home: Home, text: str) -> tuple[TargetSettings, ...]:
    home.settings.write_text(text)
    return load_settings(home).targets


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("/srv/www/podcasts", TargetKind.FOLDER),
        ("file:///srv/www/podcasts", TargetKind.FOLDER),
        ("s3://bucket/prefix", TargetKind.S3),
        ("sftp://me@example.com:2222/srv/www", TargetKind.SFTP),
        ("rsync+ssh://me@example.com/~/www", TargetKind.RSYNC),
        ("git+https://example.com/me/site.git#gh-pages", TargetKind.GIT),
        ("git+ssh://git@example.com/me/site.git#gh-pages", TargetKind.GIT),
        ("git@example.com:me/site.git#pages", TargetKind.GIT),
    ],
)
def test_an_address_says_how_it_is_reached(home: Home, url: str, kind: TargetKind) -> None:
    target = read(home, f'[targets.web]\nurl = "{url}"\n')[0]
    assert (target.name, target.url, target.kind) == ("web", url, kind)
    assert (target.after_run, target.delete_after_days, target.history) == (False, 7, False)


def test_paths_begin_in_the_home_and_one_with_a_branch_is_a_repository(home: Home) -> None:
    text = '[targets.a]\nurl = "public"\n[targets.b]\nurl = "site.git"\n[targets.c]\nurl = "~/site#pages"\n'
    assert [(target.url, target.kind) for target in read(home, text)] == [
        (f"{home.path}/public", TargetKind.FOLDER),
        (f"git+file://{home.path}/site.git", TargetKind.GIT),
        (f"git+file://{Path.home()}/site#pages", TargetKind.GIT),
    ]


@pytest.mark.parametrize(
    "url",
    [
        f"sftp://me:{SECRET}@example.com/srv",
        f"git+https://{SECRET}@example.com/me/site.git",
        f"git+https://me:{SECRET}@example.com/me/site.git",
        f"s3://AKID:{SECRET}@bucket/prefix",
        f"s3://bucket/prefix?secret={SECRET}",
        f"ftp://me:{SECRET}@example.com/srv",
        f"sftp://me:{SECRET}@example.com:port/srv",
        f"sftp://me:{SECRET}@[::1/srv",
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_repeated(home: Home, url: str) -> None:
    with pytest.raises(ConfigError) as in_settings:
        read(home, f'[targets.web]\nurl = "{url}"\n')
    with pytest.raises(ConfigError) as on_the_command_line:
        chosen_targets((), url, home)
    for caught in (in_settings, on_the_command_line):
        assert SECRET not in str(caught.value)
    assert "targets.web.url" in str(in_settings.value)


@given(st.text(max_size=30), st.sampled_from(["", "s3://", "sftp://", "git+https://", "x://"]))
def test_any_address_is_read_or_refused(text: str, scheme: str) -> None:
    with suppress(ConfigError):
        assert chosen_targets((), scheme + text, Home(Path("/home/me")))[0].url


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[targets.web]\nurl = ""', "targets.web.url"),
        ("[targets.web]\n", "targets.web.url is missing"),
        ('[targets.web]\nurl = "/srv"\nhistori = true', "targets.web.histori is not a key"),
        ('[targets.web]\nurl = "/srv"\nhistory = true', "targets.web.history: is for git"),
        (
            '[targets.web]\nurl = "/srv"\nendpoint = "https://s3.example.com"',
            "is for s3, and this target is of kind folder",
        ),
        ('[targets.web]\nurl = "/srv"\ndelete_after_days = -1', "targets.web.delete_after_days"),
        ('[targets."../x"]\nurl = "/srv"', "its name names a file"),
    ],
)
def test_what_is_wrong_is_said_by_its_key(home: Home, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(home, text)
    assert message in str(caught.value)


def test_a_target_is_chosen_by_name_or_address_or_all_are(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home.path)
    targets = read(home, '[targets.web]\nurl = "/srv"\n[targets.copy]\nurl = "/mnt"\n')
    assert chosen_targets(targets, None, home) == targets
    assert chosen_targets(targets, "copy", home) == targets[1:]
    assert chosen_targets(targets, "./web", home)[0].url == f"{home.path}/web"
    assert chosen_targets(targets, "s3://bucket", home)[0].kind is TargetKind.S3
    with pytest.raises(ConfigError, match=r"has no target 'wep'; there are: web, copy \(a folder is written ./wep\)"):
        chosen_targets(targets, "wep", home)
    with pytest.raises(ConfigError, match=r"has no \[targets.NAME\]; add one"):
        chosen_targets((), None, home)


def test_programs_ask_nothing_and_speak_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/elsewhere")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    environment = program_environment(MORE="1")
    assert "GIT_DIR" not in environment
    assert (environment["LC_ALL"], environment["GIT_TERMINAL_PROMPT"], environment["MORE"]) == ("C.UTF-8", "0", "1")
