"""Numbers that India, South Africa and others write otherwise: "1,25,000", "18 400", "82,9%", "R1,37". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import MAGNITUDES
from audioposts.narration.speaking.numbers import cardinal, decimal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_SPACED = r"[1-9]\d{0,2}(?: \d{3})+"
_LAKHS = re.compile(r"(?<![\w.,$£€])(₹|Rs\.?)?\s?(\d{1,2}(?:,\d\d){1,3},\d{3})(?![\w,]|\.\d)")
_IN_SPACES = re.compile(rf"(?<![\w.,$£€:/-])(?<!\d )(?!116 )({_SPACED})(?![\w/-]|[.,]\d| \d)(?=\s[a-z]|[,.;)]|$)")
_PERCENT = re.compile(r"(?<![\w.,$£€-])(\d{1,3}),(\d{1,2})\s?(%|per ?cent\b)")
_RAND = re.compile(
    rf"(?<!\w)R\s?(?P<whole>{_SPACED}|\d{{1,4}})(?:[,.](?P<cents>\d\d?))?(?![\w%-]|[.,]\d| \d)"
    rf"(?:\s?(?P<magnitude>{any_of({'thousand', 'million', 'billion', 'trillion', *MAGNITUDES})})\b)?"
)
_SPEAKS_OF_RAND = words("groupings.rand")
_A_SPACE = re.compile(r"\d \d{3}(?!\d)")
_A_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")


def groupings(draft: Draft) -> None:
    """Claim them before anything takes their parts for numbers."""
    if not draft.has_digits:
        return
    has_comma = "," in draft.text and _A_COMMA.search(draft.text)
    if has_comma:
        draft.claim_each(_LAKHS, _lakhs, "number")
        draft.claim_each(_PERCENT, lambda m: f"{decimal(m[1], m[2])} percent", "percentage")
    has_space = _A_SPACE.search(draft.text)
    if draft.has("R") and (has_space or draft.has_word(_SPEAKS_OF_RAND)):
        draft.claim_each(_RAND, _rand, "money")
    if has_space:
        draft.claim_each(_IN_SPACES, _in_spaces, "number")


def _lakhs(match: re.Match[str]) -> str:
    """Return "1,25,000" as "one lakh twenty-five thousand": a lakh is 100,000, a crore 100 of them."""
    rest = int(match[2].replace(",", ""))
    said: list[str] = []
    for size, name in ((10_000_000, "crore"), (100_000, "lakh"), (1, "")):
        count, rest = divmod(rest, size)
        if count:
            said.append(f"{cardinal(str(count))} {name}".rstrip())
    return " ".join(said) + (" rupees" if match[1] else "")


def _in_spaces(match: re.Match[str]) -> str | None:
    """Return "18 400 runners"; what stands behind a name is the number of something: "Flight 12 300 passengers"."""
    before = match.string[: match.start()].split()[-1:]
    if before and before[0][0].isupper() and len(match.string[: match.start()].split()) > 1:
        return None
    return cardinal(match[1].replace(" ", ""))


def _rand(match: re.Match[str]) -> str:
    """Return "R1 500" and "R1,37" as South Africa says them."""
    whole, cents, magnitude = match["whole"].replace(" ", ""), match["cents"], match["magnitude"]
    if magnitude:
        return f"{decimal(whole, cents) if cents else cardinal(whole)} {MAGNITUDES.get(magnitude, magnitude)} rand"
    if cents and len(cents) == 2 and cents != "00":
        return f"{cardinal(whole)} rand and {cardinal(cents.lstrip('0'))} cents"
    return f"{cardinal(whole)} rand"
