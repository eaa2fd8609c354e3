"""An order -> what the show itself says around its articles. Pure."""

from collections.abc import Sequence
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from audioposts.models import Announcement, Article, Digest, Every, Show
from audioposts.narration.wording import Wording
from audioposts.production.orders import Issue, Job
from audioposts.templating import filled

_MOST_HEADLINES = 20
"""Of posts without a text; of the others it is said how many they are."""

_BEFORE_ARTICLE_MS = 500


def framed(show: Show, job: Job) -> list[Article | Announcement]:
    """Return an article that is an episode by itself, between the show's intro and outro if it has them."""
    around = [framing(show.intro, show, job), job.article, framing(show.outro, show, job)]
    return [text for text in around if text]


def framing(template: str, show: Show, job: Job) -> Announcement | None:
    """Return a show's intro or outro for an article; None where it has none, or has nothing to say of this one."""
    article = job.article
    text = filled(
        template,
        {
            "title": article.title,
            "publisher": article.publisher or "",
            "author": article.author or "",
            # As the show speaks, whatever the article is in.
            "date": spoken_date(job.published, show.language),
            "show": show.title,
        },
    )
    return _announcement(article.title, show, [text])


class Desk:
    """What is said in one digest."""

    def __init__(self, show: Show, issue: Issue, jobs: Sequence[Job]) -> None:
        self._show = show
        self._jobs = jobs
        self._headlines = issue.headlines
        self._digest = show.digest or Digest()
        self._wording = Wording(show.language)
        titles = [job.article.title for job in jobs]
        self._values: dict[str, str | int] = {
            "show": show.title,
            "date": spoken_date(issue.published, show.language),
            "count": len(jobs),
            "first": titles[0],
            "others": len(titles) - 1,
        }

    @property
    def title(self) -> str:
        """Of the episode."""
        template = self._digest.title or self._wording["digest_title"] or "{date}: {first}"
        return filled(template, self._values) or self._show.title

    @property
    def opening_title(self) -> str:
        """Of the chapter in which the headlines are."""
        words = self._wording["headlines"] if self._has_headlines else ""
        return words.rstrip(" :") or self._show.title

    def announcements(self) -> list[Announcement]:
        """Return all that is said around the articles."""
        handovers = [self.handover(number) for number in range(len(self._jobs))]
        return [said for said in (self.opening(), *handovers, self.also(), self.goodbye()) if said]

    def opening(self) -> Announcement | None:
        """Return the greeting and the headlines; the date where a greeting of the user's own comes out empty."""
        greeting = self._digest.greeting or self._periodic("greeting") or "{show}. {date}."
        lead = [self._wording["headlines"], *self._titles()] if self._has_headlines else []
        return self._said([filled(greeting, self._values), *lead]) or self._said([str(self._values["date"])])

    def handover(self, number: int) -> Announcement | None:
        """Return what leads over to an article, counted from 0; a lone one needs none."""
        last = len(self._jobs) - 1
        key = "first" if number == 0 else "last" if number == last else "next"
        words = self._wording[key] if last else ""
        return self._said([words], _BEFORE_ARTICLE_MS)

    def also(self) -> Announcement | None:
        """Return the headlines of posts that have no text to read; None where there are none."""
        words = self._periodic("also")
        if not self._headlines or not words:
            return None
        titles = [headline.title for headline in self._headlines[:_MOST_HEADLINES]]
        more = len(self._headlines) - len(titles)
        return self._said([words, *titles, *([self._wording.count("also_more", more)] if more else [])])

    @property
    def also_title(self) -> str:
        """Of the chapter in which they are read."""
        return self._periodic("also").rstrip(" :")

    def goodbye(self) -> Announcement | None:
        """Return the last words; None where the language has none."""
        return self._said([filled(self._digest.goodbye or self._wording["goodbye"], self._values)])

    @property
    def _has_headlines(self) -> bool:
        """Whether the headlines are read before the articles: not that of a lone one, which is heard next."""
        return self._digest.headlines and len(self._jobs) > 1

    def _titles(self) -> list[str]:
        return [job.article.title for job in self._jobs]

    def _periodic(self, key: str) -> str:
        return self._wording[f"weekly_{key}" if self._digest.every is Every.WEEK else key]

    def _said(self, paragraphs: Sequence[str], *pause_ms: int) -> Announcement | None:
        return _announcement(self.title, self._show, paragraphs, *pause_ms)


def spoken_date(date: datetime, language: str) -> str:
    """Return a day as it is written in a language, in the time zone of this machine."""
    day = date.astimezone().date()
    try:
        return format_date(day, "full", Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def _announcement(title: str, show: Show, paragraphs: Sequence[str], *pause_ms: int) -> Announcement | None:
    """Return an announcement of what can be said of it: a title may be nothing but a smiley."""
    said = tuple(text for text in paragraphs if any(map(str.isalnum, text)))
    return Announcement(title, show.language, said, *pause_ms) if said else None
