"""A home -> what runs it every night: a line in the crontab, or a timer of systemd. I/O: installing.

Both run `audioposts run --nightly`, which logs and tells by itself.
"""

import shlex
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from platformdirs import user_config_path

from audioposts.config import Home
from audioposts.errors import ConfigError, storage
from audioposts.publishing.files import write_whole

_MARK = "# audioposts nightly"
"""Ends our line, so that it is found again; cron hands it to the shell, which takes it for a comment."""


def cron_line(home: Home, hour: int, minute: int) -> str:
    """Return the line for a run every night: absolute paths only, as cron has neither PATH nor folder of the user's."""
    python = shlex.quote(str(Path(sys.executable)))
    command = f"PYTHONUTF8=1 {python} -m audioposts run --nightly --home {shlex.quote(str(home.path))} {_mark(home)}"
    # A per cent sign is a line break to cron, even in quotes (crontab(5)).
    return f"{minute} {hour} * * * " + command.replace("%", r"\%")


def install(home: Home, line: str) -> bool:
    """Put the line into the user's crontab, in place of an earlier one for the same home; touch no other line.

    Return whether anything had to be changed.

    Raises:
        ConfigError: there is no crontab program, or it refuses.

    """
    mark = _mark(home).replace("%", r"\%")
    before = _crontab("-l").stdout
    lines = before.splitlines()
    kept = [old for old in lines if not old.endswith(mark)]
    if line in lines and len(kept) == len(lines) - 1:
        return False
    answer = _crontab("-", "".join(f"{text}\n" for text in [*kept, line]))
    if answer.returncode:
        raise ConfigError("crontab", f"refused the line: {answer.stderr.strip()}")
    return True


def systemd_units(home: Home, hour: int, minute: int) -> dict[str, str]:
    """Return the user units for a run every night, by name; a night that the machine slept through is made up for.

    Raises:
        ConfigError: the path of the home has a line break in it, which no unit can have.

    """
    if "\n" in str(home.path) or "\r" in str(home.path):
        raise ConfigError(repr(str(home.path)), "has a line break in its name; systemd takes none")
    name = unit_name(home)
    command = " ".join(_for_systemd(part) for part in (sys.executable, "-m", "audioposts", "run", "--nightly"))
    about = str(home.path).replace("%", "%%")
    service = (
        f"[Unit]\nDescription=audioposts: nightly run of {about}\n\n"
        f"[Service]\nType=oneshot\nExecStart={command} --home {_for_systemd(str(home.path))}\n"
        # Another run at work is no failure (EX_TEMPFAIL).
        "SuccessExitStatus=75\nEnvironment=PYTHONUTF8=1\nNice=10\nNoNewPrivileges=yes\nLockPersonality=yes\n"
    )
    timer = (
        f"[Unit]\nDescription=audioposts: every night for {about}\n\n"
        f"[Timer]\nOnCalendar=*-*-* {hour:02}:{minute:02}:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )
    return {f"{name}.service": service, f"{name}.timer": timer}


def install_units(home: Home, units: Mapping[str, str], folder: Path | None = None) -> Path:
    """Write the units to where the user's are, and start the timer; return that folder.

    Raises:
        ConfigError: there is no systemd for users here, or it refuses.

    """
    folder = folder or user_config_path("systemd") / "user"
    for name, text in units.items():
        with storage(folder):
            write_whole(folder / name, text.encode())
    for arguments in (("daemon-reload",), ("enable", "--now", f"{unit_name(home)}.timer")):
        try:
            answer = subprocess.run(
                ["systemctl", "--user", *arguments], capture_output=True, text=True, check=False, timeout=60
            )
        except FileNotFoundError as error:
            raise ConfigError("systemctl", "is not installed; use 'audioposts cron'") from error
        if answer.returncode:
            why = " ".join(answer.stderr.split()) or f"exit code {answer.returncode}"
            raise ConfigError("systemctl", f"refused the timer: {why}; the units are in {folder}")
    return folder


def unit_name(home: Home) -> str:
    """Return the name of the units of a home, which tells it from those of other homes."""
    return f"audioposts-{sha256(str(home.path).encode()).hexdigest()[:8]}"


def _for_systemd(argument: str) -> str:
    """Return an argument as ExecStart takes it: quoted, with nothing in it that is expanded (systemd.service(5))."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        argument = argument.replace(sign, written)
    return f'"{argument}"'


def _mark(home: Home) -> str:
    return f"{_MARK} {home.path}"


def _crontab(argument: str, text: str | None = None) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(["crontab", argument], input=text, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise ConfigError("crontab", "is not installed; install cron, or run the line by other means") from error
