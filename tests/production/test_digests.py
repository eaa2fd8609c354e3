"""Articles as chapters of one episode: what is in it, in which order, and what is made of it only once."""

import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.cache import ClipCache
from audioposts.codec import decode
from audioposts.errors import SpeechError
from audioposts.hearing import listen
from audioposts.models import Article, Digest, Episode, FileFormat, Music, Sound, Spoken, Under
from audioposts.production import Headline, Issue, Outcome
from audioposts.studio import Studio
from tests.theatre import Fake, Theatre, article, failing_on, open_theatre

FERRY = article("The ferry", "It left at six, as it does every morning.", "The council will vote on Thursday.")
GOAT = article("A goat", "It was found on the pier. It would not say why it had come there.")
TIDE = article("The tide table", "It was wrong by an hour. Nobody in the harbour minded very much.")
DAILY = Digest()
CUT = (Headline("h1", "Behind a wall", "https://e.com/wall"), Headline("h2", "Only a picture"))


class Counting(ClipCache):
    """A cache that counts the strips that are encoded."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        object.__setattr__(self, "encoded", [])

    encoded: list[str]

    def file(self, address: str, write: Callable[[Path], None]) -> Path:
        def counted(path: Path) -> None:
            self.encoded.append(address)
            write(path)

        return super().file(address, counted)


@pytest.fixture
def cache(studio: Studio) -> Counting:
    return Counting(studio.cache.folder)


@pytest.fixture
def theatre(studio: Studio, cache: Counting) -> Theatre:
    """A theatre whose voice takes its time: what is loud for a moment only is measured as quiet."""
    made = open_theatre(replace(studio, cache=cache))
    slow = replace(made.voices["joe"], options=(("max_chars", 1000), ("ms_per_char", 300), ("sample_rate_hz", 8000)))
    made.voices["joe"], made.engines["joe"] = slow, Fake(slow)
    return made


def digest(theatre: Theatre, *articles: Article, headlines: tuple[Headline, ...] = (), **settings: object) -> Episode:
    (outcome,) = theatre.outcomes(theatre.issue(*articles, headlines=headlines), digest=DAILY, **settings)  # type: ignore[arg-type]
    assert isinstance(outcome.result, Episode), outcome.result
    return outcome.result


def cues(theatre: Theatre, episode: Episode) -> list[tuple[int, str]]:
    """Return what is said, and from when on."""
    found = []
    for block in (theatre.folder / episode.transcripts[0]).read_text().strip().split("\n\n")[1:]:
        times, *text = block.split("\n")
        hours, minutes, seconds = times.split(" --> ")[0].split(":")
        start_ms = round(1000 * (3600 * int(hours) + 60 * int(minutes) + float(seconds)))
        found.append((start_ms, " ".join(text).removeprefix("<v joe>")))
    return found


def lines(theatre: Theatre, episode: Episode) -> list[str]:
    return [text for _, text in cues(theatre, episode)]


def chapters(episode: Episode) -> list[tuple[str, str | None]]:
    return [(chapter.title, chapter.url) for chapter in episode.chapters]


def test_a_digest_greets_reads_each_article_as_a_chapter_names_the_others_and_says_goodbye(theatre: Theatre) -> None:
    episode = digest(theatre, FERRY, GOAT, TIDE, headlines=CUT)
    assert lines(theatre, episode) == [
        "This is Audio Posts for Saturday, March 14, 2026, with 3 articles.",
        "The headlines:", "The ferry", "A goat", "The tide table",
        "First:", "The ferry", "It left at six, as it does every morning.", "The council will vote on Thursday.",
        "Next:", "A goat", "It was found on the pier.", "It would not say why it had come there.",
        "And finally:", "The tide table", "It was wrong by an hour.", "Nobody in the harbour minded very much.",
        "Also in this category today:", "Behind a wall", "Only a picture",
        "That was Audio Posts for Saturday, March 14, 2026.", "Goodbye.",
    ]  # fmt: skip
    assert [title for title, _ in chapters(episode)] == [
        "The headlines", "The ferry", "A goat", "The tide table", "Also in this category today",
    ]  # fmt: skip
    assert episode.title == "Saturday, March 14, 2026: The ferry and 2 more"
    assert episode.guid == "guid of the issue"
    assert "Behind a wall https://e.com/wall" in episode.description


def test_chapters_begin_where_their_articles_are_handed_over_to(theatre: Theatre) -> None:
    episode = digest(theatre, FERRY, GOAT, headlines=CUT)
    starts = {text: start_ms for start_ms, text in reversed(cues(theatre, episode))}
    begun = {chapter.title: chapter.start_ms for chapter in episode.chapters}
    assert begun["The headlines"] == 0
    for title, first_line in (
        ("The ferry", "First:"),
        ("A goat", "And finally:"),
        ("Also in this category today", "Also in this category today:"),
    ):
        assert starts[first_line] == pytest.approx(begun[title], abs=30)


@pytest.mark.parametrize("sound", [Sound(), Sound(stereo=True), Sound(FileFormat.M4A), Sound(FileFormat.OPUS)])
def test_a_digest_is_as_loud_and_as_long_as_it_says(theatre: Theatre, sound: Sound) -> None:
    episode = digest(theatre, FERRY, GOAT, sound=sound)
    file = theatre.folder / episode.file
    assert file.stat().st_size == episode.length
    heard = listen(file, 2500)
    assert heard.integrated_lufs == pytest.approx(sound.target_lufs, abs=0.5)
    assert heard.duration_ms == pytest.approx(episode.duration_ms, abs=60)
    assert heard.silences == ()


def test_a_digest_of_one_article(theatre: Theatre) -> None:
    episode = digest(theatre, GOAT)
    assert lines(theatre, episode)[:2] == [
        "This is Audio Posts for Saturday, March 14, 2026, with one article.",
        "A goat",
    ]
    assert [title for title, _ in chapters(episode)] == ["Audio Posts", "A goat"]


def test_an_article_that_fails_is_left_out_with_its_error(theatre: Theatre) -> None:
    theatre.engines["joe"].answer = failing_on("pier")
    failed, made = theatre.outcomes(theatre.issue(FERRY, GOAT, TIDE), digest=DAILY)
    assert isinstance(failed.result, SpeechError)
    assert failed.result.subject == "A goat"
    assert isinstance(made.result, Episode)
    assert [job.article.title for job in made.read] == ["The ferry", "The tide table"]
    said = lines(theatre, made.result)
    assert "A goat" not in said
    assert said[0].endswith("with 2 articles.")
    assert "And finally:" in said
    assert "Next:" not in said


def test_where_all_articles_fail_there_is_no_digest(theatre: Theatre) -> None:
    theatre.engines["joe"].answer = failing_on(" ")
    outcomes = theatre.outcomes(theatre.issue(FERRY, GOAT), digest=DAILY)
    assert [type(outcome.result) for outcome in outcomes] == [SpeechError, SpeechError]
    assert [path for path in theatre.folder.glob("*") if path.is_file()] == []


def test_a_digest_whose_announcements_cannot_be_spoken_fails_by_its_title(theatre: Theatre) -> None:
    theatre.engines["joe"].answer = failing_on("headlines")
    (outcome,) = theatre.outcomes(theatre.issue(FERRY, GOAT), digest=DAILY)
    assert isinstance(outcome.result, SpeechError)
    assert outcome.result.subject == "Saturday, March 14, 2026: The ferry and one more"
    assert (outcome.read, isinstance(outcome.order, Issue)) == ((), True)
    # What was spoken is kept.
    theatre.engines["joe"].answer, theatre.engines["joe"].asked = (lambda _, clip: clip), []
    digest(theatre, FERRY, GOAT)
    assert not [text for text in theatre.engines["joe"].asked if "pier" in text or "council" in text]


@pytest.mark.parametrize("title", ["😀", "<b>", "[1]", "ь", "{show} {% if %}"])
def test_an_odd_title_does_not_keep_anything_from_being_made(theatre: Theatre, title: str) -> None:
    odd = replace(GOAT, title=title)
    episode = digest(theatre, odd, FERRY, headlines=(Headline("h", title), *CUT))
    assert [title for title, _ in chapters(episode)][1] == title
    assert len(chapters(episode)) == 4
    (alone,) = theatre.produce(odd, intro="{title}", outro="{title}")
    assert isinstance(alone, Episode), alone
    assert [title for title, _ in chapters(alone)] == [title]
    assert any("pier" in line for line in lines(theatre, alone))


def test_the_show_s_own_sound_is_heard_around_the_parts_of_a_digest(theatre: Theatre) -> None:
    plain = digest(theatre, FERRY, GOAT)
    for number, name in enumerate(("opening", "between", "closing", "music"), 1):
        tone = theatre.engines["joe"].tone.synthesize(Spoken("a sound of its own"[: 4 * number]))
        with wave.open(str(theatre.studio.home.path / f"{name}.wav"), "wb") as file:
            file.setparams((1, 2, tone.sample_rate_hz, 0, "NONE", ""))
            file.writeframes(tone.pcm)
    files = {name: f"{name}.wav" for name in ("opening", "between", "closing")}
    for music in (None, Music("music.wav"), Music("music.wav", Under.ALL)):
        episode = digest(theatre, FERRY, GOAT, sound=Sound(**files, music=music))  # type: ignore[arg-type]
        assert lines(theatre, episode) == lines(theatre, plain)
        assert [title for title, _ in chapters(episode)] == [title for title, _ in chapters(plain)]
        assert episode.chapters[0].start_ms == 0
        assert episode.duration_ms > plain.duration_ms + 2000


# --- both forms from one cache


def test_an_article_that_is_an_episode_is_neither_spoken_nor_encoded_again_for_a_digest(
    theatre: Theatre, cache: Counting
) -> None:
    theatre.produce(FERRY, GOAT)
    joe = theatre.engines["joe"]
    assert joe.asked
    of_articles = set(cache.encoded)
    assert len(of_articles) == len(cache.encoded)
    joe.asked.clear()
    cache.encoded.clear()
    digest(theatre, FERRY, GOAT)
    # Greeting, lead, two titles that were spoken before, two handovers, goodbye.
    assert not set(joe.asked) & {"The ferry.", "A goat.", "It was found on the pier."}
    assert all(text.startswith(("This is", "The head", "First", "And fin", "That was", "Good")) for text in joe.asked)
    assert len(joe.asked) == len(set(joe.asked)) == 6
    assert not of_articles & set(cache.encoded)
    assert len(cache.encoded) == 5  # opening in two strips, two handovers, goodbye


def test_and_the_other_way_round(theatre: Theatre, cache: Counting) -> None:
    digest(theatre, FERRY, GOAT)
    theatre.engines["joe"].asked.clear()
    cache.encoded.clear()
    theatre.produce(FERRY, GOAT)
    assert (theatre.engines["joe"].asked, cache.encoded) == ([], [])


def test_an_intro_is_not_part_of_the_article(theatre: Theatre, cache: Counting) -> None:
    theatre.produce(FERRY)
    theatre.engines["joe"].asked.clear()
    cache.encoded.clear()
    (episode,) = theatre.produce(FERRY, intro="{show}: {title}.", outro="That was {title}.")
    assert isinstance(episode, Episode)
    assert theatre.engines["joe"].asked == ["Audio Posts: The ferry.", "That was The ferry."]
    assert len(cache.encoded) == 2
    assert [lines(theatre, episode)[place] for place in (0, 1, -1)] == [
        "Audio Posts: The ferry.", "The ferry", "That was The ferry.",
    ]  # fmt: skip
    # A digest has its own words.
    assert not [text for text in lines(theatre, digest(theatre, FERRY, intro="{show}!")) if "!" in text]


def test_what_is_joined_decodes_as_one_sound(theatre: Theatre) -> None:
    episode = digest(theatre, FERRY, GOAT)
    sound = decode((theatre.folder / episode.file).read_bytes(), episode.file)
    assert sound.duration_ms == pytest.approx(episode.duration_ms, abs=60)


def test_articles_and_issues_come_in_the_order_they_were_asked_for(theatre: Theatre) -> None:
    first = replace(theatre.issue(FERRY), guid="one")
    second = replace(theatre.issue(GOAT, TIDE), guid="two")
    outcomes: list[Outcome] = theatre.outcomes(first, second, digest=DAILY)
    assert [outcome.order for outcome in outcomes] == [first, second]
    assert [len(outcome.read) for outcome in outcomes] == [1, 2]
