"""The values that travel from a source to a listener, in the order in which they travel. Pure.

    Entry -> Post -> Article -> Script -> Clip -> Recording -> Episode, all of them for one Show

All are frozen: a stage makes a new value and never changes the one it was handed. Times are whole milliseconds,
sound is counted in samples of one channel, and what is left out is a value with a reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# --- sources -> Entry -> Post


class Form(StrEnum):
    """What the body of a post is written in, and how much of it is the post."""

    TEXT = "text"
    HTML = "html"
    """What feeds and programming interfaces give: markup, all of it the post's."""

    PAGE = "page"
    """A whole web page: the article is somewhere in it."""


@dataclass(frozen=True, slots=True)
class Post:
    """One item of a source, as found: nothing is judged yet."""

    key: str
    """Identity: the same post has the same key in every run, and from every source that knows its URL."""

    title: str
    body: str
    source: str
    """Where it was read, for messages: a path or a URL."""

    form: Form = Form.TEXT
    also: tuple[str, ...] = ()
    """Other keys under which the same post may be met: its guid, its title."""

    url: str | None = None
    """Its own page, without tracking parameters."""

    original: str | None = None
    """Where the article was published first, where the post itself only points to it."""

    is_excerpt: bool = False
    """The source says, or shows, that the body is only the beginning or a summary."""

    language: str | None = None
    author: str | None = None
    publisher: str | None = None
    """Who published the article first, where the blog re-shared it."""

    shared_by: str | None = None
    categories: tuple[str, ...] = ()
    published: datetime | None = None
    """With a time zone; None where the source does not say."""

    furniture: tuple[str, ...] = ()
    """Lines that the page put around the body: share prompts and the like."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A post that a source lists. It is read only where it is new, as reading may mean fetching a page."""

    key: str
    title: str
    revision: str
    """Another one when the post has changed; never empty."""

    published: datetime | None
    categories: tuple[str, ...]
    read: Callable[[], Post]
    """Return the post; raises SourceError."""


# --- cleaning -> Article


class BlockKind(StrEnum):
    """What a block of an article is; its pauses, and later its voice, depend on it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list-item"
    CODE = "code"
    FOOTNOTE = "footnote"
    TABLE = "table"
    """A row; its cells are separated by bars."""

    FIGURE = "figure"
    """What is said of a picture. Not read, nor is something from elsewhere:"""

    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article that is read without a longer pause inside."""

    kind: BlockKind
    text: str
    language: str | None = None
    """BCP 47, where it is another one than the article's."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of a post that is not read, and why."""

    text: str
    reason: str
    kind: BlockKind = BlockKind.PARAGRAPH
    at: int = 0
    """Its place: how many blocks of the article stand before it."""


class Verdict(StrEnum):
    """Whether there is an article to read."""

    FULL = "full"
    TEASER = "teaser"
    LINKS_ONLY = "links-only"
    EMPTY = "empty"
    BLOCK_PAGE = "block-page"
    """Instead of the article: a captcha, a cookie wall, a check of the browser."""

    ERROR_PAGE = "error-page"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Article:
    """A post with everything taken away that is not the article."""

    title: str
    language: str
    """BCP 47, such as `en` or `de-AT`."""

    blocks: tuple[Block, ...]
    removed: tuple[Removal, ...]
    verdict: Verdict
    reason: str
    confidence: float = 1.0
    """How sure the verdict is, from 0 to 1."""

    publisher: str | None = None
    author: str | None = None
    published: datetime | None = None
    url: str | None = None
    """The address that the page calls its own."""

    @property
    def text(self) -> str:
        """The blocks to be read, joined by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)


# --- narration -> Script


class Role(StrEnum):
    """Which part of the episode an utterance is."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is given to an engine in one piece: a sentence, or as much of it as the engine takes."""

    text: str
    """As the article has it."""

    spoken: str
    """As the engine is to say it."""

    role: Role
    pause_ms: int
    """Silence that follows."""


@dataclass(frozen=True, slots=True)
class Script:
    """An article as it will be read: every sentence in order, with its pauses."""

    title: str
    language: str
    utterances: tuple[Utterance, ...]


