"""A show with several voices, whose engines beep, count, cost and fail as they are told to."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from audioposts.errors import AudioPostsError, SpeechError
from audioposts.models import Article, Block, BlockKind, Clip, Episode, Post, Show, Spoken, Verdict, Voice
from audioposts.production import Headline, Issue, Job, Order, Outcome, produce
from audioposts.session import Session
from audioposts.speech.engines import open_engine
from audioposts.studio import Studio
from tests.conftest import NOW

Answer = Callable[[str, Clip], Clip]
"""What an engine makes of a text, given how it would be spoken well."""


def well(text: str, clip: Clip) -> Clip:
    return clip


def out_of_breath(text: str, clip: Clip) -> Clip:
    raise SpeechError(f"“{text[:40]}”", "is out of breath")


def failing_on(words: str) -> Answer:
    return lambda text, clip: out_of_breath(text, clip) if words in text else clip


class Fake:
    """An engine that beeps; `answer` may be changed at any time."""

    takes_ipa = False

    def __init__(self, voice: Voice, max_chars: int = 300) -> None:
        self.tone = open_engine(replace(voice, engine="tone"))
        self.version, self.max_chars = f"fake {voice.name}", max_chars
        self.answer: Answer = well
        self.asked: list[str] = []

    def synthesize(self, spoken: Spoken) -> Clip:
        self.asked.append(spoken.text)
        assert len(spoken.text) <= self.max_chars
        return self.answer(spoken.text, self.tone.synthesize(spoken))


@dataclass
class Theatre:
    """A studio whose voices are declared here, and what they were asked for."""

    studio: Studio
    show: Show
    voices: dict[str, Voice] = field(default_factory=dict)
    engines: dict[str, Fake] = field(default_factory=dict)

    def voice(self, name: str, language: str = "en", max_chars: int = 300, rate: int = 8000, **more: object) -> Fake:
        options = (("max_chars", 1000), ("ms_per_char", 20), ("sample_rate_hz", rate))
        self.voices[name] = Voice(name, "fake", language, f"{name}.toml", options, **more)  # type: ignore[arg-type]
        self.engines[name] = Fake(self.voices[name], max_chars)
        return self.engines[name]

    def produce(self, *articles: Article, now: datetime = NOW, **settings: object) -> list[Episode | AudioPostsError]:
        """Make the episodes of a run."""
        return [outcome.result for outcome in self.outcomes(*map(self.job, articles), now=now, **settings)]

    def outcomes(self, *orders: Order, now: datetime = NOW, **settings: object) -> list[Outcome]:
        """Return what becomes of the orders of a run."""
        show = replace(self.show, **settings)  # type: ignore[arg-type]
        session = Session(self.studio.library, self.studio.budget, now)
        return list(produce(orders, show, self.studio, session))

    def issue(self, *articles: Article, headlines: tuple[Headline, ...] = ()) -> Issue:
        return Issue("guid of the issue", NOW, tuple(map(self.job, articles)), headlines)

    def job(self, article: Article) -> Job:
        return Job(Post(article.title, article.title, "", "page.txt"), article, f"guid of {article.title}", NOW)

    def transcript(self, episode: Episode | AudioPostsError) -> str:
        assert isinstance(episode, Episode), episode
        name = next(name for name in episode.transcripts if name.endswith(".vtt"))
        text = re.sub(r"<v [^>]*>", "", (self.folder / name).read_text())
        lines = text.split("\n\n", 1)[1].split("\n")
        return " ".join(" ".join(line for line in lines if "-->" not in line).split())

    @property
    def folder(self) -> Path:
        return self.studio.home.episodes / self.show.slug


def open_theatre(studio: Studio) -> Theatre:
    """Return a theatre with one voice, joe."""
    made = Theatre(studio, replace(studio.shows[0], voice="joe"))
    made.studio = replace(
        studio,
        open_voice=lambda name: made.voices[name],
        open_engine=lambda voice: made.engines[voice.name],
        voice_for_language=lambda language: made.voices.get(f"offline-{language}"),
        workers=2,
    )
    made.voice("joe")
    return made


def article(title: str, *texts: str, language: str = "en", quote: str = "") -> Article:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in texts]
    if quote:
        blocks.append(Block(BlockKind.QUOTE, quote))
    return Article(title, language, tuple(blocks), (), Verdict.FULL, "")


FERRY = article("The ferry", "It left at six. Nobody looked up.", "The council will vote on Thursday.")
GOAT = article("A goat", "It was found on the pier. It would not say why.")
