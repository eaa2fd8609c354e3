"""Abbreviations of ordinary words and of names that stand in pairs: "p. ej.", "n.º 10", "EE. UU.", "a. C.". Pure."""

import re

from audioposts.narration.speaking.draft import Draft

_PHRASES = {
    "p. ej.": "por ejemplo", "v. gr.": "verbigracia", "i. e.": "es decir", "e. g.": "por ejemplo", "etc.": "etcétera",
    "etc": "etcétera",
    "vs.": "versus", "vs": "versus", "cf.": "confróntese", "cfr.": "confróntese", "aprox.": "aproximadamente",
    "máx.": "máximo", "mín.": "mínimo", "tel.": "teléfono", "tels.": "teléfonos", "teléf.": "teléfono",
    "tfno.": "teléfono", "tlf.": "teléfono", "tlfno.": "teléfono", "ibíd.": "ibídem", "ibid.": "ibídem",
    "op. cit.": "op cit", "hab.": "habitantes", "admón.": "administración", "depto.": "departamento",
    "dpto.": "departamento", "dptos.": "departamentos", "deptos.": "departamentos", "prov.": "provincia",
    "mill.": "millones", "mills.": "millones", "ud.": "usted", "uds.": "ustedes",
    "vd.": "usted", "vds.": "ustedes", "q. e. p. d.": "que en paz descanse", "d. e. p.": "descanse en paz",
    "p. d.": "posdata", "cía.": "compañía", "cia.": "compañía", "hnos.": "hermanos", "univ.": "universidad",
    "inst.": "instituto", "ntra. sra.": "Nuestra Señora", "fdo.": "firmado", "c/u": "cada uno", "s/n": "sin número",
    "s. n.": "sin número", "s. f.": "sin fecha", "adm.": "administración", "atte.": "atentamente",
    "aprox": "aproximadamente", "izq.": "izquierda", "izda.": "izquierda", "dcha.": "derecha", "dto.": "descuento",
    "incl.": "incluido", "excl.": "excluido", "máx": "máximo", "trad.": "traducción", "ej.": "ejemplo",
    "ayto.": "ayuntamiento", "gob.": "gobierno", "pts.": "puntos", "s. n. m.": "sobre el nivel del mar", "hs.": "horas",
    "pról.": "prólogo", "bibl.": "biblioteca", "cta.": "cuenta", "s. e. u. o.": "salvo error u omisión",
    "b/n": "blanco y negro", "n. del t.": "nota del traductor", "n. de la r.": "nota de la redacción",
    "v. o.": "versión original", "s. m.": "su majestad", "s. a. r.": "su alteza real", "s. s.": "su santidad",
    "mdd": "millones de dólares", "mdp": "millones de pesos", "mde": "millones de euros", "c. e.": "correo electrónico",
    "mmdd": "miles de millones de dólares", "mmdp": "miles de millones de pesos", "a. m.": "a m", "p. m.": "p m",
    "cts.": "céntimos", "prom.": "promedio", "s. coop.": "sociedad cooperativa", "ltda.": "limitada",
    "w.c.": "W C", "km/h": "kilómetros por hora", "y/o": "y o", "o/y": "o y", "e/o": "e o",
}  # fmt: skip
_NAMES = {
    "EE. UU. AA.": "Estados Unidos", "EE. UU.": "Estados Unidos", "EE UU": "Estados Unidos", 
    "E.E.U.U.": "Estados Unidos", "E. U.": "Estados Unidos",
    "EE. UU": "Estados Unidos", "EEUU": "Estados Unidos",
    "EE.UU": "Estados Unidos", "RR. HH.": "recursos humanos", "RRHH": "recursos humanos",
    "FF. AA.": "Fuerzas Armadas", "FFAA": "Fuerzas Armadas", "JJ. OO.": "Juegos Olímpicos", "JJOO": "Juegos Olímpicos",
    "DD. HH.": "derechos humanos", "DDHH": "derechos humanos", "CC. OO.": "Comisiones Obreras",
    "CCOO": "Comisiones Obreras", "CC. AA.": "comunidades autónomas", "CCAA": "comunidades autónomas",
    "SS. MM.": "Sus Majestades", "FF. CC.": "ferrocarriles", "AA. VV.": "varios autores",
    "VV. AA.": "varios autores", "AA. PP.": "administraciones públicas", "RR. PP.": "relaciones públicas",
    "RR. SS.": "redes sociales", "RRSS": "redes sociales", "RR. EE.": "relaciones exteriores",
    "BB. AA.": "Bellas Artes", "NN. UU.": "Naciones Unidas", "SS. SS.": "sus señorías",
    "FF. SS.": "fuerzas de seguridad", "AA. EE.": "Asuntos Exteriores", "JJ. CC.": "Juventudes Comunistas",
    "PP. JJ.": "personas jurídicas", "OO. PP.": "obras públicas", "MM. CC.": "medios de comunicación",
}  # fmt: skip
_BEFORE_NUMBERS = {
    "núm": "número", "núms": "números", "nro": "número", "num": "número", "nros": "números", "pág": "página",
    "págs": "páginas", "pag": "página", "pags": "páginas", "pp": "páginas", "p": "página", "vol": "volumen",
    "vols": "volúmenes", "art": "artículo", "arts": "artículos", "cap": "capítulo", "caps": "capítulos",
    "fig": "figura", "figs": "figuras", "apdo": "apartado", "ap": "apartado", "párr": "párrafo", "ed": "edición",
    "t": "tomo", "tom": "tomo", "ref": "referencia", "tab": "tabla", "disp": "disposición", "secc": "sección",
    "sec": "sección", "inc": "inciso", "exp": "expediente", "km": "kilómetro", "kms": "kilómetros", "op": "opus",
    "c": "circa", "ca": "circa", "temp": "temporada", "ep": "episodio", "v": "versión", "no": "número",
    "ext": "extensión", "min": "minuto",
}  # fmt: skip


