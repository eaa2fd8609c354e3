"""Bytes of a page -> its text, as a browser's "save as text" would give it, or its markup. Pure."""

import re
from collections.abc import Iterable

from audioposts.errors import SourceError
from audioposts.markup.tags import without_long_tags

MAX_PAGE_BYTES = 20_000_000
"""A category page of a hundred long articles has about one million; more is not a page that somebody saved."""

_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|article|div|p|span|h[1-6])\b[^>]*>", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a]")
"""Bytes that no text has in any of the encodings that are guessed."""

_GUESSED_BYTES = 100_000
_SURE = 0.7
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_DECLARED = re.compile(
    rb"<meta[^<>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^<>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
# What browsers take these names for: https://encoding.spec.whatwg.org/#names-and-labels
_SUPERSETS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "iso-8859-9": "cp1254",
}  # fmt: skip
_SEVEN_BIT = ("iso-2022-", "hz")
"""What is encoded so is UTF-8 as well, and says something else in it."""

_SKIPPED = {"script", "style", "noscript", "template", "head", "svg", "iframe", "form", "select", "button"}
# Line breaks around an element: two make a blank line.
_LINES = ("address", "br", "dd", "div", "dt", "figcaption", "li", "td", "th", "tr")
_PARAGRAPHS = (
    "article", "aside", "blockquote", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "main", "nav", "ol", "p", "pre", "section", "table", "ul",
)  # fmt: skip
_GAPS = dict.fromkeys(_LINES, 1) | dict.fromkeys(_PARAGRAPHS, 2)


def page_text(data: bytes, name: str) -> str:
    """Return the text of a saved page, be it plain text or HTML; `name` is used in messages.

    Raises:
        SourceError: the page is empty, too large, or no text in any encoding.

    """
    check_size(data, name)
    text = html_to_text(data) if is_html(data) else decode_text(data, name)
    if not text.strip():
        raise SourceError(name, "is empty; save the category page again")
    return text


def check_size(data: bytes, name: str) -> None:
    """Refuse what is larger than any page.

    Raises:
        SourceError: it is too large.

    """
    if len(data) > MAX_PAGE_BYTES:
        limit = f"{MAX_PAGE_BYTES // 1_000_000} MB"
        raise SourceError(name, f"has more than {limit}, which no page of posts has; save fewer posts to a file")


def is_html(data: bytes) -> bool:
    """Tell markup from text that merely quotes a tag: it starts with one, or has several."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and bool(_HTML.match(start) or len(_HTML.findall(start)) > 2)


def decode_text(data: bytes, name: str, charset: str | None = None) -> str:
    """Decode text: UTF-8 if it is that, else as somebody says (`charset`), else by its mark, else by likelihood.

    Raises:
        SourceError: it is no text in any encoding.

    """
    return _decoded(data, name, [charset]).replace("\r\n", "\n").replace("\r", "\n")


def decode_markup(data: bytes, name: str, charset: str | None = None) -> str:
    """Decode a web page, which may say itself in which encoding it is.

    Raises:
        SourceError: it is no text in any encoding.

    """
    declared = _DECLARED.search(data[:4096])
    return _decoded(data, name, [charset, *(part.decode() for part in (declared.groups() if declared else ()) if part)])


def _decoded(data: bytes, name: str, charsets: Iterable[str | None]) -> str:
    text = _unicode(data)
    for charset in filter(None, charsets):
        if text is None or charset.lower().startswith(_SEVEN_BIT):
            text = _decoded_as(data, charset)
    return _guessed(data, name) if text is None else text


def _unicode(data: bytes) -> str | None:
    try:
        return data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        return None


def _decoded_as(data: bytes, codec: str) -> str | None:
    """Decode as somebody says that it is; a byte that has no meaning then costs its letter."""
    try:
        return data.decode(_SUPERSETS.get(codec.lower(), codec), errors="replace")
    except (LookupError, ValueError):  # there is no such encoding, or it is none of text
        return None


def _guessed(data: bytes, name: str) -> str:
    # Only the rare page needs it, and it takes 0.1 s to import.
    import chardet

    # The beginning will do; a byte further down that has no meaning costs its letter, not the page.
    start = data[:_GUESSED_BYTES]
    guess = chardet.detect(start, should_rename_legacy=True)
    encoding = guess["encoding"] if guess["confidence"] >= _SURE else _central_european(start) or guess["encoding"]
    if encoding and not _CONTROLS.search(start):
        return data.decode(encoding, errors="replace")
    raise SourceError(name, "is not text in any known encoding; save the page as UTF-8 text or HTML")


def _central_european(data: bytes) -> str | None:
    """Guess what chardet is unsure of: it knows no Polish. charset-normalizer does, but takes English for it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else None


def html_to_text(data: bytes) -> str:
    """Return the visible text of a page, a line for each line-level element and a blank line around paragraphs."""
    # A run with nothing new on text sources never needs bs4 and lxml, which take 0.3 s to import.
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    pieces: list[str] = []
    gap = 0
    # A stack of our own, not recursion: pages nest deeper than Python does.
    bearable = without_long_tags(data.decode("latin-1")).encode("latin-1")  # in whatever encoding the page is
    stack: list[object] = [BeautifulSoup(bearable, "lxml")]
    while stack:
        node = stack.pop()
        if isinstance(node, int):
            gap = max(gap, node)
        elif isinstance(node, NavigableString):
            text = re.sub(r"\s+", " ", node)
            if isinstance(node, PreformattedString) or (gap and not text.strip()):
                continue  # a comment, or space between elements
            pieces.append("\n" * gap + text)
            gap = 0
        elif isinstance(node, Tag) and node.name not in _SKIPPED:
            lines = _GAPS.get(node.name, 0)
            gap = max(gap, lines)
            stack.append(lines)
            stack.extend(reversed(node.contents))
            if node.name == "li":
                stack.append(NavigableString("• "))
    text = "\n".join(line.strip() for line in "".join(pieces).split("\n"))
    return text.strip("\n")
