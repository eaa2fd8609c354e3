"""What stands before and after names: titles, ranks, saints, streets, companies, degrees. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.word_lists import words

_TITLES = {
    "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor",
    "Govs": "Governors", "Pres": "President", "Amb": "Ambassador", "Sec": "Secretary", "Treas": "Treasurer",
    "Gen": "General", "Gens": "Generals", "Lt": "Lieutenant", "Lts": "Lieutenants", "Col": "Colonel", "Maj": "Major",
    "Capt": "Captain", "Cmdr": "Commander", "Cdr": "Commander", "Adm": "Admiral", "Brig": "Brigadier",
    "Sgt": "Sergeant", "Sgts": "Sergeants", "Cpl": "Corporal", "Pvt": "Private", "Pfc": "Private First Class",
    "Ens": "Ensign", "Spc": "Specialist", "Cpt": "Captain", "Prof": "Professor", "Profs": "Professors",
    "Rev": "Reverend", "Fr": "Father", "Msgr": "Monsignor", "Hon": "Honorable", "Supt": "Superintendent",
    "Det": "Detective", "Dets": "Detectives", "Insp": "Inspector", "Ofc": "Officer", "Sr": "Sister", "Br": "Brother",
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Mx": "Mix", "Messrs": "Messieurs", "Drs": "Doctors",
    "Atty": "Attorney", "Asst": "Assistant", "Assoc": "Associate", "Dep": "Deputy", "Hon'ble": "Honorable",
    "Cllr": "Councillor", "Geo": "George", "Wm": "William", "Chas": "Charles", "Thos": "Thomas", "Jas": "James",
    "Jos": "Joseph", "Robt": "Robert", "Del": "Delegate", "Rt Hon": "Right Honourable", "Rt. Hon": "Right Honourable",
    "Ft": "Fort", "Mt": "Mount", "Mts": "Mountains", "Bros": "Brothers",
}  # fmt: skip
_WITHOUT_STOP = (
    "Mr Mrs Ms Prof Sgt Capt Lt Cpl Cmdr Supt Insp Msgr Messrs Mt Ft Cllr Rev Hon".replace(" ", "|") + "|Rt Hon"
)
_BEFORE_NAME = r"(?=\s+(?:[A-Z“\"‘']|de\s|van\s|von\s))"
_TITLE = re.compile(rf"\b({'|'.join(sorted(_TITLES, key=len, reverse=True))})\.{_BEFORE_NAME}")
_TITLE_ALONE = re.compile(
    r"\b(Sens?|Govs?|Sgt|Cpl|Capt|Lt|Cmdr|Prof|Supt|Adm|Col|Maj|Rev|Pvt|Atty|Gen|Rep|Reps)\.(?=\s[a-z]|,\s)"
)
_BRITISH_TITLE = re.compile(rf"\b({_WITHOUT_STOP})(?=\s+[A-Z][\w’'-])")
_AFTER_A_RANK = re.compile(
    r"(?:(?<=Attorney )|(?<=Atty\. )|(?<=Surgeon )|(?<=Lt\. )|(?<=Maj\. )|(?<=Brig\. ))(Gen|Gov)\."
)

_SAINTS = words("names.saints")
_STREET_WORDS = {
    "St": "Street", "Dr": "Drive", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Ln": "Lane",
    "Ct": "Court", "Pl": "Place", "Sq": "Square", "Hwy": "Highway", "Pkwy": "Parkway", "Pkway": "Parkway",
    "Expy": "Expressway", "Rte": "Route", "Rt": "Route", "Ter": "Terrace", "Tpke": "Turnpike", "Cir": "Circle",
    "Bldg": "Building", "Apt": "Apartment", "Ste": "Suite",
}  # fmt: skip
_STREET = re.compile(r"(?<=[\w’'] )(Ave?|Blvd|Rd|Ln|Sq|Hwy|Pkwa?y|Expy|Rte|Tpke|Bldg|Apt)\.")
_COUNTY_ROAD = re.compile(r"\b(?:Cty|Co|Cnty)\.? (?:Rd|Road|Hwy|Highway)\b\.?(?=\s+[\dA-Z])")
_ROAD = re.compile(r"\b(Hwy|Rte|Rt|Bldg|Apt|Ste)\.?(?=\s+#?(?:\d|[A-Z]\d?\b))")
_ADDRESS = re.compile(
    r"\b(?P<number>\d+[A-Z]?(?:[-–]\d+)? )?(?P<side>[NSEW]\.?W?E?\.? )?(?P<name>(?:[A-Z][\w’'.-]+|\d+(?:st|nd|rd|th)) )"
    r"(?P<kind>St|Dr|Pl|Ct|Ter|Cir)\b(?P<stop>\.?)(?P<next>\s+[A-Z“][\w’'-]*)?"
)
_SIDES = {
    "N": "North",
    "S": "South",
    "E": "East",
    "W": "West",
    "NW": "Northwest",
    "NE": "Northeast",
    "SW": "Southwest",
    "SE": "Southeast",
}
_SIDE = re.compile(
    r"(?<=\d )(N\.?W|N\.?E|S\.?W|S\.?E|[NSEW])\.?(?=\s+(?:[A-Z]|\d+(?:st|nd|rd|th)))|"
    r"(?<![\w.])([NSEW])\.(?=\s+(?:\d+(?:st|nd|rd|th)|(?:[A-Z]\w+\s){1,2}(?:St|Ave|Blvd|Rd|Dr|Ln)\b))"
)
_SAINT = re.compile(r"\b(St|Sts|Ste)(?:\.|(?=\s+[A-Z]))(?=[\s-]+[A-Z])")
_DOCTOR = re.compile(r"\bDr(?:\.|(?=\s+[A-Z]))(?=\s+[A-Z“])")

_AFTER_NAMES = {
    "Jr": "Junior", "Sr": "Senior", "Esq": "Esquire", "Inc": "Incorporated", "Corp": "Corporation", "Co": "Company",
    "Cos": "Companies", "Ltd": "Limited", "Bros": "Brothers", "Assn": "Association", "Dept": "Department",
    "Univ": "University", "Intl": "International", "Mfg": "Manufacturing", "Natl": "National", "Gov't": "Government",
    "Govt": "Government", "Admin": "Administration", "Ctr": "Center", "Inst": "Institute", "Dist": "District",
    "Cmte": "Committee", "Comm": "Commission", "Pty": "Proprietary", "Dep't": "Department", "Div": "Division",
}  # fmt: skip
_AFTER_NAME = re.compile(rf"\b({'|'.join(sorted(_AFTER_NAMES, key=len, reverse=True))})\.")
_WITHOUT_STOP_AFTER = re.compile(r"(?<=[a-z.,] )(Jr|Sr|Inc|Corp|Ltd)(?=[,\s’'.)]|$)(?!\.)")
_DEGREES = {
    "PhD": "P H D", "EdD": "E D D", "PsyD": "Psy D", "DPhil": "D Phil", "MSc": "M S C", "BSc": "B S C", "LLB": "L L B",
    "LLM": "L L M", "LLD": "L L D", "MPhil": "M Phil", "PharmD": "Pharm D",
}  # fmt: skip
_DEGREE = re.compile(
    r"\b(Ph\.? ?D|Ed\.D|Psy\.D|Pharm\.?D|D\.? ?Phil|M\.? ?Sc|B\.? ?Sc|LL\.[BMD]|M\.Phil)\b\.?(s\b|’s|'s)?"
)


_OF_ADDRESSES = frozenset({*_STREET_WORDS, *_SIDES, "Cty", "Cnty", "Co"})


def addresses(draft: Draft) -> None:
    """Claim streets, and with them the "St." and "Dr." that are neither saints nor doctors."""
    if not draft.has_word(_OF_ADDRESSES):
        return
    for match in draft.matches(_ADDRESS):
        if _is_street(match):
            start, stop = match.span("kind")
            draft.claim(start, stop + len(match["stop"]), _STREET_WORDS[match["kind"]], "street")
    draft.claim_each(_COUNTY_ROAD, lambda match: "County " + ("Highway" if "H" in match[0] else "Road"), "street")
    draft.claim_each(_SIDE, lambda match: _SIDES[(match[1] or match[2]).replace(".", "")], "street")
    draft.claim_each(_STREET, lambda match: _STREET_WORDS[match[1]], "street")
    draft.claim_each(_ROAD, lambda match: _STREET_WORDS[match[1]], "street")


def _is_street(match: re.Match[str]) -> bool:
    following = (match["next"] or "").strip(" “")
    name = match["name"].strip()
    if match["kind"] in ("St", "Dr"):
        if name in _NOT_STREETS:
            return False
        if match["number"] or name[0].isdecimal():
            return True
        is_named = following not in _SAINTS if match["kind"] == "St" else not following
        return bool(match["stop"] or not following) and is_named
    return bool(match["number"])


_NOT_STREETS = words("names.not_streets")


_OF_TITLES = frozenset({*_TITLES, "St", "Sts", "Ste", "Dr", "Rt", "Hon"})


def titles(draft: Draft) -> None:
    """Claim titles and ranks before names, saints and doctors."""
    if not draft.has_word(_OF_TITLES):
        return
    if "." in draft.text:
        draft.claim_each(_AFTER_A_RANK, lambda match: "General" if match[1] == "Gen" else "Governor", "title")
        draft.claim_each(_TITLE, lambda match: _TITLES[match[1]], "title")
        draft.claim_each(_TITLE_ALONE, lambda match: _TITLES[match[1]], "title")
    draft.claim_each(_BRITISH_TITLE, lambda match: _TITLES[match[1]], "title")
    draft.claim_each(_SAINT, lambda match: {"Sts": "Saints", "Ste": "Sainte"}.get(match[1], "Saint"), "saint")
    draft.claim_each(_DOCTOR, "Doctor", "title")


_OF_NAMES = frozenset({*_AFTER_NAMES, *(part for name in _DEGREES for part in (name, name[:2], name[:3], name[0]))})


def after_names(draft: Draft) -> None:
    """Claim what follows names: "Jr.", "Inc.", "Ph.D."."""
    if not draft.has_word(_OF_NAMES):
        return
    draft.claim_each(_DEGREE, _degree, "degree")
    if "." in draft.text:
        draft.claim_each(_AFTER_NAME, lambda match: _AFTER_NAMES[match[1]], "suffix")
    draft.claim_each(_WITHOUT_STOP_AFTER, lambda match: _AFTER_NAMES[match[1]], "suffix")


def _degree(match: re.Match[str]) -> str:
    spoken = _DEGREES[match[1].replace(".", "").replace(" ", "")]
    return f"{spoken}'s" if match[2] else spoken
