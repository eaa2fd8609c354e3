"""Abbreviations of ordinary words: "p. ex.", "c.-à-d.", "n° 10", "av. J.-C.", "et/ou". Pure."""

import re

from audioposts.narration.speaking.draft import Draft

_PHRASES = {
    "p. ex.": "par exemple", "par ex.": "par exemple", "p.ex.": "par exemple", "c.-à-d.": "c'est-à-dire",
    "c.à.d.": "c'est-à-dire", "c-à-d": "c'est-à-dire", "càd": "c'est-à-dire", "c. à d.": "c'est-à-dire",
    "i.e.": "c'est-à-dire", "e.g.": "par exemple", "etc.": "et cetera", "etc": "et cetera", "cf.": "voir",
    "env.": "environ", "et al.": "et al", "vs.": "contre", "vs": "contre", "s.v.p.": "s'il vous plaît",
    "svp": "s'il vous plaît", "max.": "maximum", "min.": "minimum", "moy.": "moyenne", "tél.": "téléphone",
    "dép.": "département", "dpt": "département", "dépt": "département", "dpts": "départements",
    "arr.": "arrondissement", "arrdt": "arrondissement", "hab.": "habitants", "éd.": "édition", "fig.": "figure",
    "ill.": "illustration", "réf.": "référence", "trad.": "traduction", "coll.": "collection",
    "dir.": "direction", "ibid.": "ibidem", "op. cit.": "opus citatum", "suiv.": "suivantes", "sqq.": "et suivantes",
    "resp.": "respectivement", "qqn": "quelqu'un", "qqch": "quelque chose", "bcp": "beaucoup", "tjrs": "toujours",
    "gvt": "gouvernement", "gouv.": "gouvernement", "rdv": "rendez-vous", "n.b.": "nota bene", "p.-s.": "post-scriptum",
    "p.s.": "post-scriptum", "nb.": "nota bene",


    "j.-c.": "Jésus-Christ", "p.-d.g.": "P D G", "r.-v.": "rendez-vous", "mn": "minutes", "nbre": "nombre",
    "sté": "société", "assoc.": "association", "adj.": "adjoint", "prod.": "production", "dern.": "dernier",
    "inf.": "inférieur", "sup.": "supérieur", "spéc.": "spécialement", "not.": "notamment", "quest.": "question",
    "rép.": "réponse", "suppl.": "supplément", "univ.": "université", "prés.": "président", "secr.": "secrétaire",
    "ex.": "exemple", "id.": "idem", "div. g.": "divers gauche", "div. d.": "divers droite", "app.": "apparenté",
    "ét.": "étage", "et s.": "et suivantes", "et ss.": "et suivantes", "sq.": "et suivante",
    "rens.": "renseignements", "règl.": "règlement", "c. civ.": "code civil", "c. pén.": "code pénal",
    "c. trav.": "code du travail", "é.-u.": "États-Unis", "r.-u.": "Royaume-Uni", "tle": "terminale",
    "lic.": "licence", "apr.": "après", "sr.": "senior", "jr.": "junior", "loc. cit.": "au même endroit",
    "s/c": "sous couvert", "c/o": "aux bons soins de", "p/o": "par ordre", "n/a": "non applicable",
    "k.-o.": "K O", "k.o.": "K O", "gal.": "général", "cie.": "compagnie", "imm.": "immeuble",
    "pb": "problème", "pbs": "problèmes", "w.-e.": "week-end", "conf.": "conférence",
}  # fmt: skip


def _written(phrase: str) -> str:
    """Return a pattern for a phrase: any apostrophe, and spaces or none."""
    return re.escape(phrase).replace(r"\ ", r"\s?").replace("'", "['’]").replace("c\\-à\\-d", "c[-.]?à[-.]?d")


def _any_of(keys: list[str]) -> re.Pattern[str]:
    keys = sorted(keys, key=len, reverse=True)
    return re.compile(rf"(?<![\w./-])({'|'.join(map(_written, keys))})(?![\w/])", re.IGNORECASE)


