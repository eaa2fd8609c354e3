"""What stands above a Markdown document, and the document without it. Pure.

Between lines of `---` it is YAML (Jekyll, Hugo, Obsidian), between lines of `+++` TOML (Hugo, Zola). Of YAML this
reads what people write there: `key: value`, quotes, lists in brackets or under the key, one level of nesting, texts of
several lines. Everything else is passed over; a library for it would be a dependency for these few lines.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Values = Mapping[str, object]

_MOST_CHARS = 100_000

_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?P<end>---|\.\.\.|\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL | re.M
)
_KEY = re.compile(r"(?P<key>\"[^\"]+\"|'[^']+'|[\w.-]+)\s*:(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"\s*-(?:\s+(?P<value>.*))?")
_BLOCK_TEXT = re.compile(r"[|>][+-]?\d?\s*(#.*)?")
_PART = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\"'\s][^,]*")
_QUOTED = re.compile(r"(?:\"(?P<escaped>(?:[^\"\\]|\\.)*)\"|'(?P<said>(?:[^']|'')*)')\s*(?:#.*)?")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": " ", '"': '"', "\\": "\\", "/": "/"}
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def split_front_matter(text: str) -> tuple[Values, str]:
    """Return the values above a document, by keys in lower case, and the document itself."""
    found = _FENCED.match(text)
    if found is None or found.end() > _MOST_CHARS or (found["fence"] == "+++") != (found["end"] == "+++"):
        return {}, text
    values = _toml(found["inside"]) if found["fence"] == "+++" else _yaml(found["inside"])
    return ({}, text) if values is None else (values, text[found.end() :])


def texts_in(values: Values, *keys: str) -> tuple[str, ...]:
    """Return all texts under the first of the keys that has any: a list is its items, a person is a name."""
    for key in keys:
        texts = tuple(_texts(values.get(key)))
        if texts:
            return texts
    return ()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif value is not None and not isinstance(value, bool) and (text := " ".join(str(value).split())):
        yield text


def _toml(text: str) -> Values | None:
    try:
        return _lowered(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _lowered(values: Values) -> Values:
    return {key.lower(): value for key, value in values.items()}


def _yaml(text: str) -> Values | None:
    """Return the values; None if the lines between the fences are a part of the document between two rules."""
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    values: dict[str, object] = {}
    for key, value, below in _entries(lines):
        values.setdefault(key, _value(value, below))
    is_document = any(not _KEY.fullmatch(line) and line[0] not in " \t-]}" for line in lines)
    return None if is_document else _lowered(values)


def _entries(lines: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield key, value and the lines below of each entry that is not indented."""
    starts = [i for i, line in enumerate(lines) if line[0] not in " \t-" and _KEY.fullmatch(line)]
    for start, stop in pairwise([*starts, len(lines)]):
        if match := _KEY.fullmatch(lines[start]):
            yield match["key"].strip("\"'"), (match["value"] or "").strip(), list(lines[start + 1 : stop])


def _value(value: str, below: Sequence[str]) -> object:
    if _BLOCK_TEXT.fullmatch(value):
        return " ".join(line.strip() for line in below)
    if value:
        return _flow(" ".join([value, *(line.strip() for line in below)]))
    if below and _ITEM.fullmatch(below[0]):
        return [_item(match["value"] or "") for line in below if (match := _ITEM.fullmatch(line))]
    return {key: _value(inner, ()) for key, inner, _ in _entries([line.strip() for line in below])}


def _item(value: str) -> object:
    """Return the value of a list's item, be it a text or a person: `- name: Ada`."""
    named = _KEY.fullmatch(value)
    return (
        {named["key"]: _flow(named["value"])} if named and named["key"] == "name" and named["value"] else _flow(value)
    )


def _flow(value: str) -> object:
    if value.startswith("[") and value.endswith("]"):
        return [_scalar(part.strip()) for part in _PART.findall(value[1:-1])]
    return _scalar(value.strip())


def _scalar(text: str) -> object:
    if quoted := _QUOTED.fullmatch(text):
        said = quoted["said"]
        return said.replace("''", "'") if said is not None else _ESCAPE.sub(_unescaped, quoted["escaped"])
    text = re.split(r"\s#", text, maxsplit=1)[0].rstrip()
    return None if text in ("", "~", "null") else _TRUTH.get(text.lower(), text)


def _unescaped(escape: re.Match[str]) -> str:
    return _ESCAPES.get(escape[1], escape[0])
