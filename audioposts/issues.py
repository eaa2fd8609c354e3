"""New articles of a show with digests -> the issues that are due. I/O: the library.

There is at most one issue for a day or a week, as of a newspaper: it has whatever is new since the last one, and what
comes later on that day waits for the next. A killed run leaves nothing behind, so the next one makes the issue.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from audioposts.library import PastDigest, Unread
from audioposts.models import Article, Digest, Episode, Every, Post, Show, Verdict, Weekday
from audioposts.production import Headline, Issue, Job, Order
from audioposts.stock import stock_of
from audioposts.studio import Studio

_TODAY = timedelta(days=1)
"""What the first issue of a show takes for news, of posts that have no text."""


def orders_of(found: Sequence[tuple[Post, Article]], show: Show, studio: Studio, now: datetime) -> Sequence[Order]:
    """Return what is to be made of new articles: an episode of each, or the issues that are due."""
    jobs = [_job(post, article, show, studio) for post, article in found]
    return issues(jobs, show, studio, now) if show.digest else jobs


def issues(jobs: Sequence[Job], show: Show, studio: Studio, now: datetime) -> list[Issue]:
    """Return the issues to be made of articles: one that is due, and before it those whose sound was lost."""
    past = studio.library.digests(show)
    lost = list(_lost(past, jobs, show, studio))
    taken = {job.post.key for issue in lost for job in issue.jobs}
    new = [job for job in jobs if job.post.key not in taken]
    digest = show.digest or Digest()
    is_due = _is_due(past, show, studio, now)
    read = new[: digest.most] if is_due else []
    if len(new) > len(read):
        studio.progress.waiting(len(new) - len(read), _following(past, digest, now))
    if not read:
        return lost
    since = past[-1].episode.published if past else now - _TODAY
    unread = studio.library.unread(show, since) if show.when_cut != "skip" else []
    return [*lost, Issue(studio.library.digest_guid(show, period(now, digest)), now, tuple(read), _headlines(unread))]


def record_issue(issue: Issue, episode: Episode, read: Sequence[Job], show: Show, studio: Studio) -> None:
    """Record an issue that is published."""
    keys = [job.post.key for job in read]
    studio.library.add_digest(show, episode, keys, [headline.key for headline in issue.headlines])


def period(time: datetime, digest: Digest) -> date:
    """Return the day, or the first day of the week, that a digest is of, in the time zone of this machine."""
    day = time.astimezone().date()
    if digest.every is Every.DAY:
        return day
    return day - timedelta(days=(day.weekday() - list(Weekday).index(digest.weekday)) % 7)


def _is_due(past: Sequence[PastDigest], show: Show, studio: Studio, now: datetime) -> bool:
    """Tell whether this day or week has no issue yet, by its date and, where the machine was moved, by its guid."""
    digest = show.digest or Digest()
    this = period(now, digest)
    is_later = not past or period(past[-1].episode.published, digest) < this
    return is_later and studio.library.digest_guid(show, this) not in {one.guid for one in past}


def _following(past: Sequence[PastDigest], digest: Digest, now: datetime) -> date:
    """Return the first day of the next issue but the one of now."""
    last = max([now, *(one.episode.published for one in past[-1:])])
    return period(last, digest) + timedelta(days=7 if digest.every is Every.WEEK else 1)


def _lost(past: Sequence[PastDigest], jobs: Sequence[Job], show: Show, studio: Studio) -> Iterator[Issue]:
    """Yield the issues that were published and whose files are gone; articles are read as they are now."""
    settled = {one.guid for one in stock_of(show, studio).settled}
    found = {job.post.key: job for job in jobs}
    for one in past:
        if one.guid not in settled:
            members = [found.get(key) or _kept(key, show, studio) for key in one.read]
            if read := tuple(filter(None, members)):
                headlines = _headlines(studio.library.named(show, one.named))
                yield Issue(one.guid, one.episode.published, read, headlines)


def _kept(key: str, show: Show, studio: Studio) -> Job | None:
    """Return an article that its source no longer lists, as it was."""
    article = studio.library.article(show, key)
    if article is None or article.verdict is not Verdict.FULL:
        return None
    post = Post(key, article.title, "", "", url=article.url, publisher=article.publisher, author=article.author)
    return _job(post, article, show, studio)


def _job(post: Post, article: Article, show: Show, studio: Studio) -> Job:
    return Job(post, article, *studio.library.identity(show, post.key))


def _headlines(unread: Sequence[Unread]) -> tuple[Headline, ...]:
    return tuple(Headline(post.key, post.title, post.url) for post in unread)
