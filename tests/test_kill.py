"""A run that is killed at any moment, or finds the disk full, leaves a feed that holds, and the next one loses nothing.

Real processes, real signals: the run begins when its process has begun, and is killed after a part of the time that a
whole run takes, drawn anew for every round.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import feedparser
import pytest

from audioposts.config import Home
from tests.conftest import framed, page, prose

ROUNDS = int(os.environ.get("AUDIOPOSTS_KILLS", "25"))
"""In the suite; `AUDIOPOSTS_KILLS=100 pytest tests/test_kill.py` for more. All moments of a run are as likely."""

STORIES = 4


@pytest.fixture
def sourced(home: Home) -> Home:
    """A home with articles, and a voice that takes its time."""
    (home.path / "sources" / "page.txt").write_text(
        page(*(framed(f"Story {number}", prose(number)) for number in range(STORIES)))
    )
    return home


def command(home: Home) -> list[str]:
    return [sys.executable, "-m", "audioposts", "run", "--home", str(home.path)]


def begin(home: Home) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def kill(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run(home: Home) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command(home), capture_output=True, text=True, check=False, timeout=120)


def copied(home: Home, path: Path) -> Home:
    """Return a home with the same settings and sources, in which nothing was made yet."""
    return Home(shutil.copytree(home.path, path, ignore=shutil.ignore_patterns(".audioposts", "episodes")))


def timed(home: Home) -> float:
    """Return the seconds that a whole run takes."""
    began = time.monotonic()
    assert run(home).returncode == 0
    return time.monotonic() - began


def assert_holds(home: Home) -> list[str]:
    """See that the feed, if there is one, names whole files only; return its guids."""
    feed = home.episodes / "audio-posts" / "feed.xml"
    if not feed.is_file():
        return []
    parsed = feedparser.parse(feed.read_bytes())
    assert not parsed.bozo, parsed.bozo_exception
    for entry in parsed.entries:
        [enclosure] = entry.enclosures
        sound = feed.parent / Path(enclosure.href).name
        assert sound.stat().st_size == int(enclosure.length), sound
        for name in (entry.podcast_chapters["url"], entry.podcast_transcript["url"], entry.image["href"]):
            assert (feed.parent / Path(name).name).is_file(), name
    guids = [entry.id for entry in parsed.entries]
    assert len(set(guids)) == len(guids)
    return guids


def clips(home: Home) -> set[tuple[str, int]]:
    """Return what was spoken, by the names of files and their inodes: a clip that is made again has another one."""
    files = (path for path in (home.state / "cache").glob("*/*") if not path.name.startswith("."))
    return {(path.name, path.stat().st_ino) for path in files if path.read_bytes()[8:10] == b" {"}


def sounds(home: Home) -> set[str]:
    return {path.name for path in (home.episodes / "audio-posts").glob("*.mp3")}


def test_killed_at_any_moment_nothing_is_lost_doubled_or_spoken_again(sourced: Home, tmp_path: Path) -> None:
    copies = [copied(sourced, tmp_path / f"{number}") for number in range(ROUNDS)]
    assert run(sourced).returncode == 0
    expected = set(assert_holds(sourced))
    assert len(expected) == STORIES

    def killed_after(home: Home, seconds: float) -> bool:
        """Kill a run, see what it left and what the next ones make of it."""
        process = begin(home)
        time.sleep(seconds)
        was_running = process.poll() is None
        kill(process)
        before, spoken = assert_holds(home), clips(home)
        done = run(home)
        assert done.returncode == 0, done.stderr
        assert set(assert_holds(home)) == expected
        assert set(before) <= expected
        # What was spoken before is not spoken again, what was published keeps its file.
        assert spoken <= clips(home)
        assert len(sounds(home)) == STORIES
        assert not list(home.episodes.rglob(".unfinished-*"))
        again = run(home)
        assert (again.returncode, sounds(home)) == (0, sounds(home))
        assert "nothing new" in again.stderr
        shutil.rmtree(home.path)
        return was_running

    chance, at_once = random.Random(20261123), os.cpu_count() or 1
    # As many at once as there are cores, so that is how long a whole one is measured to take.
    with ThreadPoolExecutor(at_once) as pool:
        whole_s = max(pool.map(timed, [copied(copies[0], tmp_path / f"whole-{number}") for number in range(at_once)]))
        moments = [chance.uniform(0.05, 1.0) * whole_s for _ in copies]
        killed = sum(pool.map(killed_after, copies, moments))
    assert killed > ROUNDS // 2, "the moments were too late"


def test_an_edit_that_is_killed_leaves_the_old_episode_or_the_new_one(sourced: Home, tmp_path: Path) -> None:
    whole_s = timed(sourced)
    guids = set(assert_holds(sourced))
    chance = random.Random(7)
    for number in range(max(3, ROUNDS // 8)):
        home = Home(tmp_path / f"edited-{number}")
        shutil.copytree(sourced.path, home.path)
        text = (home.path / "sources" / "page.txt").read_text().replace("autumn", "spring")
        (home.path / "sources" / "page.txt").write_text(text)
        process = begin(home)
        time.sleep(chance.uniform(0.05, 1.0) * whole_s)
        kill(process)
        assert set(assert_holds(home)) == guids
        assert run(home).returncode == 0
        assert set(assert_holds(home)) == guids
        shutil.rmtree(home.path)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root mounts a small disk")
@pytest.mark.parametrize("megabytes", [1, 2, 4, 6, 9])
def test_a_full_disk_is_an_error_and_the_feed_holds(sourced: Home, tmp_path: Path, megabytes: int) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        home = copied(sourced, disk / "home")
        done = run(home)
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
        full = assert_holds(home)
        if done.returncode:
            assert "No space left" in done.stderr or "full" in done.stderr
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        later = run(home)
        assert later.returncode == 0, later.stderr
        assert len(assert_holds(home)) == STORIES
        assert set(full) <= set(assert_holds(home))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)
