"""Tables [targets.NAME] -> TargetSettings; an address -> its kind. Pure, but for the environment of programs.

An address never holds a password or a key: it is shown in logs, lists and errors. Those are where the programs that
need them look for them: the SSH agent, the credential helper of git, the environment or the profile of AWS.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ConfigDict, Field

from audioposts.config.home import Home
from audioposts.errors import ConfigError

KEEP_DAYS = 7.0
"""How long files stay that the tree no longer has: apps may still hold the feed that names them."""


class TargetKind(StrEnum):
    """How a target is reached."""

    FOLDER = "folder"
    S3 = "s3"
    SFTP = "sftp"
    RSYNC = "rsync"
    GIT = "git"


@dataclass(frozen=True, slots=True)
class TargetSettings:
    """Where the public tree is published to, and how."""

    name: str
    """Of its table; of an address on the command line the address."""

    url: str
    kind: TargetKind
    after_run: bool = False
    delete_after_days: float = KEEP_DAYS
    endpoint: str | None = None
    region: str | None = None
    profile: str | None = None
    acl: str | None = None
    ssh_config: Path | None = None
    history: bool = False
    private: bool = True
    """Whether it gets the private shows, each listener's under a name that is secret."""


_Word = Annotated[str, Field(min_length=1)]


class TargetTable(BaseModel):
    """A table [targets.NAME]."""

    model_config = ConfigDict(extra="forbid")

    url: _Word
    after_run: bool = False
    delete_after_days: Annotated[float, Field(ge=0)] = KEEP_DAYS
    endpoint: Annotated[str, Field(pattern=r"^https?://[^@\s]+$")] | None = None
    region: _Word | None = None
    profile: _Word | None = None
    acl: Literal["public-read", "private", "bucket-owner-full-control"] | None = None
    ssh_config: _Word | None = None
    history: bool = False
    private: bool | None = None


_NAME = r"[a-z0-9]+([-_][a-z0-9]+)*"
_KINDS = {
    "file": TargetKind.FOLDER,
    "s3": TargetKind.S3,
    "sftp": TargetKind.SFTP,
    "rsync+ssh": TargetKind.RSYNC,
    "git+https": TargetKind.GIT,
    "git+http": TargetKind.GIT,
    "git+ssh": TargetKind.GIT,
    "git+file": TargetKind.GIT,
}
_FORMS = "a folder, s3://, sftp://, rsync+ssh://, git+https:// or git+ssh://"
_SCP_LIKE = re.compile(r"[\w.-]+@[\w.-]+:(?!//).+")
_ALLOWED: Mapping[str, tuple[TargetKind, ...]] = {
    "endpoint": (TargetKind.S3,),
    "region": (TargetKind.S3,),
    "profile": (TargetKind.S3,),
    "acl": (TargetKind.S3,),
    "ssh_config": (TargetKind.SFTP, TargetKind.RSYNC, TargetKind.GIT),
    "history": (TargetKind.GIT,),
}


def targets_of(tables: Mapping[str, TargetTable], home: Home) -> tuple[TargetSettings, ...]:
    """Return what the tables say.

    Raises:
        ConfigError: a name or an address is none, or a key is for another kind of target.

    """
    return tuple(_target(name, table, home) for name, table in tables.items())


def chosen_targets(targets: tuple[TargetSettings, ...], to: str | None, home: Home) -> tuple[TargetSettings, ...]:
    """Return the targets that a command is for: that of a name or an address, or all.

    Raises:
        ConfigError: there is none.

    """
    if to is None:
        if targets:
            return targets
        raise ConfigError(home.settings, "has no [targets.NAME]; add one, or name a folder or an address with --to")
    by_name = {target.name: target for target in targets}
    if to in by_name:
        return (by_name[to],)
    if re.fullmatch(_NAME, to):
        known = f"; there are: {', '.join(by_name)}" if by_name else ""
        raise ConfigError(home.settings, f"has no target {to!r}{known} (a folder is written ./{to})")
    url, kind = _checked(to, "--to", Path.cwd())
    return (TargetSettings(url, url, kind, private=kind is not TargetKind.GIT),)


def program_environment(**more: str) -> dict[str, str]:
    """Return the environment of a program that is started: in English, that asks nothing, with its own repository."""
    kept = {
        name: value for name, value in os.environ.items() if not re.match(r"GIT_(DIR|WORK_TREE|INDEX)|LC_ALL", name)
    }
    return kept | {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"} | more


def _target(name: str, table: TargetTable, home: Home) -> TargetSettings:
    key = f"{home.settings}: targets.{name}"
    if not re.fullmatch(_NAME, name):
        raise ConfigError(key, "its name names a file; use only a-z, 0-9 and single hyphens")
    url, kind = _checked(table.url, f"{key}.url", home.path)
    for setting, kinds in _ALLOWED.items():
        if getattr(table, setting) and kind not in kinds:
            raise ConfigError(f"{key}.{setting}", f"is for {' and '.join(kinds)}, and this target is of kind {kind}")
    made = table.model_dump() | {"name": name, "url": url, "kind": kind}
    # Who can read a repository can read the names in it.
    made["private"] = kind is not TargetKind.GIT if table.private is None else table.private
    made["ssh_config"] = home.path / Path(table.ssh_config).expanduser() if table.ssh_config else None
    return TargetSettings(**made)


def _checked(address: str, key: str, folder: Path) -> tuple[str, TargetKind]:
    """Return an address in full, and its kind; what is wrong is said without it, as it may hold a secret."""
    if _SCP_LIKE.fullmatch(address) and ":" not in address.partition("@")[0]:
        return address, TargetKind.GIT
    scheme = address.partition("://")[0].lower() if "://" in address else ""
    if not scheme:
        return _local(address, folder)
    if scheme not in _KINDS:
        raise ConfigError(key, f"{scheme}:// is not known here; it may be {_FORMS}")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise ConfigError(key, "is no address") from None
    if _has_secret(parts):
        raise ConfigError(key, "has a password, token or key in it; leave it out, as docs/publishing.md says")
    return address, _KINDS[scheme]


def _has_secret(parts: SplitResult) -> bool:
    """Tell whether a URL holds more than the name of a user; one of HTTPS or S3 may not even hold that."""
    is_ssh = parts.scheme in ("sftp", "rsync+ssh", "git+ssh")
    return parts.password is not None or (parts.username is not None and not is_ssh) or bool(parts.query)


def _local(address: str, folder: Path) -> tuple[str, TargetKind]:
    """Return a path of this machine: a repository if it names a branch, otherwise a folder."""
    path, _, branch = address.removeprefix("git+").partition("#")
    full = str(folder / Path(path).expanduser())
    if address.startswith("git+") or branch or path.endswith(".git"):
        return f"git+file://{full}#{branch}".rstrip("#"), TargetKind.GIT
    return full, TargetKind.FOLDER
