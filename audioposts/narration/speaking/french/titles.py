"""Titles, saints, streets and companies before and after names: "M.", "Dr", "St-Malo", "av. Foch". Pure."""

import re

from audioposts.narration.speaking.draft import Draft

_TITLES = {
    "MM.": "messieurs", "MM": "messieurs", "Mmes": "mesdames", "Mme": "madame", "Mᵐᵉ": "madame", "Mᵐᵉˢ": "mesdames",
    "Mlles": "mesdemoiselles", "Mlle": "mademoiselle", "Mˡˡᵉ": "mademoiselle", "Mgr": "monseigneur",
    "Mr.": "monsieur", "Mr": "monsieur", "Dr.": "docteur", "Dr": "docteur", "Dʳ": "docteur", "Drs": "docteurs",
    "Dre": "docteure", "Pr.": "professeur", "Pr": "professeur", "Prs": "professeurs", 
    "Prof.": "professeur", "Prof": "professeur", "Gén.": "général", "Cdt": "commandant",
    "Col.": "colonel", "Cne": "capitaine", "Cap.": "capitaine", "Lt.": "lieutenant", "Lt": "lieutenant",
    "Adj.": "adjudant", "Sgt": "sergent", "Sgt.": "sergent", "sgt.": "sergent", "Mt": "mont", "Mᵍʳ": "monseigneur",
    "Vve": "veuve", "Sr": "sœur", "Cte": "comte", "Ctesse": "comtesse",
}  # fmt: skip
_ANY_PLACE = re.compile(r"(?<![\w.-])(MM\.|Mmes|Mme|Mᵐᵉˢ|Mᵐᵉ|Mlles|Mlle|Mˡˡᵉ|Mgr|Mᵍʳ)\.?(?![\w-])")
_ANY = "|".join(re.escape(title) for title in sorted(_TITLES, key=len, reverse=True))
_BEFORE_NAME = re.compile(rf"(?<![\w.-])({_ANY})(?=\s[A-ZÀ-ÖØ-Þ]|\s(?:de|d[’']|du|le|la)\b)")
_TITLE_WORDS = frozenset(title.rstrip(".") for title in _TITLES)
_GENERAL = re.compile(r"(?:(?<=\b[lL]e )|(?<=\b[dD]u )|(?<=\b[aA]u ))Gal(?=\s(?:[A-Z]|de\s))")
"""With its article: "Gal Gadot" is a name."""

_MISTER = re.compile(r"(?<![\w.-])(?<![A-Z]\. )M\.(?=\s(?:[A-ZÀ-ÖØ-Þ«“]|[ld]e\s|la\s|du\s|[ld][’']|et\sM))")
_MASTER = re.compile(r"(?<![\w.-])M(?:es|es\.|e|ᵉ|e\.)(?=\s[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'-]+)")
_SAINT = re.compile(r"\b([Ss])(te?s?)\b\.?(?=[\s-][A-ZÀ-ÖØ-Þ])")
_SAINTS = {"t": "aint", "te": "ainte", "ts": "aints", "tes": "aintes"}
_STREETS = {
    "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "blvd": "boulevard", "boul": "boulevard",
    "pl": "place", "fg": "faubourg", "imp": "impasse", "rte": "route", "chem": "chemin",
    "che": "chemin", "ch": "chemin", "all": "allée", "sq": "square", "rés": "résidence",
    "qu": "quai", "pass": "passage", "r": "rue",
}  # fmt: skip
_STREET = re.compile(
    r"(?<![\w.-])(?:((?i:av|ave|pl|imp|all|chem|ch|sq|rés|qu|pass|r))\.|((?i:bd|bld|blvd|boul|fg|rte|che))\b\.?)"
    r"(?=\s(?:[A-ZÀ-ÖØ-Þ]|des?\s|du\s|d[’']|la\s|le\s|l[’']))(?!\sJ\.?\s?-?\s?C)"
)
_STREET_WORDS = frozenset(cased for short in _STREETS for cased in (short, short.capitalize()))
_LADY = re.compile(r"\bN\.-D\.(?=\s)")
_COMPANIES = {
    "Cie": "compagnie", "Cⁱᵉ": "compagnie", "Ets": "établissements", "Éts": "établissements", "Sté": "société",
    "Assoc.": "association", "Univ.": "université",
}  # fmt: skip
_COMPANY = re.compile(rf"\b({'|'.join(map(re.escape, _COMPANIES))})(?!\w)")

_COMPANY_WORDS = frozenset(short.rstrip(".") for short in _COMPANIES)


def titles(draft: Draft) -> None:
    """Claim them where a name follows."""
    text = draft.text
    if "M" in text:
        draft.claim_each(_MISTER, lambda m: _cased(m, "monsieur"), "title")
        draft.claim_each(_ANY_PLACE, lambda m: _cased(m, _TITLES[m[1]]), "title")
        draft.claim_each(_MASTER, _master, "title")
    if "Gal " in text:
        draft.claim_each(_GENERAL, "général", "title")
    if draft.has_word(_TITLE_WORDS):
        draft.claim_each(_BEFORE_NAME, lambda m: _cased(m, _TITLES[m[1]]), "title")
    if draft.has("Ss"):
        draft.claim_each(_SAINT, _saint, "saint")
    if draft.has_word(_COMPANY_WORDS):
        draft.claim_each(_COMPANY, lambda m: _COMPANIES[m[1]], "company")
    if draft.has_word(_STREET_WORDS):
        draft.claim_each(_STREET, _street, "street")
    if "." in text:
        draft.claim_each(_LADY, "Notre-Dame", "saint")


def _cased(match: re.Match[str], spoken: str) -> str:
    return spoken.capitalize() if match.start() == 0 else spoken


def _master(match: re.Match[str]) -> str | None:
    """Tell the advocate "Me Leroy" from "Mes Parents": a plural of advocates has names on both sides of "et"."""
    if match[0].startswith("Mes"):
        following = match.string[match.end() :]
        return _cased(match, "maîtres") if re.match(r"\s[A-ZÀ-ÖØ-Þ][\w’'-]+ et [A-ZÀ-ÖØ-Þ]", following) else None
    return _cased(match, "maître")


def _saint(match: re.Match[str]) -> str:
    return f"{match[1]}{_SAINTS[match[2]]}"


def _street(match: re.Match[str]) -> str | None:
    short = match[1] or match[2]
    if short.lower() == "r" and not re.search(r"\d(?: bis| ter)?,? $", match.string[: match.start()]):
        return None
    spoken = _STREETS[short.lower()]
    return spoken.capitalize() if short[0].isupper() else spoken
