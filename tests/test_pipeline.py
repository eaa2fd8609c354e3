"""A run from page to feed, with a voice that beeps; and all that may come in its way."""

import hashlib
import os
import random
import re
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
from filelock import FileLock
from PIL import Image

from audioposts.codec import decode
from audioposts.config import Home
from audioposts.errors import AudioPostsError, ConfigError, LockedError, SpeechError, StorageError
from audioposts.models import Article, Clip, Episode, Spending, Spoken, Verdict, Voice
from audioposts.pipeline import Report, Studio, open_studio, preview, run, say, status
from audioposts.speech.engines import Engine, open_engine
from tests.conftest import NOW, PROSE, framed, page, prose

OTHER = "The tide table was wrong by an hour. The harbour master apologised, and nobody minded very much."
THIRD = "A goat was found on the pier at noon. It had come by itself, and would not say why."
PAGE = page(
    framed("The ferry", PROSE),
    framed("Nothing but a headline", "", publisher=None),
    framed("The tide table", OTHER, publisher="Saltmarsh Courier"),
    framed("Behind a wall", "To continue reading, subscribe now."),
)


@pytest.fixture
def source(home: Home) -> Path:
    path = home.path / "sources" / "page.txt"
    path.write_text(PAGE)
    return path


class Heard:
    """Progress that remembers."""

    def __init__(self) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self.errors: list[AudioPostsError] = []
        self.spoken = 0

    def judged(self, article: Article) -> None:
        self.verdicts[article.title] = article.verdict

    def waiting(self, articles: int, until: date) -> None: ...

    def started(self, title: str, utterances: int) -> None: ...

    def spoke(self) -> None:
        self.spoken += 1

    def published(self, episode: Episode) -> None: ...

    def failed(self, error: AudioPostsError) -> None:
        self.errors.append(error)


class Counting:
    """An engine that counts what it is asked for, and fails where it is told to."""

    def __init__(self, inner: Engine, fail_on: str = "") -> None:
        self.inner, self.fail_on = inner, fail_on
        self.calls: list[str] = []
        self.version, self.max_chars, self.takes_ipa = inner.version, inner.max_chars, inner.takes_ipa

    def synthesize(self, spoken: Spoken) -> Clip:
        self.calls.append(spoken.text)
        if self.fail_on and self.fail_on in spoken.text:
            raise SpeechError(spoken.text, "the engine is out of breath")
        return self.inner.synthesize(spoken)


def with_engine(studio: Studio, fail_on: str = "") -> tuple[Studio, list[Counting]]:
    made: list[Counting] = []

    def opened(voice: Voice) -> Engine:
        made.append(Counting(open_engine(voice), fail_on))
        return made[-1]

    return replace(studio, open_engine=opened), made


def public_tree(home: Home) -> dict[str, tuple[str, int]]:
    """Every public file with the digest of its contents and the time of its last change."""
    return {
        str(path.relative_to(home.episodes)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in home.episodes.rglob("*")
        if path.is_file()
    }


def items(home: Home) -> list[ET.Element]:
    return ET.parse(home.episodes / "audio-posts" / "feed.xml").findall("channel/item")


def titles(home: Home) -> list[str | None]:
    return [item.findtext("title") for item in items(home)]


def assert_whole(home: Home) -> None:
    """What a feed names is there, whole, and nothing unfinished is."""
    for item in items(home):
        enclosure = item.find("enclosure")
        assert enclosure is not None
        file = home.episodes / "audio-posts" / enclosure.get("url", "").rsplit("/", 1)[1]
        assert str(file.stat().st_size) == enclosure.get("length")
        assert decode(file.read_bytes(), file.name).duration_ms // 1000 == pytest.approx(
            int(item.findtext("{http://www.itunes.com/dtds/podcast-1.0.dtd}duration") or 0), abs=1
        )


# --- the main job


def test_what_has_a_body_is_published_and_the_rest_is_judged(studio: Studio, source: Path) -> None:
    heard = Heard()
    report = run(replace(studio, progress=heard))
    assert report.exit_code == 0
    assert titles(studio.home) == ["The ferry", "The tide table"]
    assert heard.verdicts == {
        "The ferry": Verdict.FULL,
        "Nothing but a headline": Verdict.EMPTY,
        "The tide table": Verdict.FULL,
        "Behind a wall": Verdict.TEASER,
    }
    assert report.feeds == (studio.home.episodes / "audio-posts" / "feed.xml",)
    assert_whole(studio.home)


