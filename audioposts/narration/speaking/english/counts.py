"""Telephone numbers, scores, ranges, fractions, ordinals, years and all other numbers. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import NUMBER, amount, is_plural, next_word, previous_word
from audioposts.narration.speaking.numbers import cardinal, english_year, one_by_one, ordinal
from audioposts.narration.speaking.word_lists import words

_PHONE = re.compile(
    r"(?<![\w.,$-])(?:(\+\d{1,3}|1)[\s.-])?(?:\((\d{2,5})\)\s?|(\d{3})[\s.-])(\d{3,4})[\s.-](\d{3,4})(?![\w-]|[.,]\d)|"
    r"(?<![\w.,$-])(0\d{2,4})\s(\d{3,4})\s?(\d{3,4})(?![\w-]|[.,]\d)|"
    r"(?<![\w.,$-])(555|[2-9]\d{2})-(\d{4})(?![\w-]|[.,]\d)|(?<![\w.,$-])(\+\d{1,3})((?:[\s.-]\d{2,4}){2,5})(?![\w-])"
)
_DIALLED = re.compile(r"(?<=[\s“\"])(\d)-(\d)-(\d)(?=[\s,.;”\"]|$)(?<![-\d]\d-\d-\d-)")
_DIAL = re.compile(r"\b(?:dial|call|text|phone|ring|line)", re.IGNORECASE)
_VANITY = re.compile(r"(?<![\w.,$-])1-(8\d\d)-([A-Z]{3,}(?:-[A-Z]{2,})?)\b")
_SERVICES = "(?:999|988|211|311|411|511|112|101|111)"
_EMERGENCY = re.compile(
    r"(?<![\w.,$£€#/-])(?:9-1-1|911)(?![\w,%/-])(?!\s(?:people|miles|feet|jobs|homes))|"
    rf"(?<![\w.,$£€#/-]){_SERVICES}(?=\s(?:callers?|calls?|dispatch\w*|operators?|lines?|hotline|lifeline)\b)|"
    r"(?:(?<=[Cc]all )|(?<=[Dd]ial )|(?<=[Rr]ing )|(?<=[Tt]ext )|(?<=alled )|(?<=ialed )|(?<=ialled )|(?<=alling )|"
    rf"(?<=phone )){_SERVICES}\b"
)
_CASE_NUMBER = re.compile(r"(?<=\b[Nn]o\. )(\d{1,4})-(\d{1,5})\b(?!-)")
_RECORD = re.compile(r"(?<![\w.,$-])(\d{1,3})[-–](\d{1,3})[-–](\d{1,3})(?![\w-]|[.,]\d)")
_EVEN = re.compile(r"(?<![\w.,$-])(?:50[-/]50|20[/-]20(?= vision)|80/20|60/40|70/30|90/10|75/25)(?![\w-])")
_NINE_TO_FIVE = re.compile(r"(?<![\w.,$-])9-5(?![\w-])(?=\s(?:job|jobs|schedule|shift|routine|work))")
_OUT_OF = re.compile(
    r"(?:(?<=[Rr]ate it )|(?<=rated it )|(?<=rating of )|(?<=scored )|(?<=score of )|(?<=got )|(?<=gave it )|"
    r"(?<=give it )|(?<=it a )|(?<=[Rr]ating: )|(?<=[Ss]core: ))(\d{1,3})/(5|10|100)\b"
)
_RATIO = re.compile(
    r"(?<![\w.,$:-])(\d{1,3}):(\d{1,4})(?=\s(?:\w+\s)?(?:split|ratio|odds|scale|mix|reverse|model|replica)\b)|"
    r"(?<=ratio of )(\d{1,3}):(\d{1,3})\b"
)
_SCORE = re.compile(r"(?<![\w.,$/-])(\d{1,3})[-–‑](\d{1,3})(?![\w/]|[.,]\d|[-–]\d)")
_RANGE = re.compile(
    rf"(?<![\w.,$/-])({NUMBER})\s?[-–—‑]\s?({NUMBER})(?![\w/]|[-–]\d)(\s(?:million|billion|trillion|thousand))?"
)
_FRACTION = re.compile(r"(?<![\w.,$/])(?:(\d+)[\s-])?(\d{1,2})[/⁄](\d{1,3})(ths|rds|nds|th|rd)?(?![\w/]|\.\d)")
_GLYPH = re.compile(r"(?:(?<![\w.,$])(\d+)\s?)?([½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚])")
_GLYPHS = {
    "½": ("a half", "one half"), "⅓": ("a third", "one third"), "⅔": ("two thirds", "two thirds"),
    "¼": ("a quarter", "one quarter"), "¾": ("three quarters", "three quarters"), "⅛": ("an eighth", "one eighth"),
    "⅜": ("three eighths", "three eighths"), "⅝": ("five eighths", "five eighths"),
    "⅞": ("seven eighths", "seven eighths"), "⅕": ("a fifth", "one fifth"), "⅖": ("two fifths", "two fifths"),
    "⅗": ("three fifths", "three fifths"),
    "⅘": ("four fifths", "four fifths"), "⅙": ("a sixth", "one sixth"), "⅚": ("five sixths", "five sixths"),
}  # fmt: skip
_ORDINAL = re.compile(r"(?<![\w.,$])(\d{1,3}(?:,\d{3})+|\d+)(st|nd|rd|th)s?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.,$£€#/:–-])((?:1[1-9]|20)\d\d)(?![\w%/]|[,.]\d|[-–]\d|:\d)")
_PLAIN = re.compile(
    rf"(?P<minus>(?<![\w.,)\d])[-−–](?=[\d.]))?(?<![\d])(?P<number>{NUMBER})"
    r"(?P<magnitude>\s?(?:mln|bln|trn|mn|bn|tn)\b|[mMbBkK]\b(?![’'.-]\w))?(?P<plus>\+)?"
)
_THAN = {
    "mln": "million",
    "bln": "billion",
    "trn": "trillion",
    "mn": "million",
    "bn": "billion",
    "tn": "trillion",
    "m": "million",
    "M": "million",
    "b": "billion",
    "B": "billion",
    "k": "thousand",
    "K": "thousand",
}
_DIGITS = re.compile(r"\d+")
_PREPOSITIONS = words("counts.prepositions")
_SURE = words("counts.sure")
_UNIT_WORDS = words("counts.unit_words")


def telephones(draft: Draft) -> None:
    """Claim telephone numbers, digit by digit, before anything takes them for a range."""
    if draft.has_digits:
        draft.claim_each(_RATIO, lambda m: f"{cardinal(m[1] or m[3])} to {cardinal(m[2] or m[4])}", "ratio")
        draft.claim_each(
            _VANITY,
            lambda m: (
                f"one {_hundred(m[1])} {m[2].replace('-', ' ').capitalize() if len(m[2]) > 3 else ' '.join(m[2])}"
            ),
            "telephone",
        )
        if _DIAL.search(draft.text):
            draft.claim_each(_DIALLED, lambda m: f"{cardinal(m[1])} {cardinal(m[2])} {cardinal(m[3])}", "telephone")
        draft.claim_each(_PHONE, _phone, "telephone")
        draft.claim_each(_EMERGENCY, lambda m: one_by_one(m[0].replace("-", "")), "telephone")


def _hundred(digits: str) -> str:
    return f"{cardinal(digits[0])} hundred" if digits.endswith("00") else one_by_one(digits)


def _phone(match: re.Match[str]) -> str:
    groups = [group for group in re.split(r"\D+", match[0]) if group]
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(_hundred(g) if g in ("800", "888") and g == "800" else one_by_one(g) for g in groups)


def scores(draft: Draft) -> None:
    """Claim scores, records and ranges: all of them "to", or nothing in between."""
    if not draft.has_digits:
        return
    draft.claim_each(_NINE_TO_FIVE, "nine to five", "range")
    draft.claim_each(_CASE_NUMBER, lambda m: f"{_pairs(m[1])} {_pairs(m[2])}", "case number")
    draft.claim_each(_RECORD, lambda m: f"{cardinal(m[1])}, {cardinal(m[2])} and {cardinal(m[3])}", "score")
    draft.claim_each(_SCORE, _score, "score")
    draft.claim_each(_RANGE, lambda m: f"{amount(m[1])} to {amount(m[2])}{m[3] or ''}", "range")


def _pairs(digits: str) -> str:
    if len(digits) == 3 and digits[1] != "0":
        return f"{cardinal(digits[0])} {cardinal(digits[1:])}"
    return cardinal(digits) if len(digits) < 4 else one_by_one(digits)


_WON_AND_LOST = words("counts.won_and_lost")
_DRAWN = re.compile(
    r"\b(?:drew|draw|draws|drawn|level|ended|finished|equali[sz]\w+|goals?|penalt\w+|pens|half-time|halftime)\b"
)
_ODDS = re.compile(r"\b(?:odds|set|sets|vote|voted|tie-?break|game|match)\b.{0,12}$")
_FOOTBALL = re.compile(
    r"\b(?:goals?|striker|League|FC|United|City|midfielder|penalt\w+|Cup|Premier|keeper|goalkeeper|half-time|halftime|equali[sz]er|Rovers|Albion|Athletic)\b"
)


_ENDS_A_COMMA = re.compile(r",(?!\s?\d)")


def _in_commas(match: re.Match[str]) -> bool:
    """Tell "the Bucks, 41-23, host": a season, not a score."""
    begins = re.search(r"(?<!\d), $", match.string[: match.start()]) is not None
    return begins and _ENDS_A_COMMA.match(match.string, match.end()) is not None


def _score(match: re.Match[str]) -> str:
    """Read "won 3-2" with "to", a season of 12-4 with "and", and nothing as what the game calls it."""
    first, second = cardinal(match[1]), cardinal(match[2])
    before, after = previous_word(match).lower(), next_word(match).lower()
    improved = re.search(
        r"\b(?:improved?|fell|dropped|moved|improving|falling|rose|slipped) to $", match.string[: match.start()]
    )
    if _ODDS.search(match.string[: match.start()]):
        return f"{first} to {second}"
    if match[1] == match[2] and _DRAWN.search(match.string):
        return f"{first} {second}" if match[1] != "0" else "nil nil"
    if improved or _in_commas(match) or before in _WON_AND_LOST or after in ("record", "season", "start", "mark"):
        return f"{'oh' if match[1] == '0' else first} and {'oh' if match[2] == '0' else second}"
    if match[2] == "0":
        is_football = _FOOTBALL.search(match.string) is not None
        return f"{first if match[1] != '0' else 'nil'} nil" if is_football else f"{first} to nothing"
    return f"{first} to {second}"


def fractions(draft: Draft) -> None:
    """Claim fractions, written with a slash or in one character."""
    draft.claim_each(_EVEN, lambda m: " ".join(cardinal(part) for part in re.split(r"\D", m[0])), "share")
    if "/" in draft.text or "⁄" in draft.text:
        draft.claim_each(_OUT_OF, lambda m: f"{cardinal(m[1])} out of {cardinal(m[2])}", "rating")
        draft.claim_each(_FRACTION, _fraction, "fraction")
    if draft.has("".join(_GLYPHS)):
        draft.claim_each(_GLYPH, _glyph, "fraction")


def _glyph(match: re.Match[str]) -> str:
    with_whole, alone = _GLYPHS[match[2]]
    if match[1]:
        return f"{cardinal(match[1])} and {with_whole}"
    if next_word(match) in ("mile", "inch", "century", "second", "point"):
        return "half a" if match[2] == "½" else f"{alone} of a"
    return alone


def _fraction(match: re.Match[str]) -> str | None:
    whole, top, bottom, _ = match.groups()
    if int(bottom) < 2 or int(top) >= int(bottom) or bottom.startswith("0"):
        return (
            f"{cardinal(whole) + ' ' if whole else ''}{cardinal(top)} over {cardinal(bottom)}"
            if int(bottom) > 12 or not whole
            else None
        )
    spoken = {"2": "half", "4": "quarter"}.get(bottom) or ordinal(int(bottom))
    several = {"half": "halves"}.get(spoken, f"{spoken}s")
    if whole:
        one = "an" if spoken[0] in "aeiou" else "a"
        return f"{cardinal(whole)} and {f'{one} {spoken}' if top == '1' else f'{cardinal(top)} {several}'}"
    return f"{cardinal(top)} {spoken if top == '1' else several}"


def numbers(draft: Draft) -> None:
    """Claim every number that nobody has claimed: ordinals, years, quantities."""
    if not draft.has_digits:
        return
    draft.claim_each(_ORDINAL, _nth, "ordinal")
    draft.claim_each(_YEAR, _year, "year")
    draft.claim_each(_PLAIN, _plain, "number")
    draft.claim_each(_DIGITS, lambda m: f" {cardinal(m[0])} ", "number")


def _nth(match: re.Match[str]) -> str:
    return ordinal(int(match[1].replace(",", ""))) + (
        "s" if match[0].lower().endswith("s") and not match[0].lower().endswith("1s") else ""
    )


def _year(match: re.Match[str]) -> str | None:
    """Tell "in 2019" from "2019 people": first by the word before, then by the one after."""
    before, after = previous_word(match).lower(), next_word(match).lower()
    if after in _UNIT_WORDS or (is_plural(after) and before not in _PREPOSITIONS and not before.endswith(("’s", "'s"))):
        return None if before not in _SURE else english_year(int(match[1]))
    return english_year(int(match[1]))


def _plain(match: re.Match[str]) -> str:
    number = match["number"]
    spoken = _round(number) if len(number) == 4 and number.isdigit() else amount(number)
    if len(number) == 4 and number.isdigit() and next_word(match)[:1].isupper() and number[0] != "0":
        spoken = label(number)
    if match["magnitude"]:
        spoken += f" {_THAN[match['magnitude'].strip()]}"
    lead = " " if match.string[max(0, match.start() - 1) : match.start()].isalnum() else ""
    tail = " " if match.string[match.end() : match.end() + 1].isalpha() else ""
    minus = "minus " if match["minus"] else ""
    return f"{lead}{minus}{spoken}{' plus' if match['plus'] else ''}{tail}"


def label(digits: str) -> str:
    """Return four digits in two pairs: the number of a house, a model, a year."""
    return english_year(int(digits))


def _round(number: str) -> str:
    """Return 2500 as "twenty-five hundred", 0545 as a time, others as a quantity."""
    if number[0] == "0":
        is_time = int(number[:2]) < 24 and int(number[2:]) < 60
        return f"oh {cardinal(number[1])} {cardinal(number[2:])}" if is_time and number[2] != "0" else amount(number)
    return f"{cardinal(number[:2])} hundred" if number.endswith("00") and number[1] != "0" else amount(number)
