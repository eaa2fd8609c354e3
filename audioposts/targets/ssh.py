"""The address of a folder on another machine -> how OpenSSH's programs are asked for it. Pure.

The programs are used, and no library, so that whatever works with `ssh HOST` works here: names and jump hosts of
~/.ssh/config, agents, keys in hardware. Host keys must be known, whatever that file says; nothing is ever asked.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from audioposts.config.targets import TargetSettings
from audioposts.errors import ConfigError, TargetError
from audioposts.targets.files import without_secrets

_USER = re.compile(r"[A-Za-z0-9_][\w.@+-]*")
_HOST = re.compile(r"[A-Za-z0-9_][\w.-]*|[0-9A-Fa-f:.]+")
_TIMEOUT_S = 30

_REASONS = (
    (r"Can't open user config file|Bad configuration option", "ssh_config is no file that ssh understands"),
    (
        r"REMOTE HOST IDENTIFICATION HAS CHANGED",
        "its host key is not the one that is known; find out why, then: {keygen}",
    ),
    (r"Host key verification failed", "its host key is not known; connect once by hand and compare it: {ssh}"),
    (
        r"Permission denied \([a-z]|Too many authentication failures",
        "refuses the login; this must work by itself: {ssh}",
    ),
    (r"No space left|Disk quota exceeded|Quota exceeded", "has no space left; make room and publish again"),
    (r"Read-only file system", "can only be read; mount it for writing"),
    (r"command not found|subsystem request failed", "does not offer it; install rsync there, or switch on sftp"),
    (r"Permission denied", "this user may not write there; give it the folder"),
    (r"No such file or directory|not found$", "its folder does not exist there; make it, and publish again"),
    (r"Could not resolve hostname", "the name of its host is not known; is it misspelt?"),
    (r"Connection refused|timed out|No route to host|unreachable", "cannot be reached; publish again later"),
    (r": Failure$|rsync ended with code 11", "files cannot be written there; is its disk full?"),
    (r"Connection (closed|reset)|Broken pipe|connection unexpectedly closed", "the connection was cut; publish again"),
)


@dataclass(frozen=True, slots=True)
class Remote:
    """A folder on another machine."""

    url: str
    host: str
    """As ssh wants it, with the user if one is named."""

    port: int | None
    path: str
    """Without a slash at the end; where it does not begin with one, from the user's home folder."""

    config: Path | None

    def options(self) -> list[str]:
        """Return the options that ssh and sftp have in common."""
        options = ["-oBatchMode=yes", "-oStrictHostKeyChecking=yes", f"-oConnectTimeout={_TIMEOUT_S}"]
        options += ["-oServerAliveInterval=15", "-oServerAliveCountMax=4"]
        options += [f"-oPort={self.port}"] if self.port else []
        return options + (["-F", str(self.config)] if self.config else [])

    def refusal(self, said: str) -> TargetError:
        """Return what a program said on its way out as an error that says what to do."""
        port = f"-p {self.port} " if self.port else ""
        said = said.replace("\r", "")
        by_hand = {
            "ssh": f"ssh {port}{self.host}",
            "keygen": f"ssh-keygen -R {self.host.rpartition('@')[2]}",
        }
        for pattern, reason in _REASONS:
            if re.search(pattern, said, re.MULTILINE):
                return TargetError(self.url, reason.format(**by_hand))
        lines = [line for line in said.splitlines() if line.strip()]
        return TargetError(
            self.url, without_secrets(lines[-1].strip()) if lines else "the connection was cut; publish again"
        )


def remote_of(settings: TargetSettings) -> Remote:
    """Return the folder that an address is of.

    Raises:
        ConfigError: it names no host or no folder.

    """
    parts = urlsplit(settings.url)
    user, host, path = unquote(parts.username or ""), parts.hostname or "", unquote(parts.path)
    if not _HOST.fullmatch(host) or (user and not _USER.fullmatch(user)):
        raise ConfigError(settings.name, f"is no address; write {parts.scheme}://user@host/folder")
    if not path.strip("/"):
        raise ConfigError(settings.name, f"names no folder; write {parts.scheme}://user@host/folder")
    from_home = path.removeprefix("/~/").rstrip("/") if path.startswith("/~/") else path.rstrip("/")
    host = f"[{host}]" if ":" in host else host
    return Remote(settings.url, f"{user}@{host}" if user else host, parts.port, from_home, settings.ssh_config)


def missing(program: str, subject: str) -> ConfigError:
    """Return the error for a program that is not there."""
    return ConfigError(subject, f"needs the program {program}, which is not installed here")
