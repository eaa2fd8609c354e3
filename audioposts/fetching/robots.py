"""A robots.txt -> what a site lets programs fetch, and how fast (RFC 9309). Pure."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

ROBOTS_BYTES = 512_000
"""What is read of one: RFC 9309 wants 500 KiB at least."""

_PRODUCT = "audioposts"
"""What a robots.txt calls this program."""

_MOST_DELAY_S = 30.0
"""With a longer Crawl-delay an archive would take nights."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says."""

    parsed: Protego | None = None
    """None: there is no such file, so that everything is allowed."""

    def allow(self, url: str) -> bool:
        """Tell whether this program may fetch `url`."""
        return self.parsed is None or self.parsed.can_fetch(url, _PRODUCT)

    @property
    def delay_s(self) -> float:
        """How long to wait between two requests, as far as that is reasonable."""
        return min((self.parsed.crawl_delay(_PRODUCT) if self.parsed else None) or 0.0, _MOST_DELAY_S)


def rules_in(content: bytes) -> Rules:
    """Return what a robots.txt says; of what is none, nothing is understood, and everything is allowed."""
    return Rules(Protego.parse(content.decode("utf-8-sig", errors="replace")))


def robots_url(url: str) -> str:
    """Return where the robots.txt of a page is."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"
