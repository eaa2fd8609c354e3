"""Runs of a show that publishes digests: one issue a day, whatever comes in its way."""

import os
import random
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from audioposts.bill import total_lines
from audioposts.config import Home
from audioposts.display import explanation_json, print_explanation, print_status
from audioposts.errors import ConfigError, SpeechError
from audioposts.models import Clip, Digest, Episode, Every, Spoken, Voice, Weekday
from audioposts.pipeline import Report, Studio, explain, open_studio, run, status
from audioposts.rehearsal import rehearse
from audioposts.speech.engines import Engine, open_engine
from audioposts.studio import Silent
from tests.conftest import NOW, framed, page, prose
from tests.production.test_digests import Counting

DAY = timedelta(days=1)
GOAT = "A goat was found on the pier at noon. It had come by itself, and would not say why."
TIDE = "The tide table was wrong by an hour. The harbour master apologised, and nobody minded very much."
BAND = "The brass band plays on Sunday. It will rain, as it did last year and the year before that."
TRIED_AGAIN = NOW + timedelta(hours=2)
"""When what failed a first time is not waited with any longer."""

PAGE = page(
    framed("A goat", GOAT),
    framed("Nothing but a headline", "", publisher=None),
    framed("The tide table", TIDE, publisher="Saltmarsh Courier"),
    framed("Behind a wall", "To continue reading, subscribe now."),
)
SETTINGS = """
[shows.daily]
title = "The Reader"
sources = ["sources"]
voice = "slow"
[shows.daily.digest]
"""
SLOW = 'engine = "tone"\nlanguage = "en"\nsample_rate_hz = 8000\nms_per_char = 200\n'


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def source(home: Home) -> Path:
    home.settings.write_text(SETTINGS)
    (home.voices / "slow.toml").write_text(SLOW)
    path = home.path / "sources" / "page.txt"
    path.write_text(PAGE)
    return path


@pytest.fixture
def studio(home: Home, source: Path, clock: Callable[[], datetime]) -> Iterator[Studio]:
    with open_studio(home.path) as opened:
        yield replace(opened, now=clock)


class Heard(Silent):
    def __init__(self) -> None:
        self.waits: list[tuple[int, date]] = []

    def waiting(self, articles: int, until: date) -> None:
        self.waits.append((articles, until))


class Hoarse:
    """An engine that cannot say some words."""

    def __init__(self, voice: Voice, words: str) -> None:
        self.inner, self.words = open_engine(voice), words
        self.version, self.max_chars, self.takes_ipa = self.inner.version, self.inner.max_chars, False

    def synthesize(self, spoken: Spoken) -> Clip:
        if self.words in spoken.text:
            raise SpeechError(spoken.text, "is out of breath")
        return self.inner.synthesize(spoken)


def on_day(studio: Studio, number: int, **more: object) -> Report:
    """Run on a day, counted from that of the first run."""
    return run(replace(studio, now=lambda: NOW + number * DAY, **more))  # type: ignore[arg-type]


def with_digest(studio: Studio, **digest: object) -> Studio:
    show = replace(studio.shows[0], digest=replace(Digest(), **digest))  # type: ignore[arg-type]
    return replace(studio, shows=(show,))


def items(home: Home, show: str = "daily") -> list[ET.Element]:
    return ET.parse(home.episodes / show / "feed.xml").findall("channel/item")


def titles(report: Report) -> list[str]:
    return [episode.title for episode in report.episodes]


def chapters(episode: Episode) -> list[str]:
    return [chapter.title for chapter in episode.chapters]


FIRST = "Saturday, March 14, 2026: A goat and one more"


def test_there_is_one_issue_a_day(studio: Studio, source: Path, home: Home) -> None:
    heard = Heard()
    first = run(replace(studio, progress=heard))
    assert (titles(first), first.exit_code, heard.waits) == ([FIRST], 0, [])
    assert chapters(first.episodes[0]) == ["The headlines", "A goat", "The tide table", "Also in this category today"]
    source.write_text(page(framed("The brass band", BAND), PAGE))
    second = run(replace(studio, progress=heard))
    assert (second.episodes, second.exit_code, heard.waits) == ((), 0, [(1, date(2026, 3, 15))])
    third = on_day(studio, 1, progress=heard)
    assert titles(third) == ["Sunday, March 15, 2026: The brass band"]
    assert [item.findtext("title") for item in items(home)] == [*titles(third), FIRST]
    assert len({item.findtext("guid") for item in items(home)}) == 2
    assert on_day(studio, 2).episodes == ()
    assert heard.waits == [(1, date(2026, 3, 15))]


def test_a_second_run_changes_no_file(studio: Studio, home: Home) -> None:
    def tree() -> dict[Path, tuple[int, bytes]]:
        files = (path for path in home.episodes.rglob("*") if path.is_file())
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    run(studio)
    before = tree()
    for days in (0, 1):
        assert on_day(studio, days).episodes == ()
        assert tree() == before


