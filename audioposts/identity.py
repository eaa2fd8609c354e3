"""What a post is known by -> the keys under which it is met again. Pure.

A post that has a URL is known by it, in the form that stays the same whoever links to it: no scheme, no "www.", no
tracking parameters, no fragment, no slash at the end. Feeds give a guid besides, and saved pages often nothing but a
title.
"""

import re
from hashlib import sha256
from string import ascii_letters, digits
from unicodedata import normalize
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from audioposts.errors import without_logins

_VISITOR = {
    "share",
    "nb",
    "amp",
    "output",
    "outputtype",
    "print",
    "replytocom",
    "showcomments",
    "srsltid",
    "smid",
    "cmpid",
    "_hsenc",
    "_hsmi",
}
"""Parameters that say how a visitor came or wants to see the page, besides those that courlan knows."""

_MAY_NAME_PAGE = {"cid", "eid", "uid", "ga", "gl"}
_PAGE_DIGITS = 8
_INDEX = re.compile(r"/(index\.(html?|php)|amp)/?$")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = frozenset(ascii_letters + digits + "-._~")


def clean_url(url: str) -> str:
    """Return `url` without what says who links to it, tracking parameters and the fragment, and without a password."""
    from courlan import normalize_url  # takes 0.2 s to import, and a run over text files needs no URL

    try:
        given = urlsplit(without_logins(url.strip()))
        if not given.netloc:
            return url.strip()
        # courlan drops parameters without a value, which are all that tells the posts of some sites apart.
        parts = urlsplit(normalize_url(given._replace(query="", fragment="")))
        return urlunsplit((parts.scheme, parts.netloc, _evened(parts.path), _clean_query(given.query), ""))
    except ValueError:
        return url.strip()


def _clean_query(query: str) -> str:
    """Return the parameters that say which page is wanted, in order of their names."""
    kept = []
    for parameter in query.replace("&amp;", "&").split("&"):
        evened = _evened(quote(parameter, safe="=%+")).replace("%20", "+")
        name, _, value = evened.lower().partition("=")
        if evened and name not in _VISITOR and not _is_tracker(name, value):
            kept.append(evened)
    return "&".join(sorted(kept))


def _is_tracker(name: str, value: str) -> bool:
    """Tell a parameter that courlan knows, by its whole name: it takes "game" and "gallery" for "ga"."""
    from courlan.clean import TRACKERS_RE

    if (found := TRACKERS_RE.search(name)) and found[0].endswith("_"):
        return True
    words = re.split(r"[_.-]", name)
    is_known = any(re.fullmatch(f"(?:{TRACKERS_RE.pattern})(?:id)?", word) for word in words)
    # A short number says which page is wanted: "article.php?cid=7". Two posts under one key would be one.
    return is_known and not (name in _MAY_NAME_PAGE and value.isdecimal() and len(value) <= _PAGE_DIGITS)


def _evened(text: str) -> str:
    """Return a part of a URL with its escapes in one form (RFC 3986, 6.2.2): `%d0%bf` is `%D0%BF`, `%7E` is `~`."""
    return _ESCAPE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    if not match[1]:
        return "%25"
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else match[0].upper()


def url_key(url: str) -> str:
    """Identify a post by its URL."""
    cleaned = clean_url(url)
    try:
        parts = urlsplit(cleaned)
        port = _port(parts.port)
    except ValueError:
        return f"url:{cleaned}"
    path = _INDEX.sub("", parts.path).rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"url:{_site(parts)}{port}{path}{query}"


def _port(port: int | None) -> str:
    return "" if port in (None, 80, 443) else f":{port}"


def guid_key(guid: str, feed: str) -> str:
    """Identify a post by the guid in `feed`; one that is no URL means nothing elsewhere."""
    return f"guid:{guid.strip()}" if "://" in guid else f"guid:{guid.strip()} in {url_key(feed).removeprefix('url:')}"


def title_key(title: str, publisher: str | None) -> str:
    """Identify a post that has no URL: by its title, and by who published it, as different papers share headlines."""
    words = " ".join(normalize("NFKC", f"{title} | {publisher or ''}").casefold().split())
    return "title:" + sha256(words.encode(errors="replace")).hexdigest()[:24]


def site_of(url: str) -> str:
    """Return the host of a URL without "www.": posts of one site share their furniture."""
    try:
        return _site(urlsplit(clean_url(url)))
    except ValueError:
        return ""


def _site(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.").rstrip(".")
