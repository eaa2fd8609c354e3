"""Bytes of a document -> its posts. Pure.

.md .markdown    Markdown with front matter
.epub            a book: a post for each chapter
.eml             a mail, a newsletter above all
anything else    by what it is: the page of one article, a mail without a name, plain text
"""

from collections.abc import Callable
from pathlib import PurePath

from audioposts.errors import SourceError
from audioposts.identity import title_key, url_key
from audioposts.models import Form, Post
from audioposts.sources.documents.filename import date_in_name, title_in_name
from audioposts.sources.page_text import check_size, decode_markup, decode_text, is_html

_ZIP = b"PK\x03\x04"
_PAGES = (".html", ".htm", ".xhtml")
_TITLE_CHARS = 120
_SENTENCE_ENDS = (".", "!", "…", ":", ";", ",", "。", "！")
"""Of question marks there are as many behind titles."""


def read_document(data: bytes, name: str) -> list[Post]:
    """Return the posts in a document; none if it is a draft. `name` is that of its file.

    Raises:
        SourceError: it is empty, too large, damaged, or of a kind that is not known.

    """
    return _reader(data, PurePath(name).suffix.lower())(data, name)


def _reader(data: bytes, suffix: str) -> Callable[[bytes, str], list[Post]]:
    # Each kind needs a library of its own that takes 0.05 s to import.
    if suffix == ".epub" or data.startswith(_ZIP):
        from audioposts.sources.documents.epub import read_epub

        return read_epub
    if suffix in (".md", ".markdown"):
        from audioposts.sources.documents.markdown import read_markdown

        return read_markdown
    if is_html(data) or suffix in _PAGES:
        return _read_page
    from audioposts.sources.documents.mail import is_mail, read_mail

    return read_mail if suffix == ".eml" or is_mail(data) else _read_text


def _read_page(data: bytes, name: str) -> list[Post]:
    """Return the post that the page of one article is."""
    from audioposts.markup.facts import read_facts
    from audioposts.markup.tree import lines_of, parse_markup

    check_size(data, name)
    markup = decode_markup(data, name)
    page = parse_markup(markup)
    if not lines_of(page):
        raise SourceError(name, "is empty; save the page again, once the browser shows it")
    facts = read_facts(page, markup, None)
    title = facts.title or title_in_name(name)
    keys = [title_key(title, facts.publisher)]
    return [
        Post(
            key=url_key(facts.url) if facts.url else keys.pop(),
            also=tuple(keys),
            title=title,
            body=markup,
            form=Form.PAGE,
            source=name,
            url=facts.url,
            language=facts.language,
            author=facts.author,
            publisher=facts.publisher,
            categories=facts.categories,
            published=facts.published,
        )
    ]


def _read_text(data: bytes, name: str) -> list[Post]:
    check_size(data, name)
    text = decode_text(data, name).strip("\n")
    if not text.strip():
        raise SourceError(name, "is empty; there is nothing to read in it")
    title, body = _titled(text)
    title = title or title_in_name(name)
    return [Post(title_key(title, None), title, body, name, published=date_in_name(name))]


def _titled(text: str) -> tuple[str, str]:
    """Return the first line as a title if it looks like one, and the rest."""
    first, _, rest = text.lstrip().partition("\n")
    title = " ".join(first.split())
    is_alone = bool(rest.strip()) and not rest.partition("\n")[0].strip()
    is_title = is_alone and 0 < len(title) <= _TITLE_CHARS and not title.rstrip("\"'”’»)").endswith(_SENTENCE_ENDS)
    return (title, rest.strip("\n")) if is_title else ("", text)
