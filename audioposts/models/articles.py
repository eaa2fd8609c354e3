"""cleaning -> Article. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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

    label: str = ""
    """What the page says of it besides: the number of a list's item ("2."), the name of a footnote (its id), "header"
    of a row that names the columns, "formula"."""

    notes: tuple[tuple[int, str], ...] = ()
    """Where it refers to footnotes: how many characters stand before, and the name of the footnote."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of a post that is not read, and why."""

    text: str
    reason: str
    kind: BlockKind = BlockKind.PARAGRAPH
    at: int = 0
    """Its place: how many blocks of the article stand before it."""

    label: str = ""
    """As of a block. What a figure or an embed is: "picture", "video", "audio", "map", the service of a post ("x")."""


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
