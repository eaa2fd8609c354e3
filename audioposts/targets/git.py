"""A branch of a git repository, from which Pages are served, as a target. I/O: the program `git`.

A bare repository in the home's private state has what is on the branch; nothing is checked out, and what is on it and
not ours stays. Whatever is sent becomes one commit, and public in one step, by the push.
"""

import shlex
import subprocess
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from audioposts.config.home import Home
from audioposts.config.targets import TargetSettings, program_environment
from audioposts.errors import ConfigError, TargetError, storage
from audioposts.targets.contract import Listed, Sent
from audioposts.targets.files import PublicFile, without_secrets
from audioposts.targets.staging import staged
from audioposts.targets.state import state_of

_DEFAULT_BRANCH = "gh-pages"
_NO_JEKYLL = ".nojekyll"
"""Without it GitHub leaves out what Jekyll leaves out, such as files that begin with an underscore."""

_NONE = "0" * 40

_REASONS = (
    ("stale info", "somebody else has changed the branch meanwhile; publish again"),
    ("fetch first", "somebody else has changed the branch meanwhile; publish again"),
    ("non-fast-forward", "somebody else has changed the branch meanwhile; publish again"),
    ("Host key verification failed", "its host key is not known; connect once by hand and compare it"),
    ("terminal prompts disabled", "wants a login; let git's credential helper know it, or use git+ssh://"),
    ("could not read Username", "wants a login; let git's credential helper know it, or use git+ssh://"),
    ("Authentication failed", "refuses the login; correct it in git's credential helper"),
    ("Permission denied (", "refuses the login; its key must be in the agent or ~/.ssh"),
    ("protected branch", "the branch is protected; allow pushes to it, with force unless history = true"),
    ("branch is currently checked out", "the branch is checked out there; name another branch, or a bare repository"),
    ("exceeds GitHub's file size limit", "a file is larger than the host allows; publish sound to another target"),
    ("does not appear to be a git repository", "is no repository; make it, or correct the address"),
    ("Repository not found", "is no repository that this login may see; make it, or correct the address"),
    ("not found", "is no repository; make it, or correct the address"),
    ("No space left", "has no space left; make room and publish again"),
    ("Could not resolve host", "cannot be reached; publish again later"),
    ("Failed to connect", "cannot be reached; publish again later"),
    ("Connection refused", "cannot be reached; publish again later"),
    ("ermission denied", "may not be written by this user"),
)


def open_branch(settings: TargetSettings, home: Home) -> "Branch":
    """Return the branch that an address is of.

    Raises:
        ConfigError: git is not installed, or the address names no branch that may be.

    """
    url, _, branch = settings.url.removeprefix("git+").partition("#")
    if url.startswith("file://"):
        url = unquote(url.removeprefix("file://"))
    git = _Git(state_of(settings, home).with_suffix(".git"), settings)
    branch = branch or _DEFAULT_BRANCH
    if git.ask("check-ref-format", "--branch", branch).returncode:
        raise ConfigError(settings.name, f"{branch!r} is no name of a branch")
    return Branch(git, url, branch, keeps_history=settings.history)


class Branch:
    """What is on a branch, and what will be with the next push."""

    def __init__(self, git: "_Git", url: str, branch: str, *, keeps_history: bool) -> None:
        self.shown = git.shown
        self._git = git
        self._url = url
        self._there = f"refs/heads/{branch}"
        self._here = f"refs/published/{branch}"
        self._keeps_history = keeps_history
        self._head = ""
        self._waiting: list[tuple[PublicFile, str, Sent]] = []

    def listing(self, folders: Collection[str]) -> dict[str, Listed]:  # noqa: ARG002 - one list has all
        """Return what is on the branch; marks are the names of blobs. The index is as the branch is, afterwards."""
        self._git.prepare()
        self._head = self._git.run("ls-remote", self._url, self._there).partition("\t")[0]
        if self._head and self._git.ask("cat-file", "-e", f"{self._head}^{{tree}}").returncode:
            self._git.run("fetch", "-q", "--no-tags", "--depth=1", self._url, f"+{self._there}:{self._here}")
        self._git.run("read-tree", *([self._head] if self._head else ["--empty"]))
        lines = self._git.run("ls-tree", "-r", "-l", "-z", self._head).split("\0") if self._head else []
        return dict(_listed(lines))

    def send(self, files: Sequence[PublicFile], sent: Sent) -> None:
        """Put files into the index; they are there when all is pushed."""
        with staged([file for file in files if isinstance(file.source, bytes)]) as folder:
            paths = [file.source if isinstance(file.source, Path) else folder / file.path for file in files]
            blobs = self._git.run("hash-object", "-w", "--no-filters", "--stdin-paths", lines=map(str, paths)).split()
        self._git.index(f"100644 {blob}\t{file.path}" for file, blob in zip(files, blobs, strict=True))
        self._waiting += [(file, blob, sent) for file, blob in zip(files, blobs, strict=True)]

    def delete(self, paths: Sequence[str]) -> None:
        self._git.index(f"0 {_NONE}\t{path}" for path in paths)

    def finish(self) -> None:
        """Push what has changed as one commit, which has all that was there before it only with `history`."""
        empty = self._git.run("hash-object", "-w", "--stdin").strip()
        self._git.index([f"100644 {empty}\t{_NO_JEKYLL}"])
        tree = self._git.run("write-tree").strip()
        if not self._head or tree != self._git.run("rev-parse", f"{self._head}^{{tree}}").strip():
            self._push(tree)
        for file, blob, sent in self._waiting:
            sent(file, blob)

    def close(self) -> None:
        """Do nothing: nothing is open."""

    def _push(self, tree: str) -> None:
        parent = ["-p", self._head] if self._keeps_history and self._head else []
        commit = self._git.run("commit-tree", tree, *parent, "-m", "Publish the podcast").strip()
        # Whatever happens, the branch is replaced only if it is as it was when we looked.
        lease = f"--force-with-lease={self._there}:{self._head}"
        self._git.run("push", "-q", lease, self._url, f"{commit}:{self._there}")
        self._git.run("update-ref", self._here, commit)
        if not self._keeps_history:
            self._git.tidy()


