"""Scores, seasons, ratios and ranges: what stands on both sides of a hyphen. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import NUMBER, amount, next_word, previous_word, two_digits
from audioposts.narration.speaking.numbers import cardinal, english_year, one_by_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_RATIO = re.compile(
    r"(?<![\w.,$:-])(\d{1,3}):(\d{1,4})(?=\s(?:\w+\s)?(?:split|ratio|odds|scale|mix|reverse|model|replica)\b)|"
    r"(?<=ratio of )(\d{1,3}):(\d{1,3})\b"
)
_NINE_TO_FIVE = re.compile(r"(?<![\w.,$-])9-5(?![\w-])(?=\s(?:job|jobs|schedule|shift|routine|work))")
_FROM_A_STANDSTILL = re.compile(r"(?<![\w.,$-])0[-–](60|62|100)(?![\d-])(?=\s?(?:mph|km|kph|in|time|sprint|run))")
_CASE_NUMBER = re.compile(
    r"(?:(?<=\b[Nn]o\. )|(?<=Ordinance )|(?<=Resolution )|(?<=Docket )|(?<=Opinion )|(?<=Case ))"
    r"(\d{1,4})-(\d{1,5})\b(?!-)"
)
_PLAIN_RECORD = re.compile(
    r"(?<![\w.,$-])(\d{1,2})-(\d{1,2})-(\d{1,2})(?=\s(?:fertili[sz]er|formation|blend|system|shape|plant food)\b)"
)
_BATTALION = re.compile(
    r"(?<![\w.,$-])([1-6])-(\d{2,3})(?=\s(?:Infantry|Cavalry|Armor|Armored|Field|Air Defense|Aviation)\b)"
)
_PLAYER = re.compile(
    r"(?<![\w.,$–-])([5-7])-(\d|1[01])(?=,? (?:\d{3}-pound|"
    rf"(?:(?:high|point|shooting|power|small) )?(?:{any_of(words('scores.players'))})\b))"
)
_RECORD = re.compile(r"(?<![\w.,$-])(\d{1,3})[-–](\d{1,3})[-–](\d{1,3})(?![\w-]|[.,]\d)")
_SCORE = re.compile(r"(?<![\w.,$/-])(\d{1,3})[-–‑](\d{1,3})(?![\w/]|[.,]\d|[-–]\d)")
_RANGE = re.compile(
    rf"(?<![\w.,$/-])({NUMBER})\s?[-–—‑]\s?({NUMBER})(?![\w/]|[-–]\d)(\s(?:million|billion|trillion|thousand))?"
)

_WON_AND_LOST = words("scores.won_and_lost")
_SAID_OF_A_SCORE = frozenset({"is", "was", "were", "are"})
_IMPROVED = re.compile(r"\b(?:improved?|fell|dropped|moved|improving|falling|rose|slipped) to $")
_DRAWN = re.compile(
    r"\b(?:drew|draw|draws|drawn|level|ended|finished|equali[sz]\w+|goals?|penalt\w+|pens|half-time|halftime)\b"
)
_CRICKET = re.compile(
    rf"\b(?:{any_of(words('scores.cricket'))}|[Bb]ad light|all out|at (?:tea|stumps|lunch)|stopped play|Test match)\b"
)
_RACING = re.compile(rf"\b(?:{any_of(words('scores.racing'))})\b")
_VICTORY = re.compile(
    rf"\b(?:{any_of(words('scores.victory'))}|h[eo]ld off|fended off|hung on|shut out|blew out|knocked off|took down)\b"
    r"[^()]*$"
)
_HOURS = re.compile(r"\b(?:[Hh]ours|[Hh]rs\.?|[Oo]pen|[Cc]losed|[Tt]imes?) (?:are|is|was|were) $")
_AGGREGATE = re.compile(r"\b[Aa]gg\b\.?(?=\s\d)|(?<=\d )agg\b\.?")
_FOR_WICKETS = re.compile(r"(?<![\w.,$/-])(\d{1,3})/(\d|10)(?![\w/-])")
_NOTHING = re.compile(r"(?<=[a-z] )0(?=,? [A-Z]|\s\(|[.;]|$)")
_GAELIC = re.compile(r"(?<![\w.-])(\d)-(\d{2})\sto\s(\d)-(\d{2})(?![\w-])")
_GAELIC_SIDE = re.compile(r"(?<=[a-z] )([0-7])-([0-3]\d)(?![\w-]|\s(?:win|victory|defeat|record))")
_OF_GAELIC = re.compile(
    r"\b(?:GAA|[Hh]url\w+|Gaelic|camogie|All-Ireland|Croke Park|Munster|Ulster|Leinster|Connacht)\b"
)
_PRICE = re.compile(r"(?<![\w.,$/-])(?<!\d\s)(\d{1,3})/(\d{1,2})(?![\w/-])")
_OUTSIDER = re.compile(r"(?<![\w.,$/-])(?:(1[3-9]|[2-9]\d|\d{3,4})/1(?![\w/-]|\.\d)|(100)-30(?![\w-]))")
_SIDES = re.compile(r"(?<![\w:.])(\d{1,3}):(\d{1,2})(?=[\s,;)]|\.(?:\s|$)|$)")
_PITCHED = re.compile(r", \d+\.\d+ ERA")
_TIE_BREAK = re.compile(r"\d[-–]\d \($")
_OUT = 10
"""Wickets in an innings."""

_ODDS = re.compile(r"\b(?:odds|set|sets|vote|voted|tie-?break|game|match)\b.{0,12}$")
_FOOTBALL = re.compile(rf"\b(?:{any_of(words('scores.football'))}|penalt\w+)\b")
_VOTED = re.compile(
    r"\b(?:[Ss]enate|House|[Cc]ouncil|[Cc]ommittee|[Bb]oard|voted?|votes|failed|passed|approved|rejected)\b"
)
_BEHINDS = re.compile(r"(?<![\w.,$])(\d{1,2})\.(\d{1,2}) \((\d{2,3})\)")
_AVERAGE = re.compile(
    r"(?<![\w.])\.(\d{3})(?!\d|\s?%|\s(?:percent|per cent|points?|inch|ounces?|grams?|seconds?|miles?)\b)"
)
_OF_AN_AVERAGE = re.compile(
    r"\b(?:hit|hits|hitting|bat(?:s|ted|ting)|slugg(?:ed|ing)|average (?:of|to|is|was)|went|above|below|over) $"
)
_AN_AVERAGE = re.compile(
    r"\s(?:record|average|batting|hitter|OPS|OBP|BABIP|clip|mark|on-base|slugging|lifetime|career|percentage)\b"
)
_METER = re.compile(r"(?<![\w/])([2-9]|12)/([248]|16)(?=\s(?:time|signature|meter|beat|rhythm|groove|waltz)\b)")
_TENNIS = frozenset({"0", "15", "30", "40"})
_GAME = re.compile(r"\b(?:break points?|aces?|deuce|serv\w+|backhand|forehand|tie-?break|double fault)\b")
_AFTER_A_COMMA = re.compile(r"(?<!\d), $")
_COMMA = re.compile(r",(?!\s?\d)")


def ratios(draft: Draft) -> None:
    """Claim "a 1:10 split" before it is taken for ten past one, and "11/4" before it is taken for a fraction."""
    if "." in draft.text:
        draft.claim_each(_BEHINDS, _behinds, "score")
        draft.claim_each(_AVERAGE, _average, "average")
    if "/" in draft.text:
        draft.claim_each(_METER, lambda m: f"{cardinal(m[1])} {cardinal(m[2])}", "meter")
    if "/" in draft.text and _CRICKET.search(draft.text):
        draft.claim_each(_FOR_WICKETS, lambda m: f"{cardinal(m[1])} for {cardinal(m[2])}", "score")
    if draft.has_digits:
        draft.claim_each(_OUTSIDER, lambda m: f"{cardinal(m[1])} to one" if m[1] else "one hundred to thirty", "odds")
    if "/" in draft.text and _RACING.search(draft.text):
        draft.claim_each(_PRICE, lambda m: f"{cardinal(m[1])} to {cardinal(m[2])}", "odds")
    if ":" in draft.text:
        draft.claim_each(_RATIO, lambda m: f"{cardinal(m[1] or m[3])} to {cardinal(m[2] or m[4])}", "ratio")


def scores(draft: Draft) -> None:
    """Claim scores and ranges."""
    if not draft.has_digits:
        return
    draft.claim_each(_NINE_TO_FIVE, "nine to five", "range")
    draft.claim_each(_FROM_A_STANDSTILL, lambda m: f"zero to {cardinal(m[1])}", "range")
    draft.claim_each(_CASE_NUMBER, lambda m: f"{_case_number(m[1])} {_case_number(m[2])}", "case number")
    draft.claim_each(_PLAIN_RECORD, lambda m: " ".join(map(cardinal, m.groups())), "mixture")
    draft.claim_each(_BATTALION, lambda m: f"{cardinal(m[1])} {_case_number(m[2])}", "unit")
    draft.claim_each(_PLAYER, lambda m: f"{cardinal(m[1])} {cardinal(m[2])}", "height")
    draft.claim_each(_RECORD, lambda m: f"{cardinal(m[1])}, {cardinal(m[2])} and {cardinal(m[3])}", "score")
    draft.claim_each(_AGGREGATE, "aggregate", "score")
    draft.claim_each(_GAELIC, lambda m: f"{_nil(m[1])} {cardinal(m[2])} to {_nil(m[3])} {cardinal(m[4])}", "score")
    if " 0" in draft.text and _FOOTBALL.search(draft.text):
        draft.claim_each(_NOTHING, "nil", "score")
    if _OF_GAELIC.search(draft.text):
        draft.claim_each(_GAELIC_SIDE, lambda m: f"{_nil(m[1])} {cardinal(m[2])}", "score")
    draft.claim_each(_SCORE, _score, "score")
    if ":" in draft.text:
        draft.claim_each(_SIDES, lambda m: f"{cardinal(m[1])} to {cardinal(m[2])}", "ratio")
    draft.claim_each(_RANGE, lambda m: f"{amount(m[1])} to {amount(m[2])}{m[3] or ''}", "range")


def _behinds(match: re.Match[str]) -> str | None:
    """Return "14.9 (93)", a score of Australian football, if it is one: a goal is six points, a behind one."""
    goals, behinds, points = map(int, match.groups())
    if goals * 6 + behinds != points:
        return None
    return f"{cardinal(match[1])} {cardinal(match[2])}, {cardinal(match[3])},"


def _average(match: re.Match[str]) -> str | None:
    """Return "hit .312" as "three twelve", .206 as "two oh six", .500 as "five hundred"."""
    if not (_OF_AN_AVERAGE.search(match.string, 0, match.start()) or _AN_AVERAGE.match(match.string, match.end())):
        return None
    digits = match[1]
    if digits[0] == "0":
        return f"oh {two_digits(digits[1:])}"
    if digits.endswith("00"):
        return f"{cardinal(digits[0])} hundred"
    return f"{cardinal(digits[0])} {two_digits(digits[1:])}"


def _case_number(digits: str) -> str:
    """Return 512 as "five twelve", 24 as "twenty-four", 1024 digit by digit."""
    if digits[0] == "0":
        return one_by_one(digits)
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return english_year(int(digits))
    if len(digits) == 3 and digits[1] != "0":
        return f"{cardinal(digits[0])} {cardinal(digits[1:])}"
    return cardinal(digits) if len(digits) < 4 else one_by_one(digits)


def _score(match: re.Match[str]) -> str:
    """Read "won 3-2" with "to", a season of 12-4 with "and", and nothing as what the game calls it."""
    first, second = cardinal(match[1]), cardinal(match[2])
    if _CRICKET.search(match.string) and _is_wickets(int(match[1]), int(match[2])):
        return f"{first} for {second}"
    if _RACING.search(match.string):
        return f"{first} to {second}"
    if _ODDS.search(match.string[: match.start()]) or (_VOTED.search(match.string) and int(match[1]) > 10):
        return f"{first} to {second}"
    if {match[1], match[2]} <= _TENNIS and _GAME.search(match.string):
        return f"{_or_zero(first, 'love')} {_or_zero(second, 'love')}"
    if match[1] == match[2] and (match[1] == "0" or _DRAWN.search(match.string) or _FOOTBALL.search(match.string)):
        return f"{_or_zero(first, 'nil')} {_or_zero(second, 'nil')}"
    if _is_season(match):
        return f"{_or_zero(first, 'oh')} and {_or_zero(second, 'oh')}"
    if match[2] == "0":
        return f"{first} nil" if _FOOTBALL.search(match.string) else f"{first} to nothing"
    return f"{first} to {second}"


def _is_wickets(first: int, second: int) -> bool:
    """Tell runs and wickets, in either order, from goals."""
    return min(first, second) <= _OUT and max(first, second) > 2 * _OUT


def _nil(digit: str) -> str:
    return _or_zero(cardinal(digit), "nil")


def _or_zero(number: str, zero: str) -> str:
    return zero if number == "zero" else number


def _is_season(match: re.Match[str]) -> bool:
    """Tell games won and lost from a score: "improved to 12-4", "a 12-4 record", "the Bucks, 41-23, host"."""
    before, after = previous_word(match).lower(), next_word(match).lower()
    if _HOURS.search(match.string, 0, match.start()):
        return False
    if before in _SAID_OF_A_SCORE and _VICTORY.search(match.string[: match.start()]):
        return False
    is_known = before in _WON_AND_LOST or after in ("record", "season", "start", "mark", "ats", "su")
    return is_known or _is_inserted(match) or _IMPROVED.search(match.string, 0, match.start()) is not None


def _is_inserted(match: re.Match[str]) -> bool:
    """Tell "the Bucks, 41-23, host" and "(41-23)": a season, not a score."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _TIE_BREAK.search(before):
        return False
    if before.endswith("(") and (after.startswith(")") or _PITCHED.match(after)):
        return True
    return bool(_AFTER_A_COMMA.search(before) and _COMMA.match(after) and not _VICTORY.search(before))
