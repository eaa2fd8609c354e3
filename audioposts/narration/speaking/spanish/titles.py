"""Titles before names, and what is written of addresses: "Sr.", "D.ª", "Sta. Clara", "C/ Mayor", "Avda.". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.word_lists import words

_TITLES = {
    "Sr": "señor", "Sra": "señora", "Sres": "señores", "Sras": "señoras", "Srta": "señorita", "Srtas": "señoritas",
    "Dr": "doctor", "Dra": "doctora", "Dres": "doctores", "Dras": "doctoras", "Lic": "licenciado",
    "Licda": "licenciada", "Lcdo": "licenciado", "Lcda": "licenciada", "Ldo": "licenciado", "Lda": "licenciada",
    "Ing": "ingeniero", "Arq": "arquitecto", "Abg": "abogado", "Prof": "profesor", "Profa": "profesora",
    "Profs": "profesores", "Mtro": "maestro", "Mtra": "maestra", "Gral": "general", "Cnel": "coronel",
    "Tte": "teniente", "Sgto": "sargento", "Cmdte": "comandante", "Cdte": "comandante", "Cap": "capitán",
    "Cptn": "capitán", "Alm": "almirante", "Mons": "monseñor", "Hno": "hermano", "Hna": "hermana",
    "Rvdo": "reverendo", "Rvda": "reverenda", "Rdo": "reverendo", "Pbro": "presbítero", "Fr": "fray",
    "Excmo": "excelentísimo", "Excma": "excelentísima", "Excmos": "excelentísimos", "Ilmo": "ilustrísimo",
    "Ilma": "ilustrísima", "Ilmos": "ilustrísimos", "Sto": "santo", "Sta": "santa", "Stos": "santos",
    "Stas": "santas", "Dña": "doña", "Dn": "don", "Da": "doña", "Pdte": "presidente", "Pdta": "presidenta",
    "Pte": "presidente", "Pta": "presidenta", "Gob": "gobernador", "Sen": "senador", "Dip": "diputado",
    "Min": "ministro", "Cmte": "comandante", "Cte": "comandante", "Insp": "inspector", "Fco": "Francisco",
    "Fdez": "Fernández", "Glez": "González", "Hdez": "Hernández", "Mtnez": "Martínez", "Mtz": "Martínez",
    "Rguez": "Rodríguez", "Rdguez": "Rodríguez", "Gmo": "Guillermo", "Jr": "júnior", "Subs": "subsecretario",
    "Ntra": "Nuestra", "Ntro": "Nuestro", "Vda": "viuda", "Cd": "Ciudad", "Edo": "Estado", "Col": "Colonia",
    "Mpio": "Municipio", "Bco": "Banco", "Comte": "comandante", "Cía": "compañía",
    "Card": "cardenal", "Gen": "general",
    "Brig": "brigadier", "Alte": "almirante", "Cbo": "cabo", "Tcnel": "teniente coronel",
    "Crnl": "coronel", "Cnl": "coronel", "Vicealm": "vicealmirante", "Sold": "soldado",
}  # fmt: skip
_ANYWHERE = words("titles.anywhere", "spanish")
_CAPITAL = r"(?=\s[A-ZÁÉÍÓÚÑ])"
_TITLE = re.compile(rf"(?<![\w.])({'|'.join(sorted(_TITLES, key=len, reverse=True))})\.(?=[\s,;:)]|$)", re.IGNORECASE)
_NAME = re.compile(r"\s(?:del?\s)?[A-ZÁÉÍÓÚÑ]")
_WITHOUT_STOP = re.compile(r"(?<![\w.])(Sr|Sra|Srta|Sres|Dr|Dra)(?=\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ])")
_BOTH = re.compile(
    r"(?<![\w.])(Sr|Dr|Prof|Lic|Ing|Arq|Abg|D)\.?/(?:(?:Sra|Dra|Profa|Lic|Ing|Arq|Abg|Dña|D)\.?ª?|a\.?)(?=\s|[,;:)]|$)"
)
_DON = re.compile(r"(?<![\w.])(?:(D)\.|([dD])\.)(?=\s(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]))")
_WITH_SIGN = re.compile(r"(?<![\w.])(Prof|Dr|Sr|Lic)\.?ª(?=\s)", re.IGNORECASE)
_DONYA = re.compile(r"(?<![\w.])[Dd]\.?ª(?=\s)")
_SAINT = re.compile(rf"(?<![\w.])S\.(?=\s(?:{'|'.join(sorted(words('titles.saints', 'spanish')))})\b)")
_FEMININE_TITLE = re.compile(r"\b(Sto|Pdte|Lic|Ing|Arq|Abg|Sen|Gob|Dip|Min)\.$")
_AFTER_SHE = re.compile(r"\b(?:[Ll]a|[Uu]na|Sra\.)\s$")
_STREETS = {
    "C/.": "calle", "c/.": "calle",
    "C/": "calle", "c/": "calle", "Avda.": "avenida", "Avd.": "avenida", "Av.": "avenida", "Ave.": "avenida",
    "Pza.": "plaza", "Plza.": "plaza", "Pl.": "plaza", "Ctra.": "carretera", "Crta.": "carretera", "P.º": "paseo",
    "Pº": "paseo", "Urb.": "urbanización", "Bº": "barrio", "Pol.": "polígono", "Gta.": "glorieta",
    "Edif.": "edificio", "Blvd.": "bulevar", "Trv.": "travesía", "Rda.": "ronda", "Cjón.": "callejón",
    "Cno.": "camino", "Apdo.": "apartado", "Esc.": "escalera", "avda.": "avenida", "av.": "avenida",
    "pza.": "plaza", "plza.": "plaza", "ctra.": "carretera", "urb.": "urbanización", "pol.": "polígono", "p.º": "paseo",
}  # fmt: skip
_STREET = re.compile(
    rf"(?<![\w./])({'|'.join(re.escape(key) for key in sorted(_STREETS, key=len, reverse=True))})\s?"
    r"(?=[A-ZÁÉÍÓÚÑ\d]|de\b|del\b)"
)
_POSTCODE = re.compile(r"\bC\.\s?P\.\s?(?=\d)|\bCP\s(?=\d{5})")


def titles(draft: Draft) -> None:
    """Claim them; most are titles only before a name."""
    draft.claim_each(_WITHOUT_STOP, _title, "title")
    if "." in draft.text:
        draft.claim_each(_BOTH, _both, "title")
        draft.claim_each(_TITLE, _title, "title")
        draft.claim_each(_SAINT, "San", "saint")
        draft.claim_each(_DON, "don", "title")
    if draft.has("ª"):
        draft.claim_each(_WITH_SIGN, lambda m: _feminine(_TITLES[m[1].capitalize()]), "title")
        draft.claim_each(_DONYA, "doña", "title")


def streets(draft: Draft) -> None:
    """Claim what kind of a street it is."""
    if draft.has("./º"):
        draft.claim_each(_STREET, lambda m: f"{_STREETS[m[1]]} ", "street")
        draft.claim_each(_POSTCODE, "código postal ", "street")


def _title(match: re.Match[str]) -> str | None:
    word = match[1] if match[1] in _TITLES else match[1].capitalize()
    if match[1] != word and (match[1].isupper() or word not in _ANYWHERE or word == "Jr"):
        return None
    follows = _NAME.match(match.string, match.end())
    if not follows and word not in _ANYWHERE:
        return None
    spoken = _TITLES[word]
    if _FEMININE_TITLE.search(match[0]) and _AFTER_SHE.search(match.string, 0, match.start()):
        spoken = _feminine(spoken)
    return spoken.capitalize() if match.start() == 0 else spoken


def _both(match: re.Match[str]) -> str:
    """Return "Sr./Sra." as "señor o señora"."""
    title = "don" if match[1] == "D" else _TITLES[match[1]]
    return f"{title} o {'doña' if title == 'don' else _feminine(title)}"


def _feminine(title: str) -> str:
    if title.endswith("e"):
        return f"{title[:-1]}a"
    return f"{title[:-1]}a" if title.endswith("o") else f"{title}a"
