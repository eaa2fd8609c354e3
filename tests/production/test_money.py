"""A budget stops voices that are paid for, before they cost; what was spent is known, whatever happens."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from audioposts.errors import BudgetError, SpeechError
from audioposts.library import Library
from audioposts.models import Budget, Clip, Episode, Show, Spending
from tests.conftest import NOW
from tests.theatre import FERRY, GOAT, Theatre, article, failing_on, out_of_breath

FERRY_CHARS = len("The ferry.It left at six.Nobody looked up.The council will vote on Thursday.")
GOAT_CHARS = len("A goat.It was found on the pier.It would not say why.")
DOLLAR_A_CHAR = 1e6


@pytest.fixture
def paid(theatre: Theatre) -> Theatre:
    """A show whose voice costs a dollar a character."""
    theatre.voice("joe", price_per_million_chars=DOLLAR_A_CHAR)
    return theatre


def limited(theatre: Theatre, run_usd: float | None = None, month_usd: float | None = None) -> None:
    theatre.studio = replace(theatre.studio, budget=Budget(run_usd, month_usd))


def spent(theatre: Theatre) -> tuple[Spending, ...]:
    return theatre.studio.library.spending(NOW - timedelta(days=1))


def test_what_is_spent_is_recorded(paid: Theatre) -> None:
    paid.produce(FERRY)
    assert spent(paid) == (Spending("joe", 4, FERRY_CHARS, FERRY_CHARS),)


def test_what_was_spoken_before_costs_nothing(paid: Theatre) -> None:
    paid.produce(FERRY)
    limited(paid, run_usd=0)
    assert isinstance(paid.produce(FERRY)[0], Episode)
    assert spent(paid) == (Spending("joe", 4, FERRY_CHARS, FERRY_CHARS),)


def test_free_voices_spend_nothing_and_need_no_budget(theatre: Theatre) -> None:
    limited(theatre, run_usd=0, month_usd=0)
    assert isinstance(theatre.produce(FERRY)[0], Episode)
    assert spent(theatre) == ()


def test_an_article_that_would_pass_the_budget_of_a_run_is_not_begun(paid: Theatre) -> None:
    limited(paid, run_usd=FERRY_CHARS + GOAT_CHARS - 1)
    ferry, goat, third = paid.produce(FERRY, GOAT, article("No", "No."))
    assert isinstance(ferry, Episode)
    assert isinstance(goat, BudgetError)
    assert goat.exit_code == 1
    left = GOAT_CHARS - 1
    assert str(goat) == (
        f"A goat: would cost ${GOAT_CHARS}.00 with the voice joe, and ${left}.00 of run_usd ="
        f" {FERRY_CHARS + left} in [budget] are left; it waits for the next run"
    )
    assert isinstance(third, Episode)
    assert not [text for text in paid.engines["joe"].asked if "pier" in text]


def test_an_article_that_costs_more_than_any_run_may_waits_for_a_larger_budget(paid: Theatre) -> None:
    limited(paid, run_usd=3)
    (error,) = paid.produce(FERRY)
    assert str(error).endswith("it waits for a larger budget")


def test_the_budget_of_a_month_counts_earlier_runs_of_this_month_only(paid: Theatre) -> None:
    limited(paid, month_usd=FERRY_CHARS + GOAT_CHARS - 1)
    assert isinstance(paid.produce(FERRY)[0], Episode)
    (error,) = paid.produce(GOAT)
    assert isinstance(error, BudgetError)
    assert "of month_usd" in str(error)
    assert str(error).endswith("it waits for the next month")
    assert isinstance(paid.produce(GOAT, now=NOW + timedelta(days=31))[0], Episode)


def test_shows_with_free_voices_go_on(paid: Theatre) -> None:
    paid.voice("amy")
    limited(paid, run_usd=1)
    assert isinstance(paid.produce(FERRY)[0], BudgetError)
    assert isinstance(paid.produce(FERRY, voice="amy")[0], Episode)


def test_no_free_voice_takes_the_place_of_one_that_cannot_be_paid(paid: Theatre) -> None:
    paid.voice("joe", price_per_million_chars=DOLLAR_A_CHAR, fallbacks=("amy",))
    amy = paid.voice("amy")
    limited(paid, run_usd=1)
    assert isinstance(paid.produce(FERRY)[0], BudgetError)
    assert amy.asked == []


def test_money_is_recorded_before_it_is_spent(paid: Theatre) -> None:
    seen: list[tuple[Spending, ...]] = []

    def look(text: str, clip: Clip) -> Clip:
        with closing(Library(paid.studio.home.library)) as library:
            seen.append(library.spending(NOW - timedelta(days=1)))
        return clip

    paid.engines["joe"].answer = look
    paid.produce(FERRY)
    assert seen == [(Spending("joe", 4, FERRY_CHARS, FERRY_CHARS),)] * 4


def test_a_run_that_is_killed_has_spent_what_it_set_aside(paid: Theatre) -> None:
    class Killed(BaseException):
        pass

    def die(text: str, clip: Clip) -> Clip:
        raise Killed

    paid.engines["joe"].answer = die
    with pytest.raises(Killed):
        paid.produce(GOAT)
    assert spent(paid)[0].usd > 0


def test_what_was_not_asked_for_is_given_back(paid: Theatre) -> None:
    def slowly(text: str, clip: Clip) -> Clip:
        time.sleep(0.05)
        return failing_on("six")(text, clip)

    paid.studio = replace(paid.studio, workers=1)
    paid.engines["joe"].answer = slowly
    (error,) = paid.produce(article("The ferry", "It left at six.", *(f"Then came {chr(97 + n)}." for n in range(26))))
    assert isinstance(error, SpeechError)
    # The title was spoken, the first sentence failed, which may have cost; another may have been under way.
    (spending,) = spent(paid)
    asked = paid.engines["joe"].asked
    assert 2 <= spending.requests == len(asked) < 28
    assert spending.usd == spending.chars == sum(map(len, asked))


def test_sentences_that_come_twice_are_paid_once(paid: Theatre) -> None:
    paid.produce(article("It goes", "It goes. It comes. It goes. It comes. It goes."))
    assert spent(paid) == (Spending("joe", 2, 17, 17.0),)


def test_a_fallback_that_is_paid_for_needs_a_budget_too(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("amy",)).answer = out_of_breath
    amy = theatre.voice("amy", price_per_million_chars=DOLLAR_A_CHAR)
    limited(theatre, run_usd=1)
    (error,) = theatre.produce(FERRY)
    assert isinstance(error, BudgetError)
    assert amy.asked == []
    limited(theatre, run_usd=100)
    assert isinstance(theatre.produce(FERRY)[0], Episode)
    assert spent(theatre) == (Spending("amy", 4, FERRY_CHARS, FERRY_CHARS),)


@pytest.mark.parametrize("fail_on", ["", "council"])
def test_in_mid_text_only_what_the_fallback_speaks_is_spent(theatre: Theatre, fail_on: str) -> None:
    theatre.voice("joe", fallbacks=("amy",)).answer = failing_on(fail_on or "nothing")
    theatre.voice("amy", price_per_million_chars=DOLLAR_A_CHAR)
    assert isinstance(theatre.produce(FERRY, fallback="sentence")[0], Episode)
    chars = len("The council will vote on Thursday.")
    assert spent(theatre) == ((Spending("amy", 1, chars, chars),) if fail_on else ())


def test_spending_is_by_voice_and_of_all_shows(paid: Theatre) -> None:
    paid.voice("amy", price_per_million_chars=DOLLAR_A_CHAR / 2)
    paid.produce(GOAT)
    other: Show = replace(paid.show, slug="other")
    paid.show = other
    paid.produce(GOAT, voice="amy")
    assert spent(paid) == (
        Spending("amy", 3, GOAT_CHARS, GOAT_CHARS / 2),
        Spending("joe", 3, GOAT_CHARS, GOAT_CHARS),
    )
