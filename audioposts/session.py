"""What the shows of one run share: the money that may be spent, and the voices that failed. I/O: the library."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from audioposts.bill import dollars
from audioposts.errors import BudgetError
from audioposts.library import Library
from audioposts.models import Budget, Cost, Show, Voice

_PATIENCE = 3
"""Articles in a row that a voice may fail at before it is left alone for the rest of the run."""

_CENT_OF_A_CENT = 1e-6
"""Sums of many small amounts are not exact."""


class Session:
    """One run. It is asked by one thread only."""

    def __init__(self, library: Library, budget: Budget, now: datetime) -> None:
        self._library = library
        self._budget = budget
        self._now = now
        self._run_usd = 0.0
        self._failed = Counter[Voice]()

    # --- money

    def reserve(self, show: Show, guid: str, title: str, costs: Sequence[Cost]) -> tuple[Cost, ...]:
        """Record what will be spent on an article, before it is; return that.

        Raises:
            BudgetError: it is more than there is left.

        """
        paid = tuple(cost for cost in costs if cost.usd > 0)
        if not paid:
            return ()
        self._check(title, paid)
        self._run_usd += _sum(paid)
        self._library.reserve(show, guid, paid, self._now)
        return paid

    def release(self, show: Show, guid: str, unspent: Sequence[Cost]) -> None:
        """Give back what was reserved and not spent after all."""
        if unspent:
            self._run_usd -= _sum(unspent)
            self._library.release(show, guid, unspent, self._now)

    def _check(self, title: str, paid: Sequence[Cost]) -> None:
        needed = _sum(paid)
        limits = (
            ("run_usd", self._budget.run_usd, self._run_usd, "the next run"),
            ("month_usd", self._budget.month_usd, month_usd(self._library, self._now), "the next month"),
        )
        for key, limit, spent, later in limits:
            if limit is not None and spent + needed > limit + _CENT_OF_A_CENT:
                voices = " and ".join(dict.fromkeys(cost.voice for cost in paid))
                until = later if needed <= limit else "a larger budget"
                left = max(0.0, limit - spent)
                raise BudgetError(
                    title,
                    f"would cost {dollars(needed)} with the voice {voices}, and {dollars(left)} of {key} ="
                    f" {limit:g} in [budget] are left; it waits for {until}",
                )

    # --- voices

    def is_out(self, voice: Voice) -> bool:
        """Tell whether a voice failed so often in a row that it is not tried again in this run."""
        return self._failed[voice] >= _PATIENCE

    def failed(self, voice: Voice) -> None:
        """Hear that a voice could not speak an article."""
        self._failed[voice] += 1

    def spoke(self, voice: Voice) -> None:
        """Hear that a voice spoke what it had to of an article."""
        self._failed.pop(voice, None)


def month_usd(library: Library, now: datetime) -> float:
    """Return what was spent in this calendar month."""
    return sum(spending.usd for spending in library.spending(month_of(now)))


def month_of(now: datetime) -> datetime:
    """Return when a month began."""
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _sum(costs: Sequence[Cost]) -> float:
    return sum(cost.usd for cost in costs)
