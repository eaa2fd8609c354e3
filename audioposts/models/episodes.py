"""The finished item, and the feed that it is in. Pure."""

from dataclasses import dataclass, field
from datetime import datetime

from audioposts.models.channels import Channel
from audioposts.models.lifetimes import OnEdit, OnRemoval, Window
from audioposts.models.posts import Post
from audioposts.models.reading import Reading
from audioposts.models.recordings import Chapter
from audioposts.models.sounds import Digest, Sound


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
    chapters: tuple[Chapter, ...] = ()
    chapters_file: str | None = None
    """Name of the chapters file (JSON)."""

    transcripts: tuple[str, ...] = ()
    """Names of the transcript files."""

    image: str | None = None
    """Name of its picture."""

    report: tuple[str, ...] = ()
    """What was remarkable about who spoke it: "spoken by espeak (de): the voice joe speaks en-US only"."""


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
    """Who speaks whatever nobody else is cast for."""

    cast: tuple[tuple[str, str], ...] = ()
    """Voices by role ("quote") or language ("de", "pt-BR"): pairs of what for and who."""

    fallback: str = "article"
    """What another voice speaks again when one fails: the whole article, or only the sentence that failed."""

    lexicon: tuple[str, ...] = ()
    """Paths of lexicons for this show alone, from the home folder."""

    reading: Reading = field(default_factory=Reading)
    sound: Sound = field(default_factory=Sound)
    intro: str = ""
    """What is said before every article, with {title}, {publisher}, {author}, {date} and {show} in it."""

    outro: str = ""
    digest: Digest | None = None
    """None: every article is an episode."""

    author: str = "audioposts"
    email: str | None = None
    link: str | None = None
    apple_category: tuple[str, ...] = ("News",)
    """Apple's category and, if there is a second part, its subcategory."""

    rules: tuple[OwnRule, ...] = ()
    explicit: bool = False
    cover: str | None = None
    """Path of a picture; None: one is drawn."""

    accent: str | None = None
    """Colour of what is drawn, #rrggbb; None: one that the title decides."""

    podcast_guid: str | None = None
    """Set only to keep the guid of a show that moved here."""

    channel: Channel = field(default_factory=Channel)
    formerly: tuple[str, ...] = ()
    """What its slug was before."""

    private: bool = False
    """Whether only listeners with an address of their own hear it."""

    window: Window = field(default_factory=Window)
    delete_after_days: int | None = None
    """How long the files of an episode stay once it left the feed; None: for ever."""

    on_edit: OnEdit = OnEdit.REPLACE
    on_removal: OnRemoval = OnRemoval.KEEP
