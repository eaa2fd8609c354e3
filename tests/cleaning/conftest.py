"""What the tests of cleaning share."""

from audioposts.cleaning import clean
from audioposts.models import Post
from tests.conftest import PROSE


def removed(body: str, *, title: str = "The ferry", publisher: str | None = None) -> list[tuple[str, str]]:
    article = clean(Post("k", title, body, "page", publisher=publisher))
    return [(removal.text, removal.reason) for removal in article.removed]


def around(*lines: str) -> list[str]:
    """Return a body of three paragraphs, with `lines` after the first."""
    first, *rest = PROSE.split("\n\n")
    return [first, *lines, *rest]
