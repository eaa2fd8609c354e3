"""What a show says around its articles."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.config import DEFAULT_SHOW
from audioposts.models import Announcement, Digest, Every, Post, Show
from audioposts.production import Headline, Issue, Job
from audioposts.production.announcing import Desk, framed, framing, spoken_date
from tests.theatre import article

SATURDAY = datetime(2026, 3, 14, 4, 30, tzinfo=UTC)
SHOW = replace(DEFAULT_SHOW, title="The Reader", digest=Digest())
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def job(title: str, language: str = "en", **more: str) -> Job:
    text = replace(article(title, "It left at six.", language=language), **more)  # type: ignore[arg-type]
    return Job(Post(title, title, "", "page.txt"), text, f"guid of {title}", SATURDAY)


def desk(*titles: str, show: Show = SHOW, headlines: int = 0) -> Desk:
    jobs = tuple(map(job, titles))
    named = tuple(Headline(f"h{number}", f"Headline {number}") for number in range(1, headlines + 1))
    return Desk(show, Issue("guid", SATURDAY, jobs, named), jobs)


def texts(announcement: Announcement | None) -> tuple[str, ...]:
    return announcement.paragraphs if announcement else ()


# --- an article by itself


def test_an_intro_says_what_is_known_of_the_article() -> None:
    show = replace(SHOW, intro="{show}, {date}. {title}{% if publisher %} from {publisher}{% endif %}.", outro="Bye.")
    ferry = job("The ferry", publisher="The Harbour Post")
    intro, spoken, outro = framed(show, ferry)
    assert intro == Announcement(
        "The ferry", "en", ("The Reader, Saturday, March 14, 2026. The ferry from The Harbour Post.",)
    )
    assert spoken == ferry.article
    assert texts(outro) == ("Bye.",)  # type: ignore[arg-type]
    assert texts(framing(show.intro, show, job("A goat"))) == ("The Reader, Saturday, March 14, 2026. A goat.",)


def test_a_show_without_an_intro_says_nothing() -> None:
    assert framed(SHOW, job("The ferry")) == [job("The ferry").article]


@pytest.mark.parametrize("title", ["😀", "…", " ", "—"])
def test_an_intro_of_which_nothing_can_be_said_is_none(title: str) -> None:
    assert framing("{title}!", SHOW, job(title)) is None
    assert framing("{author}", SHOW, job("The ferry")) is None


def test_braces_in_a_title_are_read_as_they_are() -> None:
    assert texts(framing("{title}", SHOW, job("{show} {% if x %} {{ y }}"))) == ("{show} {% if x %} {{ y }}",)


def test_the_show_speaks_its_own_language_whatever_the_article_is_in() -> None:
    said = framing("{title}, {date}", replace(SHOW, language="en-GB"), job("Die Fähre", "de"))
    assert said == Announcement("Die Fähre", "en-GB", ("Die Fähre, Saturday, 14 March 2026",))


# --- a digest


def test_a_digest_greets_and_gives_the_headlines() -> None:
    made = desk("The ferry", "A goat", "The tide table", headlines=2)
    assert made.title == "Saturday, March 14, 2026: The ferry and 2 more"
    assert made.opening_title == "The headlines"
    assert texts(made.opening()) == (
        "This is The Reader for Saturday, March 14, 2026, with 3 articles.",
        "The headlines:",
        "The ferry",
        "A goat",
        "The tide table",
    )
    assert [texts(made.handover(number)) for number in range(3)] == [("First:",), ("Next:",), ("And finally:",)]
    assert texts(made.also()) == ("Also in this category today:", "Headline 1", "Headline 2")
    assert made.also_title == "Also in this category today"
    assert texts(made.goodbye()) == ("That was The Reader for Saturday, March 14, 2026. Goodbye.",)


def test_all_of_it_is_announced_in_order() -> None:
    said = desk("The ferry", "A goat", headlines=1).announcements()
    assert [one.paragraphs[0].split(" ")[0] for one in said] == ["This", "First:", "And", "Also", "That"]
    assert {one.title for one in said} == {"Saturday, March 14, 2026: The ferry and one more"}
    assert said[1].pause_ms < said[0].pause_ms


def test_a_digest_of_one_article_has_neither_headlines_nor_handovers() -> None:
    made = desk("The ferry")
    assert made.title == "Saturday, March 14, 2026: The ferry"
    assert texts(made.opening()) == ("This is The Reader for Saturday, March 14, 2026, with one article.",)
    assert (made.opening_title, made.handover(0), made.also()) == ("The Reader", None, None)
    assert len(made.announcements()) == 2


def test_headlines_may_be_left_out() -> None:
    made = desk("The ferry", "A goat", show=replace(SHOW, digest=Digest(headlines=False)))
    assert (len(texts(made.opening())), made.opening_title) == (1, "The Reader")
    assert texts(made.handover(0)) == ("First:",)


def test_of_many_headlines_the_rest_is_counted() -> None:
    assert texts(desk("The ferry", headlines=20).also())[-1] == "Headline 20"
    assert texts(desk("The ferry", headlines=21).also())[-2:] == ("Headline 20", "And one more.")
    assert texts(desk("The ferry", headlines=73).also())[-1] == "And 53 more."


def test_a_weekly_digest_says_so() -> None:
    made = desk("The ferry", "A goat", show=replace(SHOW, digest=Digest(Every.WEEK)), headlines=1)
    assert (
        texts(made.opening())[0]
        == "This is The Reader, the weekly edition of Saturday, March 14, 2026, with 2 articles."
    )
    assert made.also_title == "Also in this category this week"


def test_a_show_may_have_words_of_its_own() -> None:
    own = Digest(title="No. {count}", greeting="Ahoy{% if others %}, all {count}{% endif %}.", goodbye="{first}!")
    made = desk("The ferry", "A goat", show=replace(SHOW, digest=own))
    assert (made.title, texts(made.opening())[0], texts(made.goodbye())) == ("No. 2", "Ahoy, all 2.", ("The ferry!",))


def test_words_of_its_own_that_come_out_empty_leave_the_title_and_the_date() -> None:
    nothing = "{% if count > 9 %}x{% endif %}"
    made = desk("The ferry", show=replace(SHOW, digest=Digest(title=nothing, greeting=nothing, goodbye=nothing)))
    assert (made.title, texts(made.opening())) == ("The Reader", ("Saturday, March 14, 2026",))
    assert made.goodbye() is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("every", Every)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_language_has_all_of_it(language: str, every: Every, count: int) -> None:
    show = replace(SHOW, language=language, digest=Digest(every))
    made = desk(*["The ferry", "A goat", "C", "D", "E"][:count], show=show, headlines=22)
    said = [text for one in made.announcements() for text in one.paragraphs]
    assert not [text for text in said if set("{}%—") & set(text) or "  " in text]
    assert len(made.announcements()) == (3 if count == 1 else 3 + count)
    assert made.opening_title
    # One is said in words, as it has a gender in most languages.
    assert ("2" in made.title.split("The ferry")[1]) is False
    assert (f" {count} " in said[0]) is (count > 1)


@pytest.mark.parametrize("language", ["pl", "sr-Latn", "xx"])
def test_a_language_without_words_names_the_show_the_date_and_the_titles(language: str) -> None:
    made = desk("The ferry", "A goat", show=replace(SHOW, language=language), headlines=1)
    date = spoken_date(SATURDAY, language)
    assert made.title == f"{date}: The ferry"
    assert texts(made.opening()) == (f"The Reader. {date}.", "The ferry", "A goat")
    assert (made.opening_title, made.also(), made.goodbye(), made.handover(0)) == ("The Reader", None, None, None)


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "Saturday, March 14, 2026"),
        ("en-GB", "Saturday, 14 March 2026"),
        ("de", "Samstag, 14. März 2026"),
        ("fr", "samedi 14 mars 2026"),
        ("pt-br", "sábado, 14 de março de 2026"),
        ("zh-Hant", "2026年3月14日 星期六"),
        ("xx", "2026-03-14"),
    ],
)
def test_dates_are_as_people_write_them(language: str, date: str) -> None:
    assert spoken_date(SATURDAY, language) == date


def test_a_day_is_that_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    assert spoken_date(SATURDAY, "en") == "Friday, March 13, 2026"


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.sampled_from((*LANGUAGES, "fi")))
def test_whatever_posts_are_called_there_is_something_to_say(titles: list[str], language: str) -> None:
    made = desk(*titles, show=replace(SHOW, language=language))
    assert texts(made.opening())
    assert made.title
    assert "\n" not in made.title
    assert all(any(map(str.isalnum, text)) for one in made.announcements() for text in one.paragraphs)
