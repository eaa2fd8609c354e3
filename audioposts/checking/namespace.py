"""The tags of the podcast namespace (Podcasting 2.0), in a channel or an episode. Pure."""

import re
from collections.abc import Callable

from lxml.etree import _Element

from audioposts.checking.document import NAMESPACES
from audioposts.checking.finding import Findings, Rule, Severity, Source

_WARNING = Severity.WARNING

_PERSON = Rule("podcast.person", Source.PODCASTING, _WARNING, "Give podcast:person a name of 128 characters or less.")
_LICENSE = Rule("podcast.license", Source.PODCASTING, _WARNING, "Take an identifier such as cc-by-4.0, or add a url.")
_TXT = Rule("podcast.txt", Source.PODCASTING, _WARNING, "Keep podcast:txt to 4,000 characters, its purpose to 128.")
_AI = Rule("podcast.ai-content", Source.PODCASTING, _WARNING, 'Write true or false in purpose="ai-content".')
_FUNDING = Rule(
    "podcast.funding", Source.PODCASTING, _WARNING, "Give podcast:funding a url, and 128 characters at most."
)
_SEASON = Rule(
    "podcast.number", Source.PODCASTING, _WARNING, "Number seasons with whole numbers, episodes with decimal ones."
)
_SOUNDBITE = Rule(
    "podcast.soundbite", Source.PODCASTING, _WARNING, "Give startTime and duration in seconds, 15 to 120 long."
)
_ALTERNATE = Rule(
    "podcast.alternate", Source.PODCASTING, _WARNING, "Give podcast:alternateEnclosure a type and a source uri."
)
_IMAGE = Rule("podcast.image", Source.PODCASTING, _WARNING, "Give podcast:image an href.")

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.+-]*")
_NUMBER = re.compile(r"\d+(\.\d+)?")


def check_namespace(parent: _Element, where: str) -> Findings:
    """Yield what is wrong with the tags that a channel and an episode may have alike."""
    for name, rule, fault in _TAGS:
        for element in parent.findall(f"podcast:{name}", NAMESPACES):
            if found := fault(element):
                yield rule.broken(where, found)


def _person(element: _Element) -> str:
    name = (element.text or "").strip()
    return "" if 0 < len(name) <= 128 else f"names a person with {len(name)} characters"


def _license(element: _Element) -> str:
    name = (element.text or "").strip()
    is_named = bool(name) and len(name) <= 128 and (bool(element.get("url")) or bool(_IDENTIFIER.fullmatch(name)))
    return "" if is_named else f"has the licence {name[:40]!r}"


def _txt(element: _Element) -> str:
    text, purpose = element.text or "", element.get("purpose", "")
    return "" if len(text) <= 4000 and len(purpose) <= 128 else f"has a podcast:txt of {len(text)} characters"


def _ai(element: _Element) -> str:
    said = (element.text or "").strip()
    is_ai = element.get("purpose") == "ai-content"
    return f"says {said[:40]!r} about generated content" if is_ai and said not in ("true", "false") else ""


def _funding(element: _Element) -> str:
    is_whole = element.get("url") and len(element.text or "") <= 128
    return "" if is_whole else "has podcast:funding without a url, or with more than 128 characters"


def _number(element: _Element) -> str:
    return "" if _NUMBER.fullmatch((element.text or "").strip()) else f"has the number {element.text!r}"


def _soundbite(element: _Element) -> str:
    start, duration = element.get("startTime", ""), element.get("duration", "")
    is_whole = _NUMBER.fullmatch(start) and _NUMBER.fullmatch(duration) and 15 <= float(duration) <= 120
    return "" if is_whole else f"has a soundbite from {start!r} for {duration!r}"


def _alternate(element: _Element) -> str:
    sources = element.findall("podcast:source", NAMESPACES)
    is_whole = element.get("type") and sources and all(source.get("uri") for source in sources)
    return "" if is_whole else "has podcast:alternateEnclosure without a type or a source"


def _image(element: _Element) -> str:
    return "" if element.get("href") else "has podcast:image without an href"


_TAGS: tuple[tuple[str, Rule, Callable[[_Element], str]], ...] = (
    ("person", _PERSON, _person),
    ("license", _LICENSE, _license),
    ("txt", _TXT, _txt),
    ("txt", _AI, _ai),
    ("funding", _FUNDING, _funding),
    ("season", _SEASON, _number),
    ("episode", _SEASON, _number),
    ("soundbite", _SOUNDBITE, _soundbite),
    ("alternateEnclosure", _ALTERNATE, _alternate),
    ("image", _IMAGE, _image),
)