def _pattern(keys: dict[str, str]) -> str:
    return "|".join(re.escape(key).replace(r"\ ", r"\s?") for key in sorted(keys, key=len, reverse=True))


_NO_SPACES = {key.replace(" ", ""): said for key, said in (_PHRASES | _NAMES).items()}
_PHRASE = re.compile(rf"(?<![\w./-])(?:{_pattern(_PHRASES)})(?![\w/])", re.IGNORECASE)
_NAME = re.compile(rf"(?<![\w./-])(?:{_pattern(_NAMES)})(?![\w/])")
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w.])({'|'.join(sorted(_BEFORE_NUMBERS, key=len, reverse=True))})\.\s?(?=\d|[IVXLC]+\b)|"
    r"(?<![\w.])(págs?|núms?|arts?|cap|vol)\s(?=\d)",
    re.IGNORECASE,
)
_PLACE_ON_A_ROAD = re.compile(r"\b([Kk])m(s?) (?=\d)")
_POINT_ON_A_ROAD = re.compile(r"\b[pP]\. ?[kK]\. (?=\d)")
_NUMERO = re.compile(
    r"№\s?|\b[Nn]\.?[º°]\.?\s?(?=\d)|\bN[Oo]\.\s?(?=\d)|(?<=[a-zé] )No (?=\d)|(?<![\w&])#\s?(?=\d)|\b[Nn]\.?[º°]"
)
_NUMEROS = re.compile(r"\b[Nn]\.?[º°]s\.?\s?|\b[Nn](?:\.os|os\.)\s?(?=\d)|\b[Nn]ros\.?\s?(?=\d)")
_SECTION = re.compile(r"(§§?)\s*(?=\d)")
_ERAS = re.compile(
    r"(?<=[\dIVXLC ])\b([ad])\.\s?(?:de\s?)?([CJe])\.?(?:\s?C\.?|\s?c\.)?(?!\w)|"
    r"(?<=\d )([ad])(C)\b"
)
_DAYS = {
    "lun": "lunes", "mié": "miércoles", "mier": "miércoles", "miér": "miércoles", "jue": "jueves", "vie": "viernes",
    "sáb": "sábado", "dom": "domingo",
}  # fmt: skip
_DAY = re.compile(r"(?<![\w.])(lun|mié|mier|miér|jue|vie|sáb|dom)\.", re.IGNORECASE)
_TUESDAY = re.compile(
    r"(?<=[Dd]e )mar\.(?= a )|(?<= a )mar\.(?=[,;:)]|$)|(?<=lun\., )mar\.|(?<=lun\. y )mar\.|(?<=lun\. a )mar\."
)
_MARY = re.compile(r"\bM\.?ª(?!\w)|\bMa\.(?=\s[A-ZÁÉÍÓÚÑ])")
_AND_BEFORE_I = re.compile(r"\s*[&＆]\s*(?=[Hh]?[IÍií](?![aeo]))")
_DATELINE = re.compile(r"(?<=[\w)])\.[-–—]\s+")
_WITH = re.compile(r"(?<![\w/])([cs])/\s?(?=[a-záéíóúñ]{3})")


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    if draft.has("./"):
        _with_stops(draft)
    draft.claim_each(_NAME, lambda m: _NO_SPACES[_squeezed(m[0])], "name")
    draft.claim_each(_PHRASE, _phrase, "phrase")
    if draft.has_digits:
        draft.claim_each(_SECTION, lambda match: "secciones " if len(match[1]) > 1 else "sección ", "section")
        draft.claim_each(_PLACE_ON_A_ROAD, lambda m: f"kilómetro{'s' if m[2] else ''} ", "road")
        draft.claim_each(_NUMEROS, "números ", "number sign")
    draft.claim_each(_NUMERO, "número ", "number sign")
    if draft.has("ª"):
        draft.claim_each(_MARY, "María", "name")
    if draft.has("&＆"):
        draft.claim_each(_AND_BEFORE_I, " e ", "sign")


