"""A Markdown document -> its post. Pure.

CommonMark and tables, by markdown-it-py, which comes with rich. What people write posts with adds front matter
(front_matter.py), footnotes (footnotes.py), and shortcodes in braces, of which there is nothing to read.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from audioposts.errors import SourceError
from audioposts.identity import clean_url, title_key, url_key
from audioposts.markup.dates import read_date
from audioposts.markup.plain import language_tag, plain_text
from audioposts.markup.web_url import web_url
from audioposts.models import Form, Post
from audioposts.sources.documents.filename import date_in_name, title_in_name
from audioposts.sources.documents.footnotes import footnotes, footnotes_markup
from audioposts.sources.documents.front_matter import Values, split_front_matter, texts_in
from audioposts.sources.page_text import check_size, decode_text

_SHORTCODE = re.compile(r"\{\{[<%].{0,500}?[%>]\}\}|\{%.{0,500}?%\}")
_WIKI_LINK = re.compile(r"\[{1,2}(?:[^\[\]|]*\|)?([^\[\]|]*)\]{1,2}")

_NESTING = 80
"""What is deeper is left out: quotes of quotes, which Python could not follow without end."""

_URL_KEYS = ("canonical", "canonical_url", "canonicalurl", "url", "permalink", "link", "source")
_CATEGORY_KEYS = (("categories", "category"), ("tags", "tag"))
_DATE_KEYS = ("date", "published", "published_at", "publishdate", "pubdate")


def read_markdown(data: bytes, name: str) -> list[Post]:
    """Return the post in a Markdown document; none if it is a draft.

    Raises:
        SourceError: it is empty, too large, or no text.

    """
    check_size(data, name)
    text = decode_text(data, name)
    values, document = split_front_matter(text)
    if not document.strip():
        raise SourceError(name, "is empty; there is nothing to read in it")
    return [] if _is_draft(values) else [_post(values, document, name)]


def _is_draft(values: Values) -> bool:
    """Tell what Hugo, Zola and Jekyll would not publish."""
    return values.get("draft") is True or values.get("published") is False


def _post(values: Values, document: str, name: str) -> Post:
    heading, body = _rendered(document, plain_text(_first(values, "title")))
    title = plain_text(_first(values, "title")) or heading or title_in_name(name)
    url = next((clean_url(found) for key in _URL_KEYS if (found := web_url(_first(values, key)))), None)
    publisher = _first(values, "publisher", "site", "site_name")
    keys = ([url_key(url)] if url else []) + [title_key(title, publisher)]
    return Post(
        key=keys[0],
        also=tuple(keys[1:]),
        title=title,
        body=body,
        form=Form.HTML,
        source=name,
        url=url,
        language=language_tag(_first(values, "lang", "language", "locale")),
        author=", ".join(_unlinked(author) for author in texts_in(values, "author", "authors")) or None,
        publisher=publisher,
        categories=_categories(values),
        published=next((date for key in _DATE_KEYS if (date := read_date(_moment(values, key)))), date_in_name(name)),
    )


def _first(values: Values, *keys: str) -> str | None:
    return next(iter(texts_in(values, *keys)), None)


def _moment(values: Values, key: str) -> object:
    value = values.get(key)
    return value if not isinstance(value, str) else _first(values, key)


def _unlinked(text: str) -> str:
    """Return a name without the brackets that Obsidian puts around it."""
    return _WIKI_LINK.sub(r"\1", text)


def _categories(values: Values) -> tuple[str, ...]:
    """Return categories, then tags; a text of several is parted at its commas."""
    tables = [values, *(table for table in [values.get("taxonomies")] if isinstance(table, dict))]  # of Zola
    names = [name for table in tables for keys in _CATEGORY_KEYS for name in _names(table, keys)]
    return tuple(dict.fromkeys(names))


def _names(values: Values, keys: Sequence[str]) -> list[str]:
    found = texts_in(values, *keys)
    is_one = any(isinstance(values.get(key), str) for key in keys)
    return [name for text in found for part in (text.split(",") if is_one else [text]) if (name := part.strip())]


def _rendered(document: str, known_title: str) -> tuple[str, str]:
    """Return the heading that is the document's title, if there is one, and the markup of the rest."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    footnotes(markdown)
    environment: dict[str, object] = {}
    tokens = markdown.parse(document, environment)
    _drop_shortcodes(tokens)
    at = _title_at(tokens)
    heading = _text(tokens[at + 1]) if at is not None else ""
    if at is not None and (not known_title or heading.casefold() == known_title.casefold()):
        del tokens[at : at + 3]
    return heading, markdown.renderer.render(tokens, markdown.options, environment) + footnotes_markup(
        markdown, environment
    )


def _title_at(tokens: Sequence[Token]) -> int | None:
    """Return where the heading stands that is the title: the only one of its kind, or before all text."""
    found = [
        i for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1" and token.level == 0
    ]
    if not found or not _text(tokens[found[0] + 1]):
        return None
    is_above = not any(_text(token) for token in tokens[: found[0]])
    return found[0] if is_above or len(found) == 1 else None


def _text(token: Token) -> str:
    """Return what a reader sees of a line of Markdown."""
    pieces = (" " if child.type == "softbreak" else child.content for child in _inside(token) if child.type in _VISIBLE)
    return plain_text("".join(pieces))


_VISIBLE = {"text", "code_inline", "softbreak"}


def _inside(token: Token) -> list[Token]:
    return token.children or []


def _drop_shortcodes(tokens: Sequence[Token]) -> None:
    for child in _texts(tokens):
        child.content = _SHORTCODE.sub("", child.content)


def _texts(tokens: Sequence[Token]) -> Iterator[Token]:
    return (child for token in tokens for child in _inside(token) if child.type == "text")