def test_posts_without_a_text_are_named_once(studio: Studio, source: Path) -> None:
    first = run(studio)
    assert "Nothing but a headline" in first.episodes[0].description
    more = framed("Another headline", "", publisher=None)
    source.write_text(page(framed("The brass band", BAND), more, PAGE))
    (episode,) = on_day(studio, 1).episodes
    notes = episode.description
    assert ("Another headline" in notes, "Nothing but a headline" in notes, "Behind a wall" in notes) == (
        True, False, False,
    )  # fmt: skip


def test_an_article_that_fails_comes_in_the_next_issue(studio: Studio) -> None:
    def opened(voice: Voice) -> Engine:
        return Hoarse(voice, "by itself")

    report = run(replace(studio, open_engine=opened))
    assert (titles(report), report.exit_code) == (["Saturday, March 14, 2026: The tide table"], 1)
    assert [error.subject for error in report.errors] == ["A goat"]
    heard = Heard()
    assert run(replace(studio, progress=heard, now=lambda: TRIED_AGAIN)).episodes == ()
    assert heard.waits == [(1, date(2026, 3, 15))]
    assert titles(on_day(studio, 1)) == ["Sunday, March 15, 2026: A goat"]


def test_where_all_fail_the_next_run_of_the_day_makes_the_issue(studio: Studio, home: Home) -> None:
    report = run(replace(studio, open_engine=lambda voice: Hoarse(voice, " ")))
    assert (report.episodes, len(report.errors), report.exit_code) == ((), 2, 1)
    assert not (home.episodes / "daily" / "feed.xml").exists()
    assert titles(run(replace(studio, now=lambda: TRIED_AGAIN))) == [FIRST]


def test_an_issue_that_cannot_be_announced_waits_longer_each_time(studio: Studio, home: Home) -> None:
    def at(hours: float) -> Report:
        now = NOW + timedelta(hours=hours)
        return run(replace(studio, now=lambda: now, open_engine=lambda voice: Hoarse(voice, "fourteenth")))

    first = at(0)
    assert [error.subject for error in first.errors] == [FIRST]
    assert {attempt.title for attempt in status(home.path).attempts} == {"A goat", "The tide table"}
    assert at(0.5).errors == ()
    again = at(1)
    assert (len(again.errors), again.alarms) == (1, ())
    assert titles(run(replace(studio, now=lambda: NOW + timedelta(hours=4)))) == [FIRST]
    assert status(home.path).attempts == ()


def test_of_many_articles_some_wait(studio: Studio) -> None:
    studio = with_digest(studio, most=1)
    heard = Heard()
    assert titles(run(replace(studio, progress=heard))) == ["Saturday, March 14, 2026: A goat"]
    assert heard.waits == [(1, date(2026, 3, 15))]
    assert titles(on_day(studio, 1)) == ["Sunday, March 15, 2026: The tide table"]
    assert on_day(studio, 2).episodes == ()


def test_a_weekly_digest(studio: Studio, source: Path) -> None:
    studio = with_digest(studio, every=Every.WEEK, weekday=Weekday.MONDAY)
    assert len(run(studio).episodes) == 1
    source.write_text(page(framed("The brass band", BAND), PAGE))
    heard = Heard()
    assert on_day(studio, 1, progress=heard).episodes == ()
    assert heard.waits == [(1, date(2026, 3, 16))]
    (episode,) = on_day(studio, 2).episodes
    assert episode.title == "Monday, March 16, 2026: The brass band"


@pytest.mark.parametrize("lost", ["*.mp3", "*"])
def test_an_issue_whose_files_were_lost_is_made_again(studio: Studio, source: Path, home: Home, lost: str) -> None:
    (first,) = run(studio).episodes
    before = [(item.findtext("guid"), item.findtext("pubDate"), item.findtext("title")) for item in items(home)]
    for path in (home.episodes / "daily").rglob(lost):
        if path.is_file():
            path.unlink()
    # One of its articles has left the page, and there is another.
    source.write_text(page(framed("The brass band", BAND), framed("A goat", GOAT)))
    (again,) = run(studio).episodes
    assert replace(again, url=None, categories=()) == replace(first, url=None, categories=())
    assert [(item.findtext("guid"), item.findtext("pubDate"), item.findtext("title")) for item in items(home)] == before
    assert titles(on_day(studio, 1)) == ["Sunday, March 15, 2026: The brass band"]


