"""Text -> sentences -> pieces that an engine takes. Pure but for tables of words; no word is lost, none added."""

import re

from audioposts.narration.splitting.clauses import halves
from audioposts.narration.splitting.ends import ends
from audioposts.narration.splitting.words import words_for

__all__ = ["halves", "sentences"]

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


def sentences(text: str, language: str = "en") -> list[str]:
    """Return the sentences of a text; joined by spaces they are the text again, but for its white space.

    An empty line ends a sentence, a single line break does not.
    """
    found: list[str] = []
    for paragraph in _EMPTY_LINE.split(text.replace("\r\n", "\n")):
        found += _of_paragraph(" ".join(paragraph.split()), language)
    return found


def _of_paragraph(text: str, language: str) -> list[str]:
    """Return the sentences of a text without line breaks; what has no letter goes with its neighbour."""
    last_letter = next((index for index in range(len(text) - 1, -1, -1) if text[index].isalnum()), 0)
    found = []
    start = 0
    for end in ends(text, words_for(language)):
        sentence = text[start:end].strip()
        if end <= last_letter and any(map(str.isalnum, sentence)):
            found.append(sentence)
            start = end
    return [*found, rest] if (rest := text[start:].strip()) else found