_PHRASE = _any_of([key for key in _PHRASES if "." in key])
_SHORT_WORD = _any_of([key for key in _PHRASES if "." not in key])
_SHORT_WORDS = frozenset(
    cased for key in _PHRASES if "." not in key for cased in (key, key.capitalize(), key.partition("/")[0])
)
_KEYS = {key.replace(" ", "").replace("’", "'"): spoken for key, spoken in _PHRASES.items()}
_ONLY_BEFORE_NUMBERS = {
    "p": "page", "pp": "pages", "t": "tome", "vol": "volume", "chap": "chapitre", "ch": "chapitre", "art": "article",
    "al": "alinéa", "n": "numéro", "nos": "numéros", "no": "numéro", "éd": "édition",
    "fasc": "fascicule", "liv": "livre", "sect": "section",
    "rés": "résolution", "env": "environ", "tél": "téléphone", "ap": "appartement", "apt": "appartement",
    "ép": "épisode",
    "sais": "saison", "arts": "articles", "vols": "volumes", "chaps": "chapitres",
    "ann": "annexe", "bât": "bâtiment", "esc": "escalier", }  # fmt: skip
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w.’'-])(?<!\d )({'|'.join(sorted(_ONLY_BEFORE_NUMBERS, key=len, reverse=True))})\."
    r"(?=\s?\d|\s[IVXL]+\b(?!\.\w)|\s[LRD]\.?\s?\d)",
    re.IGNORECASE,
)
_ERA = re.compile(r"\b(av|apr?)\.?\s?J\.?\s?-?\s?C\b\.?(?!\w)")
_ARTICLE = re.compile(r"(?<=[\s’'(])([aA]rt|[cC]hap|[vV]ol)\.(?=\s)|^([aA]rt|[cC]hap|[vV]ol)\.(?=\s)")
_NUMERO = re.compile(r"№\s?|\b[nN](?:[°ºᵒ]|os?(?=\s\d))(?P<several>s|ˢ)?\s?(?=[\w])")
_NUMEROS = re.compile(r"\b[nN]os(?=\s\d+(?:\s?[,à-]|\set)\s?\d)")
_HASH_NUMBER = re.compile(r"(?<![\w&])#\s?(?=\d+(?:[^\w-]|$))")
_PARAGRAPHS = re.compile(r"(?:\b(les|aux|des)\s)?(§§?)\s*(?=\d)")
_EITHER = re.compile(r"\b(et|avec|entrée)/(ou|sans|sortie)\b", re.IGNORECASE)
_QUOTES = re.compile(r"«\s*|\s*»")


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    has_stops = "." in draft.text[:-1]
    draft.claim_each(_ERA, lambda m: f"{'avant' if m[1] == 'av' else 'après'} Jésus-Christ", "era")
    if has_stops:
        draft.claim_each(_PHRASE, _phrase, "phrase")
    if draft.has_word(_SHORT_WORDS) or "-à-d" in draft.text:
        draft.claim_each(_SHORT_WORD, _phrase, "phrase")
    if draft.has("°º№ᵒ") or draft.has_digits:
        draft.claim_each(_NUMEROS, "numéros", "number sign")
        draft.claim_each(_NUMERO, _numero, "number sign")
    if has_stops:
        draft.claim_each(_BEFORE_NUMBER, _before_number, "number sign")
        draft.claim_each(_ARTICLE, lambda m: _ONLY_BEFORE_NUMBERS[(m[1] or m[2]).lower()], "phrase")
    if "/" in draft.text:
        draft.claim_each(_EITHER, r"\1 \2", "phrase")
    if draft.has("§#"):
        draft.claim_each(_PARAGRAPHS, _paragraphs, "section")
        draft.claim_each(_HASH_NUMBER, "numéro ", "number sign")


def marks(draft: Draft) -> None:
    """Claim « and » as “ and ”, with the spaces inside: engines know these better."""
    if draft.has("«»"):
        draft.claim_each(_QUOTES, lambda m: "“" if "«" in m[0] else "”", "quotation mark")


def _phrase(match: re.Match[str]) -> str | None:
    written = match[1]
    key = re.sub(r"\s", "", written.lower()).replace("’", "'")
    spoken = _KEYS.get(key) or ("c'est-à-dire" if re.fullmatch(r"c\W*à\W*d\W*", key) else None)
    if spoken is None or (written.isupper() and "." not in written):
        return None
    return spoken.capitalize() if written[0].isupper() and match.start() == 0 else spoken


def _numero(match: re.Match[str]) -> str | None:
    several = "s" if match["several"] or match[0].strip().lower() == "nos" else ""
    return f"numéro{several} "


def _before_number(match: re.Match[str]) -> str | None:
    word = match[1]
    small = word.lower()
    if word[0].isupper() and len(word) == 1:
        return None
    spoken = _ONLY_BEFORE_NUMBERS[small]
    gap = "" if match.string[match.end()].isspace() else " "
    return f"{spoken.capitalize() if word[0].isupper() and match.start() == 0 else spoken}{gap}"


def _paragraphs(match: re.Match[str]) -> str:
    before, signs = match.groups()
    several = "s" if before or len(signs) > 1 else ""
    return f"{before + ' ' if before else ''}paragraphe{several} "
