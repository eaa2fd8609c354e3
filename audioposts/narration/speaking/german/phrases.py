"""Abbreviations of ordinary words: "z. B.", "usw.", "Nr. 10", "sog.". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import adjective_ending
from audioposts.narration.speaking.german.quantities import next_word, previous_word

_SPACED = {
    "z.B.": "zum Beispiel", "u.a.": "unter anderem", "d.h.": "das heißt", "i.d.R.": "in der Regel",
    "o.Ä.": "oder Ähnliches", "o.ä.": "oder ähnliches", "u.Ä.": "und Ähnliches", "u.ä.": "und ähnliches",
    "v.a.": "vor allem", "z.T.": "zum Teil", "z.Zt.": "zurzeit", "z.Z.": "zurzeit", "z.Hd.": "zu Händen",
    "i.A.": "im Auftrag", "i.V.": "in Vertretung", "u.U.": "unter Umständen", "m.E.": "meines Erachtens",
    "u.v.m.": "und vieles mehr", "u.v.a.": "und viele andere", "u.v.a.m.": "und vieles andere mehr",
    "u.a.m.": "und anderes mehr", "s.o.": "siehe oben", "s.u.": "siehe unten", "n.Chr.": "nach Christus",
    "v.Chr.": "vor Christus", "v.u.Z.": "vor unserer Zeitrechnung", "u.Z.": "unserer Zeitrechnung",
    "e.V.": "E V", "a.D.": "außer Dienst", "i.R.": "im Ruhestand", "o.g.": "oben genannte", "o.a.": "oben angegebene",
    "b.a.w.": "bis auf Weiteres", "p.a.": "pro Jahr", "i.H.v.": "in Höhe von", "i.S.v.": "im Sinne von",
    "i.S.d.": "im Sinne des", "i.V.m.": "in Verbindung mit", "m.W.": "meines Wissens", "u.dgl.": "und dergleichen",
    "o.dgl.": "oder dergleichen", "i.Allg.": "im Allgemeinen", "i.e.S.": "im engeren Sinne", "u.s.w.": "und so weiter",
    "i.w.S.": "im weiteren Sinne", "k.o.": "K O", "K.o.": "K O", "o.k.": "okay", "o.K.": "okay", "O.K.": "okay", "k.A.": "keine Angabe", "s.a.": "siehe auch",
    "a.a.O.": "am angegebenen Ort", "d.J.": "dieses Jahres", "d.M.": "dieses Monats", "v.J.": "vorigen Jahres",
    "o.J.": "ohne Jahr", "u.d.T.": "unter dem Titel", "u.W.": "unseres Wissens", "n.u.Z.": "nach unserer Zeitrechnung",
    "e.G.": "E G", "e.K.": "E K", "e.h.": "ehrenhalber", "E.h.": "ehrenhalber", "u.z.": "und zwar", "n.n.": "N N", "N.N.": "N N", "h.c.": "honoris causa",
    "d.i.": "das ist", "i.J.": "im Jahr", "u.ff.": "und folgende", "m.a.W.": "mit anderen Worten", "v.l.n.r.": "von links nach rechts",
    "v.l.": "von links", "v.r.": "von rechts", "n.l.": "nach links", "a.G.": "auf Gegenseitigkeit", "p.m.": "P M", "a.m.": "A M",
    "i.B.a.": "in Bezug auf", "i.Ü.": "im Übrigen", "i.Z.m.": "im Zusammenhang mit", "R.I.P.": "R I P", "v.H.": "Prozent",
    "ü.d.M.": "über dem Meer", "ü.M.": "über Meer", "ü.N.N.": "über Normalnull", "v.v.": "umgekehrt", "z.A.": "zur Anstellung",
    "a.Chr.": "vor Christus", "P.S.": "P S", "o.B.": "ohne Befund", "u.A.w.g.": "um Antwort wird gebeten",
}  # fmt: skip
_ALWAYS = {
    "usw": "und so weiter", "usf": "und so fort", "bzw": "beziehungsweise", "ca": "circa", "etc": "et cetera",
    "evtl": "eventuell", "evt": "eventuell", "ggf": "gegebenenfalls", "ggfs": "gegebenenfalls", "inkl": "inklusive",
    "exkl": "exklusive", "einschl": "einschließlich", "zzgl": "zuzüglich", "abzgl": "abzüglich", "vgl": "vergleiche",
    "bspw": "beispielsweise", "max": "maximal", "mind": "mindestens", "min": "mindestens", "insb": "insbesondere",
    "insbes": "insbesondere", "bes": "besonders", "bzgl": "bezüglich", "ggü": "gegenüber", "gem": "gemäß", "erm": "ermäßigt", "zus": "zusammen", "ges": "gesamt", "jeweil": "jeweilig", "em": "emeritus",
    "lt": "laut", "rd": "rund", "zz": "zurzeit", "zzt": "zurzeit", "dgl": "dergleichen", "ebd": "ebenda",
    "eigtl": "eigentlich", "ugs": "umgangssprachlich", "urspr": "ursprünglich", "tägl": "täglich", "mtl": "monatlich",
    "jährl": "jährlich", "wöchentl": "wöchentlich", "gest": "gestorben", "verh": "verheiratet", "gesch": "geschieden",
    "verw": "verwitwet", "entspr": "entsprechend", "betr": "betreffend", "erg": "ergänze", "od": "oder", "vs": "versus",
    "ibid": "ibidem", "allg": "allgemein", "durchschn": "durchschnittlich", "voraussichtl": "voraussichtlich",
    "vorm": "vormals", "nachm": "nachmittags", "mögl": "möglich", "schriftl": "schriftlich", "telef": "telefonisch",
    "wg": "wegen", "zw": "zwischen", "hg": "herausgegeben", "hrsg": "herausgegeben", "resp": "respektive",
    "Hbf": "Hauptbahnhof", "Bhf": "Bahnhof", "Co": "Co", "Chr": "Christus",
    "Hrsg": "Herausgeber", "Vors": "Vorsitzender", "Verf": "Verfasser", "Red": "Redaktion", "Jh": "Jahrhundert",
    "Jhd": "Jahrhundert", "Jhdt": "Jahrhundert", "Jahrh": "Jahrhundert", "Bsp": "Beispiel", "Univ": "Universität", "Abt": "Abteilung",
    "Lkr": "Landkreis", "Ldkr": "Landkreis", "Reg.-Bez": "Regierungsbezirk", "Ausg": "Ausgabe", "Übers": "Übersetzung",
    "Ausst": "Ausstellung", "Tel": "Telefon", "Std": "Stunden", "Min": "Minuten", "Sek": "Sekunden", "Mio": "Millionen",
    "Mrd": "Milliarden", "Tsd": "Tausend", "Stck": "Stück", "Stk": "Stück", "Anm": "Anmerkung", "Einw": "Einwohner", "Ew": "Einwohner",
    "Ztr": "Zentner", "Whg": "Wohnung", "Forts": "Fortsetzung", "Hptst": "Hauptstadt", "Nrn": "Nummern", "Kto": "Konto",
    "Mwst": "Mehrwertsteuer", "MwSt": "Mehrwertsteuer", "Mitgl": "Mitglied", "Präs": "Präsident", "Geschf": "Geschäftsführer",
    "Pers": "Personen", "Kfm": "Kaufmann", "verb": "verboten", "versch": "verschiedene", "ff": "folgende",
    "nördl": "nördlich", "südl": "südlich", "westl": "westlich", "östl": "östlich", "schw": "schwer",
    "rer": "rer", "Apr": "April", "Komm": "Kommentar", "Aufl": "Auflage", "Zit": "Zitat", "zit": "zitiert",
    "Bearb": "Bearbeitung", "Buchst": "Buchstabe", "Rdnr": "Randnummer", "Rn": "Randnummer", "Az": "Aktenzeichen",
    "Hs": "Halbsatz", "Abs": "Absatz", "Abschn": "Abschnitt", "Abb": "Abbildung", "Kap": "Kapitel", "Nr": "Nummer",
    "Bd": "Band", "Bde": "Bände", "Jg": "Jahrgang", "Ziff": "Ziffer", "Str": "Straße", "ehem": "ehemalig",
}  # fmt: skip
# Words that end a sentence, too: only before a number.
_BEFORE_NUMBER = {
    "Nr": "Nummer", "nr": "Nummer", "Nrn": "Nummern", "S": "Seite", "Bd": "Band", "Bde": "Bände", "Abs": "Absatz", "Art": "Artikel",
    "Kap": "Kapitel", "Abb": "Abbildung", "Tab": "Tabelle", "Ziff": "Ziffer", "Kl": "Klasse", "Jg": "Jahrgang",
    "Bl": "Blatt", "Anm": "Anmerkung", "Aufl": "Auflage", "Rn": "Randnummer", "Rz": "Randziffer", "Vol": "Volume",
    "H": "Heft", "Fig": "Figur", "Anl": "Anlage", "Abschn": "Abschnitt", "Zi": "Zimmer", "Pos": "Position",
    "Sp": "Spalte", "Z": "Zeile", "Lfg": "Lieferung", "V": "Vers", "Pl": "Platz", "Fn": "Fußnote", "Pkt": "Punkt",
    "Lit": "Litera", "lit": "litera", "Buchst": "Buchstabe", "Az": "Aktenzeichen", "Prot": "Protokoll", "Stck": "Stück",
    "s": "siehe", "ab": "ab", "Et": "Etage", "St": "Stück", "Op": "Opus", "op": "Opus", "c": "circa", "Ausg": "Ausgabe", "Bf": "Bahnhof",
    "Ep": "Episode", "Teilnr": "Teilnummer", "Hausnr": "Hausnummer", "Art.-Nr": "Artikelnummer", "Kto.-Nr": "Kontonummer",
    "Tel.-Nr": "Telefonnummer", "Best.-Nr": "Bestellnummer", "KV": "Köchelverzeichnis", "Ps": "Psalm", "Mt": "Matthäus",
}  # fmt: skip
_NEEDS_NUMBER = frozenset(
    "S Art H Z V Pl Lit lit s ab Et St Op op c Ep KV Ps Mt Kl Tab Fig Bl Zi Pos Sp Vol Lfg Anl Rz Fn Pkt Prot Bf".split()  # noqa: SIM905
)
_ADJECTIVES = {
    "sog": "sogenannt", "ehem": "ehemalig", "stellv": "stellvertretend", "stv": "stellvertretend", "dt": "deutsch",
    "frz": "französisch", "franz": "französisch", "engl": "englisch", "amerik": "amerikanisch", "röm": "römisch",
    "kath": "katholisch", "ev": "evangelisch", "evang": "evangelisch", "östr": "österreichisch", "ital": "italienisch",
    "span": "spanisch", "russ": "russisch", "türk": "türkisch", "schweiz": "schweizerisch", "bayer": "bayerisch",
    "bayr": "bayrisch", "versch": "verschieden", "gesetzl": "gesetzlich", "jew": "jeweilig", "wiss": "wissenschaftlich",
    "techn": "technisch", "polit": "politisch", "städt": "städtisch", "öffentl": "öffentlich", "staatl": "staatlich",
    "europ": "europäisch", "internat": "international", "nat": "national", "österr": "österreichisch", "ungar": "ungarisch",
    "griech": "griechisch", "lat": "lateinisch", "poln": "polnisch", "kgl": "königlich", "priv": "privat", "gepl": "geplant",
}  # fmt: skip
_ADVERBS = frozenset({"jew", "versch"})
_LETTERS = re.compile(r"(?<![\w.-])[A-Za-zÄÖÜäöü]{1,5}\.(?=\s?[A-Za-zÄÖÜäöü]{1,4}\.)")
_MORE = re.compile(r"(?:[A-Za-zÄÖÜäöü]{1,5}\.\s?){2,5}")
_ONE = re.compile(r"(?<![\w.-])([A-Za-zÄÖÜäöü]+(?:\.-Nr)?)\.(?=\W|\d|$)(-(?=\w))?")
_NUMBER = re.compile(r"\s?(?:\d|[IVXL]+\b|[A-Za-z]\b(?!\.))")
_UNDOTTED = re.compile(r"(?<![\w.-])(usw|bzw|ca|vgl|Nr|Mio|Mrd|Tsd|vs|zzgl|inkl|ggf|evtl|sog|etc|v Chr|n Chr|MwSt|Hbf|Kap|Abs|Art)(?=\s|\))(?!\.)")
_HASH = re.compile(r"(?<![\w&])#\s?(?=\d+(?:[^\w-]|$))|№\s?|\b[Nn]°\s?(?=\d)")
_FOLLOWING = re.compile(r"(?:(?<=\d)|(?<=\d[a-z]))\s?(ff?)\.(?!\w)")
_AND = re.compile(r"(?<=\w )u\.(?=\s[\w„])")
_KNOCK_OUT = re.compile(r"\b[Kk]\.-[oO]\.(?=-|\s|$)")
_VERSUS = re.compile(r"(?<=[\w.”’)“] )vs\.?(?=\s[A-ZÄÖÜ„\d])")
_AND_OR = re.compile(r"\b([Uu]nd|[Bb]eziehungsweise|[Ss]owie)\s?/\s?(oder)\b")
_HALF_WORDS = re.compile(r"(?<=[a-zäöüß])-\s?/\s?-?(?=[A-ZÄÖÜa-zäöü])")
_OF = re.compile(r"(?<=\w )d\.(?=\s[A-ZÄÖÜ])")
_MAC = re.compile(r"\bMwSt\.?(?!\w)")
_NOT_AFTER_A_NAME = frozenset({"s", "c", "ab"})


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    if draft.has("#№°"):
        draft.claim_each(_HASH, "Nummer ", "number sign")
    if "/" in draft.text:
        draft.claim_each(_AND_OR, r"\1 \2", "slash")
        draft.claim_each(_HALF_WORDS, " und ", "slash")
    draft.claim_each(_KNOCK_OUT, "K O", "phrase")
    draft.claim_each(_VERSUS, "gegen", "versus")
    draft.claim_each(_MAC, "Mehrwertsteuer", "phrase")
    if "." not in draft.text:
        draft.claim_each(_UNDOTTED, _undotted, "phrase")
        return
    for match in _LETTERS.finditer(draft.text):
        _claim_letters(draft, match.start())
    draft.claim_each(_FOLLOWING, " folgende", "phrase")
    draft.claim_each(_ONE, _one, "phrase")
    draft.claim_each(_AND, "und", "phrase")
    draft.claim_each(_OF, "der", "phrase")
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
    word, compound = match[1], " " if match[2] else ""
    has_number = bool(_NUMBER.match(match.string, match.end()))
    if has_number and word in _BEFORE_NUMBER:
        gap = "" if match.string[match.end() : match.end() + 1].isspace() else " "
        return f"{_BEFORE_NUMBER[word]}{gap}"
    if word in _NEEDS_NUMBER:
        return None
    return _adjective(match, word) or _always(match, word, compound)


def _adjective(match: re.Match[str], word: str) -> str | None:
    stem = _ADJECTIVES.get(word) or _ADJECTIVES.get(word.lower() if match.start() == 0 else word)
    following = next_word(match.string, match.end())
    if not stem or (word in ("nat", "ev", "lat", "priv", "span") and not following[:1].isupper()):
        return None
    if word.lower() in _ADVERBS and not following[:1].isupper():
        return {"jew": "jeweils"}.get(word.lower(), f"{stem}e")
    before = match.string[: match.start()]
    ending = adjective_ending(before, following.rsplit("-", 1)[-1]) if following else "e"
    if ending in ("er", "e") and not before.strip() and following.endswith(("en", "er")):
        ending = "e"
    return f"{stem}{ending}"


def _always(match: re.Match[str], word: str, compound: str) -> str | None:
    spoken = _ALWAYS.get(word) or _at_start(word, match.string[: match.start()], _ALWAYS)
    if spoken == "Jahrhundert" and re.search(r"\b[Dd]es\s(?:\d+\.|[a-z]+en)\s$", match.string[: match.start()]):
        return "Jahrhunderts"
    if spoken and word == "od" and previous_word(match.string[: match.start()]) == "":
        return None
    if spoken is None:
        return None
    gap = " " if match.string[match.end() : match.end() + 1].isdigit() else compound
    return spoken + gap


def _undotted(match: re.Match[str]) -> str | None:
    word = match[1]
    if word in ("Kap", "Abs", "Art", "Nr") and not _NUMBER.match(match.string, match.end()):
        return None
    if word == "Art":
        return None
    if word[1:] == " Chr":
        return "vor Christus" if word[0] == "v" else "nach Christus"
    if word == "sog":
        return None
    return _ALWAYS[word]