def test_the_public_tree_holds_what_belongs_to_an_episode_and_nothing_else(studio: Studio, source: Path) -> None:
    run(studio)
    names = [re.sub(r"(-[0-9a-f]{8,})+(?=\.)", "", name) for name in public_tree(studio.home)]
    of_one = {name.partition("the-ferry")[2] for name in names if "the-ferry" in name}
    assert of_one == {".chapters.json", ".html", ".jpg", ".mp3", ".srt", ".vtt", ".words.json"}
    titles = ("2026-03-14-the-ferry", "2026-03-14-the-tide-table")
    assert sorted(names) == sorted(
        [
            *(f"audio-posts/{title}{ending}" for title in titles for ending in of_one),
            *(f"audio-posts/small/{picture}.jpg" for picture in (*titles, "cover")),
            *(f"audio-posts/{name}" for name in ("cover.jpg", "feed.xml", "index.html", "theme.css")),
            *("audio-posts/2026-03-14.html" for _ in titles),
            *(f"audio-posts/search/{name}" for name in ("index.json", "0.json", "0.txt")),
            *("assets/icon.svg", "assets/site.css", "assets/site.js", "index.html", "shows.opml"),
        ]
    )
    assert all(name.isascii() for name in names)


def test_posts_without_dates_keep_the_order_of_the_page(studio: Studio, source: Path) -> None:
    run(studio)
    dates = [item.findtext("pubDate") for item in items(studio.home)]
    assert dates == ["Sat, 14 Mar 2026 04:30:00 +0000", "Sat, 14 Mar 2026 04:29:58 +0000"]


def test_a_date_in_the_future_is_not_believed(studio: Studio, source: Path) -> None:
    far = framed("The ferry", PROSE).replace("Spread the news\n", "June 12, 2099\nSpread the news\n", 1)
    source.write_text(page(far, framed("The tide table", OTHER)))
    run(studio)
    assert all(item.findtext("pubDate", "").startswith("Sat, 14 Mar 2026") for item in items(studio.home))


def test_the_transcript_says_what_the_article_says(studio: Studio, source: Path) -> None:
    run(studio)
    (vtt,) = (studio.home.episodes / "audio-posts").glob("*ferry*.vtt")
    said = vtt.read_text().replace("<v beep>", "").split("\n\n", 1)[1].split("\n")
    words = " ".join(line for line in said if "-->" not in line)
    assert " ".join(words.split()) == " ".join(
        f"The ferry The Harbour Post {PROSE}".replace("The Harbour", "From The Harbour").split()
    )


# --- again and again


def test_a_second_run_changes_no_byte_and_opens_no_engine(studio: Studio, source: Path) -> None:
    run(studio)
    before = public_tree(studio.home)
    again, engines = with_engine(studio)
    heard = Heard()
    report = run(replace(again, progress=heard))
    assert (report.episodes, report.errors, report.exit_code) == ((), (), 0)
    assert public_tree(studio.home) == before
    assert (engines, heard.verdicts) == ([], {})


