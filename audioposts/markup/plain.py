"""A line that a source says -> the same as plain text, or as a language tag. Pure."""

import re
from html import unescape

_BREAK = re.compile(r"<(br|/?p)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^<>]*-->")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def plain_text(line: object) -> str:
    """Return a line without tags and with its entities decoded, on one line; empty if it is no text at all."""
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", line))).split()) if isinstance(line, str) else ""


def language_tag(name: object) -> str | None:
    """Return a language as BCP 47 writes it; None for anything else, such as its name in words."""
    tag = name.strip().partition(".")[0].replace("_", "-") if isinstance(name, str) else ""
    return tag if _LANGUAGE.fullmatch(tag) else None
