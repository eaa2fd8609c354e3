"""A regular expression -> words of which one stands in every text that it matches. Pure.

Most texts have none of them, and are done with without a look at the expression.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

_TOKEN = re.compile(
    r"(?P<letters>[^\\()\[\]|?*+{.^$]+(?![?*+{]))"
    r"|(?P<look>\(\?<?[=!])|(?P<group>\((\?[-\w]*:)?)|(?P<end>\))|(?P<bar>\|)"
    r"|(?P<maybe>[?*]|\{0?,\d*\}|\{0\})|(?P<other>\+|\{\d+(,\d*)?\}|\[\^?\]?(\\.|[^\\\]])*\]|\\x..|\\\w|[.^$])|(?P<letter>\\?.)",
    re.DOTALL,
)

_Item = str | frozenset[str] | None
"""A part of an expression: letters, words of which one is there, or what may be anything."""


def folded(text: str) -> str:
    """Return a text so that what is the same to an expression which ignores case is the same."""
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")


@cache
def needed(expression: str) -> frozenset[str]:
    """Return folded words of which one is in every text that matches, the longest that can be told; "" if none can."""
    return _needed(_TOKEN.finditer(expression)) or frozenset({""})


def _needed(tokens: Iterator[re.Match[str]]) -> frozenset[str]:
    """Return what is needed up to the end of a group: something of each of its alternatives."""
    branches: list[list[_Item]] = [[]]
    for token in tokens:
        if token.lastgroup == "end":
            break
        if token.lastgroup == "bar":
            branches.append([])
        elif token.lastgroup == "maybe":
            branches[-1][-1] = None
        else:
            branches[-1].append(_item(token, tokens))
    found = [_longest(items) for items in branches]
    return frozenset().union(*found) if all(found) else frozenset()


def _item(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> _Item:
    match token.lastgroup:
        case "letters":
            return folded(token[0])
        case "letter":
            return folded(token[0][-1])
        case "group":
            return _needed(tokens)
        case "look":
            _needed(tokens)
    return None


def _longest(items: Iterable[_Item]) -> frozenset[str]:
    """Return the words, among those of which one is needed, that say most."""
    words = [item for item in items if isinstance(item, frozenset) and item]
    runs = groupby(items, lambda item: isinstance(item, str))
    words += [frozenset({"".join(map(str, run))}) for is_text, run in runs if is_text]
    return max(words, key=lambda some: min(map(len, some)), default=frozenset())
