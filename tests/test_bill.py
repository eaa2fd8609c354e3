import pytest

from audioposts.bill import Rehearsed, budget_lines, cost_line, dollars, rehearsed_lines, spending_lines, total_lines
from audioposts.models import Budget, Cost, Spending

JOE = Cost("joe", "piper", 3412, 215_000, 36, 3412, 0.0)
NOVA = Cost("nova", "openai", 1200, 75_000, 1, 1200, 0.018)


@pytest.mark.parametrize(
    ("usd", "text"),
    [(0, "$0.00"), (0.018, "$0.018"), (0.0001, "$0.0001"), (1.5, "$1.50"), (12.25, "$12.25"), (0.00004, "$0.00")],
)
def test_amounts(usd: float, text: str) -> None:
    assert dollars(usd) == text


def test_a_line_for_each_voice() -> None:
    assert cost_line(JOE) == "joe (piper): 3,412 characters, about 3.6 minutes, 36 requests, free"
    assert cost_line(NOVA) == "nova (openai): 1,200 characters, about 1.2 minutes, 1 request, $0.018"
    known = Cost("nova", "openai", 1200, 75_000, 0, 0, 0.0)
    assert cost_line(known) == "nova (openai): 1,200 characters, about 1.2 minutes, all spoken before, free"


def test_an_article_has_its_voices_its_remarks_and_what_is_wrong() -> None:
    found = Rehearsed("show", "The ferry", (JOE,), ("spoken by espeak (de)",), "no model")
    assert list(rehearsed_lines(found)) == [cost_line(JOE), "spoken by espeak (de)", "cannot be told: no model"]


def test_sums() -> None:
    found = [Rehearsed("show", "The ferry", (JOE, NOVA)), Rehearsed("show", "A goat", (NOVA,))]
    assert list(total_lines(found)) == [
        "2 articles to speak, $0.036 in all",
        f"  {cost_line(JOE)}",
        "  nova (openai): 2,400 characters, about 2.5 minutes, 2 requests, $0.036",
    ]
    assert list(total_lines([])) == ["0 articles to speak, $0.00 in all"]


def test_whether_the_budget_has_room() -> None:
    assert list(budget_lines([NOVA], Budget(0.01, 5.0), 4.99)) == [
        "budget run_usd: $0.01 of $0.01 left, not enough: articles that it has no room for will wait",
        "budget month_usd: $0.01 of $5.00 left, not enough: articles that it has no room for will wait",
    ]
    assert list(budget_lines([NOVA], Budget(None, 5.0), 1.0)) == ["budget month_usd: $4.00 of $5.00 left, enough"]
    assert list(budget_lines([JOE], Budget(0.0, 0.0), 1.0)) == []


def test_what_was_spent() -> None:
    assert list(spending_lines([Spending("nova", 1200, 90_000, 1.35)], Budget(None, 5.0))) == [
        "spent this month: $1.35 on nova (1,200 requests, 90,000 characters)",
        "budget month_usd: $3.65 of $5.00 left",
    ]
    assert list(spending_lines([], Budget())) == []
