"""A publication in a process of its own that is killed while it sends, and what is on the target then."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from audioposts.config import Home

Read = Callable[[str], bytes | None]
"""A path -> what the target has there; None: nothing."""


def write_tree(home: Home, episodes: int, size: int = 300_000) -> None:
    """Write a show into the public tree, with sound that does not shrink, and a feed that names it."""
    show = home.episodes / "show"
    show.mkdir(parents=True, exist_ok=True)
    names = [f"episode-{number:010x}.mp3" for number in range(1, episodes + 1)]
    for number, name in enumerate(names):
        if not (show / name).exists():
            (show / name).write_bytes(os.urandom(size + number))
    items = "".join(f"<enclosure url='show/{name}' length='{(show / name).stat().st_size}'/>" for name in names)
    (show / "feed.xml").write_text(f"<rss>{items}</rss>")
    (show / "index.html").write_text(f"{episodes} episodes")


def check_feed(read: Read) -> int:
    """See that whatever the feed on the target names is there whole; return how many that are."""
    feed = read("show/feed.xml")
    named = re.findall(r"url='(.*?)' length='(\d+)'", feed.decode()) if feed else []
    for path, length in named:
        data = read(path)
        assert data is not None, path
        assert len(data) == int(length), path
    return len(named)


def publish_and_kill(home: Home, *arguments: str, when: Callable[[], bool], hard: bool = True) -> bool:
    """Start `audioposts publish` and kill it as soon as `when`; return whether it was still at work."""
    program = subprocess.Popen(
        [sys.executable, "-m", "audioposts", "publish", "--home", str(home.path), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 60
        while program.poll() is None and not when() and time.monotonic() < deadline:
            time.sleep(0.001)
        was_at_work = program.poll() is None
        if was_at_work:
            # With the programs that it started: as when the power fails.
            os.killpg(program.pid, signal.SIGKILL) if hard else program.terminate()
        return was_at_work
    finally:
        program.wait(60)