def test_without_its_cache_nothing_changes(studio: Studio, source: Path) -> None:
    run(studio)
    before = public_tree(studio.home)
    for path in sorted(studio.cache.folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    run(studio)
    assert public_tree(studio.home) == before


def test_a_new_post_is_the_only_one_that_is_spoken(studio: Studio, source: Path) -> None:
    run(studio)
    source.write_text(page(framed("A goat", THIRD), PAGE))
    again, engines = with_engine(studio)
    report = run(again)
    assert [episode.title for episode in report.episodes] == ["A goat"]
    assert titles(studio.home) == ["A goat", "The ferry", "The tide table"]
    assert not [text for text in engines[0].calls if "tide" in text or "six" in text]


def test_of_an_article_that_changed_only_the_new_sentence_is_spoken(studio: Studio, source: Path) -> None:
    run(studio)
    next((studio.home.episodes / "audio-posts").glob("*ferry*.mp3")).unlink()
    source.write_text(PAGE.replace("It has voted before.", "It never voted before."))
    again, engines = with_engine(studio)
    assert [episode.title for episode in run(again).episodes] == ["The ferry"]
    assert [text for engine in engines for text in engine.calls] == ["It never voted before."]


def test_a_headline_that_gets_a_body_becomes_an_episode(studio: Studio, source: Path) -> None:
    run(studio)
    source.write_text(PAGE.replace("shared this story\n.\n", f"shared this story\n.\n\n{THIRD}\n"))
    assert [episode.title for episode in run(studio).episodes] == ["Nothing but a headline"]


def test_posts_that_left_the_page_stay_in_the_feed(studio: Studio, source: Path) -> None:
    run(studio)
    source.write_text(page(framed("A goat", THIRD), framed("The tide table", OTHER, publisher="Saltmarsh Courier")))
    run(studio)
    assert titles(studio.home) == ["A goat", "The ferry", "The tide table"]


def test_guids_survive_another_address_and_another_title_of_the_show(studio: Studio, source: Path) -> None:
    run(studio)
    before = [item.findtext("guid") for item in items(studio.home)]
    renamed = replace(studio.shows[0], title="Another", description="Other")
    run(replace(studio, base_url="https://pod.example.com", shows=(renamed,)))
    assert [item.findtext("guid") for item in items(studio.home)] == before
    assert "https://pod.example.com/audio-posts/" in (studio.home.episodes / "audio-posts" / "feed.xml").read_text()


def test_the_same_text_under_another_title_is_one_episode(studio: Studio, source: Path) -> None:
    source.write_text(page(framed("The ferry", PROSE), framed("A boat leaves", PROSE, publisher="Copycat")))
    heard = Heard()
    run(replace(studio, progress=heard))
    assert (titles(studio.home), heard.verdicts["A boat leaves"]) == (["The ferry"], Verdict.DUPLICATE)
    source.write_text(page(framed("Ship ahoy", PROSE), framed("A goat", THIRD)))
    run(replace(studio, progress=heard))
    assert heard.verdicts["Ship ahoy"] is Verdict.DUPLICATE
    assert titles(studio.home) == ["A goat", "The ferry"]


def test_sound_that_was_deleted_or_damaged_is_made_again_under_its_guid(studio: Studio, source: Path) -> None:
    run(studio)
    before = {item.findtext("title"): (item.findtext("guid"), item.findtext("pubDate")) for item in items(studio.home)}
    ferry, tide = (next((studio.home.episodes / "audio-posts").glob(f"*{name}*.mp3")) for name in ("ferry", "tide"))
    ferry.unlink()
    tide.write_bytes(tide.read_bytes()[:-100])
    run(studio)
    assert {
        item.findtext("title"): (item.findtext("guid"), item.findtext("pubDate")) for item in items(studio.home)
    } == before
    assert_whole(studio.home)


@pytest.mark.parametrize("suffix", ["vtt", "chapters.json", "jpg"])
def test_what_was_lost_beside_the_sound_is_made_again(studio: Studio, source: Path, suffix: str) -> None:
    run(studio)
    before = {path: digest for path, (digest, _) in public_tree(studio.home).items()}
    next((studio.home.episodes / "audio-posts").glob(f"*ferry*.{suffix}")).unlink()
    report = run(studio)
    assert ([episode.title for episode in report.episodes], report.exit_code) == (["The ferry"], 0)
    assert {path: digest for path, (digest, _) in public_tree(studio.home).items()} == before


def test_what_was_lost_of_a_post_that_is_gone_is_not_named(studio: Studio, source: Path) -> None:
    run(studio)
    source.write_text(page(framed("The tide table", OTHER, publisher="Saltmarsh Courier")))
    folder = studio.home.episodes / "audio-posts"
    lost = [path for path in folder.glob("*ferry*") if path.suffix != ".mp3"]
    for path in lost:
        path.unlink()
    report = run(studio)
    assert (report.errors, report.exit_code, titles(studio.home)) == ((), 0, ["The ferry", "The tide table"])
    assert len(lost) == 6
    feed = (folder / "feed.xml").read_text()
    assert not [path.name for path in lost if path.name in feed]
    assert_whole(studio.home)
    # What comes back is named again.
    source.write_text(PAGE)
    assert run(studio).exit_code == 0
    assert all(path.is_file() for path in lost)
    assert_whole(studio.home)


def test_a_feed_that_was_deleted_is_written_again(studio: Studio, source: Path) -> None:
    run(studio)
    feed = studio.home.episodes / "audio-posts" / "feed.xml"
    before = feed.read_bytes()
    feed.unlink()
    run(studio)
    assert feed.read_bytes() == before


# --- what goes wrong


def test_a_post_that_cannot_be_spoken_fails_alone_and_is_tried_again(studio: Studio, source: Path) -> None:
    broken, _ = with_engine(studio, fail_on="six")
    heard = Heard()
    report = run(replace(broken, progress=heard))
    assert report.exit_code == 1
    assert [str(error) for error in report.errors] == [
        "The ferry: The ferry left at six, as it has every morning since the war.: the engine is out of breath"
    ]
    assert titles(studio.home) == ["The tide table"]
    assert_whole(studio.home)
    assert run(studio).episodes == (), "it failed minutes ago"
    later = replace(studio, now=lambda: NOW + timedelta(hours=3))
    assert [episode.title for episode in run(later).episodes] == ["The ferry"]


def test_a_source_that_cannot_be_read_does_not_keep_others_from_it(studio: Studio, source: Path, home: Home) -> None:
    (home.path / "sources" / "broken.txt").write_bytes(b"")
    (home.path / "sources" / "book.epub").write_bytes(b"PK no book")
    shows = (replace(studio.shows[0], sources=("gone.txt", "sources")),)
    report = run(replace(studio, shows=shows))
    assert [str(error).split(": ")[1][:30] for error in report.errors] == [
        "does not exist; name a saved p",
        "is no EPUB",
        "is empty; save the category pa",
    ]
    assert titles(home) == ["The ferry", "The tide table"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("A long sentence", "and the river " * 1430 + "ended."),
        ("T" * 400, THIRD),
        ("Паром ушёл в шесть утра", THIRD),
        ("😀", THIRD),
        ("With\x07 control\x00s & <tags>", THIRD),
        ("[[ brackets ]]", "He said [[ nothing ]] and <speak> left </speak> ${HOME} %s {0} \\n."),
        ("../../../etc/passwd", THIRD),
    ],
)
def test_odd_posts_are_published_like_any_other(studio: Studio, source: Path, title: str, body: str) -> None:
    source.write_text(page(framed(title, body), framed("The tide table", OTHER)))
    assert run(studio).exit_code == 0
    assert len(titles(studio.home)) == 2
    assert_whole(studio.home)
    folders = {path.relative_to(studio.home.episodes).as_posix() for path in studio.home.episodes.rglob("*/")}
    assert folders == {"assets", "audio-posts", "audio-posts/search", "audio-posts/small"}


