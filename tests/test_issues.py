"""Which issue of a digest is due, and what is in it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from audioposts.errors import AudioPostsError
from audioposts.issues import issues, orders_of, period, record_issue
from audioposts.library import Judged
from audioposts.models import Article, Block, BlockKind, Digest, Episode, Every, Post, Show, Verdict, Weekday
from audioposts.production import Issue, Job
from audioposts.studio import Silent, Studio
from tests.conftest import NOW

Zone = Callable[[str], None]


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Zone]:
    """Put the machine into another time zone."""

    def put(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    put("UTC")
    yield put
    monkeypatch.undo()
    time.tzset()


class Waiting(Silent):
    def __init__(self) -> None:
        self.heard: list[tuple[int, date]] = []

    def waiting(self, articles: int, until: date) -> None:
        self.heard.append((articles, until))


@dataclass
class Press:
    """A show, what is new in it, and what was printed."""

    studio: Studio
    digest: Digest = field(default_factory=Digest)
    errors: list[AudioPostsError] = field(default_factory=list)
    progress: Waiting = field(default_factory=Waiting)

    @property
    def show(self) -> Show:
        return replace(self.studio.shows[0], digest=self.digest)

    def post(self, key: str, verdict: Verdict = Verdict.FULL, seen: datetime = NOW) -> Job:
        block = Block(BlockKind.PARAGRAPH, f"The text of {key}.")
        url = f"https://e.com/{key}"
        article = Article(f"Title of {key}", "en", (block,), (), verdict, "", url=url)
        self.studio.library.remember(self.show, Judged(key, article, key, seen, seen))
        return Job(Post(key, article.title, "", "x", url=url), article, *self.studio.library.identity(self.show, key))

    def due(self, *jobs: Job, now: datetime = NOW) -> list[Issue]:
        return issues(jobs, self.show, replace(self.studio, progress=self.progress), now)

    def print(self, issue: Issue, *left_out: Job) -> Episode:
        """Write and record an issue."""
        folder = self.studio.home.episodes / self.show.slug
        folder.mkdir(parents=True, exist_ok=True)
        file = f"{issue.guid}.mp3"
        (folder / file).write_bytes(b"sound")
        episode = Episode(issue.guid, "Digest", issue.published, file, 5, 1000, "")
        read = [job for job in issue.jobs if job not in left_out]
        record_issue(issue, episode, read, self.show, self.studio)
        return episode

    def lose(self, issue: Issue) -> None:
        (self.studio.home.episodes / self.show.slug / f"{issue.guid}.mp3").unlink()


@pytest.fixture
def press(studio: Studio, zone: Zone) -> Press:
    return Press(studio)


def keys(issue: Issue) -> list[str]:
    return [job.post.key for job in issue.jobs]


DAY = timedelta(days=1)


def test_the_first_issue_has_all_that_is_new(press: Press) -> None:
    a, b = press.post("a"), press.post("b")
    (issue,) = press.due(a, b)
    assert (keys(issue), issue.published, issue.headlines) == (["a", "b"], NOW, ())
    assert press.due() == []
    assert press.progress.heard == []


def test_there_is_one_issue_a_day_and_the_rest_waits(press: Press) -> None:
    (first,) = press.due(press.post("a"))
    press.print(first)
    b, c = press.post("b"), press.post("c")
    assert press.due(b, c, now=NOW + timedelta(hours=19)) == []
    assert press.progress.heard == [(2, date(2026, 3, 15))]
    (second,) = press.due(b, c, now=NOW + timedelta(hours=20))
    assert keys(second) == ["b", "c"]
    assert second.guid != first.guid


def test_until_it_is_recorded_an_issue_is_the_same(press: Press) -> None:
    a = press.post("a")
    assert press.due(a) == press.due(a)
    (later,) = press.due(a, now=NOW + timedelta(hours=2))
    assert later.guid == press.due(a)[0].guid


def test_no_more_than_the_show_wants_and_the_others_wait(press: Press) -> None:
    press.digest = Digest(most=1)
    a, b, c = (press.post(key) for key in "abc")
    (issue,) = press.due(a, b, c)
    assert keys(issue) == ["a"]
    assert press.progress.heard == [(2, date(2026, 3, 15))]
    press.print(issue)
    assert keys(press.due(b, c, now=NOW + DAY)[0]) == ["b"]


def test_what_failed_comes_in_the_next_issue(press: Press) -> None:
    a, b = press.post("a"), press.post("b")
    (issue,) = press.due(a, b)
    press.print(issue, b)
    assert keys(press.due(b, now=NOW + DAY)[0]) == ["b"]


@pytest.mark.parametrize(
    ("weekday", "first"),
    [
        (Weekday.SATURDAY, date(2026, 3, 14)),
        (Weekday.SUNDAY, date(2026, 3, 8)),
        (Weekday.MONDAY, date(2026, 3, 9)),
        (Weekday.FRIDAY, date(2026, 3, 13)),
    ],
)
def test_a_week_begins_on_its_weekday(press: Press, weekday: Weekday, first: date) -> None:
    press.digest = Digest(Every.WEEK, weekday)
    assert period(NOW, press.digest) == first
    (issue,) = press.due(press.post("a"))
    press.print(issue)
    b = press.post("b")
    following = datetime.combine(first + 7 * DAY, datetime.min.time(), UTC)
    assert press.due(b, now=following - timedelta(seconds=1)) == []
    assert press.progress.heard == [(1, first + 7 * DAY)]
    assert keys(press.due(b, now=following)[0]) == ["b"]


def test_a_day_is_that_of_the_machine(press: Press, zone: Zone) -> None:
    zone("Pacific/Auckland")  # 13 hours ahead
    noon = datetime(2026, 3, 14, 10, 30, tzinfo=UTC)
    (issue,) = press.due(press.post("a"), now=noon)
    press.print(issue)
    b = press.post("b")
    assert press.due(b, now=noon + timedelta(minutes=29)) == []
    assert len(press.due(b, now=noon + timedelta(minutes=30))) == 1


def test_a_machine_that_moved_west_writes_over_no_issue(press: Press, zone: Zone) -> None:
    zone("Asia/Tokyo")
    (issue,) = press.due(press.post("a"), now=datetime(2026, 3, 14, 16, 0, tzinfo=UTC))  # the 15th there
    press.print(issue)
    zone("UTC")
    b, on_the_15th = press.post("b"), datetime(2026, 3, 15, 8, 0, tzinfo=UTC)
    assert press.due(b, now=on_the_15th) == []
    assert press.progress.heard == [(1, date(2026, 3, 16))]
    assert len(press.due(b, now=on_the_15th + DAY)) == 1


def test_a_clock_that_was_wrong_makes_no_second_issue(press: Press) -> None:
    (issue,) = press.due(press.post("a"), now=NOW + 3 * DAY)
    press.print(issue)
    assert press.due(press.post("b")) == []
    assert press.progress.heard == [(1, date(2026, 3, 18))]


def test_from_days_to_weeks_and_back_every_issue_stays(press: Press) -> None:
    printed = []
    plan = [(Digest(), 0), (Digest(), 1), (Digest(Every.WEEK, Weekday.SATURDAY), 7), (Digest(), 8)]
    for number, (digest, days) in enumerate(plan):
        press.digest = digest
        (issue,) = press.due(press.post(f"p{number}"), now=NOW + days * DAY)
        printed.append(press.print(issue))
    assert [past.episode for past in press.studio.library.digests(press.show)] == printed
    assert len(press.studio.library.episodes(press.show)) == 4


@pytest.mark.parametrize("seed", range(12))
def test_whatever_fails_each_article_is_read_once_and_no_day_has_two_issues(press: Press, seed: int) -> None:
    dice = Random(seed)
    press.digest = Digest(dice.choice(list(Every)), most=dice.randint(1, 4))
    now, waiting, read, days = NOW, list[Job](), list[str](), list[date]()
    for step in range(60):
        now += timedelta(hours=dice.randint(1, 60))
        if step < 20:
            waiting += [press.post(f"{step} {number}", seen=now) for number in range(dice.randint(0, 3))]
        for issue in press.due(*waiting, now=now):
            failed = [job for job in issue.jobs if dice.random() < 0.2]
            if len(failed) < len(issue.jobs):
                press.print(issue, *failed)
                days.append(period(issue.published, press.digest))
                done = [job.post.key for job in issue.jobs if job not in failed]
                read += done
                waiting = [job for job in waiting if job.post.key not in done]
    assert len(read) == len(set(read)) > 10
    assert len(days) == len(set(days))
    assert {past.read for past in press.studio.library.digests(press.show)} <= {
        tuple(read[start:stop]) for start in range(len(read)) for stop in range(start + 1, len(read) + 1)
    }


# --- headlines


def test_posts_without_a_text_are_named_once(press: Press) -> None:
    a = press.post("a")
    press.post("cut", Verdict.TEASER, NOW - timedelta(hours=2))
    press.post("old", Verdict.EMPTY, NOW - timedelta(hours=25))
    (issue,) = press.due(a)
    assert [(one.key, one.title, one.url) for one in issue.headlines] == [("cut", "Title of cut", "https://e.com/cut")]
    press.print(issue)
    press.post("later", Verdict.EMPTY, NOW + timedelta(hours=3))
    (second,) = press.due(press.post("b"), now=NOW + 3 * DAY)
    assert [one.key for one in second.headlines] == ["later"]


def test_a_show_that_skips_what_is_cut_does_not_name_it(press: Press) -> None:
    press.post("cut", Verdict.TEASER)
    press.studio = replace(press.studio, shows=(replace(press.studio.shows[0], when_cut="skip"),))
    (issue,) = press.due(press.post("a"))
    assert issue.headlines == ()


def test_headlines_alone_make_no_issue(press: Press) -> None:
    press.post("cut", Verdict.TEASER)
    assert press.due() == []


def test_a_headline_that_gets_a_text_is_read(press: Press) -> None:
    press.post("cut", Verdict.TEASER)
    press.print(press.due(press.post("a"))[0])
    (issue,) = press.due(press.post("cut"), now=NOW + DAY)
    assert (keys(issue), issue.headlines) == (["cut"], ())
    press.print(issue)
    assert {post.key for post in press.studio.library.seen_posts(press.show) if post.published} == {"a", "cut"}


# --- lost files


def test_what_was_lost_is_made_again_as_it_was(press: Press) -> None:
    z, a = press.post("z"), press.post("a")
    press.post("cut", Verdict.TEASER)
    (issue,) = press.due(z, a)
    press.print(issue)
    press.lose(issue)
    # Another order and an edit in the source, hours later.
    edited = replace(a, article=replace(a.article, title="Another title"))
    (again,) = press.due(edited, z, now=NOW + timedelta(hours=3))
    assert again == replace(issue, jobs=(z, edited))
    assert press.progress.heard == []


def test_articles_of_a_lost_issue_that_left_their_source_are_read_as_they_were(press: Press) -> None:
    a, b = press.post("a"), press.post("b")
    (issue,) = press.due(a, b)
    press.print(issue)
    press.lose(issue)
    (again,) = press.due(b)
    assert [(job.post.key, job.post.url, job.article, job.guid) for job in again.jobs] == [
        (job.post.key, job.post.url, job.article, job.guid) for job in (a, b)
    ]


def test_an_article_of_a_lost_issue_that_is_none_any_more_is_left_out(press: Press) -> None:
    a, b = press.post("a"), press.post("b")
    (issue,) = press.due(a, b)
    press.print(issue)
    press.lose(issue)
    press.post("a", Verdict.TEASER)
    assert keys(press.due(b)[0]) == ["b"]


def test_a_lost_issue_comes_beside_a_new_one_and_does_not_eat_into_it(press: Press) -> None:
    press.digest = Digest(most=2)
    a, b = press.post("a"), press.post("b")
    (issue,) = press.due(a, b)
    press.print(issue)
    press.lose(issue)
    c, d = press.post("c"), press.post("d")
    lost, new = press.due(c, a, d, b, now=NOW + DAY)
    assert (lost.guid, keys(lost), lost.published) == (issue.guid, ["a", "b"], NOW)
    assert (keys(new), new.published) == (["c", "d"], NOW + DAY)


# --- orders


def test_a_show_without_digests_has_an_order_for_each_article(press: Press) -> None:
    a, b = press.post("a"), press.post("b")
    found = [(job.post, job.article) for job in (a, b)]
    assert orders_of(found, press.studio.shows[0], press.studio, NOW) == [a, b]
    (issue,) = orders_of(found, press.show, press.studio, NOW)
    assert isinstance(issue, Issue)
    assert issue.jobs == (a, b)
