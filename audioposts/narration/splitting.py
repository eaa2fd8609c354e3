"""Text -> sentences -> pieces that an engine takes. Pure; no word is lost, none added."""

import re

from nupunkt import sent_spans

# Words that a full stop follows without ending the sentence, whatever comes next.
_TITLES = (
    "Mr Mrs Ms Mx Dr Prof Sen Rep Gov Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Rev Fr Hon Pres Supt Det Insp Msgr St"
    " vs No Nos Vol Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_UNFINISHED = re.compile(rf"(?:^|[\s(“\"‘'])(?:{_TITLES.replace(' ', '|')}|[A-Z])\.$")
_INITIALS_ONLY = re.compile(r"(?:[A-Z]\.){2,}")

# A sentence end that no abbreviation can explain: a word of four letters or more, a stop, a capital.
# The splitter misses some ("…from the south. Syrian forces…").
_CERTAIN_END = re.compile(
    r"(?<=[^\W\d_A-Z]{4}[.!?])\s+(?=[^\W\d_a-z])|(?<=[^\W\d_A-Z]{4}[.!?][”\"’')])\s+(?=[“\"‘]?[^\W\d_a-z])"
)
_LONG_ABBREVIATION = re.compile(
    r"\b(?:Sept|Capt|Prof|Supt|Insp|Msgr|Cmdr|[Aa]pprox|Assoc|Dept|Univ|Blvd|Corp|Gebr|Prov|Assn)\.$"
)

# Where a sentence may be cut, best first: after these marks, before these words, between any two words.
_CLAUSE_ENDS = (
    re.compile(r"(?<=[;:—–])\s+|(?<=—)(?=\S)"),
    re.compile(r"(?<=,)\s+|(?<=,[”\"’])\s+"),
    re.compile(
        r"\s+(?=(?:and|but|or|because|which|who|that|while|when|where|after|before|although|und|aber|weil|et|mais|y|pero)\s)"
    ),
    re.compile(r"\s+"),
)


def sentences(text: str, language: str = "en") -> list[str]:
    """Return the sentences of a paragraph; joined by spaces they are the paragraph again."""
    del language  # One model so far; the parameter is part of the public interface.
    found: list[str] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        sentence = " ".join(text[start:end].split())
        if (sentence and _is_whole(sentence) and _has_words(text[end:])) or end == len(text):
            found.append(sentence)
            start = end
    return list(filter(None, found))


def _ends(text: str) -> list[int]:
    """Return where sentences may end, in order: at spaces only."""
    ends = {stop for _, stop in sent_spans(text)}
    ends.update(
        match.start() for match in _CERTAIN_END.finditer(text) if not _LONG_ABBREVIATION.search(text[: match.start()])
    )
    return sorted(
        end for end in ends if 0 < end < len(text) and text[end - 1 : end + 1].strip() != text[end - 1 : end + 1]
    )


def halves(sentence: str) -> tuple[str, str]:
    """Cut a sentence in two at the best place near its middle; inside a word only where there is but one."""
    for boundary in _CLAUSE_ENDS:
        cuts = [match for match in boundary.finditer(sentence) if match.start() and match.end() < len(sentence)]
        # Not so near an end that the cut gains nothing.
        cuts = [cut for cut in cuts if len(sentence) < 5 * min(cut.start(), len(sentence) - cut.end())] or (
            cuts if boundary is _CLAUSE_ENDS[-1] else []
        )
        if cuts:
            best = min(cuts, key=lambda cut: abs(cut.start() - len(sentence) // 2))
            return sentence[: best.start()], sentence[best.end() :]
    middle = len(sentence) // 2
    return sentence[:middle], sentence[middle:]


def _is_whole(sentence: str) -> bool:
    return _has_words(sentence) and not _UNFINISHED.search(sentence) and not _INITIALS_ONLY.fullmatch(sentence)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
