"""How rightly hard spans of news text are read: `python -m benchmarks.spans [FILES…] [--failures]`.

tests/narration/spans has one file per language. Each sentence marks the spans that are hard, with every reading that a
good newsreader might give; what is not marked is plain words. The sentences were written without a look at the rules.
Without FILES, the sets of all languages are judged.
"""

import argparse
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from audioposts.narration import speakable

SPANS = Path(__file__).parents[1] / "tests" / "narration" / "spans"


def _words(text: str) -> list[str]:
    return text.split()


KINDS = frozenset(
    _words("""
        abbreviation acronym age caps cardinal chemistry company credit date decade decimal degree doctor email emoji
        flight fraction handle hashtag height hyphenated latin law letter ligature markup math military model money
        month number ordinal party percent phone possessive quotation range record road roman saint score slash spacing
        state street symbol temperature time title unit url version versus year
    """)
)
_CONTEXT = 2
"""Words before and after a span that must be there as well."""

_ORDINARY = frozenset(".,;:!?'\"“”‘’«»„‚‹›()–—-…¿¡")
"""Punctuation that an engine makes pauses of."""

_EDGE = "^"
"""Stands before the first word and after the last."""

_GERMAN_NUMERALS = "|".join(
    _words("""
        null zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig dreizehn vierzehn fünfzehn sechzehn
        siebzehn achtzehn neunzehn hundert tausend eins einer eines einem einen eine ein zwei zwo drei vier fünf sechs
        sieben acht neun zehn elf zwölf und
    """)
)
_GERMAN_NUMERAL = re.compile(_GERMAN_NUMERALS)
_GERMAN_NUMBER = re.compile(rf"(?:{_GERMAN_NUMERALS}){{2,}}(er[nsm]?|s?te[mnrs]?)?")
_SAME_SOUND = {
    "en": {"oh": "o"},
    "fr": {"cents": "cent", "vingts": "vingt"},
}

