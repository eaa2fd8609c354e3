"""Runs that nobody watches, as cron starts them: processes of their own."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audioposts.config import Home
from audioposts.library import Library
from tests.conftest import PROSE, framed, page, prose
from tests.notices.test_senders import service
from tests.standins.faults import Faulty


def nightly(home: Home, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "audioposts", "run", "--nightly", "--home", str(home.path), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, env=os.environ | environment
    )


def log(home: Home) -> str:
    return (home.state / "logs" / "nightly.log").read_text()


@pytest.fixture
def source(home: Home) -> Path:
    path = home.path / "sources" / "page.txt"
    path.write_text(page(framed("The ferry", PROSE)))
    return path


def test_all_well_is_silence_and_a_log_and_a_ping(home: Home, source: Path) -> None:
    with Faulty(service) as server:
        home.settings.write_text(
            f'[notify]\nping = "{server.url}/id"\nwebhook = "{server.url}/hook"\n' + home.settings.read_text()
        )
        done = nightly(home)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert [asked.path for asked in server.asked] == ["/id/start", "/id"]
        assert b"published: The ferry" in server.asked[1].body
    lines = log(home).splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d{4} ", line) for line in lines)
    assert any("published: " in line for line in lines)
    assert lines[-1].endswith("1 new episode")


def test_a_failure_is_told_once_and_the_ping_says_so(home: Home, source: Path) -> None:
    (home.path / "sources" / "broken.txt").write_bytes(b"")
    with Faulty(service) as server:
        home.settings.write_text(
            f'[notify]\nping = "{server.url}/id"\nwebhook = "{server.url}/hook"\n' + home.settings.read_text()
        )
        done = nightly(home)
        assert done.returncode == 1
        assert done.stderr == "audioposts: broken.txt: is empty; save the category page again\n"
        paths = [asked.path for asked in server.asked]
        assert paths == ["/id/start", "/hook", "/id/fail"]
        assert server.asked[1].json["failures"] == ["broken.txt: is empty; save the category page again"]
        assert server.asked[1].json["episodes"] == ["The ferry"]


def test_a_notice_that_cannot_be_sent_does_not_fail_the_run(home: Home, source: Path) -> None:
    home.settings.write_text('[notify]\nping = "http://127.0.0.1:1/secret-id"\n' + home.settings.read_text())
    assert nightly(home).returncode == 0
    assert "notice: audioposts: 127.0.0.1: cannot be reached" in log(home)
    assert "secret-id" not in log(home)


def test_wrong_settings_are_told_too(home: Home, source: Path) -> None:
    with Faulty(service) as server:
        text = home.settings.read_text().replace('voice = "beep"', 'voice = "nobody"')
        home.settings.write_text(f'[notify]\nwebhook = "{server.url}/hook"\n' + text)
        done = nightly(home)
        assert done.returncode == 2
        assert "nobody" in done.stderr
        assert "nobody" in server.asked[-1].json["text"]


def test_other_options_are_refused(home: Home) -> None:
    done = nightly(home, "--limit", "3")
    assert done.returncode == 2
    assert "--nightly: takes no other option but --home" in done.stderr


def test_another_run_at_work_is_no_alarm(home: Home, source: Path) -> None:
    from filelock import FileLock

    home.state.mkdir(parents=True)
    with Faulty(service) as server, FileLock(home.state / "lock"):
        home.settings.write_text(f'[notify]\nwebhook = "{server.url}/hook"\n' + home.settings.read_text())
        done = nightly(home)
        assert (done.returncode, done.stderr) == (75, "")
        assert server.asked == []
    assert "another run is at work" in log(home)


def with_engine(tmp_path: Path, action: str) -> str:
    """Return a PYTHONPATH with which every Python does this before a sentence is spoken."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'audioposts.speech.engines.tone':\n"
        "            sys.meta_path.remove(self)\n"
        "            import importlib.util\n"
        "            spec = importlib.util.find_spec(name)\n"
        "            load = spec.loader.exec_module\n"
        "            def exec_module(module):\n"
        "                load(module)\n"
        "                import time\n"
        "                speak = module.ToneEngine.synthesize\n"
        "                def synthesize(self, spoken):\n"
        f"                    {action}\n"
        "                    return speak(self, spoken)\n"
        "                module.ToneEngine.synthesize = synthesize\n"
        "            spec.loader.exec_module = exec_module\n"
        "            return spec\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    return str(folder)


def test_an_engine_that_hangs_ends_the_run_and_the_next_one_goes_on(home: Home, tmp_path: Path) -> None:
    (home.path / "sources" / "page.txt").write_text(page(framed("The goat", prose(1)), framed("The ferry", PROSE)))
    with Faulty(service) as server:
        settings = f'[notify]\nwebhook = "{server.url}/hook"\n[watch]\nstall_minutes = 0.1\n'
        home.settings.write_text(settings + home.settings.read_text())
        hanging = with_engine(tmp_path, "time.sleep(9999 if 'ferry' in spoken.text else 0)")
        began = time.monotonic()
        done = nightly(home, PYTHONPATH=hanging)
        assert done.returncode == 1
        assert time.monotonic() - began < 60
        assert "nothing was finished for too long" in done.stderr
        assert "The ferry" in server.asked[-1].json["text"]
    library = Library(home.library)
    [attempt] = library.attempts()
    library.close()
    assert attempt.title == "The ferry"
    assert nightly(home).returncode == 0
    assert len(list((home.episodes / "audio-posts").glob("*.mp3"))) == 1, "the other one waits for its next try"


def test_who_is_slow_but_steady_is_not_ended(home: Home, tmp_path: Path) -> None:
    (home.path / "sources" / "page.txt").write_text(
        page(framed("The ferry", "\n\n".join([prose(n) for n in range(4)])))
    )
    home.settings.write_text("workers = 1\n[watch]\nstall_minutes = 0.05\n" + home.settings.read_text())
    slow = with_engine(tmp_path, "time.sleep(0.9)")
    began = time.monotonic()
    done = nightly(home, PYTHONPATH=slow)
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - began > 3 * 3, "several times the limit"


def test_status_tells_monitors_how_old_the_last_good_run_is(home: Home, source: Path) -> None:
    def check(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "audioposts", "status", "--home", str(home.path), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert check("--check").returncode == 1
    assert nightly(home).returncode == 0
    done = check("--check")
    assert (done.returncode, done.stdout.startswith("the last run that went well began 0.0 hours ago")) == (0, True)
    assert check("--check", "--max-age", "0").returncode == 1
    found = json.loads(check("--json").stdout)
    assert found["attempts"] == []
    assert found["last_success"] == found["runs"][0]["started"]
