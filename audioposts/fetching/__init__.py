"""A URL -> what is there, by GET over HTTP or HTTPS. I/O: the network, and a cache on disk.

What was fetched before is asked for with its date and mark, and only sent again where it changed (RFC 9111). A site is
asked in its own time, and only for what its robots.txt (RFC 9309) leaves to programs. Nothing that a page or a feed
says leads into the network that this program runs in. Nothing is waited for without end, and nothing is larger than a
page.
"""

from audioposts.fetching.answers import MAX_BYTES, Fetch, Fetched, FetchError
from audioposts.fetching.late import LateWeb

__all__ = ["MAX_BYTES", "Fetch", "FetchError", "Fetched", "LateWeb"]
