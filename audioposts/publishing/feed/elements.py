"""Namespaces, elements and values of a feed, as directories take them. Pure."""

import re
from collections.abc import Callable

from lxml.etree import SubElement, _Element

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
PSC = "http://podlove.org/simple-chapters"

NAMESPACES = {"itunes": ITUNES, "podcast": PODCAST, "psc": PSC}
"""Besides those that feedgen writes into every feed."""

LINE_CHARS = 255
"""Longest single-line value (Apple, PSP-1)."""

NAME_CHARS = 128
"""Longest name of a person, and longest purpose (Podcasting 2.0)."""

DESCRIPTION_BYTES = 4000
"""Longest description (Apple, PSP-1): bytes, not characters."""

# XML 1.0, section 2.2: what no document may have, not even escaped; and halves of pairs.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return a text without characters that no XML document may have."""
    return _NO_XML.sub("", text)


def line(text: str, most: int = LINE_CHARS) -> str:
    """Return a single-line value as the directories take it."""
    text = " ".join(xml_text(text).split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def description(text: str) -> str:
    """Return a description as the directories take it; never cut inside a character."""
    text = xml_text(text).strip()
    data = text.encode()
    if len(data) <= DESCRIPTION_BYTES:
        return text
    return data[: DESCRIPTION_BYTES - 3].decode(errors="ignore").rsplit(" ", 1)[0] + "…"


def element(parent: _Element, namespace: str, name: str, text: str | None = None, **attributes: str) -> _Element:
    """Add an element to `parent` and return it."""
    made = SubElement(parent, f"{{{namespace}}}{name}", attributes)
    made.text = text
    return made


def true_or_false(value: bool) -> str:
    """Return how Apple and Podcasting 2.0 write it; "yes" and "no" are obsolete."""
    return "true" if value else "false"


Extend = Callable[[_Element], None]
"""What adds to a channel or an item."""
