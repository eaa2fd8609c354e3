"""A paragraph -> the stretches in which somebody else is quoted at length. Pure."""

import re
from collections.abc import Iterator

# Opening mark, and the marks that close what it opens.
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", '"': '"'}
_MARKS = re.compile(r"[“”„«»‹›「」『』]|(?:(?<=^)|(?<=[\s(—–]))\"(?=\w)|(?<=[\w.,!?…])\"(?=[\s.,;:!?)—–]|$)")


def long_quotations(text: str, least_words: int) -> list[range]:
    """Return where at least so many words are quoted, marks included.

    A quotation that goes on in the next paragraph is not closed in this one (The Chicago Manual of Style, 13.32).
    """
    return [found for found in _quotations(text) if len(text[found.start : found.stop].split()) >= least_words]


def _quotations(text: str) -> Iterator[range]:
    opened = -1
    closing = ""
    for match in _MARKS.finditer(text):
        mark = match[0]
        if opened < 0:
            if mark in _PAIRS and not (mark == '"' and text[match.end() :][:1].isspace()):
                opened, closing = match.start(), _PAIRS[mark]
        elif mark in closing:
            yield range(opened, match.end())
            opened = -1
    if opened >= 0 and text[opened] != '"':
        yield range(opened, len(text))
