"""An order -> what the show itself says around its articles. Pure."""

from collections.abc import Sequence
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from audioposts.models import Announcement, Digest, Every, Show
from audioposts.narration.wording import Wording
from audioposts.production.orders import Issue, Job
from audioposts.templating import filled

_MOST_HEADLINES = 20
"""Of posts without a text; of the others it is said how many they are."""

_BEFORE_ARTICLE_MS = 500


def framing(template: str, show: Show, job: Job) -> Announcement | None:
    """Return a show's intro or outro for an article; None where it has none, or it comes out empty."""
    article = job.article
    text = filled(
        template,
        {
            "title": article.title,
            "publisher": article.publisher or "",
            "author": article.author or "",
            "date": spoken_date(job.published, article.language),
            "show": show.title,
        },
    )
    return Announcement(article.title, show.language, (text,)) if text else None


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
        return filled(self._digest.title or self._wording["digest_title"] or "{date}: {first}", self._values)

    @property
    def opening_title(self) -> str:
        """Of the chapter in which the headlines are."""
        return self._wording["headlines"].rstrip(" :") or self._show.title

    def opening(self) -> Announcement:
        """Return the greeting and the headlines."""
        greeting = self._digest.greeting or self._periodic("greeting") or "{show}. {date}."
        headlines = [job.article.title for job in self._jobs] if self._digest.headlines and len(self._jobs) > 1 else []
        lead = [self._wording["headlines"]] if headlines else []
        return self._said([filled(greeting, self._values), *lead, *headlines])

    def handover(self, number: int) -> Announcement | None:
        """Return what leads over to an article, counted from 0; a lone one needs none."""
        last = len(self._jobs) - 1
        key = "first" if number == 0 else "last" if number == last else "next"
        words = self._wording[key] if last else ""
        return Announcement(self.title, self._show.language, (words,), _BEFORE_ARTICLE_MS) if words else None

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
        text = filled(self._digest.goodbye or self._wording["goodbye"], self._values)
        return self._said([text]) if text else None

    def _periodic(self, key: str) -> str:
        return self._wording[f"weekly_{key}" if self._digest.every is Every.WEEK else key]

    def _said(self, paragraphs: Sequence[str]) -> Announcement:
        return Announcement(self.title, self._show.language, tuple(filter(None, paragraphs)))


def spoken_date(date: datetime, language: str) -> str:
    """Return a day as it is written in a language, in the time zone of this machine."""
    day = date.astimezone().date()
    try:
        return format_date(day, "full", Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