@pytest.mark.parametrize("body", ["😀 😀", "https://example.com/a", "***", "\u200b"])
def test_posts_without_words_are_judged_not_spoken(studio: Studio, source: Path, body: str) -> None:
    source.write_text(page(framed("Odd", body), framed("The tide table", OTHER)))
    assert run(studio).exit_code == 0
    assert titles(studio.home) == ["The tide table"]


def test_an_unknown_voice_is_named_before_anything_is_done(studio: Studio, source: Path, home: Home) -> None:
    shows = (replace(studio.shows[0], voice="nobody"),)
    with pytest.raises(ConfigError, match="voice = 'nobody' is not known"):
        run(replace(studio, shows=shows))
    assert not home.state.exists()
    assert not home.episodes.exists()


def test_a_wrong_option_of_the_voice_stops_the_run(studio: Studio, source: Path, home: Home) -> None:
    (home.voices / "beep.toml").write_text('engine = "tone"\nspeeed = 2\n')
    with pytest.raises(ConfigError, match=r"beep\.toml: speeed is not a key"):
        run(studio)


def test_the_second_of_two_runs_does_nothing(studio: Studio, source: Path, home: Home) -> None:
    home.state.mkdir()
    with FileLock(home.state / "lock"), pytest.raises(LockedError, match="another run is at work here") as caught:
        run(studio)
    assert caught.value.exit_code == 75
    assert not home.episodes.exists()


def test_a_public_tree_that_cannot_be_written_is_named(studio: Studio, source: Path, home: Home) -> None:
    home.episodes.write_text("a file is in the way")
    errors = run(studio).errors
    assert errors
    assert all(isinstance(error, StorageError) and "episodes" in str(error) for error in errors)


