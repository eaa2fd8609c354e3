"""Posts that fail are tried again with growing waits, and given up after a week."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from audioposts.config import Home
from audioposts.errors import BudgetError, ConfigError
from audioposts.fetching import Fetched, FetchError
from audioposts.library.attempts import GIVEN_UP_AFTER, next_try
from audioposts.models import Budget
from audioposts.pipeline import Report, retry, run, status
from audioposts.studio import Studio
from tests.conftest import BEEP, NOW, PROSE, framed, page, prose
from tests.test_pipeline import with_engine


@pytest.fixture
def broken(studio: Studio, home: Home) -> Studio:
    """A studio whose engine cannot say the first of two articles."""
    (home.path / "sources" / "page.txt").write_text(page(framed("The ferry", PROSE), framed("Another", prose(1))))
    made, _ = with_engine(studio, fail_on="Tove")
    return made


def at(studio: Studio, **after: float) -> Studio:
    return replace(studio, now=lambda: NOW + timedelta(**after))


def titles(report: Report) -> list[str]:
    return [episode.title for episode in report.episodes]


def test_waits_grow() -> None:
    waits = [next_try(tries, NOW) - NOW for tries in range(1, 9)]
    assert waits[0] == timedelta(hours=1)
    assert all(later == 2 * earlier for earlier, later in pairwise(waits))


def test_a_post_that_failed_is_left_alone_for_a_while_and_then_tried_again(broken: Studio) -> None:
    assert len(run(at(broken)).errors) == 1
    assert run(at(broken, minutes=30)).errors == ()
    assert len(run(at(broken, hours=1)).errors) == 1
    assert run(at(broken, hours=2)).errors == (), "twice as long now"
    assert len(run(at(broken, hours=4)).errors) == 1


def test_it_is_told_when_it_fails_first_and_when_it_is_given_up_and_not_between(broken: Studio) -> None:
    told = {}
    for day in range(15):
        report = run(at(broken, days=day))
        told[day] = [len(report.errors), len(report.alarms)]
    assert told[0] == [1, 1]
    given_up = next(day for day in range(1, 15) if told[day][1])
    assert timedelta(days=given_up) >= GIVEN_UP_AFTER
    assert all(alarms == 0 for day, (_, alarms) in told.items() if day not in (0, given_up))
    assert all(told[day] == [0, 0] for day in range(given_up + 1, 15))
    [attempt] = broken.library.attempts()
    assert attempt.given_up
    assert attempt.tries >= 5


def test_what_is_given_up_says_so_with_its_reason(broken: Studio, home: Home) -> None:
    run(at(broken))
    report = run(at(broken, days=8))
    assert "given up after 2 tries; 'audioposts retry' tries it again" in str(report.errors[0])
    [attempt] = status(home.path).attempts
    assert (attempt.title, attempt.given_up) == ("The ferry", True)
    assert "out of breath" in attempt.error


def test_success_forgets_it(broken: Studio, studio: Studio, home: Home) -> None:
    run(at(broken))
    assert len(status(home.path).attempts) == 1
    assert titles(run(at(studio, hours=2))) == ["The ferry"]
    assert status(home.path).attempts == ()


def test_a_person_may_have_it_tried_at_once(broken: Studio, studio: Studio, home: Home) -> None:
    run(at(broken))
    run(at(broken, days=8))
    assert run(at(studio, days=9)).episodes == ()
    with pytest.raises(ConfigError, match="no key, URL or title of a post that failed"):
        retry(home.path, "Another")
    assert retry(home.path, "The ferry") == ["The ferry"]
    assert titles(run(at(studio, days=9))) == ["The ferry"]


def test_all_may_be_tried_at_once(broken: Studio, home: Home) -> None:
    assert retry(home.path, None) == []
    run(at(broken))
    assert retry(home.path, None) == ["The ferry"]


def test_a_post_that_changes_is_tried_at_once(broken: Studio, studio: Studio, home: Home) -> None:
    run(at(broken))
    (home.path / "sources" / "page.txt").write_text(
        page(framed("The ferry", PROSE.replace("gone", "left") + "\n\nA new end."))
    )
    assert titles(run(at(studio, minutes=1))) == ["The ferry"]


def test_money_is_waited_for_and_no_failure_of_the_post(studio: Studio, home: Home) -> None:
    (home.path / "sources" / "page.txt").write_text(page(framed("The ferry", PROSE)))
    (home.voices / "beep.toml").write_text(f"{BEEP}price_per_million_chars = 1_000_000\n")
    report = run(replace(at(studio), budget=Budget(run_usd=1)))
    assert [type(error) for error in report.errors] == [BudgetError]
    assert status(home.path).attempts == ()
    assert titles(run(at(studio, minutes=1))) == ["The ferry"]


def test_pages_that_cannot_be_fetched_wait_too(studio: Studio) -> None:
    asked: list[str] = []

    def fetch(url: str, accept: str = "*/*") -> Fetched:
        asked.append(url)
        if url.endswith("/list"):
            links = b"<html><body>" + b"".join(
                b"<article><h2><a href='https://e.com/%d'>A story about thing %d</a></h2></article>" % (n, n)
                for n in range(3)
            )
            return Fetched(url, links, "text/html")
        raise FetchError(url, "the server has a fault for the moment (HTTP 503)", 503)

    shows = (replace(studio.shows[0], sources=("https://e.com/list",)),)
    failing = replace(studio, fetch=fetch, shows=shows)
    first = run(at(failing))
    assert len(first.errors) == len(first.alarms) == 3
    asked.clear()
    assert run(at(failing, minutes=10)).errors == ()
    assert [url for url in asked if not url.endswith("/list")] == []
    again = run(at(failing, hours=2))
    assert (len(again.errors), len(again.alarms)) == (3, 0)
