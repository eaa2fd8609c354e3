"""A home -> its line in the crontab. I/O: `install` runs the crontab program."""

import shlex
import subprocess
import sys
from pathlib import Path

from audioposts.config import Home
from audioposts.errors import ConfigError

_MARK = "# audioposts nightly"
"""Ends our line, so that it is found again; cron hands it to the shell, which takes it for a comment."""


def cron_line(home: Home, hour: int, minute: int) -> str:
    """Return the line for a run every night: absolute paths only, as cron has neither PATH nor folder of the user's."""
    log = home.state / "logs" / "nightly.log"
    python = shlex.quote(str(Path(sys.executable)))
    where = shlex.quote(str(home.path))
    command = (
        f"mkdir -p {shlex.quote(str(log.parent))} && PYTHONUTF8=1 {python} -m audioposts run --home {where}"
        f" >> {shlex.quote(str(log))} 2>&1 {_mark(home)}"
    )
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


def _mark(home: Home) -> str:
    return f"{_MARK} {home.path}"


def _crontab(argument: str, text: str | None = None) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(["crontab", argument], input=text, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise ConfigError("crontab", "is not installed; install cron, or run the line by other means") from error
