"""The files of a transcript -> paragraphs whose sentences know when each of their words is heard. Pure.

Times come from the JSON, paragraphs from the HTML, which has the same sentences in the same order. Words are not marked
one by one in a page: 18,000 elements in two hours are felt on a phone. A sentence carries the times of its words in one
attribute, about three characters a word, and the browser cuts up the one sentence that is heard.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise
from typing import Any

_TIME_EVERY_MS = 30_000
"""Between two times in the margin."""

_ELEMENT = re.compile(r"^<(h1|h2|p|blockquote)>(?:<p>)?(.*?)(?:</p>)?</\1>$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and when its words are heard."""

    start_ms: int
    text: str
    speaker: str = ""
    times: str = ""
    """For each word, how many hundredths of a second after the one before it begins; the first after the sentence."""

    lengths: str = ""
    """For each word, how many UTF-16 units it has with what follows it; "" where a space ends each word."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands together."""

    kind: str
    """p, h1, h2 or blockquote, as in the transcript."""

    sentences: tuple[Sentence, ...]
    has_time: bool = False
    """Whether its time stands in the margin."""

    speaker: str = ""
    """Who begins to speak here, where several do."""

    @property
    def start_ms(self) -> int:
        """When it begins."""
        return self.sentences[0].start_ms

    @property
    def text(self) -> str:
        """What is said in it."""
        return " ".join(sentence.text for sentence in self.sentences)


def paragraphs(words_json: str, html: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a transcript; a sentence each where the two files do not agree.

    Raises:
        ValueError: the JSON is none, or none of ours.

    """
    try:
        sentences = [_sentence(segment) for segment in json.loads(words_json)["segments"]]
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"is no transcript: {error!r}") from error
    sentences = [sentence for sentence in sentences if sentence.text]
    made = _grouped(sentences, html) or [Paragraph("p", (sentence,)) for sentence in sentences]
    return tuple(_told(made))


def _sentence(segment: dict[str, Any]) -> Sentence:
    start_ms, text = _ms(segment["startTime"]), " ".join(str(segment["body"]).split())
    made = Sentence(start_ms, text, str(segment.get("speaker", "")))
    words = [(_ms(word["startTime"]), str(word["body"])) for word in segment.get("words", ())]
    pieces = _pieces(text, [body for _, body in words])
    if not pieces:
        return made
    starts = [round((word_ms - start_ms) / 10) for word_ms, _ in words]
    times = " ".join(str(max(0, late - early)) for early, late in pairwise([0, *starts]))
    is_plain = [piece.rstrip(" ") for piece in pieces] == text.split(" ")
    lengths = (
        "" if is_plain else " ".join(str(len(piece.encode("utf-16-le", "surrogatepass")) // 2) for piece in pieces)
    )
    return replace(made, times=times, lengths=lengths)


def _ms(seconds: float) -> int:
    return max(0, round(float(seconds) * 1000))


def _pieces(text: str, words: Sequence[str]) -> list[str]:
    """Return the text cut where words begin, all of it; nothing if they are not its words."""
    starts, position = [], 0
    for word in words:
        word = " ".join(word.split())
        at = text.find(word, position)
        if at < 0 or not word:
            return []
        starts.append(at)
        position = at + len(word)
    if not starts:
        return []
    return [text[start:stop] for start, stop in pairwise([0, *starts[1:], len(text)])]


def _grouped(sentences: Sequence[Sentence], html: str) -> list[Paragraph]:
    """Return the sentences in the paragraphs of the HTML; nothing if it has other sentences."""
    made, left = [], iter(sentences)
    for kind, markup in _ELEMENT.findall(html):
        group: list[Sentence] = []
        missing = unescape(markup)
        while missing:
            sentence = next(left, None)
            if sentence is None or not missing.startswith(sentence.text):
                return []
            missing = missing[len(sentence.text) :].lstrip(" ")
            group.append(sentence)
        made.append(Paragraph(kind, tuple(group)))
    return made if next(left, None) is None else []


def _told(found: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs with times every now and then, and with speakers where there are several."""
    every = list(found)
    has_several = len({paragraph.sentences[0].speaker for paragraph in every}) > 1
    speaker, next_time_ms = "", 0
    for paragraph in every:
        has_time = paragraph.start_ms >= next_time_ms
        if has_time:
            next_time_ms = paragraph.start_ms + _TIME_EVERY_MS
        speaks = paragraph.sentences[0].speaker
        is_new = has_several and speaks != speaker
        speaker = speaks
        yield replace(paragraph, has_time=has_time, speaker=speaks if is_new else "")
