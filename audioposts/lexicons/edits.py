"""The text of a lexicon's file, an entry -> the text with it, or without; comments and order stay. Pure."""

from collections.abc import Iterable
from typing import Any, cast

import tomlkit
from tomlkit.container import Container
from tomlkit.items import Table

from audioposts.models import LexiconEntry

_NEW = "# How words are said here; 'audioposts lexicon add' writes into this file, and so may you.\n\n[words]\n"


def with_entries(text: str, entries: Iterable[LexiconEntry]) -> str:
    """Return the text of a file with these entries; what it said of the same word, language and part of speech goes."""
    document = tomlkit.parse(text or _NEW)
    words = _words(document)
    for entry in entries:
        # The file's own language holds for entries that name none.
        language = str(document.get("language", ""))
        kept = [old for old in _values(words.get(entry.word)) if not _is_same(old, entry, language)]
        # What is left to the voice is `false`, and then nothing else is said of the word.
        values = [*kept, _value(entry, language)] if entry.say or entry.ipa else [False]
        words[entry.word] = values[0] if len(values) == 1 else _array(values)
    return tomlkit.dumps(document)


def without_word(text: str, word: str) -> str | None:
    """Return the text of a file without all that it says of a word; None if it says nothing."""
    document = tomlkit.parse(text)
    words = _words(document)
    if word not in words:
        return None
    words.remove(word)
    return tomlkit.dumps(document)


def _words(document: tomlkit.TOMLDocument) -> Table | Container:
    if "words" not in document:
        document["words"] = tomlkit.table()
    return cast("Table | Container", document["words"])


def _values(value: Any) -> list[Any]:
    if value is None or value is False:
        return []
    return list(value) if isinstance(value, list) else [value]


def _is_same(old: Any, entry: LexiconEntry, language: str) -> bool:
    fields = old if isinstance(old, dict) else {}
    case = fields.get("case", entry.word != entry.word.lower())
    return (str(fields.get("language", language)), bool(case), str(fields.get("pos", ""))) == (
        entry.language or language,
        entry.case,
        entry.pos,
    ) and tuple(fields.get("near", ())) == entry.near


def _value(entry: LexiconEntry, language: str) -> Any:
    """Return an entry as it is written: as short as it can be."""
    fields: dict[str, Any] = {}
    if entry.language and entry.language != language:
        fields["language"] = entry.language
    if entry.case != (entry.word != entry.word.lower()):
        fields["case"] = entry.case
    fields |= {name: value for name in ("pos", "say", "ipa") if (value := getattr(entry, name))}
    if entry.near:
        fields["near"] = list(entry.near)
    if fields.keys() == {"say"}:
        return entry.say
    if fields.keys() == {"ipa"}:
        return f"/{entry.ipa}/"
    table = tomlkit.inline_table()
    table.update(fields)
    return table


def _array(values: list[Any]) -> Any:
    array = tomlkit.array()
    for value in values:
        array.append(value)
    return array.multiline(True)
