"""Abbreviations of ordinary words: "vs.", "e.g.", "No. 10", "pp. 12-15", "w/". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.word_lists import words

_PHRASES = {
    "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera", "et al.": "et al", "vs.": "versus", "vs": "versus",
    "viz.": "namely", "cf.": "compare", "approx.": "approximately", "a.k.a.": "also known as", "aka": "also known as",
    "w/o": "without", "w/in": "within", "c/o": "care of", "b/c": "because", "incl.": "including",
    "misc.": "miscellaneous", "govt.": "government", "gov't": "government", "int'l": "international",
    "nat'l": "national", "dept.": "department", "avg.": "average", "max.": "maximum", "temp.": "temperature",
    "tel.": "telephone", "ext.": "extension", "esp.": "especially", "ibid.": "ibid", "n.b.": "note well",
    "r.s.v.p.": "R S V P", "a/k/a": "also known as", "d/b/a": "doing business as", "n/a": "not applicable",
    "op. cit.": "op cit", "et seq.": "and following", "p.s.": "P S", "ok'd": "okayed", "orig.": "originally",
    "resp.": "respectively", "assn.": "association", "feat.": "featuring", "asst.": "assistant", "assoc.": "associate",
    "dir.": "director", "mgr.": "manager", "exec.": "executive", "admin.": "administration", "hosp.": "hospital",
    "acct.": "account", "appt.": "appointment", "attn.": "attention", "bldg.": "building", "blvd.": "boulevard",
    "ave.": "avenue", "hwy.": "highway", "natl.": "national", "intl.": "international", "sgt.": "sergeant",
    "lt.": "lieutenant", "capt.": "captain", "prof.": "professor", "sen.": "senator", "rep.": "representative",
    "gov.": "governor", "univ.": "university", "yrs.": "years", "hrs.": "hours", "mins.": "minutes", "secs.": "seconds",
    "apprx.": "approximately", "encl.": "enclosed", "pop.": "population", "div.": "division", "pct.": "percent",
    "qtr.": "quarter", "wk.": "week", "wks.": "weeks", "mos.": "months", "yr.": "year", "hr.": "hour", "lb.": "pound",
    "lbs.": "pounds", "oz.": "ounces", "mph": "miles per hour", "ppl": "people", "thru": "through",
 "plc": "P L C", "yoy": "year over year", "qoq": "quarter over quarter",
}  # fmt: skip


def _either_quote(phrase: str) -> str:
    return re.escape(phrase).replace("'", "['’]")


_PHRASE = re.compile(
    rf"(?<![\w./-])({'|'.join(_either_quote(key) for key in sorted(_PHRASES, key=len, reverse=True))})(?![\w/])",
    re.IGNORECASE,
)
_SHORT_WORD = re.compile(r"(?<![\w/.])(vs|aka|mph|ppl|thru|plc|YoY|yoy|QoQ|qoq)(?=[\s,.;)]|$)")
_NUMBER_TEN = re.compile(r"(?<=[a-z,] )No(?= \d)")
_RETIRED = re.compile(r"\s?\((?:R|r)et(?:’d|'d)?\.?\)")
_WITH = re.compile(r"(?<![\w/])w/(\s?)(?=\w)")
_ESTABLISHED = re.compile(r"\b[Ee]st\.(?=\s(?:in\s)?\d)")
_VERSUS = re.compile(r"(?<=[\w.”’)] )(v\.?|vs\.?)(?=\s[A-Z“\d])")
_BEFORE_NUMBERS = {
    "no": "number", "nos": "numbers", "vol": "volume", "vols": "volumes", "p": "page", "pp": "pages", "pg": "page",
    "para": "paragraph", "paras": "paragraphs", "fig": "figure", "figs": "figures", "ch": "chapter", "chap": "chapter",
    "sec": "section", "sect": "section", "art": "article", "arts": "articles", "cat": "category", "eq": "equation",
    "ver": "version", "ed": "edition", "rm": "room", "pt": "part", "c": "circa", "ca": "circa", "cl": "clause",
    "app": "appendix", "ep": "episode", "ref": "reference", "ex": "exhibit", "est": "established", "min": "minimum",
}  # fmt: skip
_ONLY_SMALL = words("phrases.only_small")
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w.])({'|'.join(sorted(_BEFORE_NUMBERS, key=len, reverse=True))})\."
    r"(?=\s?#?\d|\s?[IVX]+\b(?!\.)|\s?[A-Z]-?\d)",
    re.IGNORECASE,
)
_NUMERO = re.compile(r"№\s?|\b[Nn][º°]\s?(?=\d)")
_SECTION = re.compile(r"(§§?)\s*(?=\d)")
_HASH_NUMBER = re.compile(r"(?<![\w&])#\s?(?=\d+(?:[^\w-]|$))")
_OF_PHRASES = frozenset(
    form for key in _PHRASES for word in re.findall(r"\w+", key)[:1] for form in (word, word.upper(), word.capitalize())
)
_OF_NUMBERS = frozenset(form for key in _BEFORE_NUMBERS for form in (key, key.upper(), key.capitalize()))


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    draft.claim_each(_VERSUS, "versus", "versus")
    draft.claim_each(_SHORT_WORD, _phrase, "phrase")
    draft.claim_each(_NUMBER_TEN, "Number", "number sign")
    if draft.has_word(_OF_PHRASES):
        draft.claim_each(_PHRASE, _phrase, "phrase")
    if "/" in draft.text:
        draft.claim_each(_WITH, "with ", "phrase")
    if draft.has_word(_OF_NUMBERS):
        draft.claim_each(_BEFORE_NUMBER, _before_number, "number sign")
        draft.claim_each(_ESTABLISHED, "established", "phrase")
    if draft.has("("):
        draft.claim_each(_RETIRED, ", retired,", "phrase")
    if draft.has_digits:
        draft.claim_each(_SECTION, lambda match: "sections " if len(match[1]) > 1 else "section ", "section")
        draft.claim_each(_NUMERO, "number ", "number sign")
        draft.claim_each(_HASH_NUMBER, "number ", "number sign")


def _phrase(match: re.Match[str]) -> str | None:
    if match[1][1:].lower() != match[1][1:] and match[1].lower() not in (
        "n/a",
        "ok'd",
        "ok’d",
        "r.s.v.p.",
        "p.s.",
        "yoy",
        "qoq",
    ):
        return None
    spoken = _PHRASES[match[1].lower().replace("’", "'")]
    return spoken.capitalize() if match[1][0].isupper() and match.start() == 0 else spoken


def _before_number(match: re.Match[str]) -> str | None:
    word = match[1]
    if (
        word[0].isupper()
        and word.upper() in _ONLY_SMALL
        and not (len(word) > 1 and match.string[match.end() :].lstrip()[:1].isdecimal())
    ):
        return None
    spoken = _BEFORE_NUMBERS[word.lower()]
    gap = "" if match.string[match.end()].isspace() else " "
    return f"{spoken.capitalize() if word[0].isupper() else spoken}{gap}"