# --- speech -> Clip


@dataclass(frozen=True, slots=True)
class Voice:
    """A way of speaking: an engine and what it needs to know. One file in `voices/`."""

    name: str
    engine: str
    language: str
    file: str
    """Where it is described, for messages."""

    options: tuple[tuple[str, str | int | float | bool], ...] = ()
    """What only this engine understands, in order of the name."""

    licence: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class WordTiming:
    """When a word of an utterance is heard, from the start of its clip."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one utterance: signed 16-bit little-endian PCM, one channel."""

    pcm: bytes
    sample_rate_hz: int
    words: tuple[WordTiming, ...] = ()

    @property
    def samples(self) -> int:
        """Length in samples."""
        return len(self.pcm) // 2

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return self.samples * 1000 // self.sample_rate_hz

    @property
    def is_silent(self) -> bool:
        """Whether nothing in it would be heard: all of it is below -60 dB of full scale."""
        samples = memoryview(self.pcm).cast("h")
        return not samples or max(max(samples), -min(samples)) < 33


# --- audio -> Recording


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a clip that is heard, and the silence after it."""

    address: str
    """Where the clip lies in the cache."""

    start: int
    """First sample that is heard."""

    stop: int
    """One past the last sample that is heard."""

    pause: int
    """Samples of silence that follow."""

    @property
    def samples(self) -> int:
        """Length in samples, silence included."""
        return self.stop - self.start + self.pause


@dataclass(frozen=True, slots=True)
class Cue:
    """When a piece of the text is heard, from the start of the recording."""

    start_ms: int
    end_ms: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a part of the recording begins."""

    start_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class Recording:
    """How an episode sounds in time. The sound itself stays in the cache until it is encoded."""

    sample_rate_hz: int
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    """One for each utterance, in order, not overlapping."""

    chapters: tuple[Chapter, ...] = ()

    @property
    def samples(self) -> int:
        """Length in samples."""
        return sum(segment.samples for segment in self.segments)

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return self.samples * 1000 // self.sample_rate_hz


# --- the finished item, and the feed that it is in


@dataclass(frozen=True, slots=True)
class Episode:
    """One item of a feed. Its files are complete and in the public tree."""

    guid: str
    """Made once; never changes, whatever else does."""

    title: str
    published: datetime
    file: str
    """Name of the audio file in the show's folder; new sound has a new name."""

    length: int
    duration_ms: int
    description: str
    publisher: str | None = None
    author: str | None = None
    shared_by: str | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()
    chapters: str | None = None
    """Name of the chapters file (JSON)."""

    transcript: str | None = None
    """Name of the transcript file (WebVTT)."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """What a person says about the pages of a source: it stands above everything that is found."""

    site: str | None = None
    """Host of the pages, or a part of the source's address; None: all."""

    drop: tuple[str, ...] = ()
    """CSS selectors of what is never read."""

    keep: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    """Regular expressions; a block in which one is found is not read."""

    def is_for(self, post: Post) -> bool:
        """Tell whether it is about a post."""
        return self.site is None or any(self.site in (place or "") for place in (post.url, post.original, post.source))


@dataclass(frozen=True, slots=True)
class Show:
    """One feed: what it is called, what it reads and in which voice."""

    slug: str
    """Name of its folder and part of its URLs: a-z, 0-9 and hyphens."""

    title: str
    description: str
    sources: tuple[str, ...]
    category: str | None = None
    """The blog's category that the show follows, by name or slug; None: whatever the sources have."""

    when_cut: str = "fetch"
    """What becomes of a post that is not whole: fetch its original, keep its headline, or skip it."""

    language: str = "en"
    voice: str = "joe"
    author: str = "audioposts"
    email: str | None = None
    link: str | None = None
    apple_category: tuple[str, ...] = ("News",)
    """Apple's category and, if there is a second part, its subcategory."""

    rules: tuple[OwnRule, ...] = ()
    explicit: bool = False
    cover: str | None = None
    """Path of a picture; None: one is drawn."""

    podcast_guid: str | None = None
    """Set only to keep the guid of a show that moved here."""
