"""The address of a feed -> links that open it in an app, and a code for phones. Pure.

Only apps that say how a feed of whatever host is added; the others have a box that takes the address.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_OF_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class App:
    """A link that adds a feed to an app."""

    name: str
    url: str


def is_reachable(base_url: str) -> bool:
    """Tell whether other machines may reach an address: a phone cannot open "localhost"."""
    return urlsplit(base_url).hostname not in _OF_THIS_MACHINE


def apps(feed_url: str, title: str) -> tuple[App, ...]:
    """Return the links for a feed."""
    bare = feed_url.partition("://")[2]
    url, name = quote(feed_url, safe=""), quote(title, safe="", errors="replace")
    return (
        App("Apple Podcasts", f"podcast://{bare}"),
        App("Overcast", f"overcast://x-callback-url/add?url={url}"),
        App("Pocket Casts", f"pktc://subscribe/{bare}"),
        App("AntennaPod", f"https://antennapod.org/deeplink/subscribe?url={url}&title={name}"),
        App("Castro", f"castro://subscribe/{bare}"),
    )


def qr_svg(url: str) -> str:
    """Return a code with an address in it as SVG that stands in a page, without style attributes."""
    import segno

    code = segno.make(url, error="m", micro=False)
    return code.svg_inline(border=3, omitsize=True, svgclass=None, lineclass=None, dark="#000", light="#fff")
