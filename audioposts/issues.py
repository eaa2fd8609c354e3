"""New articles of a show with digests -> the issues that are due. I/O: the library.

There is at most one issue for a day or a week, as of a newspaper: it has whatever is new since the last one, and what
comes later on that day waits for the next. A killed run leaves nothing behind, so the next one makes the same issue.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from audioposts.models import Digest, Episode, Every, Show, Weekday
from audioposts.production import Headline, Issue, Job
from audioposts.studio import Studio, whole_episodes


def issues(jobs: Sequence[Job], show: Show, studio: Studio, now: datetime) -> list[Issue]:
    """Return the issues to be made of articles: one that is due, and before it those whose sound was lost."""
    lost = list(_lost(jobs, show, studio))
    taken = {job.post.key for issue in lost for job in issue.jobs}
    new = [job for job in jobs if job.post.key not in taken]
    digest = show.digest or Digest()
    last = max((past.episode.published for past in studio.library.digests(show)), default=None)
    if not new:
        return lost
    if last and period(last, digest) == period(now, digest):
        following = period(now, digest) + timedelta(days=7 if digest.every is Every.WEEK else 1)
        studio.progress.waiting(len(new), following)
        return lost
    unread = studio.library.unread(show, last or now - timedelta(days=1))
    headlines = tuple(Headline(post.key, post.title, post.url) for post in unread)
    guid = studio.library.digest_guid(show, period(now, digest))
    return [*lost, Issue(guid, now, tuple(new[: digest.most]), headlines)]


def record_issue(issue: Issue, episode: Episode, read: Sequence[Job], show: Show, studio: Studio) -> None:
    """Record an issue that is published."""
    day = period(issue.published, show.digest or Digest())
    keys = [job.post.key for job in read]
    studio.library.add_digest(show, day, episode, keys, [headline.key for headline in issue.headlines])


def period(time: datetime, digest: Digest) -> date:
    """Return the day, or the first day of the week, that a digest is of, in the time zone of this machine."""
    day = time.astimezone().date()
    if digest.every is Every.DAY:
        return day
    return day - timedelta(days=(day.weekday() - list(Weekday).index(digest.weekday)) % 7)


def _lost(jobs: Sequence[Job], show: Show, studio: Studio) -> Iterator[Issue]:
    """Yield the issues that were published and whose files are gone."""
    whole = {episode.guid for episode in whole_episodes(show, studio).values()}
    for past in studio.library.digests(show):
        members = tuple(job for job in jobs if job.post.key in past.read)
        if past.guid not in whole and members:
            yield Issue(past.guid, past.episode.published, members)
