"""What speaking takes and took -> sums, lines for a person, fields for a program. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from audioposts.errors import AudioPostsError
from audioposts.models import Budget, Cost, Spending


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """An article, or what a digest says around its articles, and what speaking it would take."""

    show: str
    title: str
    costs: tuple[Cost, ...]
    """One for each voice."""

    remarks: tuple[str, ...] = ()
    """What the report of its episode would say."""

    error: str = ""
    """Why it cannot be told."""

    is_article: bool = True
    """Or what a digest says around its articles."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a run would speak, and what that would take."""

    articles: tuple[Rehearsed, ...]
    errors: tuple[AudioPostsError, ...]
    """Of sources that could not be read."""

    budget: Budget
    month_usd: float
    """What was spent this month."""

    @property
    def exit_code(self) -> int:
        """1 if something could not be read."""
        return 1 if self.errors else 0


def totals(articles: Iterable[Rehearsed]) -> tuple[Cost, ...]:
    """Return what every voice has to do, over all articles."""
    sums: dict[tuple[str, str], Cost] = {}
    for cost in (cost for article in articles for cost in article.costs):
        key = (cost.voice, cost.engine)
        before = sums.get(key, Cost(*key, 0, 0, 0, 0, 0.0))
        sums[key] = Cost(
            *key,
            chars=before.chars + cost.chars,
            duration_ms=before.duration_ms + cost.duration_ms,
            requests=before.requests + cost.requests,
            paid_chars=before.paid_chars + cost.paid_chars,
            usd=before.usd + cost.usd,
        )
    return tuple(sums.values())


def rehearsed_fields(rehearsed: Rehearsed) -> dict[str, Any]:
    """Return what speaking an article takes, for JSON."""
    return {
        "show": rehearsed.show,
        "title": rehearsed.title,
        "costs": [asdict(cost) for cost in rehearsed.costs],
        "report": rehearsed.remarks,
        "error": rehearsed.error or None,
    }


def rehearsed_lines(rehearsed: Rehearsed) -> Iterator[str]:
    """Yield what speaking an article takes, a line for each voice."""
    yield from map(cost_line, rehearsed.costs)
    yield from rehearsed.remarks
    if rehearsed.error:
        yield f"cannot be told: {rehearsed.error}"


def cost_line(cost: Cost) -> str:
    """Return what a voice has to do: `joe (piper): 3,412 characters, about 3.6 minutes, 36 requests, free`."""
    requests = f"{cost.requests:,} request{'' if cost.requests == 1 else 's'}" if cost.requests else "all spoken before"
    price = dollars(cost.usd) if cost.usd else "free"
    minutes = f"about {cost.duration_ms / 60_000:.1f} minutes"
    return f"{cost.voice} ({cost.engine}): {cost.chars:,} characters, {minutes}, {requests}, {price}"


def rehearsal_fields(rehearsal: Rehearsal) -> dict[str, Any]:
    """Return what a run would take, for JSON."""
    costs = totals(rehearsal.articles)
    return {
        "articles": [rehearsed_fields(article) for article in rehearsal.articles],
        "totals": [asdict(cost) for cost in costs],
        "usd": sum(cost.usd for cost in costs),
        "budget": asdict(rehearsal.budget),
        "spent_this_month_usd": rehearsal.month_usd,
        "errors": [str(error) for error in rehearsal.errors],
    }


def total_lines(articles: Sequence[Rehearsed]) -> Iterator[str]:
    """Yield what all articles take together, a line for each voice."""
    number = sum(article.is_article for article in articles)
    count = f"{number} article{'' if number == 1 else 's'}"
    costs = totals(articles)
    yield f"{count} to speak, {dollars(sum(cost.usd for cost in costs))} in all"
    for cost in costs:
        yield f"  {cost_line(cost)}"


def budget_lines(costs: Sequence[Cost], budget: Budget, month_usd: float) -> Iterator[str]:
    """Yield how far what is to be spent is within the budget."""
    needed = sum(cost.usd for cost in costs)
    for key, limit, spent in (("run_usd", budget.run_usd, 0.0), ("month_usd", budget.month_usd, month_usd)):
        if limit is None or not needed:
            continue
        left = max(0.0, limit - spent)
        verdict = "enough" if needed <= left else "not enough: articles that it has no room for will wait"
        yield f"budget {key}: {dollars(left)} of {dollars(limit)} left, {verdict}"


def spending_lines(spending: Sequence[Spending], budget: Budget) -> Iterator[str]:
    """Yield what was spent this month."""
    for each in spending:
        extent = f"{each.requests:,} requests, {each.chars:,} characters"
        yield f"spent this month: {dollars(each.usd)} on {each.voice} ({extent})"
    if budget.month_usd is not None:
        left = max(0.0, budget.month_usd - sum(each.usd for each in spending))
        yield f"budget month_usd: {dollars(left)} of {dollars(budget.month_usd)} left"


def dollars(usd: float) -> str:
    """Return an amount as `$0.0125`: with cents at least, and up to four places where it has them."""
    text = f"{usd:.4f}"
    return f"${text[:-2]}{text[-2:].rstrip('0')}"
