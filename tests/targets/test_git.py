"""Against repositories on this machine, and one that is reached by SSH."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.config.targets import TargetKind, TargetSettings
from audioposts.errors import ConfigError, TargetError
from audioposts.targets import Publication, publish_to
from audioposts.targets.files import collect
from tests.targets.git_server import LOGIN, git_server
from tests.targets.killing import check_feed, publish_and_kill, write_tree
from tests.targets.memory import Quiet
from tests.targets.ssh_server import needs_sshd, ssh_server

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed here")


def git(repository: Path, *arguments: str) -> str:
    command = ["git", f"--git-dir={repository}", "-c", "user.name=a", "-c", "user.email=a@b", *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode(errors="replace").strip()


@pytest.fixture
def there(tmp_path: Path) -> Path:
    there = tmp_path / "the site.git"
    subprocess.run(["git", "init", "-q", "--bare", there], check=True)
    return there


@pytest.fixture
def settings(there: Path) -> TargetSettings:
    return TargetSettings("pages", f"git+file://{there}#gh-pages", TargetKind.GIT)


def go(home: Home, settings: TargetSettings) -> Publication:
    return publish_to(settings, home, collect(home.episodes), Quiet())


def on_branch(there: Path, branch: str = "gh-pages") -> dict[str, bytes]:
    names = git(there, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")
    command = ["git", f"--git-dir={there}", "cat-file", "blob"]
    return {
        name: subprocess.run([*command, f"{branch}:{name}"], check=True, capture_output=True).stdout
        for name in names
        if name
    }


def in_tree(home: Home) -> dict[str, bytes]:
    root = home.episodes
    files = {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    return files | {".nojekyll": b""}


def commits(there: Path) -> int:
    return int(git(there, "rev-list", "--count", "gh-pages"))


def someone_pushes(there: Path, name: str, content: str) -> None:
    """Add a file to the branch, as a person would."""
    blob = subprocess.run(
        ["git", f"--git-dir={there}", "hash-object", "-w", "--stdin"],
        input=content,
        text=True,
        check=True,
        capture_output=True,
    ).stdout.strip()
    has_branch = "gh-pages" in git(there, "branch", "--list", "gh-pages")
    entries = git(there, "ls-tree", "gh-pages").splitlines() if has_branch else []
    listing = "".join(f"{line}\n" for line in [*entries, f"100644 blob {blob}\t{name}"])
    tree = subprocess.run(
        ["git", f"--git-dir={there}", "mktree"], input=listing, text=True, check=True, capture_output=True
    ).stdout.strip()
    parent = ["-p", "gh-pages"] if has_branch else []
    git(there, "update-ref", "refs/heads/gh-pages", git(there, "commit-tree", tree, *parent, "-m", "by hand"))


def test_a_branch_gets_the_tree_and_then_what_changed(home: Home, settings: TargetSettings, there: Path) -> None:
    write_tree(home, 3, 3_000)
    assert len(go(home, settings).sent) == 5
    assert on_branch(there) == in_tree(home)
    head = git(there, "rev-parse", "gh-pages")
    assert go(home, settings).sent == ()
    assert git(there, "rev-parse", "gh-pages") == head
    write_tree(home, 4, 3_000)
    assert len(go(home, settings).sent) == 3
    (home.episodes / "show" / "episode-0000000004.mp3").unlink()
    write_tree(home, 3, 100)
    assert go(home, replace(settings, delete_after_days=0)).deleted == ("show/episode-0000000004.mp3",)
    assert on_branch(there) == in_tree(home)
    assert commits(there) == 1


def test_old_sound_does_not_pile_up_here(home: Home, settings: TargetSettings) -> None:
    settings = replace(settings, delete_after_days=0)
    for number in range(3):
        shutil.rmtree(home.episodes, ignore_errors=True)
        write_tree(home, 1, 2_000_000 + number)
        sound = home.episodes / "show" / "episode-0000000001.mp3"
        sound.rename(sound.with_name(f"episode-{number:010x}.mp3"))
        go(home, settings)
    repository = home.state / "targets" / "pages.git"
    assert sum(path.stat().st_size for path in repository.rglob("*") if path.is_file()) < 3_000_000


def test_history_is_kept_for_those_who_want_it(home: Home, settings: TargetSettings, there: Path) -> None:
    settings = replace(settings, history=True)
    for episodes in (1, 2, 3):
        write_tree(home, episodes, 100)
        go(home, settings)
    assert commits(there) == 3


def test_what_others_put_on_the_branch_stays(home: Home, settings: TargetSettings, there: Path) -> None:
    someone_pushes(there, "CNAME", "podcasts.example.com")
    write_tree(home, 1, 100)
    go(home, settings)
    someone_pushes(there, "robots.txt", "User-agent: *")
    write_tree(home, 2, 100)
    go(home, settings)
    others = {"CNAME": b"podcasts.example.com", "robots.txt": b"User-agent: *"}
    assert on_branch(there) == in_tree(home) | others


def test_a_feed_that_others_changed_is_put_right(home: Home, settings: TargetSettings, there: Path) -> None:
    write_tree(home, 1, 100)
    (home.episodes / "feed.xml").write_text("<rss>1</rss>")
    go(home, settings)
    someone_pushes(there, "feed.xml", "<rss>2</rss>")
    assert [path for path, _ in go(home, settings).sent] == ["feed.xml"]
    assert on_branch(there)["feed.xml"] == b"<rss>1</rss>"


@pytest.mark.parametrize("history", [False, True])
def test_whoever_loses_both_record_and_repository_sends_no_sound(
    home: Home, settings: TargetSettings, there: Path, history: bool
) -> None:
    settings = replace(settings, history=history)
    write_tree(home, 2, 100)
    go(home, settings)
    shutil.rmtree(home.state / "targets")
    write_tree(home, 3, 100)
    assert len(go(home, settings).sent) == 3
    assert on_branch(there) == in_tree(home)
    assert commits(there) == (2 if history else 1)


def test_a_push_does_not_send_what_is_there(home: Home, settings: TargetSettings, there: Path) -> None:
    def size() -> int:
        return sum(path.stat().st_size for path in there.rglob("*") if path.is_file())

    write_tree(home, 3, 2_000_000)
    go(home, settings)
    before = size()
    write_tree(home, 4, 1_000)
    go(home, settings)
    assert size() - before < 100_000


def test_a_push_that_is_refused_is_said_and_made_good(home: Home, settings: TargetSettings, there: Path) -> None:
    hook = there / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'protected branch hook declined' >&2\nexit 1\n")
    hook.chmod(0o755)
    write_tree(home, 1, 100)
    with pytest.raises(TargetError, match="the branch is protected"):
        go(home, settings)
    hook.unlink()
    assert len(go(home, settings).sent) == 3
    assert on_branch(there) == in_tree(home)


def test_whoever_pushes_meanwhile_is_not_overwritten(home: Home, settings: TargetSettings, there: Path) -> None:
    from audioposts.targets.opening import open_target

    write_tree(home, 1, 100)
    target = open_target(settings, home)
    target.listing([])
    someone_pushes(there, "CNAME", "podcasts.example.com")
    target.send(collect(home.episodes), lambda *_: None)
    with pytest.raises(TargetError, match="somebody else has changed the branch meanwhile"):
        target.finish()
    assert on_branch(there) == {"CNAME": b"podcasts.example.com"}


def test_what_a_killed_git_locked_is_cleared_away(home: Home, settings: TargetSettings, there: Path) -> None:
    write_tree(home, 1, 100)
    go(home, settings)
    (home.state / "targets" / "pages.git" / "index.lock").touch()
    write_tree(home, 2, 100)
    go(home, settings)
    assert on_branch(there) == in_tree(home)


def test_a_repository_that_is_not_there_is_said(home: Home, settings: TargetSettings, tmp_path: Path) -> None:
    write_tree(home, 1, 100)
    with pytest.raises(TargetError, match="is no repository; make it, or correct the address"):
        go(home, replace(settings, url=f"git+file://{tmp_path}/none.git"))


def test_a_branch_that_cannot_be_is_refused(home: Home, settings: TargetSettings) -> None:
    write_tree(home, 1, 100)
    for branch in ("a b", "-x", "../x"):
        with pytest.raises(ConfigError, match="is no name of a branch"):
            go(home, replace(settings, url=f"{settings.url.partition('#')[0]}#{branch}"))


def test_git_that_is_not_there_is_named(home: Home, settings: TargetSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(home, 1, 100)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ConfigError, match="needs the program git"):
        go(home, settings)


def test_the_repository_in_which_a_hook_runs_is_left_alone(
    home: Home, settings: TargetSettings, there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other-index"))
    write_tree(home, 1, 100)
    go(home, settings)
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert on_branch(there) == in_tree(home)
    assert not (tmp_path / "other-index").exists()


@needs_sshd
def test_a_repository_by_ssh(home: Home, there: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ssh"
    folder.mkdir()
    write_tree(home, 2, 3_000)
    with ssh_server(folder) as server:
        url = server.url("git+ssh", str(there).replace(" ", "%20"))
        settings = TargetSettings("pages", url, TargetKind.GIT, ssh_config=server.config)
        go(home, settings)
        assert on_branch(there) == in_tree(home)
        (folder / "known").write_text("")
        with pytest.raises(TargetError, match="its host key is not known"):
            go(home, settings)


@pytest.mark.parametrize("when", ["hashing", "pushing"])
def test_an_upload_that_is_killed_leaves_the_feed_valid(
    home: Home, settings: TargetSettings, there: Path, when: str
) -> None:
    home.settings.write_text(f'base_url = "https://podcasts.example.com"\n[targets.pages]\nurl = "{settings.url}"\n')
    write_tree(home, 3, 100)
    go(home, settings)
    write_tree(home, 20, 2_000_000)
    packs = home.state / "targets" / "pages.git" / "objects" / "pack"
    incoming = there / "objects"

    def is_hashing() -> bool:
        return sum(1 for _ in packs.glob("*.pack")) > 6

    def is_pushing() -> bool:
        return any(name.name.startswith(("tmp_objdir", "incoming")) for name in incoming.iterdir())

    assert publish_and_kill(home, when=is_hashing if when == "hashing" else is_pushing)
    assert check_feed(on_branch(there).get) == 3
    assert not publish_and_kill(home, when=lambda: False)
    assert check_feed(on_branch(there).get) == 20
    assert on_branch(there) == in_tree(home)


def test_a_repository_by_http_with_a_login_that_git_knows(
    home: Home, there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(there, "config", "http.receivepack", "true")
    write_tree(home, 2, 2_000_000)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    with git_server(tmp_path) as address:
        url = f"git+{address}/{there.name.replace(' ', '%20')}"
        settings = TargetSettings("pages", url, TargetKind.GIT)
        with pytest.raises(TargetError, match="wants a login; let git's credential helper know it"):
            go(home, settings)
        (tmp_path / "credentials").write_text(address.replace("//", f"//{LOGIN}@") + "\n")
        (tmp_path / "gitconfig").write_text(f"[credential]\n\thelper = store --file={tmp_path}/credentials\n")
        go(home, settings)
        assert on_branch(there) == in_tree(home)
        (tmp_path / "credentials").write_text(address.replace("//", "//me:wrong-token@") + "\n")
        with pytest.raises(TargetError) as caught:
            go(home, settings)
    assert "wrong-token" not in str(caught.value)
    assert "login" in str(caught.value)
