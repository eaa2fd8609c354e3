"""A show of ten thousand episodes: what a run costs in which nothing, or one episode, is new.

Usage: python -m benchmarks.keeping [EPISODES]. Prints seconds, and the most memory, of processes of their own; the
episodes are made up, with transcripts of 200 words, without sound.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audioposts.config import Home, load_settings
from audioposts.library import Library
from audioposts.models import Chapter, Episode
from audioposts.pipeline import open_studio
from audioposts.press import Press
from audioposts.renderings import Renderings
from audioposts.stock import stock_of

SETTINGS = '[shows.audio-posts]\ntitle = "Audio Posts"\nsources = ["sources"]\nvoice = "beep"\n'
BEEP = 'engine = "tone"\nlanguage = "en"\nsample_rate_hz = 22050\nms_per_char = 6\n'
WORDS = ["the", "ferry", "left", "at", "six", "and", "nobody", "on", "the", "pier", "looked", "up", "but", "us"]
ARTICLE = "---\ntitle: {title}\ndate: 2026-03-{day:02}\n---\n\n" + "\n\n".join(
    f"{name} walked to the pier and found gulls there, which {name} had never seen before in all those years."
    for name in ("{name}", "Tove", "Dag", "Gro")
)


def fill(home: Home, count: int) -> None:
    """Make a home with so many episodes."""
    for folder in (home.path / "sources", home.voices, home.episodes / "audio-posts"):
        folder.mkdir(parents=True, exist_ok=True)
    (home.voices / "beep.toml").write_text(BEEP)
    home.settings.write_text(SETTINGS)
    (home.path / "sources" / "first.md").write_text(ARTICLE.format(title="The first", day=1, name="Ida"))
    show = load_settings(home).shows[0]
    folder = home.episodes / "audio-posts"
    words = [{"startTime": n * 0.15, "endTime": n * 0.15 + 0.1, "body": word} for n, word in enumerate(WORDS)]
    segments = [
        {"speaker": "beep", "startTime": n * 3.0, "endTime": n * 3.0 + 3, "body": " ".join(WORDS), "words": words}
        for n in range(15)
    ]
    transcript = json.dumps({"version": "1.0.0", "segments": segments})
    suffixes = (".vtt", ".srt", ".words.json", ".html")
    with closing(Library(home.library)) as library, library.together():
        for number in range(count):
            stem = f"2020-01-01-the-ferry-{number:010x}"
            (folder / f"{stem}.mp3").write_bytes(b"x" * 100)
            (folder / f"{stem}.words.json").write_text(transcript)
            for suffix in (".vtt", ".srt", ".html", ".chapters.json"):
                (folder / f"{stem}{suffix}").write_text("")
            episode = Episode(
                f"{number:08x}-0000-5000-8000-000000000000",
                f"The ferry number {number} left",
                datetime(2015, 1, 1, tzinfo=UTC) + timedelta(hours=8 * number),
                f"{stem}.mp3",
                100,
                60_000,
                "The ferry left at six, as it has every morning since the war. " * 8,
                "The Harbour Post",
                "Ida Brook",
                url=f"https://example.org/{number}",
                chapters=(Chapter(0, "The start"), Chapter(30_000, "The end")),
                chapters_file=f"{stem}.chapters.json",
                transcripts=tuple(f"{stem}{suffix}" for suffix in suffixes),
            )
            library.add_episode(show, f"url:example.org/{number}", episode)


def run(home: Home) -> tuple[float, float, float]:
    """Run in a process of its own; return seconds, processor seconds and megabytes."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "audioposts", "run", "--home", str(home.path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def rebuild(home: Home) -> float:
    """Return the seconds that feed and changed pages take after one new episode, in this process."""
    with open_studio(home.path) as studio, closing(Renderings(home.state / "renderings.sqlite")) as renderings:
        show = studio.shows[0]
        newest = studio.library.shelf(show)[0]
        library = studio.library
        # As an edit of the newest one: its item, its page, its neighbour, the lists and the last block of the index.
        library.add_episode(show, newest.key, replace(newest.episode, title=f"Edited {time.time_ns()}"))
        press = Press(studio, datetime.now(UTC), renderings)
        began = time.perf_counter()
        errors: list[object] = []
        press.publish(show, stock_of(show, studio), errors.append)
        press.publish_index(errors.append)
        assert not errors, errors
        return time.perf_counter() - began


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        fill(home, count)
        first = run(home)
        print(f"{count:,} episodes, first publication of all of them: {first[0]:.1f} s, {first[2]:.0f} MB")
        idle = min(run(home) for _ in range(5))
        print(f"a run with nothing new: {idle[0]:.2f} s (processor {idle[1]:.2f}), {idle[2]:.0f} MB")
        times = sorted(rebuild(home) for _ in range(5))
        print(f"feed and changed pages after one episode: {times[0]:.2f} to {times[-1]:.2f} s")
        (home.path / "sources" / "new.md").write_text(ARTICLE.format(title="A new one", day=2, name="Hal"))
        new = run(home)
        print(f"a run with one new episode, spoken and published: {new[0]:.2f} s, {new[2]:.0f} MB")


if __name__ == "__main__":
    main()