class _Git:
    """The program, in a bare repository of ours."""

    def __init__(self, repository: Path, settings: TargetSettings) -> None:
        self.shown = settings.url
        self._repository = repository
        ssh = ["ssh", "-oBatchMode=yes", "-oStrictHostKeyChecking=yes"]
        ssh += ["-F", str(settings.ssh_config)] if settings.ssh_config else []
        self._environment = program_environment(GIT_SSH_COMMAND=shlex.join(ssh))

    def prepare(self) -> None:
        """Make the repository, or clear away what a killed git has locked."""
        with storage(self._repository):
            if not (self._repository / "HEAD").is_file():
                self._repository.mkdir(parents=True, exist_ok=True)
                self.run("init", "-q", "--bare", str(self._repository))
            for lock in (*self._repository.glob("*.lock"), *self._repository.glob("refs/**/*.lock")):
                lock.unlink()

    def run(self, *arguments: str, lines: Iterable[str] = ()) -> str:
        """Return what git prints; what it refuses is an error."""
        done = self.ask(*arguments, said="".join(f"{line}\n" for line in lines))
        if done.returncode:
            raise self._refusal(done.stderr.decode(errors="replace"))
        return done.stdout.decode(errors="surrogateescape")

    def ask(self, *arguments: str, said: str = "") -> "subprocess.CompletedProcess[bytes]":
        """Return what git did, whatever it is. Sound does not get smaller: no time is lost on trying."""
        options = ["-c", "core.compression=0", "-c", "core.bigFileThreshold=1m", "-c", "gc.auto=0"]
        options += ["-c", "user.name=audioposts", "-c", "user.email=audioposts@localhost", "-c", "commit.gpgSign=false"]
        where = [f"--git-dir={self._repository}"] if arguments[0] not in ("init", "check-ref-format") else []
        try:
            return subprocess.run(
                ["git", *where, *options, *arguments],
                input=said.encode(errors="surrogateescape"),
                capture_output=True,
                check=False,
                env=self._environment,
            )
        except FileNotFoundError:
            raise ConfigError(self.shown, "needs the program git, which is not installed here") from None

    def index(self, lines: Iterable[str]) -> None:
        """Change entries of the index."""
        said = "".join(f"{line}\0" for line in lines)
        done = self.ask("update-index", "-z", "--index-info", said=said)
        if done.returncode:
            raise self._refusal(done.stderr.decode(errors="replace"))

    def tidy(self) -> None:
        """Delete what no commit has any more, so that old sound does not pile up here."""
        self.run("repack", "-a", "-d", "-q")
        self.run("prune", "--expire=now")

    def _refusal(self, said: str) -> TargetError:
        for sign, reason in _REASONS:
            if sign in said:
                return TargetError(self.shown, reason)
        lines = [line for line in said.splitlines() if line.strip()]
        return TargetError(
            self.shown, without_secrets(lines[-1].strip()) if lines else "git failed and does not say why"
        )


def _listed(lines: Sequence[str]) -> Iterator[tuple[str, Listed]]:
    """Yield files as `ls-tree -l` lists them: mode, type, blob, size, path."""
    for line in lines:
        facts, _, path = line.partition("\t")
        if path and facts.split()[1] == "blob":
            _, _, blob, size = facts.split()
            yield path, Listed(int(size), blob)
