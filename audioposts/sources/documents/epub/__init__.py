"""A book in EPUB -> a post for each chapter. Pure.

Chapters are what the table of contents says, and what begins with a heading; a document without either goes on with the
chapter before it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5

from lxml.etree import XMLSyntaxError, cleanup_namespaces, iterwalk
from lxml.html import HtmlElement, XHTMLParser, fromstring, xhtml_to_html

from audioposts.errors import SourceError
from audioposts.identity import guid_key, title_key
from audioposts.markup.tree import HEADINGS, count_words, inner_markup, parse_markup, remove, text_of
from audioposts.models import Form, Post
from audioposts.sources.documents.epub.archive import BookArchive
from audioposts.sources.documents.epub.package import EPUB_TYPE, NOT_READ, Book, Heading, read_package, types_of
from audioposts.sources.documents.epub.pieces import split_document
from audioposts.sources.documents.filename import title_in_name
from audioposts.sources.page_text import decode_markup

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_OF_XML = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_NUMBER = re.compile(r"\d{1,3}|[ivxlc]{1,7}")
_CHAPTER_HEADINGS = ("h1", "h2")

_FRONT_WORDS = 60
"""What stands before the first chapter, is not in the contents and has fewer words is a title page, said or not."""


@dataclass(frozen=True, slots=True)
class _Chapter:
    label: str
    above: tuple[str, ...]
    place: str
    """Where it begins, for its key."""

    body: HtmlElement
    is_listed: bool
    """In the table of contents."""


def read_epub(data: bytes, name: str) -> list[Post]:
    """Return a post for each chapter of a book that has something to read.

    Raises:
        SourceError: it is no EPUB, damaged, locked, too large, or without text.

    """
    archive = BookArchive(data, name)
    book = read_package(archive)
    if archive.locked() & set(book.documents):
        raise SourceError(name, "is locked by its seller (DRM, META-INF/encryption.xml); get the book without it")
    title = book.title or title_in_name(name)
    chapters = [chapter for chapter in _read(_chapters(archive, book)) if _has_text(chapter)]
    if not chapters:
        raise SourceError(name, "has no chapter with text in it; its pages are pictures perhaps")
    return [
        _post(book, title, label, chapter, name) for label, chapter in zip(_labels(chapters), chapters, strict=True)
    ]


def _chapters(archive: BookArchive, book: Book) -> Iterator[_Chapter]:
    """Yield the pieces of a book in the order of reading; one without a label goes on with the one before it."""
    for path in dict.fromkeys(book.documents):
        body = _body(archive, path)
        if body is None:
            continue
        headings = [heading for heading in book.contents if heading.path == path]
        for heading, piece in split_document(body, headings):
            yield _chapter(piece, heading, path)


def _chapter(piece: HtmlElement, heading: Heading | None, path: str) -> _Chapter:
    first = next((element for element in piece.iter(*HEADINGS) if text_of(element)), None)
    if heading is None:
        is_start = first is not None and first.tag in _CHAPTER_HEADINGS and not _words_above(piece, first)
        return _Chapter(text_of(first) if is_start and first is not None else "", (), path, piece, is_listed=False)
    label = heading.label or (text_of(first) if first is not None else "")
    return _Chapter(label, heading.above, f"{path}#{heading.fragment}".rstrip("#"), piece, is_listed=True)


def _words_above(piece: HtmlElement, heading: HtmlElement) -> bool:
    """Tell whether there is text before a heading, other headings left aside."""
    walker = iterwalk(piece, events=("start", "end"))
    for event, element in walker:
        if element is heading:
            return False
        if event == "start" and element.tag in HEADINGS:
            walker.skip_subtree()
        elif ((element.text if event == "start" else element.tail) or "").strip():
            return True
    return False


def _read(pieces: Iterable[_Chapter]) -> list[_Chapter]:
    """Join what goes on, and leave out the title pages that do not say what they are."""
    pieces = list(pieces)
    has_contents = any(piece.is_listed for piece in pieces)
    chapters: list[_Chapter] = []
    for piece in pieces:
        if not piece.label and not piece.is_listed and chapters and has_contents:
            chapters[-1].body.extend(list(piece.body))
        else:
            chapters.append(piece)
    first = next((i for i, chapter in enumerate(chapters) if chapter.is_listed), 0)
    return [one for i, one in enumerate(chapters) if i >= first or count_words(one.body) >= _FRONT_WORDS]


def _has_text(chapter: _Chapter) -> bool:
    return count_words(chapter.body, chapter.body.iter(*HEADINGS)) > 0


def _body(archive: BookArchive, path: str) -> HtmlElement | None:
    """Return the body of a document without its page numbers, and without what is not to be read."""
    data = archive.read(path)
    if not data.strip():
        return None
    markup = _ENTITY.sub(_character, decode_markup(data, path))
    root = _parsed(markup)
    body = root.find("body")
    if body is None or types_of(body) & NOT_READ:
        return None
    for element in list(body.iterdescendants()):
        types = types_of(element)
        if types & {"pagebreak", *NOT_READ}:
            remove(element)
        elif element.attrib.pop(EPUB_TYPE, None) is not None:
            # Cleaning knows notes and their marks by classes.
            element.set("class", " ".join([element.get("class") or "", *sorted(types)]).strip())
    cleanup_namespaces(root)
    return body


def _character(entity: re.Match[str]) -> str:
    return entity[0] if entity[1] in _OF_XML else html5.get(entity[1], entity[0])


def _parsed(markup: str) -> HtmlElement:
    # As XHTML first: its empty elements, such as <a id="x"/>, would not end in HTML.
    parser = XHTMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = fromstring(markup.encode(errors="replace"), parser=parser)
    except XMLSyntaxError:
        return parse_markup(markup)
    xhtml_to_html(root)
    return root


def _labels(chapters: list[_Chapter]) -> Iterator[str]:
    """Yield the titles of the chapters, each another one: "Part Two: One" where each part has a chapter "One"."""
    counts = Counter(chapter.label for chapter in chapters)
    seen: Counter[str] = Counter()
    for number, chapter in enumerate(chapters, 1):
        label = chapter.label or ("" if len(chapters) == 1 else str(number))
        if counts[chapter.label] > 1 and chapter.label:
            label = ": ".join((*chapter.above[-1:], label))
        seen[label] += 1
        yield label if seen[label] == 1 else f"{label} ({seen[label]})"


def _post(book: Book, title: str, label: str, chapter: _Chapter, name: str) -> Post:
    _drop_heading(chapter.body, chapter.label)
    whole = f"{title}: {label}" if label and label.casefold() != title.casefold() else title
    also = [title_key(whole, title)]
    if book.identifier:
        also.append(guid_key(f"{book.identifier}/{chapter.place}", "epub"))
    key = title_key(label or title, title)
    return Post(
        key=key,
        also=tuple(other for other in also if other != key),
        title=whole,
        body=inner_markup(chapter.body),
        form=Form.HTML,
        source=name,
        language=book.language,
        author=book.author,
        publisher=title,
        published=book.published,
    )


def _drop_heading(body: HtmlElement, label: str) -> None:
    """Take out the headings above the text that say what the title says."""
    for heading in list(body.iter(*HEADINGS)):
        if _words_above(body, heading):
            return
        letters = _letters(text_of(heading))
        if letters in _letters(label) or _NUMBER.fullmatch(letters):
            remove(heading)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
