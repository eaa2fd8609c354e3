"""Abbreviations of ordinary words: "vs.", "e.g.", "No. 10", "pp. 12-15", "w/". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import english_year
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_ALWAYS = readings("phrases.always")
_CAPITALS = words("phrases.capitals")
_BEFORE_NUMBERS = readings("phrases.before_number")
_ONLY_SMALL = words("phrases.only_small")

_WITH_EITHER_QUOTE = any_of(_ALWAYS).replace("'", "['’]")
_PHRASE = re.compile(rf"(?<![\w./-])({_WITH_EITHER_QUOTE})(?![\w/])", re.IGNORECASE)
_WITHOUT_STOP = re.compile(rf"(?<![\w/.])({any_of(words('phrases.without_stop'))})(?=[\s,.;)]|$)")
_NUMBER_TEN = re.compile(r"(?<=[a-z,] )No(?= \d)|^[“\"]?No(?= \d)")
_THE_NO = re.compile(r"(?<=\b[Tt]he )no\.?(?= \d)")
_PAGES = re.compile(r"(?<=\d )pp\.?(?=[,;)]|\.?\s[a-z(]|$)")
_VERSION = re.compile(r"\bv\.\s?(?=\d+\.\d)")
_CIRCA = re.compile(r"(?<![\w.])c(?:a|irca)?\.?\s?(1\d{3}|20\d\d|[4-9]\d\d)(?![\w,]|\.\d)")
_WITHOUT_A_STOP = re.compile(rf"(?<![\w.])({any_of(words('phrases.before_number'))})(?=\s(?:\d|[IVX]{1, 5}\b))")
_RETIRED = re.compile(r"\s?\((?:R|r)et(?:[’']?d)?\.?\)")
_WITH = re.compile(r"(?<![\w/])w/(\s?)(?=\w)")
_ESTABLISHED = re.compile(r"\b[Ee]st\.(?=\s(?:in\s)?(?:1\d|20)\d\d(?![\d%]|[,.]\d))")
_ESTIMATED = re.compile(r"(?<=[a-z] )est\.(?=\s[a-z$£€\d])")
_BORN = re.compile(r"(?<=[,(] )b\.(?= (?:1[5-9]|20)\d\d\b)|(?<=\()b\.(?= (?:1[5-9]|20)\d\d\b)")
_MODEL_YEAR = re.compile(r"\bMY\s?(?=20\d\d\b)")
_VERSUS = re.compile(r"(?<=[\w.”’)] )(v\.?|vs\.?)(?=\s[A-Z“\d])")
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w.])({any_of(_BEFORE_NUMBERS)})\.(?=\s?#?\d|\s?[IVX]+\b(?!\.)|\s?[A-Z]-?\d)", re.IGNORECASE
)
_ISH = re.compile(r"(?<=\d)ish\b")
_NUMERO = re.compile(r"№\s?|\b[Nn][º°]\s?(?=\d)")
_SECTION = re.compile(r"(§§?)\s*(?=\d)")
_HASH_NUMBER = re.compile(r"(?<![\w&])#\s?(?=\d+(?:[^\w-]|$))")
_OF_DIGITS = frozenset({"no", "No", "pp", "v", "c", "ca", "circa", "b"})
_OF_SIDES = frozenset({"v", "vs"})
_FIRST_WORD = re.compile(r"\w+")
_OF_PHRASES = frozenset(
    form for phrase in _ALWAYS for word in _FIRST_WORD.findall(phrase)[:1]
    for form in (word, word.upper(), word.capitalize())
)  # fmt: skip
_OF_NUMBERS = frozenset(form for word in _BEFORE_NUMBERS for form in (word, word.upper(), word.capitalize()))


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    if draft.has_digits:
        _before_digits(draft)
    if "est." in draft.text or "Est." in draft.text:
        draft.claim_each(_ESTABLISHED, "established", "phrase")
        draft.claim_each(_ESTIMATED, "estimated", "phrase")
    if draft.has_word(_OF_SIDES):
        draft.claim_each(_VERSUS, "versus", "versus")
    if draft.has_word(_OF_PHRASES):
        draft.claim_each(_WITHOUT_STOP, _phrase, "phrase")
        draft.claim_each(_PHRASE, _phrase, "phrase")
    if "/" in draft.text:
        draft.claim_each(_WITH, "with ", "phrase")
    if draft.has_word(_OF_NUMBERS):
        draft.claim_each(_BEFORE_NUMBER, _before_number, "number sign")
        draft.claim_each(_WITHOUT_A_STOP, _before_number, "number sign")
    if draft.has("("):
        draft.claim_each(_RETIRED, ", retired,", "phrase")


def _before_digits(draft: Draft) -> None:
    """Claim what is short for something only beside a number."""
    if draft.has_word(_OF_DIGITS):
        draft.claim_each(_THE_NO, "number", "number sign")
        draft.claim_each(_NUMBER_TEN, "Number", "number sign")
        draft.claim_each(_PAGES, "pages", "pages")
        draft.claim_each(_VERSION, "version ", "version")
        draft.claim_each(_BORN, "born", "year")
        draft.claim_each(_CIRCA, lambda match: f"circa {english_year(int(match[1]))}", "year")
    if "MY20" in draft.text:
        draft.claim_each(_MODEL_YEAR, "model year ", "year")
    draft.claim_each(_ISH, "-ish", "phrase")
    draft.claim_each(_SECTION, lambda match: "sections " if len(match[1]) > 1 else "section ", "section")
    draft.claim_each(_NUMERO, "number ", "number sign")
    draft.claim_each(_HASH_NUMBER, "number ", "number sign")


def _phrase(match: re.Match[str]) -> str | None:
    written = match[1]
    key = written.lower().replace("’", "'")
    if not _is_small_after_first(written) and key not in _CAPITALS:
        return None
    begins_sentence = match.start() == 0 and written[0].isupper()
    return _ALWAYS[key].capitalize() if begins_sentence else _ALWAYS[key]


def _is_small_after_first(written: str) -> bool:
    return written[1:] == written[1:].lower()


def _before_number(match: re.Match[str]) -> str | None:
    word, after = match[1], match.string[match.end() :]
    if word[0].isupper() and _is_something_else(word, after):
        return None
    spoken = _BEFORE_NUMBERS[word.lower()]
    gap = "" if after[0].isspace() else " "
    return f"{spoken.capitalize() if word[0].isupper() else spoken}{gap}"


def _is_something_else(capitalized: str, after: str) -> bool:
    """Tell an initial or a word ("C. 5", "Cat. IV") from an abbreviation ("Ref. 5")."""
    is_before_digits = len(capitalized) > 1 and after.lstrip()[:1].isdecimal()
    return capitalized.upper() in _ONLY_SMALL and not is_before_digits