def test_a_home_that_cannot_be_written_is_named(studio: Studio, source: Path, home: Home) -> None:
    home.state.write_text("a file is in the way")
    with pytest.raises(StorageError, match=r"\.audioposts"):
        run(studio)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('cover = "bad.jpg"', r"bad\.jpg: is not a picture that can be read"),
        ('cover = "huge.png"', r"huge\.png: is 20,?000 by 6,?000 pixels|huge\.png: .*too many"),
        ('sound = { opening = "bad.jpg" }', r"bad\.jpg: is not sound that can be decoded"),
        ('sound = { music = { file = "gone.ogg" } }', r"gone\.ogg"),
    ],
)
def test_what_a_show_brings_and_cannot_be_used_is_one_error_and_other_shows_go_on(
    home: Home, source: Path, clock: Callable[[], datetime], wrong: str, said: str
) -> None:
    (home.path / "bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture, no sound")
    Image.new("L", (20_000, 6_000)).save(home.path / "huge.png")
    good = '[shows.good]\nsources = ["sources"]\nvoice = "beep"\n'
    home.settings.write_text(f'[shows.bad]\nsources = ["sources"]\nvoice = "beep"\n{wrong}\n{good}')
    with open_studio(home.path) as opened:
        report = run(replace(opened, now=clock))
    (error,) = report.errors
    assert re.search(said, str(error))
    assert len(report.episodes) == 2
    assert {path.suffix for path in (home.episodes / "bad").rglob("*") if path.is_file()} <= {".jpg"}
    home.settings.write_text(home.settings.read_text().replace(wrong, ""))
    with open_studio(home.path) as opened:
        mended = run(replace(opened, now=clock))
    assert (len(mended.episodes), mended.errors) == (2, ())


# --- killed, and out of space: real processes

RUN = [sys.executable, "-m", "audioposts", "run", "--home"]


