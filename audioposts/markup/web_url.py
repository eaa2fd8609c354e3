"""A reference on a page -> the URL that it means. Pure."""

from urllib.parse import urldefrag, urljoin, urlsplit


def web_url(reference: object, base: str = "") -> str | None:
    """Return the absolute URL of a reference; None if it is none of the web: a mail address, a script, nonsense."""
    if not isinstance(reference, str):
        return None
    try:
        url = urljoin(base, "".join(reference.split()))
        parts = urlsplit(url)
        is_whole = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port >= 0)
        )
    except ValueError:  # brackets that are no IPv6 address, a port that is no number
        return None
    return url if is_whole else None


def same_page(url: str, other: str) -> bool:
    """Tell two URLs of one page, whatever part of it they point to."""
    return urldefrag(url).url.rstrip("/") == urldefrag(other).url.rstrip("/")


def path_of(url: str) -> str:
    """Return the path of a URL without the slash at its end; the path of a home page is empty."""
    return urlsplit(url).path.rstrip("/")