def _with_stops(draft: Draft) -> None:
    draft.claim_each(_WITH, lambda m: "con " if m[1] == "c" else "sin ", "phrase")
    draft.claim_each(_DATELINE, ", ", "pause")
    draft.claim_each(_POINT_ON_A_ROAD, "punto kilométrico ", "road")
    draft.claim_each(_BEFORE_NUMBER, _before_number, "number sign")
    draft.claim_each(_ERAS, _era, "era")
    draft.claim_each(_TUESDAY, "martes", "day")
    draft.claim_each(_DAY, lambda m: _DAYS[m[1].lower()], "day")
    draft.claim_each(_MARY, "María", "name")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _phrase(match: re.Match[str]) -> str | None:
    """Read "S. A. R." and "p. ej." as what they are; a capital in the middle of a sentence may be a name."""
    short = _squeezed(match[0])
    if short.isupper() and short not in ("S.M.", "S.A.R.", "S.S.", "P.D.", "D.E.P.", "Q.E.P.D.", "V.O.", "S/N", "Y/O"):
        return None
    if short in ("s.m.", "s.s.", "Gob."):
        return None
    if short.startswith(("md", "mmd")) and match.string[: match.start()].rstrip()[-1:].isdecimal():
        return None
    spoken = _NO_SPACES[short.lower()]
    return spoken.capitalize() if match.start() == 0 else spoken


def _before_number(match: re.Match[str]) -> str | None:
    word = match[1] or match[2]
    if len(word) == 1 and word.isupper():
        return None
    spoken = _BEFORE_NUMBERS[word.lower()]
    return f"{spoken.capitalize() if match.start() == 0 else spoken} "


def _era(match: re.Match[str]) -> str:
    """Return "a. C." as "antes de Cristo", "d. e. c." as of the common era."""
    letter, sign = (group for group in match.groups() if group)
    if sign == "e":
        return "antes de la era común" if letter == "a" else "de la era común"
    return "antes de Cristo" if letter == "a" else "después de Cristo"
