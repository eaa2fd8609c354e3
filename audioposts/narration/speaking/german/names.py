"""What stands before and after names: titles, saints, streets, firms, towns. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import adjective_ending
from audioposts.narration.speaking.german.quantities import next_word
from audioposts.narration.speaking.german.rules import Rule, claim_all

_TITLES = {
    "Dr": "Doktor", "Dres": "Doktores", "Prof": "Professor", "Hr": "Herr", "Hrn": "Herrn", "Fr": "Frau",
    "Frl": "Fräulein", "Ing": "Ingenieur", "Mag": "Magister", "Dipl": "Diplom", "Hptm": "Hauptmann",
    "Bgm": "Bürgermeister", "OB": "O B", "Frhr": "Freiherr", "Gf": "Graf", "Fam": "Familie", "Gebr": "Gebrüder",
    "Fa": "Firma", "Min": "Minister", "Präs": "Präsident", "Sen": "Senator", "Gen": "General", "Kom": "Kommissar",
    "Msgr": "Monsignore", "Pfr": "Pfarrer", "Reg": "Regierungs", "Ltn": "Leutnant", "Lic": "Lizenziat",
    "Oblt": "Oberleutnant", "Oberstlt": "Oberstleutnant", "Maj": "Major", "Uffz": "Unteroffizier", "Fw": "Feldwebel",
    "Genlt": "Generalleutnant", "Genmaj": "Generalmajor", "Adm": "Admiral", "Kpt": "Kapitän", "Abg": "Abgeordneter",
    "Kard": "Kardinal", "Sr": "Schwester", "Br": "Bruder", "Past": "Pastor", "Dir": "Direktor", "Insp": "Inspektor",
    "Ministerpräs": "Ministerpräsident", "Bürgerm": "Bürgermeister", "Staatssekr": "Staatssekretär",
    "Kdt": "Kommandant",
    "Vors": "Vorsitzender", "Brig": "Brigadier", "Bf": "Bischof", "Ebf": "Erzbischof", "Hzg": "Herzog", "Kg": "König",
}  # fmt: skip
_TITLE = re.compile(rf"\b({'|'.join(sorted(_TITLES, key=len, reverse=True))})\.(?=\s?-?\s?[A-ZÄÖÜ„»“\"(]|\sa\.\s?D\.)")
_TITLE_ALONE = re.compile(r"\b(Dr|Prof|Hr|Mag|Gebr|Fa|Frhr|Pfr)\.(?!\w)")
_WITHOUT_STOP = re.compile(r"\b(Dr|Prof|Hr)(?=\s[A-ZÄÖÜ][a-zäöü])|\b(PD)(?=\sDr)")
_LATIN = (
    "med",
    "jur",
    "iur",
    "phil",
    "rer",
    "nat",
    "pol",
    "theol",
    "oec",
    "dent",
    "vet",
    "habil",
    "mult",
    "soc",
    "em",
    "h",
    "c",
)
_SPOKEN_LATIN = {"iur": "jur", "em": "emeritus", "h": "honoris", "c": "causa"}
_DEGREE = re.compile(rf"(?:(?<=Dr\. )|(?<=Dr\.)|(?<=Prof\. ))((?:(?:{'|'.join(_LATIN)})\.\s?)+)")
_ENGINEERS = re.compile(
    r"\b(Dipl|Dr|Mag|Wirtsch|Betriebsw)\.?-(Ing|Kfm|Kffr|Päd|Psych|Inf|Phys|Chem|Biol|Volksw|Betriebsw|Soz|Kaufm|Math|Geogr|Med)\."
)
_FIELDS = {
    "Ing": "Ingenieur", "Kfm": "Kaufmann", "Kffr": "Kauffrau", "Päd": "Pädagoge", "Psych": "Psychologe",
    "Inf": "Informatiker", "Phys": "Physiker", "Chem": "Chemiker", "Biol": "Biologe", "Volksw": "Volkswirt",
    "Betriebsw": "Betriebswirt", "Soz": "Soziologe", "Kaufm": "Kaufmann", "Math": "Mathematiker",
    "Geogr": "Geograf", "Med": "Mediziner",
}  # fmt: skip
_ACADEMIC = re.compile(
    r"\b(Ph\. ?D|M\. ?A|B\. ?A|M\. ?Sc|B\. ?Sc|LL\. ?M|LL\. ?B|M\. ?B\. ?A|B\. ?Ed|M\. ?Ed|B\. ?Eng|M\. ?Eng)\.(?!\w)|"
    r"\b(PhD|MSc|BSc|LLM|LLB)\b"
)
_SAINT = re.compile(r"\bSt(?:\.(?=[\s-]?[A-ZÄÖÜ])(?<!\d St\.)|(?=[\s-][A-ZÄÖÜ][a-zäöü]))")
_HOLY = re.compile(r"\b(Hll?)\.(?=\s[A-ZÄÖÜ])|\bhl\.(?=\s[A-ZÄÖÜ])")
_STREET = re.compile(r"(?<=[a-zäöüß])(str|pl)\.(?=\s\d|\s?[,;)]|\s[a-zäöü]|$)")
_STREET_ALONE = re.compile(r"(?<=[\w.]-)(Str|Pl)\.|\bStr\.(?=\s(?:\d|des|der|von|[a-zäöü]))|(?<=[a-zäöü]er )Str\.")
_NEAR_RIVERS = {
    "a.M.": "am Main", "a.d.Oder": "an der Oder", "a.d.O.": "an der Oder", "i.Br.": "im Breisgau", "a.Rh.": "am Rhein",
    "a.d.": "an der", "i.d.OPf.": "in der Oberpfalz", "a.S.": "an der Saale", "i.Westf.": "in Westfalen",
    "o.d.T.": "ob der Tauber", "i.Allg.": "im Allgäu", "v.d.H.": "vor der Höhe", "i.d.": "in der", "b.": "bei",
    "i.OB.": "in Oberbayern", "i.Obb.": "in Oberbayern", "i.NB.": "in Niederbayern", "i.Holst.": "in Holstein",
    "a.N.": "am Neckar", "a.H.": "am Harz", "a.B.": "am Bodensee", "a.Inn": "am Inn",
}  # fmt: skip
_NEAR_RIVER = re.compile(
    r"(?<=[a-zäöüß] )("
    + "|".join(
        re.escape(key).replace(r"\.", r"\.\s?").removesuffix(r"\s?")
        for key in sorted(_NEAR_RIVERS, key=len, reverse=True)
    )
    + r")(?=[\s,;.)-]|$)"
)
_PLACE = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]+\s$")
_SLASHED_RIVER = re.compile(
    r"(?:(?<=\bFrankfurt)|(?<=\bHalle)|(?<=\bOffenbach)|(?<=\bLudwigshafen))(?:/|\s\()(Main|M\.|Oder|O\.|Saale|Rhein|Rh\.)\)?(?=\W|$)"
)
_RIVERS = {"M": "am Main", "O": "an der Oder", "S": "an der Saale", "R": "am Rhein"}
_FIRM = re.compile(r"\s?&\s?Co(?:mpany\b|\.|\b(?!\w))")
_NOBLE = re.compile(r"(?<=[a-zäöü] )v\.\s?(d\.\s?)?(?=[A-ZÄÖÜ])")
_BORN = re.compile(r"\bgeb\.(?=\s(\S))")
_LIVED = re.compile(r"(?<=\()\s?\*\s?(?=\d)|(?<![\w*])\*\s?(?=\d{1,2}\.|\d{4}\b)|†\s?(?=\d|um )")
_STATES = {
    "Bad.-Württ": "Baden-Württemberg", "Meckl.-Vorp": "Mecklenburg-Vorpommern", "Sachs.-Anh": "Sachsen-Anhalt",
    "Nieders": "Niedersachsen", "Nordrh.-Westf": "Nordrhein-Westfalen", "Rheinl.-Pf": "Rheinland-Pfalz",
    "Rhl.-Pf": "Rheinland-Pfalz", "Schlesw.-Holst": "Schleswig-Holstein", "Thür": "Thüringen", "Hess": "Hessen",
    "Brandenb": "Brandenburg", "Oberösterr": "Oberösterreich", "Niederösterr": "Niederösterreich",
}  # fmt: skip
_OF_A_CHURCH = re.compile(
    r"[Kk]irch|[Dd]iözes|[Bb]istum|[Kk]atholi|Papst|Kardinal|Vatikan|Messe|Predigt|predig|Gläubige|geweiht"
)
_STATE = re.compile(rf"\b({'|'.join(map(re.escape, _STATES))})\.(?!\w)")
_JUNIOR = re.compile(r"(?<=[a-zäöü] )(jun|sen|jr|sr|Jr|Sr)\.")
_JUNIORS = {"jun": "junior", "jr": "junior", "Jr": "junior", "sen": "senior", "sr": "senior", "Sr": "senior"}


def titles(draft: Draft) -> None:
    """Claim titles and degrees."""
    claim_all(draft, _TITLE_RULES)


def places(draft: Draft) -> None:
    """Claim streets, towns on rivers, noble names, firms."""
    claim_all(draft, _PLACE_RULES)


def _title(match: re.Match[str]) -> str | None:
    if match[1] in ("Min", "Reg", "Gen", "Sen", "Kom") and match.string[match.end() : match.end() + 1] == "-":
        return None
    gap = "" if match.string[match.end()] in " -" else " "
    if match[1] == "Bf" and not _OF_A_CHURCH.search(match.string):
        return "Bahnhof" + gap
    return _TITLES[match[1]] + gap


def _degree(match: re.Match[str]) -> str:
    spoken = " ".join(_SPOKEN_LATIN.get(part, part) for part in re.findall(r"\w+", match[1]))
    return f"{spoken} " if match[1][-1].isspace() else spoken


def _engineer(match: re.Match[str]) -> str:
    before = {
        "Dipl": "Diplom",
        "Dr": "Doktor ",
        "Mag": "Magister ",
        "Wirtsch": "Wirtschafts",
        "Betriebsw": "Betriebswirtschafts",
    }[match[1]]
    field = _FIELDS[match[2]]
    return f"{before}{field if before[-1] == ' ' else field.lower()}"


def _holy(match: re.Match[str]) -> str:
    ending = adjective_ending(match.string[: match.start()], next_word(match.string, match.end()))
    return f"{'H' if match[0][0] == 'H' else 'h'}eilig{ending}"


def _near_river(match: re.Match[str]) -> str | None:
    written = re.sub(r"\s", "", match[1])
    if not _PLACE.search(match.string[: match.start()]):
        return None
    if written in ("a.d.", "i.d.", "b.") and not match.string[match.end() :].lstrip()[:1].isupper():
        return None
    return _NEAR_RIVERS[written]


def _letters(match: re.Match[str]) -> str:
    return " ".join(letter.upper() for letter in match[0] if letter.isalpha())


_TITLE_RULES = (
    Rule(("Dr.", "Prof."), _DEGREE, _degree, "degree"),
    Rule((".-", "-"), _ENGINEERS, _engineer, "degree"),
    Rule(("Ph", "M.", "A.", "Sc", "LL", "d."), _ACADEMIC, _letters, "degree"),
    Rule(("St",), _SAINT, "Sankt", "saint"),
    Rule(("l.",), _HOLY, _holy, "saint"),
    Rule((".",), _TITLE, _title, "title"),
    Rule(
        ("Dr.", "Prof.", "Hr.", "Mag.", "Gebr.", "Fa.", "Frhr.", "Pfr."), _TITLE_ALONE, lambda m: _TITLES[m[1]], "title"
    ),
    Rule(("jun.", "sen.", "r."), _JUNIOR, lambda m: _JUNIORS[m[1]], "title"),
    Rule(("geb.",), _BORN, lambda m: "geborene" if m[1].isupper() else "geboren", "phrase"),
    Rule(("Dr", "Prof", "Hr"), _WITHOUT_STOP, lambda m: _TITLES[m[1]] if m[1] else "Privatdozent", "title"),
    Rule(("*", "†"), _LIVED, lambda m: "gestorben " if "†" in m[0] else "geboren ", "phrase"),
)
_PLACE_RULES = (
    Rule((".-", "Nieders", "Thür", "Hess", "Brand", "österr"), _STATE, lambda m: _STATES[m[1]], "state"),
    Rule(("str.", "pl."), _STREET, lambda m: "straße" if m[1] == "str" else "platz", "street"),
    Rule(("Str.", "Pl."), _STREET_ALONE, lambda m: "Platz" if m[0][0] == "P" else "Straße", "street"),
    Rule((" a.", " i.", " o.", " b.", " v."), _NEAR_RIVER, _near_river, "place"),
    Rule((" v.",), _NOBLE, lambda m: "von der " if m[1] else "von ", "name"),
    Rule(("/", " ("), _SLASHED_RIVER, lambda m: f" {_RIVERS[m[1][0]]}", "place"),
    Rule(("&",), _FIRM, " und Co", "firm"),
)
