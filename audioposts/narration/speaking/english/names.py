"""What stands before and after names: titles, ranks, saints, companies, degrees. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import one_by_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_TITLES = readings("names.titles")
_TITLES |= {title.upper(): _TITLES[title] for title in words("names.loud")}
_AFTER_NAMES = readings("names.after")
_DEGREES = readings("names.degrees")
_SAINTS = {"St": "Saint", "Sts": "Saints", "SS": "Saints", "Ss": "Saints", "Ste": "Sainte"}

_TITLE = re.compile(rf"\b({any_of(_TITLES)})\.(?=\s+(?:[A-Z“\"‘']|\([Rr]et|de\s|van\s|von\s|1st Class))")
_TITLE_ALONE = re.compile(rf"\b({any_of(words('names.alone'))})\.(?=\s[a-z]|,\s)")
_BRITISH_TITLE = re.compile(
    rf"(?<!\d\s)\b({any_of(words('names.without_stop'))}|Rt Hon|Rt Rev|Ch Insp|Ch Supt)(?=\s+[A-Z][\w’'-])"
)
_UNIT = re.compile(rf"\b({any_of(words('names.units'))})\b\.?(?=\W|$)")
_COUPLE = re.compile(r"\b(Mr|Dr|Rev|Prof|Ms|Mrs|Sen|Rep|Gov)(?:\.|\b)(?=\s(?:and|&|or)\s(?:Mr|Mrs|Ms|Dr|Rev|Prof)\b)")
_JOINED_RANK = re.compile(r"\b(Lt|Maj|Brig|Col)\.?-(?=(?:Col|Gen|Cdr|Cmdr|Gov|Colonel|General|Commander)\b)")
_SQUADRON = re.compile(r"(?<![\w.,-])(\d{2,3})(?=\s(?:Sqn|Squadron)\b)")
_BATTALION = re.compile(r"(?<=\d(?:st|nd|rd|th)\s)B[nN]\b\.?")
_COUNTY = re.compile(
    rf"\bCo\b\.?(?=\s(?:[Ss]heriff|Commission|Courthouse|[Cc]ourt|[Jj]ail|Fair|Board of|Road|Line|Schools?)\b)|"
    rf"\bCo\b\.?(?=\s(?:{any_of(words('names.counties'))})\b)|"
    r"((?:[Nn]orth|[Ss]outh|[Ww]est|[Ee]ast)ern\s[A-Z]\w+\s)Co\b\.?"
)
_IN_A_COUNTY = re.compile(
    rf"(?<!stake )(?<!shares )(?<!stock )(?<!interest )(?<!invest )(?<!invested )(?<!confidence )(?<!investors )"
    rf"\b(?:in|across|throughout) (?:San |Santa |St\. |Saint |El |Los |Prince |Fort |New |[A-Z][a-z]+ (?=Co\.))"
    rf"(?:(?!{any_of(words('names.of_firms'))})[A-Z][a-z]+ )?(?P<county>Co\.)(?!\s[A-Z])"
)
_COURT = re.compile(
    r"(?:(?<=Dist\. )|(?<=District )|(?<=Superior )|(?<=Super\. )|(?<=Circuit )|(?<=Supreme )|(?<=Sup\. )|(?<=County )|"
    r"(?<=App\. )|(?<=Family )|(?<=Probate ))Ct\."
)
_AFTER_A_RANK = re.compile(
    r"(?:(?<=Attorney )|(?<=Atty\. )|(?<=Surgeon )|(?<=Lt\. )|(?<=Maj\. )|(?<=Brig\. ))(Gen|Gov)\."
)
_SAINT = re.compile(rf"\b({any_of(_SAINTS)})(?:\.|(?<!SS)(?=\s+[A-Z]))(?=[\s-]+[A-Z])")
_DOCTOR = re.compile(r"\bDr(?:\.|(?=\s+[A-Z]))(?=\s+[A-Z“])")
_AFTER_NAME = re.compile(rf"\b({any_of(_AFTER_NAMES)})\.")
_AFTER_NAME_WITHOUT_STOP = re.compile(r"(?<=[a-z.,] )(Jr|Sr|Inc|Corp|Ltd)(?=[,\s’'.)]|$)(?!\.)")
_DEGREE = re.compile(
    r"\b(Ph\.? ?D|Ed\.D|Psy\.D|Pharm\.?D|D\.? ?Phil|M\.? ?Sc|B\.? ?Sc|LL\.[BMD]|M\.Phil)\b\.?(s\b|’s|'s)?"
)
_MASTER = re.compile(r"(?<=, )([BM])A(?= \((?:Cantab|Oxon|Hons|Ed)\b)")
_OF_TITLES = frozenset({*_TITLES, *_SAINTS, "Dr", "Rt", "Hon", "Bn", "BN", "Co", "Ct"})
_OF_NAMES = frozenset({*_AFTER_NAMES, *(part for name in _DEGREES for part in (name, name[:2], name[:3], name[0]))})


def titles(draft: Draft) -> None:
    """Claim titles and ranks before names, saints and doctors."""
    if not draft.has_word(_OF_TITLES):
        return
    if "." in draft.text:
        draft.claim_each(_AFTER_A_RANK, lambda match: _TITLES[match[1]], "title")
        draft.claim_each(_TITLE, lambda match: _TITLES[match[1]], "title")
        draft.claim_each(_TITLE_ALONE, lambda match: _TITLES[match[1]], "title")
    draft.claim_each(_JOINED_RANK, lambda match: f"{_TITLES[match[1]]} ", "rank")
    if draft.has_digits:
        draft.claim_each(_SQUADRON, lambda match: one_by_one(match[1]) if len(match[1]) > 2 else None, "rank")
    draft.claim_each(_COUPLE, lambda match: _TITLES[match[1]], "title")
    draft.claim_each(_UNIT, lambda match: _TITLES[match[1]], "rank")
    draft.claim_each(_BATTALION, "Battalion", "rank")
    draft.claim_each(_COUNTY, lambda match: f"{match[1] or ''}County", "county")
    if "Co." in draft.text:
        for match in draft.matches(_IN_A_COUNTY):
            draft.claim(*match.span("county"), "County", "county")
    if "Ct." in draft.text:
        draft.claim_each(_COURT, "Court", "court")
    draft.claim_each(_BRITISH_TITLE, lambda match: _TITLES[match[1]], "title")
    draft.claim_each(_SAINT, lambda match: _SAINTS[match[1]], "saint")
    draft.claim_each(_DOCTOR, "Doctor", "title")


def after_names(draft: Draft) -> None:
    """Claim what follows names: "Jr.", "Inc.", "Ph.D."."""
    if not draft.has_word(_OF_NAMES):
        return
    draft.claim_each(_DEGREE, _degree, "degree")
    draft.claim_each(_MASTER, r"\1 A", "degree")
    if "." in draft.text:
        draft.claim_each(_AFTER_NAME, lambda match: _AFTER_NAMES[match[1]], "suffix")
    draft.claim_each(_AFTER_NAME_WITHOUT_STOP, lambda match: _AFTER_NAMES[match[1]], "suffix")


def _degree(match: re.Match[str]) -> str:
    spoken = _DEGREES[match[1].replace(".", "").replace(" ", "")]
    return f"{spoken}'s" if match[2] else spoken
