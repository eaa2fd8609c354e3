"""Bytes of a saved page -> its text, as a browser's "save as text" would give it. Pure."""

import re

from audioposts.errors import SourceError

MAX_PAGE_BYTES = 20_000_000
"""A category page of a hundred long articles has about one million; more is not a page that somebody saved."""

_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|article|div|p|span|h[1-6])\b[^>]*>", re.IGNORECASE)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

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
    if len(data) > MAX_PAGE_BYTES:
        limit = f"{MAX_PAGE_BYTES // 1_000_000} MB"
        raise SourceError(name, f"has more than {limit}, which no page of posts has; save fewer posts to a file")
    text = _html_to_text(data) if _looks_like_html(data) else _decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError(name, "is empty; save the category page again")
    return text


def _looks_like_html(data: bytes) -> bool:
    """Tell markup from text that merely quotes a tag: it starts with one, or has several."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and bool(_HTML.match(start) or len(_HTML.findall(start)) > 2)


def _decode(data: bytes, name: str) -> str:
    """Decode text whose encoding nobody stated: UTF-8, else UTF-16 by its mark, else the likeliest legacy one."""
    try:
        return data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Only the rare page needs it, and it takes 0.1 s to import.
    import chardet

    guess = chardet.detect(data, prefer_superset=True, compat_names=False)
    # It looks at the beginning only; a byte further down that has no meaning costs its letter, not the page.
    if guess["encoding"] and (guess["mime_type"] or "").startswith("text/"):
        return data.decode(guess["encoding"], errors="replace")
    raise SourceError(name, "is not text in any known encoding; save the page as UTF-8 text or HTML")


def _html_to_text(data: bytes) -> str:
    """Return the visible text, a line for each line-level element and a blank line around paragraphs."""
    # A run with nothing new on text sources never needs bs4 and lxml, which take 0.3 s to import.
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    pieces: list[str] = []
    gap = 0
    # A stack of our own, not recursion: pages nest deeper than Python does.
    stack: list[object] = [BeautifulSoup(data, "lxml")]
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
