"""SFTP and rsync against a real SSH server on this machine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.config.targets import TargetKind, TargetSettings
from audioposts.errors import ConfigError, TargetError
from audioposts.targets import Publication, publish_to
from audioposts.targets.contract import Target
from audioposts.targets.files import collect, public_file
from audioposts.targets.opening import open_target
from audioposts.targets.ssh import remote_of
from tests.targets.killing import check_feed, publish_and_kill, write_tree
from tests.targets.memory import Quiet
from tests.targets.ssh_server import SshServer, needs_rsync, needs_sftp, needs_sshd, ssh_server

KINDS = [
    pytest.param(TargetKind.SFTP, marks=[needs_sshd, needs_sftp]),
    pytest.param(TargetKind.RSYNC, marks=[needs_sshd, needs_rsync]),
]
SCHEMES = {TargetKind.SFTP: "sftp", TargetKind.RSYNC: "rsync+ssh"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as server:
        yield server


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> TargetKind:
    return TargetKind(request.param)


@pytest.fixture
def there(tmp_path: Path) -> Path:
    there = tmp_path / "the web's folder"
    there.mkdir()
    return there


@pytest.fixture
def settings(kind: TargetKind, server: SshServer, there: Path) -> TargetSettings:
    url = server.url(SCHEMES[kind], str(there).replace(" ", "%20"))
    return TargetSettings("web", url, kind, ssh_config=server.config)


@pytest.fixture
def target(settings: TargetSettings, home: Home) -> Iterator[Target]:
    opened = open_target(settings, home)
    yield opened
    opened.close()


def contents_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def go(home: Home, settings: TargetSettings) -> Publication:
    return publish_to(settings, home, collect(home.episodes), Quiet())


def refused(home: Home, settings: TargetSettings) -> str:
    with pytest.raises(TargetError) as caught:
        go(home, settings)
    message = str(caught.value)
    assert message.startswith(f"{settings.url}: ")
    assert "\n" not in message
    return message.removeprefix(f"{settings.url}: ")


def test_a_folder_gets_the_tree_and_then_what_changed(home: Home, settings: TargetSettings, there: Path) -> None:
    (there / "own.html").write_text("foreign")
    write_tree(home, 30, 100)
    assert len(go(home, settings).sent) == 32
    assert contents_of(there) == contents_of(home.episodes) | {"own.html": b"foreign"}
    assert go(home, settings).sent == ()
    write_tree(home, 31, 100)
    assert sorted(path for path, _ in go(home, settings).sent) == [
        "show/episode-000000001f.mp3",
        "show/feed.xml",
        "show/index.html",
    ]
    (home.episodes / "show" / "episode-000000001f.mp3").unlink()
    write_tree(home, 30, 100)
    assert go(home, replace(settings, delete_after_days=0)).deleted == ("show/episode-000000001f.mp3",)
    assert contents_of(there) == contents_of(home.episodes) | {"own.html": b"foreign"}


def test_everybody_may_read_what_is_there(home: Home, settings: TargetSettings, there: Path) -> None:
    write_tree(home, 1, 100)
    (home.episodes / "show" / "episode-0000000001.mp3").chmod(0o600)
    go(home, settings)
    assert {path.stat().st_mode & 0o777 for path in there.rglob("*.*")} == {0o644}
    assert (there / "show").stat().st_mode & 0o755 == 0o755


def test_names_of_any_letters(target: Target, there: Path) -> None:
    names = [
        "a b.mp3",
        "[1] *?.mp3",
        'say "hi".mp3',
        "it's.mp3",
        "-rf.mp3",
        "~x.mp3",
        "$HOME;`id`.mp3",
        "#1.mp3",
        "ä.mp3",
    ]
    files = [public_file(f"sh [ow]/{name}", name.encode()) for name in names]
    target.listing(["sh [ow]"])
    target.send(files, lambda *_: None)
    assert contents_of(there) == {file.path: file.source for file in files}
    assert {path: listed.size for path, listed in target.listing(["sh [ow]"]).items()} == {
        file.path: file.size for file in files
    }
    target.delete([file.path for file in files[1:]])
    assert list(contents_of(there)) == ["sh [ow]/a b.mp3"]


def test_a_file_takes_the_place_of_the_old_one_in_one_step(target: Target, there: Path) -> None:
    target.send([public_file("a/b/feed.xml", b"old")], lambda *_: None)
    with (there / "a/b/feed.xml").open() as reader:
        target.send([public_file("a/b/feed.xml", b"new and longer")], lambda *_: None)
        assert reader.read() == "old"
    assert contents_of(there) == {"a/b/feed.xml": b"new and longer"}


def test_a_host_whose_key_is_not_known_is_not_trusted(home: Home, settings: TargetSettings, tmp_path: Path) -> None:
    careless = tmp_path / "careless"
    text = re.sub(
        "UserKnownHostsFile .*", "UserKnownHostsFile /dev/null\n  StrictHostKeyChecking no", _client(settings)
    )
    careless.write_text(text)
    write_tree(home, 1, 100)
    assert re.match(
        r"its host key is not known; connect once by hand and compare it: ssh -p \d+ ",
        refused(home, replace(settings, ssh_config=careless)),
    )


def test_a_host_whose_key_is_another_one_is_not_trusted(
    home: Home, settings: TargetSettings, server: SshServer, tmp_path: Path
) -> None:
    other = (server.folder / "key.pub").read_text()
    (tmp_path / "known").write_text(f"[127.0.0.1]:{server.port} {other}")
    (tmp_path / "client").write_text(
        re.sub("UserKnownHostsFile .*", f"UserKnownHostsFile {tmp_path}/known", _client(settings))
    )
    write_tree(home, 1, 100)
    assert "ssh-keygen -R" in refused(home, replace(settings, ssh_config=tmp_path / "client"))


def test_a_login_that_is_refused_is_said(home: Home, settings: TargetSettings, tmp_path: Path) -> None:
    (tmp_path / "client").write_text(re.sub("IdentityFile .*", f"IdentityFile {tmp_path}/none", _client(settings)))
    write_tree(home, 1, 100)
    message = refused(home, replace(settings, ssh_config=tmp_path / "client"))
    assert message.startswith("refuses the login; this must work by itself: ssh -p ")


def test_a_host_that_does_not_answer_is_said(home: Home, settings: TargetSettings, server: SshServer) -> None:
    write_tree(home, 1, 100)
    nowhere = replace(settings, url=settings.url.replace(f":{server.port}", ":9"))
    assert refused(home, nowhere) == "cannot be reached; publish again later"


def test_a_folder_that_is_not_there_is_said(home: Home, settings: TargetSettings, there: Path) -> None:
    there.rmdir()
    write_tree(home, 1, 100)
    assert refused(home, settings) == "its folder does not exist there; make it, and publish again"
    assert not there.exists()


def test_a_settings_file_that_is_not_there_is_said(home: Home, settings: TargetSettings, tmp_path: Path) -> None:
    write_tree(home, 1, 100)
    assert refused(home, replace(settings, ssh_config=tmp_path / "none")).startswith("ssh_config is no file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_said(home: Home, settings: TargetSettings, there: Path) -> None:
    there.chmod(0o555)
    write_tree(home, 1, 100)
    assert refused(home, settings) == "this user may not write there; give it the folder"


def test_what_is_in_the_way_is_said(home: Home, settings: TargetSettings, there: Path) -> None:
    (there / "show").write_text("a file")
    write_tree(home, 1, 100)
    assert refused(home, settings)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root can mount a small disk")
def test_a_full_disk_is_said_and_the_feed_stays(home: Home, settings: TargetSettings, there: Path) -> None:
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", there], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        write_tree(home, 2, 100_000)
        go(home, settings)
        write_tree(home, 8, 400_000)
        message = refused(home, settings)
        assert "disk full" in message or "no space left" in message
        assert check_feed(lambda path: (there / path).read_bytes()) == 2
    finally:
        subprocess.run(["umount", "-l", there], check=True)


def test_a_program_that_is_not_there_is_named(
    home: Home, settings: TargetSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(home, 1, 100)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ConfigError, match=r"needs the program (sftp|rsync), which is not installed here"):
        go(home, settings)


@pytest.mark.parametrize("sent", [8])
def test_an_upload_that_is_killed_leaves_the_feed_valid(
    home: Home, settings: TargetSettings, there: Path, sent: int
) -> None:
    home.settings.write_text(
        'base_url = "https://podcasts.example.com"\n'
        f'[targets.web]\nurl = "{settings.url}"\nssh_config = "{settings.ssh_config}"\n'
    )
    write_tree(home, 3, 100)
    go(home, settings)
    write_tree(home, 25, 2_000_000)
    # Two more than the three episodes and the two pages: one is on its way.
    assert publish_and_kill(home, when=lambda: sum(1 for _ in (there / "show").iterdir()) > 5 + sent)

    def read(path: str) -> bytes | None:
        return (there / path).read_bytes() if (there / path).exists() else None

    assert check_feed(read) == 3
    assert not publish_and_kill(home, when=lambda: False)
    assert check_feed(read) == 25
    assert contents_of(there) == contents_of(home.episodes)


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("sftp://me@example.com/srv/www/", "me@example.com", "/srv/www"),
        ("sftp://example.com/~/www", "example.com", "www"),
        ("sftp://me@[::1]:22/srv/a%20b", "me@[::1]", "/srv/a b"),
    ],
)
def test_an_address_is_read(url: str, host: str, path: str) -> None:
    remote = remote_of(TargetSettings("web", url, TargetKind.SFTP))
    assert (remote.host, remote.path) == (host, path)


@pytest.mark.parametrize(
    "url", ["sftp:///srv", "sftp://host", "sftp://host/", "sftp://-oProxyCommand=x/srv", "sftp://-x@host/srv"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="sftp://user@host/folder"):
        remote_of(TargetSettings("web", url, TargetKind.SFTP))


def _client(settings: TargetSettings) -> str:
    assert settings.ssh_config
    return settings.ssh_config.read_text()
