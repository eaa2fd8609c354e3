"""Articles -> what speaking them would take: characters, minutes, requests, money. I/O: reads; writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from audioposts.bill import Rehearsal, Rehearsed
from audioposts.errors import AudioPostsError, ConfigError
from audioposts.fetching import Web
from audioposts.intake import Intake
from audioposts.models import Article, Show, Verdict
from audioposts.planning import Ensemble
from audioposts.session import month_usd
from audioposts.studio import Silent, Studio, check_voices, done_posts


def rehearse(studio: Studio, since: datetime | None = None, limit: int | None = None) -> Rehearsal:
    """Return what `run` would speak, and what that would take; nothing is spoken, written or remembered.

    Raises:
        ConfigError: the settings ask for something that is not there.

    """
    for show in studio.shows:
        check_voices(show, studio)
    now = studio.now()
    errors: list[AudioPostsError] = []
    with TemporaryDirectory() as folder, closing(studio.library.copy()) as library:
        # What is fetched and judged is remembered, as in a run, but not for longer than this takes.
        fetch = Web(Path(folder)) if isinstance(studio.fetch, Web) else studio.fetch
        blank = replace(studio, library=library, fetch=fetch, progress=Silent())
        counted: set[str] = set()
        articles: list[Rehearsed] = []
        for show in studio.shows:
            intake = Intake(blank, show, now, done_posts(show, blank).__contains__, errors.append, since)
            new = (article for _, article in islice(intake.new_articles(), limit))
            articles += estimate(blank, show, list(new), counted)
        if isinstance(fetch, Web):
            fetch.close()
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
    counted = set() if counted is None else counted
    ensemble = Ensemble(show, studio)
    for article in articles:
        try:
            plan = ensemble.plan(article)
            costs = ensemble.costs(plan, counted)
            yield Rehearsed(show.slug, article.title, costs, plan.remarks)
        except ConfigError:
            raise
        except AudioPostsError as error:
            yield Rehearsed(show.slug, article.title, (), error=str(error))
