"""Articles -> what speaking them would take: characters, minutes, requests, money. I/O: reads; writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from audioposts.bill import Rehearsal, Rehearsed, totals
from audioposts.errors import AudioPostsError, ConfigError
from audioposts.fetching import LateWeb
from audioposts.intake import Intake
from audioposts.issues import orders_of
from audioposts.models import Announcement, Article, Show, Verdict
from audioposts.planning import Ensemble
from audioposts.production import Issue, Order
from audioposts.production.announcing import Desk, framed
from audioposts.session import month_usd
from audioposts.stock import done_posts, stock_of
from audioposts.studio import Silent, Studio, check_voices


def rehearse(studio: Studio, since: datetime | None = None, limit: int | None = None) -> Rehearsal:
    """Return what `run` would speak, announcements too, and what that would take; nothing is spoken or written.

    Raises:
        ConfigError: the settings ask for something that is not there.

    """
    for show in studio.shows:
        check_voices(show, studio)
    now = studio.now()
    errors: list[AudioPostsError] = []
    with TemporaryDirectory() as folder, closing(studio.library.copy()) as library:
        # What is fetched and judged is remembered, as in a run, but not for longer than this takes.
        opened = studio.fetch.elsewhere(Path(folder)) if isinstance(studio.fetch, LateWeb) else None
        fetch = opened or studio.fetch
        blank = replace(studio, library=library, fetch=fetch, progress=Silent())
        counted: set[str] = set()
        articles: list[Rehearsed] = []
        for show in studio.shows:
            intake = Intake(blank, show, now, done_posts(show, blank, stock_of(show, blank)), errors.append, since)
            orders = orders_of(list(islice(intake.new_articles(), limit)), show, blank, now)
            articles += _estimates(blank, show, _sayings(orders, show), counted)
        if opened:
            opened.close()
        return Rehearsal(tuple(articles), tuple(errors), studio.budget, month_usd(library, now))


def previewed(studio: Studio, articles: Sequence[Article]) -> dict[int, Rehearsed]:
    """Return what speaking takes of those among `articles` that would be spoken, by their places."""
    full = {i: article for i, article in enumerate(articles) if article.verdict is Verdict.FULL}
    return dict(zip(full, estimate(studio, studio.shows[0], full.values()), strict=True)) if full else {}


def estimate(
    studio: Studio, show: Show, articles: Iterable[Article], counted: set[str] | None = None
) -> Iterator[Rehearsed]:
    """Yield what speaking each article would take; what several of them say is counted once.

    Raises:
        ConfigError: the show has a voice that is not there.

    """
    sayings = (_Saying(article.title, (article,)) for article in articles)
    return _estimates(studio, show, sayings, set() if counted is None else counted)


@dataclass(frozen=True, slots=True)
class _Saying:
    """What is said of an article, or around the articles of a digest."""

    title: str
    texts: tuple[Article | Announcement, ...]
    is_article: bool = True


def _sayings(orders: Iterable[Order], show: Show) -> Iterator[_Saying]:
    for order in orders:
        if isinstance(order, Issue):
            yield from (_Saying(job.article.title, (job.article,)) for job in order.jobs)
            desk = Desk(show, order, order.jobs)
            yield _Saying(desk.title, tuple(desk.announcements()), is_article=False)
        else:
            yield _Saying(order.article.title, tuple(framed(show, order)))


def _estimates(studio: Studio, show: Show, sayings: Iterable[_Saying], counted: set[str]) -> Iterator[Rehearsed]:
    ensemble = Ensemble(show, studio)
    for one in sayings:
        blank = Rehearsed(show.slug, one.title, (), is_article=one.is_article)
        try:
            plans = [ensemble.plan(text) for text in one.texts]
            parts = [replace(blank, costs=ensemble.costs(plan, counted)) for plan in plans]
            remarks = tuple(dict.fromkeys(remark for plan in plans for remark in plan.remarks))
            yield replace(blank, costs=totals(parts), remarks=remarks)
        except ConfigError:
            raise
        except AudioPostsError as error:
            yield replace(blank, error=str(error))
