"""Markup -> the same without tags that were made to take long. Pure.

For each attribute of a tag libxml2 and feedparser look at all that came before it: 300,000 of them take minutes, in
which nothing can stop them.
"""

import re

MOST_ATTRIBUTES = 400
"""Of one tag; those of interactive pages have some dozens."""

# A tag as HTML is read: what stands in quotes after "=" is a value, a quote anywhere else is a letter like others.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?"""
_TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+)((?:{_ATTRIBUTE})*+)")
_ONE = re.compile(_ATTRIBUTE)
_SHORTEST = 2 * MOST_ATTRIBUTES
"""As many characters are needed for more of them."""

_END = re.compile(r"(?:</[a-zA-Z][\w:-]*|--)\s*$")
"""Of a script or a comment: what began as a tag in it was a comparison, or words."""


def without_long_tags(markup: str) -> str:
    """Return markup in which tags with far too many attributes have none; all others are as they were."""
    return _TAG.sub(_bearable, markup)


def _bearable(tag: re.Match[str]) -> str:
    if tag.end() - tag.start() < _SHORTEST or len(_ONE.findall(tag[2])) <= MOST_ATTRIBUTES:
        return tag[0]
    end = _END.search(tag[2][-_SHORTEST:])
    return tag[1] + (">" + end[0] if end else "")