Words: TypeAlias = tuple[str, ...]
Speak: TypeAlias = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class HardSpan:
    """A span that is read in one of several ways."""

    text: str
    kind: str
    start: int
    """Place in the sentence, in characters."""

    readings: tuple[str, ...]

    @property
    def end(self) -> int:
        """Return the place after the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of news, with its hard spans from left to right."""

    text: str
    language: str
    spans: tuple[HardSpan, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reading of a sentence is worth."""

    sentence: Sentence
    spoken: str
    right: tuple[bool, ...]
    """Per span."""

    whole: bool
    """All spans are right, and no word is lost or added elsewhere."""

    left_over: str
    """Digits and symbols that nobody can speak."""


def load(file: Path) -> list[Sentence]:
    """Read a set; the name of the file is its language, if a sentence names none. ValueError if it is off."""
    return [
        Sentence(entry["text"], entry.get("language", file.stem), tuple(_spans(entry)))
        for entry in tomllib.loads(file.read_text("utf-8"))["sentence"]
    ]


def judge(sentence: Sentence, spoken: str) -> Verdict:
    """Compare what is spoken with the readings of a sentence."""
    language = sentence.language[:2]
    said = normal(spoken, language)
    right = tuple(_judge_spans(sentence, (_EDGE, *said, _EDGE), language))
    left_over = "".join(char for char in spoken if not _is_speakable(char))
    return Verdict(sentence, spoken, right, all(right) and _is_whole(sentence, said, language), left_over)


def judge_file(file: Path, speak: Speak = speakable) -> list[Verdict]:
    """Have every sentence of a set spoken, and judge it."""
    return [judge(sentence, speak(sentence.text, sentence.language)) for sentence in load(file)]


@cache
def normal(text: str, language: str = "en") -> Words:
    """Return the words by which readings are compared: lower case, hyphens as spaces, other punctuation gone."""
    text = unicodedata.normalize("NFC", text).lower()
    # "d'euros" is two words, "don't" is one.
    text = re.sub(r"(?<=\w)['’](?=\w)", " " if language == "fr" else "", text)
    words = re.findall(r"\w+", text.replace("_", " "))
    if language == "de":
        words = [part for word in words for part in _parts_of_german_number(word)]
    same = _SAME_SOUND.get(language, {})
    return tuple(same.get(word, word) for word in words)


def plain_words(sentence: Sentence) -> list[Words]:
    """Return the words before the first span, between the spans, and after the last."""
    edges = [0, *(edge for span in sentence.spans for edge in (span.start, span.end)), len(sentence.text)]
    stretches = zip(edges[::2], edges[1::2], strict=True)
    return [normal(sentence.text[start:end], sentence.language[:2]) for start, end in stretches]


def _spans(entry: dict[str, object]) -> Iterator[HardSpan]:
    text, end = str(entry["text"]), 0
    spans = entry["spans"]
    assert isinstance(spans, list)
    for span in spans:
        start = -1
        for _ in range(span.get("nth", 1)):
            start = text.index(span["text"], start + 1)
        if start < end:
            raise ValueError(f"{span['text']!r} is not to the right of the span before it in {text!r}")
        yield (found := HardSpan(span["text"], span["kind"], start, tuple(span["say"])))
        end = found.end


def _judge_spans(sentence: Sentence, said: Words, language: str) -> Iterator[bool]:
    plain = plain_words(sentence)
    plain[0], plain[-1] = (_EDGE, *plain[0]), (*plain[-1], _EDGE)
    start = 0
    for index, span in enumerate(sentence.spans):
        before, after = plain[index][-_CONTEXT:], plain[index + 1][:_CONTEXT]
        # The longest first, because a reading may begin like another.
        readings = sorted((normal(reading, language) for reading in span.readings), key=len, reverse=True)
        found = _find(said, [(before, reading, after) for reading in readings], start)
        yield found is not None
        start = start if found is None else found


def _find(said: Words, wanted: Sequence[tuple[Words, Words, Words]], start: int) -> int | None:
    """Return the place after the first reading that begins at `start` or later and has its neighbours."""
    for place in range(start, len(said) + 1):
        for before, reading, after in wanted:
            first, end = place - len(before), place + len(reading)
            if first >= 0 and said[first : end + len(after)] == before + reading + after:
                return end
    return None


def _is_whole(sentence: Sentence, said: Words, language: str) -> bool:
    plain = plain_words(sentence)
    places = _ends(said, {0}, [plain[0]])
    for span, words in zip(sentence.spans, plain[1:], strict=True):
        places = _ends(said, places, [normal(reading, language) for reading in span.readings])
        places = _ends(said, places, [words])
    return len(said) in places


def _ends(said: Words, places: set[int], choices: Sequence[Words]) -> set[int]:
    return {place + len(words) for place in places for words in choices if said[place : place + len(words)] == words}


def _parts_of_german_number(word: str) -> list[str]:
    """Split "zweihundertdrei", which may as well be written as three words."""
    match = _GERMAN_NUMBER.fullmatch(word)
    if not match:
        return [word]
    ending = match[1] or ""
    parts = _GERMAN_NUMERAL.findall(word.removesuffix(ending))
    return [*parts[:-1], parts[-1] + ending]


def _is_speakable(char: str) -> bool:
    return char.isalpha() or char.isspace() or char in _ORDINARY or unicodedata.category(char) == "Mn"


def _share(right: int, total: int) -> str:
    return f"{right:4}/{total:4} {right / total:7.1%}"


def _report(file: Path, verdicts: Sequence[Verdict], with_failures: bool) -> None:
    right, total = Counter[str](), Counter[str]()
    for verdict in verdicts:
        for span, is_right in zip(verdict.sentence.spans, verdict.right, strict=True):
            total[span.kind] += 1
            right[span.kind] += is_right
    print(f"\n{file}")
    for kind in sorted(total):
        print(f"  {kind:14} {_share(right[kind], total[kind])}")
    print(f"  {'all spans':14} {_share(right.total(), total.total())}")
    print(f"  {'sentences':14} {_share(sum(verdict.whole for verdict in verdicts), len(verdicts))}")
    for verdict in verdicts:
        if verdict.left_over:
            print(f"  left over: {verdict.left_over!r} in {verdict.spoken!r}")
    if with_failures:
        _report_failures(verdicts)


def _report_failures(verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        if verdict.whole:
            continue
        print(f"\n  {verdict.sentence.text}\n  {verdict.spoken}")
        for span, is_right in zip(verdict.sentence.spans, verdict.right, strict=True):
            if not is_right:
                print(f"    {span.kind}: {span.text!r} is {' / '.join(span.readings)}")
        if all(verdict.right):
            print("    words lost or added outside of the spans")


def main() -> None:
    """Judge the sets and print what is right."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.spans")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES", help="sets to judge; all, if none is named")
    parser.add_argument("--failures", action="store_true", help="list what is read wrongly")
    arguments = parser.parse_args()
    for file in arguments.files or sorted(SPANS.glob("*.toml")):
        _report(file, judge_file(file), arguments.failures)


if __name__ == "__main__":
    main()