def test_killed_at_any_moment_the_next_run_carries_on(home: Home, source: Path) -> None:
    source.write_text(page(*(framed(f"Story {i}", prose(i)) for i in range(6))))
    (home.voices / "beep.toml").write_text('engine = "tone"\nms_per_char = 60\n')
    feed = home.episodes / "audio-posts" / "feed.xml"
    dice = random.Random(os.urandom(8))
    kills = 0
    for _ in range(12):
        process = subprocess.Popen([*RUN, str(home.path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(dice.uniform(0.3, 1.6))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        if feed.exists():
            assert_whole(home)
    assert subprocess.run([*RUN, str(home.path)], capture_output=True, check=False).returncode == 0
    assert titles(home) == [f"Story {i}" for i in range(6)]
    assert_whole(home)
    assert len(list(feed.parent.glob("*.mp3"))) == 6
    assert not list(feed.parent.glob(".*"))
    assert kills


def test_a_run_that_is_killed_while_it_spends_has_recorded_it(home: Home, source: Path) -> None:
    (home.voices / "beep.toml").write_text('engine = "tone"\nprice_per_million_chars = 1000\n')
    source.write_text(page(framed("Long", "\n\n".join(f"{prose(i)}" for i in range(60)))))
    process = subprocess.Popen([*RUN, str(home.path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for_the_first_clip(home)
    process.send_signal(signal.SIGKILL)
    process.wait()
    spoken = len(list((home.state / "cache").glob("*/*")))
    ((requests, usd),) = [(each.requests, each.usd) for each in spending_of(home)]
    assert requests >= spoken > 0
    assert usd > 0
    assert subprocess.run([*RUN, str(home.path)], capture_output=True, check=False).returncode == 0
    ((again, _),) = [(each.requests, each.usd) for each in spending_of(home)]
    assert again >= requests


def wait_for_the_first_clip(home: Home) -> None:
    until = time.monotonic() + 30
    while not list((home.state / "cache").glob("*/*")) and time.monotonic() < until:
        time.sleep(0.01)


def spending_of(home: Home) -> tuple[Spending, ...]:
    return status(home.path).spending


def test_a_full_disk_is_one_line_and_a_later_run_mends_it(home: Home, source: Path) -> None:
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000));"
    limited += "from audioposts.cli import app; app(sys.argv[1:])"
    (home.voices / "beep.toml").write_text('engine = "tone"\nms_per_char = 60\nsample_rate_hz = 8000\n')
    full = subprocess.run(
        [sys.executable, "-c", limited, "run", "--home", str(home.path)], capture_output=True, text=True, check=False
    )
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "File too large" in full.stderr
    assert not [path for path in home.episodes.rglob("*") if path.is_file()]
    assert subprocess.run([*RUN, str(home.path)], capture_output=True, check=False).returncode == 0
    assert_whole(home)


def test_a_run_that_is_interrupted_says_so_and_ends(home: Home, source: Path) -> None:
    source.write_text(page(*(framed(f"Story {i}", f"{PROSE * 30}\n\nThis is story number {i}.") for i in range(40))))
    process = subprocess.Popen([*RUN, str(home.path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    wait_for_the_first_clip(home)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=20)
    assert process.returncode == 130
    assert stderr.splitlines()[-1] == "audioposts: stopped; the next run carries on from here"


# --- the other questions


def test_preview_reads_and_writes_nothing(studio: Studio, source: Path, home: Home) -> None:
    found = list(preview(studio))
    assert [(post.title, article.verdict) for post, article in found][:2] == [
        ("The ferry", Verdict.FULL),
        ("Nothing but a headline", Verdict.EMPTY),
    ]
    assert not home.state.exists()
    assert not home.episodes.exists()


def test_status_knows_what_was_published_and_what_was_not(studio: Studio, source: Path, home: Home) -> None:
    assert status(home.path).runs == ()
    run(studio)
    found = status(home.path)
    (show,) = found.shows
    assert [episode.title for episode in show.episodes] == ["The ferry", "The tide table"]
    assert {post.title: post.verdict for post in show.not_read} == {
        "Nothing but a headline": Verdict.EMPTY,
        "Behind a wall": Verdict.TEASER,
    }
    assert (found.runs[0].started, found.runs[0].episodes) == (NOW, 2)


def test_say(home: Home) -> None:
    assert say(home.path, "Hello, Mr. Kim", "beep").duration_ms > 100
    with pytest.raises(ConfigError, match=r"'\.\.\.' has nothing in it that can be said|has nothing in it"):
        say(home.path, "...", "beep")


def test_a_source_needs_no_settings(tmp_path: Path, clock: Callable[[], datetime]) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "home").mkdir()
    with open_studio(tmp_path / "home", str(tmp_path / "page.txt")) as studio:
        shows = (replace(studio.shows[0], voice="tone"),)
        report: Report = run(replace(studio, now=clock, shows=shows))
    assert len(report.episodes) == 2
    assert report.feeds == (tmp_path / "home" / "episodes" / "audio-posts" / "feed.xml",)


def test_a_source_takes_the_place_of_the_settings(home: Home, source: Path) -> None:
    studio = open_studio(home.path, str(source))
    assert (studio.shows[0].title, studio.shows[0].sources) == ("Audio Posts", (str(source),))


def test_settings_without_a_show_are_named(home: Home) -> None:
    home.settings.write_text("")
    with pytest.raises(ConfigError, match=r"audioposts\.toml: has no show"):
        open_studio(home.path)


def test_dates_run_backwards_even_across_runs(studio: Studio, source: Path) -> None:
    def later() -> Iterator[datetime]:
        now = NOW + timedelta(hours=1)
        while True:
            yield now
            now += timedelta(hours=1)

    run(studio)
    source.write_text(page(framed("A goat", THIRD), PAGE))
    run(replace(studio, now=later().__next__))
    assert titles(studio.home)[0] == "A goat"


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (f"{PROSE}\n\nWhy it matters\n\n" + "word " * 200 + "end.", PROSE),
        ("word " * 200 + "end.", ("word " * 200)[:600].rsplit(" ", 1)[0] + " …"),
    ],
)
def test_the_notes_say_where_it_is_from_and_how_it_begins(studio: Studio, source: Path, body: str, notes: str) -> None:
    source.write_text(page(framed("The ferry", body)))
    run(studio)
    (item,) = items(studio.home)
    said = "\n".join(f"<p>{paragraph}</p>" for paragraph in notes.split("\n\n"))
    assert item.findtext("description") == f"<p>From The Harbour Post</p><p>Shared by Ida_Brook</p>\n{said}"
