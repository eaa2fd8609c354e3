"""A pronunciation lexicon of the W3C (PLS 1.0) -> entries, and back. Pure.

https://www.w3.org/TR/pronunciation-lexicon/. A file that declares entities or a document type is refused: no lexicon
needs them, and they are how XML reads other files, or grows without end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from audioposts.errors import ConfigError
from audioposts.lexicons import checked_entry
from audioposts.models import LexiconEntry

_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ROLES = {
    "noun": ("noun", "n", "nn", "nn1", "nns", "np"),
    "verb": ("verb", "v", "vb", "vvi", "vv0", "vbp", "vbz", "present"),
    "verb-past": ("verb-past", "vbd", "vbn", "vvd", "vvn", "past", "past-participle"),
    "adjective": ("adjective", "adj", "jj"),
}
_POS = {role: pos for pos, roles in _ROLES.items() for role in roles}

# X-SAMPA, the longest signs first; letters that are the same in IPA are left out.
_X_SAMPA = {
    "r\\": "ɹ", "R\\": "ʀ", "h\\": "ɦ", "j\\": "ʝ", "X\\": "ħ", "B\\": "ʙ", "l\\": "ɺ", "_h": "ʰ", "_~": "\u0303",
    "=": "\u0329", "@`": "ɚ", "3`": "ɝ", "t`": "ʈ", "d`": "ɖ", "n`": "ɳ", "s`": "ʂ", "z`": "ʐ", "l`": "ɭ", "r`": "ɽ",
    "A": "ɑ", "B": "β", "C": "ç", "D": "ð", "E": "ɛ", "F": "ɱ", "G": "ɣ", "H": "ɥ", "I": "ɪ", "J": "ɲ", "K": "ɬ",
    "L": "ʎ", "M": "ɯ", "N": "ŋ", "O": "ɔ", "P": "ʋ", "Q": "ɒ", "R": "ʁ", "S": "ʃ", "T": "θ", "U": "ʊ", "V": "ʌ",
    "W": "ʍ", "X": "χ", "Y": "ʏ", "Z": "ʒ", "@": "ə", "{": "æ", "}": "ʉ", "1": "ɨ", "2": "ø", "3": "ɜ", "4": "ɾ",
    "5": "ɫ", "6": "ɐ", "7": "ɤ", "8": "ɵ", "9": "œ", "&": "ɶ", "?": "ʔ", ":": "ː", '"': "ˈ", "%": "ˌ", "g": "ɡ",
    "~": "\u0303", "-": "", ".": ".",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought, and what could not be used of it."""

    entries: tuple[LexiconEntry, ...]
    skipped: tuple[str, ...]
    """Words whose role is none that is known here, with the line."""


def read_pls(data: bytes, name: str) -> Imported:
    """Return the entries of a PLS file.

    Raises:
        ConfigError: it is not one, or something in it is wrong; names the line.

    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ConfigError(name, f"line {error.lineno or 1}: is no XML: {error.msg or 'the file is empty'}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ConfigError(name, "line 1: declares a document type or entities, which a lexicon has no need of")
    if root.tag != f"{{{_NAMESPACE}}}lexicon":
        raise ConfigError(
            name, f"line {root.sourceline}: is no PLS lexicon: begins with <{etree.QName(root).localname}>"
        )
    entries: list[LexiconEntry] = []
    skipped: list[str] = []
    for lexeme in _children(root, "lexeme"):
        pos = _part_of_speech(lexeme.get("role", ""))
        words = [_text(each) for each in _children(lexeme, "grapheme")]
        if pos is None:
            skipped += [f"{word} (line {lexeme.sourceline}: role {lexeme.get('role')!r})" for word in words]
        else:
            entries += _lexeme(lexeme, words, pos, name)
    return Imported(tuple(entries), tuple(skipped))


def write_pls(entries: Iterable[LexiconEntry], language: str) -> bytes:
    """Return entries of one language as a PLS file; what stands there only near other words is left out."""
    default: dict[str | None, str] = {None: _NAMESPACE}
    root = etree.Element(f"{{{_NAMESPACE}}}lexicon", nsmap=default)  # type: ignore[arg-type]
    root.attrib.update({"version": "1.0", "alphabet": "ipa", _LANGUAGE: language})
    for entry in entries:
        if (entry.say or entry.ipa) and not entry.near:
            lexeme = etree.SubElement(root, f"{{{_NAMESPACE}}}lexeme", {"role": entry.pos} if entry.pos else {})
            for tag, text in (("grapheme", entry.word), ("phoneme", entry.ipa), ("alias", entry.say)):
                if text:
                    etree.SubElement(lexeme, f"{{{_NAMESPACE}}}{tag}").text = text
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _lexeme(lexeme: etree._Element, words: list[str], pos: str, name: str) -> Iterator[LexiconEntry]:
    line = f"line {lexeme.sourceline}"
    root = lexeme.getroottree().getroot()
    phonemes, aliases = _preferred(lexeme, "phoneme"), _preferred(lexeme, "alias")
    if not words or not (phonemes or aliases):
        raise ConfigError(name, f"{line}: a lexeme needs a grapheme, and a phoneme or an alias")
    ipa = ""
    if phonemes:
        ipa = _ipa(_text(phonemes[0]), phonemes[0].get("alphabet", root.get("alphabet", "ipa")), name, line)
    language = lexeme.get(_LANGUAGE) or root.get(_LANGUAGE, "")
    say = _text(aliases[0]) if aliases else ""
    for word in dict.fromkeys(words):
        fields = {"say": say, "ipa": ipa, "pos": pos, "language": language}
        yield checked_entry(word, {key: value for key, value in fields.items() if value}, f"{name}: {line}")


def _preferred(lexeme: etree._Element, tag: str) -> list[etree._Element]:
    return sorted(_children(lexeme, tag), key=lambda each: each.get("prefer") != "true")


def _children(element: etree._Element, tag: str) -> list[etree._Element]:
    return list(element.iterchildren(f"{{{_NAMESPACE}}}{tag}"))


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _part_of_speech(roles: str) -> str | None:
    """Return the part of speech of an attribute `role`, such as "claws:VVI"; None: none that is known here."""
    known = [_POS.get(role.rpartition(":")[2].lower()) for role in roles.split()]
    return "" if not known else next(filter(None, known), None)


def _ipa(text: str, alphabet: str, name: str, line: str) -> str:
    if alphabet.lower() == "ipa":
        return text
    if alphabet.lower().removeprefix("x-") != "sampa":
        raise ConfigError(name, f"{line}: the alphabet {alphabet!r} is not known; there are ipa and x-sampa")
    made = ""
    while text:
        sign = next((s for s in sorted(_X_SAMPA, key=len, reverse=True) if text.startswith(s)), text[0])
        made += _X_SAMPA.get(sign, sign)
        text = text[len(sign) :]
    return made
