"""The units of systemd: what is in them, and that systemd reads them as they are meant."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.config import Home
from audioposts.errors import ConfigError
from audioposts.schedule import install_units, systemd_units, unit_name


def exec_start(home: Home) -> str:
    service = systemd_units(home, 4, 30)[f"{unit_name(home)}.service"]
    [line] = [line for line in service.splitlines() if line.startswith("ExecStart=")]
    return line.removeprefix("ExecStart=")


def read_as_systemd(line: str) -> list[str]:
    """Split and unquote as systemd.syntax(7) says: quotes, backslashes, %% and $$."""
    arguments, current, quoted, i = [], "", False, 0
    while i < len(line):
        sign, two = line[i], line[i : i + 2]
        if sign == "\\":
            current, i = current + line[i + 1], i + 1
        elif sign == '"':
            quoted = not quoted
        elif two in ("%%", "$$"):
            current, i = current + sign, i + 1
        elif sign in "%$":
            raise AssertionError(f"{sign} would be expanded")
        elif sign == " " and not quoted:
            arguments.append(current)
            current = ""
        else:
            current += sign
        i += 1
    return [*arguments, current]


def test_the_units_run_every_night_and_make_up_for_missed_ones(tmp_path: Path) -> None:
    units = systemd_units(Home(tmp_path), 4, 5)
    assert set(units) == {f"{unit_name(Home(tmp_path))}.{kind}" for kind in ("service", "timer")}
    timer = units[f"{unit_name(Home(tmp_path))}.timer"]
    assert "OnCalendar=*-*-* 04:05:00\n" in timer
    assert "Persistent=true\n" in timer
    assert read_as_systemd(exec_start(Home(tmp_path)))[1:] == [
        "-m",
        "audioposts",
        "run",
        "--nightly",
        "--home",
        str(tmp_path),
    ]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(lambda name: "/" not in name)
)
def test_any_path_reaches_the_program_as_it_is(name: str) -> None:
    home = Home(Path("/home") / name)
    assert read_as_systemd(exec_start(home))[-1] == str(home.path)


def test_a_path_with_a_line_break_is_refused() -> None:
    with pytest.raises(ConfigError, match="has a line break in its name"):
        systemd_units(Home(Path("/home/a\nExecStartPre=rm")), 4, 30)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_finds_nothing_wrong_with_them(tmp_path: Path) -> None:
    home = Home(tmp_path / '100% my "pod" \\cast')
    home.path.mkdir()
    for name, text in systemd_units(home, 4, 30).items():
        (tmp_path / name).write_text(text)
    units = [str(path) for path in tmp_path.glob("audioposts-*")]
    environment = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)}
    command = ["systemd-analyze", "verify", "--user", *units]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr


def test_they_are_installed_and_the_timer_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, log = tmp_path / "bin" / "systemctl", tmp_path / "log"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$*" >> {log}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    home = Home(tmp_path)
    units = systemd_units(home, 4, 30)
    folder = install_units(home, units, tmp_path / "units")
    assert {path.name: path.read_text() for path in folder.iterdir()} == units
    assert log.read_text() == f"--user daemon-reload\n--user enable --now {unit_name(home)}.timer\n"
    program.write_text("#!/bin/sh\necho 'Failed to connect to bus' >&2\nexit 1\n")
    with pytest.raises(ConfigError, match="refused the timer: Failed to connect to bus; the units are in"):
        install_units(home, units, tmp_path / "units")
    program.unlink()
    with pytest.raises(ConfigError, match="is not installed; use 'audioposts cron'"):
        install_units(home, units, tmp_path / "units")
