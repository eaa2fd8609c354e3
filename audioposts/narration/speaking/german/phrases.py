"""Abbreviations of ordinary words: "z. B.", "usw.", "Nr. 10", "sog.". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import adjective_ending, gender
from audioposts.narration.speaking.german.quantities import next_word
from audioposts.narration.speaking.german.rules import Rule, claim_all
from audioposts.narration.speaking.word_lists import readings, words

_SPACED = readings("phrases.letters", "german")
_ALWAYS = readings("phrases.always", "german")
_BEFORE_NUMBER = readings("phrases.before_number", "german")
_ONLY_BEFORE_NUMBER = words("phrases.only_before_number", "german")
_ADJECTIVES = readings("phrases.adjectives", "german")
_LETTERS = re.compile(r"(?<![\w.-])[A-Za-zÄÖÜäöü]{1,5}\.(?=\s?[A-Za-zÄÖÜäöü]{1,4}\.)")
_MORE = re.compile(r"(?:[A-Za-zÄÖÜäöü]{1,5}\.\s?){2,5}")
_ONE = re.compile(r"(?<![\w.-])([A-Za-zÄÖÜäöü]+(?:\.-Nr)?)\.(?=\W|\d|$)(-(?=\w))?")
_NUMBER = re.compile(r"\s?(?:\d|[IVXL]+\b|[A-Za-z]\b(?!\.))")
_UNDOTTED = re.compile(
    r"(?<![\w.-])(?:(usw|bzw|ca|vgl|zzgl|inkl|ggf|evtl|etc|Hbf)(?=\s|\))|(Nr|Kap|Abs)(?=\s(?:\d|[IVX]+\b))|(v|n)\sChr(?=\s))"
)
_UNDOTTED_WORDS = frozenset("usw bzw ca vgl zzgl inkl ggf evtl etc Hbf Nr Kap Abs Chr".split())  # noqa: SIM905
_HASH = re.compile(r"(?<![\w&])#\s?(?=\d+(?:[^\w-]|$))|№\s?|\b[Nn]°\s?(?=\d)")
_FOLLOWING = re.compile(r"(?:(?<=\d)|(?<=\d[a-z]))\s?(ff?)\.(?!\w)")
_AND = re.compile(r"(?<=\w )u\.(?=\s[\w„])")
_KNOCK_OUT = re.compile(r"\b[Kk]\.-[oO]\.(?=-|\s|$)")
_VERSUS = re.compile(r"(?<=[\w.”’)“] )vs\.?(?=\s[A-ZÄÖÜ„\d])")
_AND_OR = re.compile(r"\b([Uu]nd|[Bb]eziehungsweise|[Ss]owie)\s?/\s?(oder)\b")
_HALF_WORDS = re.compile(r"(?<=[a-zäöüß])-\s?/\s?-?(?=[A-ZÄÖÜa-zäöü])")
_OF = re.compile(r"(?<=\w )d\.(?=\s[A-ZÄÖÜ])")
_GENITIVE = re.compile(r"\b[Dd]es\s(?:\d+\.|[a-zäöü]+en)\s$")
_ORDINAL = re.compile(r"\d\.\s$")
_COUNTED = frozenset({"Minuten", "Sekunden", "Stunden"})
_SEE = re.compile(r"(?<![\w.])s\.(?=\s(?:S|Abb|Kap|Tab|Art|Nr|Anm|Bd|Seite|auch|oben|unten|dazu|hierzu)\b|\s§)")
_PLURALS = ("en", "er", "e")
_ARTICLE = re.compile(r"\b(?:[Ee]in|[Kk]ein|[MmDdSs]ein|[Ii]hr|[Uu]nser|[Ee]uer)\s$")
_OF_SEVERAL = {"er": "e", "es": "e", "em": "en"}
_AGAINST = re.compile(r"(?<=\w )\./\.(?=\s[A-ZÄÖÜ„])")
_TONGUE = re.compile(
    r"(?:(?<=\b[Ii]ns )|(?<=\b[Aa]us dem )|(?<=\b[Ii]m ))"
    r"(Dt|Engl|Frz|Franz|Ital|Span|Lat|Russ|Poln|Tschech|Türk|Griech)\."
    r"(?!\s[A-ZÄÖÜ][a-zäöü]+(?:en|er|es)\b)"
)
_TONGUES = {
    "Dt": "Deutsch", "Engl": "Englisch", "Frz": "Französisch", "Franz": "Französisch", "Ital": "Italienisch",
    "Span": "Spanisch", "Lat": "Lateinisch", "Russ": "Russisch", "Poln": "Polnisch", "Tschech": "Tschechisch",
    "Türk": "Türkisch", "Griech": "Griechisch",
}  # fmt: skip
_TAX = re.compile(r"\bMwSt\.?(?!\w)")


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    claim_all(draft, _RULES)
    if "." in draft.text:
        for match in _LETTERS.finditer(draft.text):
            _claim_letters(draft, match.start())
        claim_all(draft, _WITH_STOPS)
    if not _UNDOTTED_WORDS.isdisjoint(draft.text.replace(")", " ").split()):
        draft.claim_each(_UNDOTTED, _undotted, "phrase")


def _claim_letters(draft: Draft, start: int) -> None:
    """Claim the longest known row of letters with stops that begins here."""
    found = _MORE.match(draft.text, start)
    if not found:
        return
    parts = list(re.finditer(r"[^\W\d_]+\.", found[0]))
    for count in range(len(parts), 1, -1):
        written = "".join(part[0] for part in parts[:count])
        spoken = _SPACED.get(written) or _at_start(written, draft.text[:start], _SPACED)
        if spoken and draft.claim(start, start + parts[count - 1].end(), spoken, "phrase"):
            return


def _at_start(written: str, before: str, called: dict[str, str]) -> str | None:
    """Return what an abbreviation stands for that only the beginning of a sentence has made large."""
    if not written[:1].isupper() or any(map(str.isalnum, before)):
        return None
    spoken = called.get(written[:1].lower() + written[1:])
    return spoken and spoken[0].upper() + spoken[1:]


def _one(match: re.Match[str]) -> str | None:
    word, gap = match[1], " " if match[2] else ""
    has_number = bool(_NUMBER.match(match.string, match.end()))
    if has_number and word in _BEFORE_NUMBER:
        return _BEFORE_NUMBER[word] + ("" if match.string[match.end()].isspace() else " ")
    if word in _ONLY_BEFORE_NUMBER:
        return None
    return _adjective(match, word) or _always(match, word, gap)


def _adjective(match: re.Match[str], word: str) -> str | None:
    before, following = match.string[: match.start()], next_word(match.string, match.end())
    is_first = not any(map(str.isalnum, before))
    stem = _ADJECTIVES.get(word) or (_ADJECTIVES.get(word.lower()) if is_first else None)
    if not stem:
        return None
    if not following[:1].isupper():
        return {"jew": "jeweils", "sog": "sogenannte"}.get(word.lower(), f"{stem}e" if following else None)
    ending = adjective_ending(before, following.rsplit("-", 1)[-1])
    is_plural = gender(following) in ("m", "") and following.endswith(_PLURALS) and not _ARTICLE.search(before)
    return stem + (_OF_SEVERAL.get(ending, ending) if is_plural else ending)


def _always(match: re.Match[str], word: str, gap: str) -> str | None:
    before = match.string[: match.start()]
    spoken = _ALWAYS.get(word) or _at_start(word, before, _ALWAYS)
    if spoken is None:
        return None
    if spoken == "Jahrhundert" and _GENITIVE.search(before):
        return "Jahrhunderts"
    if spoken in _COUNTED and _ORDINAL.search(before):
        return spoken.removesuffix("n")
    return spoken + (" " if match.string[match.end() : match.end() + 1].isdecimal() else gap)


def _tongue(match: re.Match[str]) -> str:
    """Return "ins Dt." as "ins Deutsche", "aus dem Dt." as "aus dem Deutschen"."""
    return f"{_TONGUES[match[1]]}{'e' if match.string[: match.start()].endswith('ns ') else 'en'}"


def _undotted(match: re.Match[str]) -> str:
    if match[3]:
        return "vor Christus" if match[3] == "v" else "nach Christus"
    return _ALWAYS[match[1] or match[2]]


_RULES = (
    Rule(("#", "№", "°"), _HASH, "Nummer ", "number sign"),
    Rule(("/oder", "/ oder"), _AND_OR, r"\1 \2", "slash"),
    Rule(("-/", "- /"), _HALF_WORDS, " und ", "slash"),
    Rule((".-",), _KNOCK_OUT, "K O", "phrase"),
    Rule((" vs",), _VERSUS, "gegen", "versus"),
    Rule(("./.",), _AGAINST, "gegen", "versus"),
    Rule(("MwSt",), _TAX, "Mehrwertsteuer", "phrase"),
)
_WITH_STOPS = (
    Rule(("s. ",), _SEE, "siehe", "phrase"),
    Rule(("f.",), _FOLLOWING, " folgende", "phrase"),
    Rule(("ns ", "us dem ", "m "), _TONGUE, _tongue, "phrase"),
    Rule((".",), _ONE, _one, "phrase"),
    Rule((" u.",), _AND, "und", "phrase"),
    Rule((" d.",), _OF, "der", "phrase"),
)
