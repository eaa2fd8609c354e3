"""The crontab line, and a crontab program that keeps its table in a file."""

import subprocess
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.errors import ConfigError
from audioposts.schedule import cron_line, install

OTHERS = "# my own\nMAILTO=me\n5 4 * * * /usr/bin/backup  # audioposts nightly is not this\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    table, program = tmp_path / "table", tmp_path / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = -l ]; then [ -f {table} ] || {{ echo "no crontab" >&2; exit 1; }}; exec /bin/cat {table}; fi\n'
        f"exec /bin/cat > {table}\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return table


def test_the_line_stands_on_absolute_paths(tmp_path: Path) -> None:
    line = cron_line(Home(tmp_path), 4, 30)
    assert line.startswith("30 4 * * * PYTHONUTF8=1 /")
    assert line.endswith(f"# audioposts nightly {tmp_path}")


def test_odd_paths_are_quoted_for_shell_and_cron(tmp_path: Path) -> None:
    home = Home(tmp_path / "100% my 'home'; rm -rf x")
    home.path.mkdir()
    line = cron_line(home, 4, 30)
    assert "%" not in line.replace(r"\%", "")
    command = line.split(" ", 5)[5].replace(r"\%", "%")
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, env={})
    log = (home.state / "logs" / "nightly.log").read_text()
    assert "audioposts.toml: does not exist; run 'audioposts init'" in log
    assert done.returncode == 2


def test_it_is_installed_once_beside_other_lines(table: Path, tmp_path: Path) -> None:
    table.write_text(OTHERS)
    home = Home(tmp_path)
    line = cron_line(home, 4, 30)
    assert install(home, line)
    assert table.read_text() == f"{OTHERS}{line}\n"
    assert not install(home, line)
    assert table.read_text() == f"{OTHERS}{line}\n"


def test_another_time_takes_the_place_of_the_first(table: Path, tmp_path: Path) -> None:
    home, other = Home(tmp_path), Home(tmp_path / "other")
    install(home, cron_line(home, 4, 30))
    install(other, cron_line(other, 4, 30))
    later = cron_line(home, 5, 0)
    assert install(home, later)
    assert table.read_text().splitlines() == [cron_line(other, 4, 30), later]


def test_an_empty_crontab_is_begun(table: Path, tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert install(home, cron_line(home, 4, 30))
    assert len(table.read_text().splitlines()) == 1


def test_no_crontab_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="crontab: is not installed"):
        install(Home(tmp_path), "line")


def test_a_crontab_that_refuses(table: Path, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "crontab"
    program.write_text("#!/bin/sh\n[ $1 = -l ] && exit 0\necho 'bad minute' >&2\nexit 1\n")
    with pytest.raises(ConfigError, match="crontab: refused the line: bad minute"):
        install(Home(tmp_path), "line")