def test_two_shows_of_one_source_speak_and_encode_once(studio: Studio, home: Home) -> None:
    home.settings.write_text(f'{SETTINGS}\n[shows.single]\nsources = ["sources"]\nvoice = "slow"\n')
    asked: list[str] = []

    class Counted(Hoarse):
        def synthesize(self, spoken: Spoken) -> Clip:
            asked.append(spoken.text)
            return super().synthesize(spoken)

    cache = Counting(studio.cache.folder)
    with open_studio(home.path) as both:
        report = run(replace(both, now=lambda: NOW, cache=cache, open_engine=lambda voice: Counted(voice, "\0")))
    assert len(report.episodes) == 3
    assert len(asked) == len(set(asked))
    assert len(cache.encoded) == len(set(cache.encoded))
    # Two articles, and of the digest the opening, two handovers, the headlines and the goodbye.
    assert len(cache.encoded) == 2 + 5
    assert [len(items(home, show)) for show in ("daily", "single")] == [1, 2]
    guids = [item.findtext("guid") for show in ("daily", "single") for item in items(home, show)]
    assert len(set(guids)) == 3


def test_a_show_that_changes_its_form_publishes_nothing_twice(studio: Studio, source: Path, home: Home) -> None:
    plain = replace(studio, shows=(replace(studio.shows[0], digest=None),))
    assert titles(run(plain)) == ["A goat", "The tide table"]
    assert run(studio).episodes == ()
    source.write_text(page(framed("The brass band", BAND), PAGE))
    assert titles(on_day(studio, 1)) == ["Sunday, March 15, 2026: The brass band"]
    assert on_day(plain, 2).episodes == ()
    assert len(items(home)) == 3


# --- killed


RUN = [sys.executable, "-m", "audioposts", "run", "--home"]


def test_killed_at_any_moment_there_is_an_issue_or_there_is_nothing(home: Home, source: Path) -> None:
    source.write_text(page(*(framed(f"Story {i}", prose(i)) for i in range(4))))
    (home.voices / "slow.toml").write_text(SLOW.replace("200", "100"))
    folder = home.episodes / "daily"
    dice = random.Random(os.urandom(8))
    kills = 0
    for _ in range(8):
        process = subprocess.Popen([*RUN, str(home.path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(dice.uniform(0.8, 2.5))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        if (folder / "feed.xml").exists():
            assert len(items(home)) == 1
    done = subprocess.run([*RUN, str(home.path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (item,) = items(home)
    assert "Story 0 and 3 more" in (item.findtext("title") or "")
    assert not list(folder.glob(".*"))
    assert kills


# --- what is told of it


def test_the_status_shows_what_is_in_a_digest(studio: Studio, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (episode,) = run(studio).episodes
    (show,) = status(home.path).shows
    assert show.contents == {episode.guid: ("A goat", "The tide table")}
    assert [post.title for post in show.not_read] == ["Nothing but a headline", "Behind a wall"]
    print_status(status(home.path))
    shown = capsys.readouterr().out.split("\n")
    place = next(number for number, line in enumerate(shown) if FIRST in line)
    assert [line.strip() for line in shown[place + 1 : place + 3]] == ["A goat", "The tide table"]


def test_a_post_is_explained_with_its_digest(studio: Studio, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (episode,) = run(studio).episodes
    post, article = explain(home.path, "A goat")
    assert (post.published, post.digest) == (True, episode.guid)
    print_explanation(post, article)
    shown = capsys.readouterr().out
    assert f"digest: {episode.guid}" in shown
    assert "episode: yes" in shown
    assert episode.guid in explanation_json(post, article)
    with pytest.raises(ConfigError, match=r"may be several posts: .* A goat; .* The tide table$"):
        explain(home.path, episode.guid)


# --- rehearsals


def test_a_rehearsal_tells_what_the_issue_would_take(studio: Studio) -> None:
    found = rehearse(studio)
    assert [(one.title, one.is_article) for one in found.articles] == [
        ("A goat", True), ("The tide table", True), (FIRST, False),
    ]  # fmt: skip
    assert {one.error for one in found.articles} == {""}
    assert next(iter(total_lines(found.articles))).startswith("2 articles to speak")
    requests = sum(cost.requests for one in found.articles for cost in one.costs)
    asked: list[str] = []

    class Counted(Hoarse):
        def synthesize(self, spoken: Spoken) -> Clip:
            asked.append(spoken.text)
            return super().synthesize(spoken)

    run(replace(studio, open_engine=lambda voice: Counted(voice, "\0")))
    assert requests == len(asked)


def test_what_waits_for_tomorrow_is_not_rehearsed(studio: Studio, source: Path) -> None:
    run(studio)
    source.write_text(page(framed("The brass band", BAND), PAGE))
    assert rehearse(studio).articles == ()
    tomorrow = rehearse(replace(studio, now=lambda: NOW + DAY)).articles
    assert [one.title for one in tomorrow] == ["The brass band", "Sunday, March 15, 2026: The brass band"]


def test_an_intro_is_rehearsed_with_its_article(studio: Studio) -> None:
    plain = replace(studio.shows[0], digest=None)
    spoken = replace(plain, intro="{show}: {title}.", outro="That was {title}.")
    before, after = (
        [cost.requests for one in rehearse(replace(studio, shows=(show,))).articles for cost in one.costs]
        for show in (plain, spoken)
    )
    assert [more - less for less, more in zip(before, after, strict=True)] == [2, 2]
