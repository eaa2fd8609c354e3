"""What an engine would take for commands, and what is no text at all: tags, brackets, footnote marks, emoji. Pure.

`[[` begins raw phonemes for Piper, `[word](…)` a pronunciation for Kokoro, `<` a command for whoever reads SSML.
"""

import html
import re
import unicodedata

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.language import SignWords
from audioposts.narration.speaking.numbers import cardinal

_TAG = re.compile(
    r"</?[A-Za-z][\w:-]*(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))?)*\s*/?>|<!--.*?-->"
)
_SHORTCODE = re.compile(
    r"\[/?[a-z][\w-]*(?:\s+[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|“[^”\]]*”|”[^”\]]*”|″[^″\]]*″|[^\s\]\"']+))+\s*/?\]|\[/[a-z][\w-]*\]"
)
"""WordPress: `[caption id="x"]`."""

_ENTITY = re.compile(r"(?!(?<=[A-Z])&amp;[A-Z])&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_LINK = re.compile(r"(!?\[)([^\[\]]*)(\]\((?:[^()\s]|\([^()]*\))*\))")
_NOTE = re.compile(
    r"(?!(?<=[^\W\d_])\[[dnrsty]\])\[(?:\d{1,3}|[a-z](?!\]\w)|note \d+|citation needed|\*+)\]|"
    r"(?<=[\w.,;”\"’)])[*†‡]+(?=[\s.,;:]|$)|"
    r"(?:(?<=[.,;”\"’])|(?<=[^\W\d_]{4}[)])|(?<=[^\W\d_]{4}))[¹²³⁰⁴-⁹]+(?=[\s.,;:]|$)"
)
_BROKEN = re.compile(
    r"""
    (?<=[^\W\d_A-ZÄÖÜÉÈ]{2})-[ ](?=[^\W\d_A-ZÄÖÜÉÈ]{3})
    (?!(?:
        and|but|for|from|has|nor|not|than|that|the|then|they|this|through|versus|via|was|when|which|while|who|with|his|her
        |aber|als|beziehungsweise|bis|bzw|das|dass|der|die|ein|eine|für|gegen|mit|nicht|oder|sowie|statt|und|von|wenn|wie
        |avec|dans|des|donc|est|les|mais|par|pas|plus|pour|puis|que|qui|sur|une
        |como|con|las|los|más|para|pero|por|sin|una
    )\b)
    """,
    re.VERBOSE,
)
"""Where a line ended on paper: "the gov- ernment"; not "short- and long-term", nor a careless dash."""

_NO_TEXT = re.compile(r"\$\{|\{\{+|\}\}+|\{%|%\}|[{}]|(?<!\w)\+{2,}(?!\w)")
"""Templates, and "+++" around what is urgent."""

_IN_WORD = re.compile(
    r"(?<=[^\W\d_])\[(?=(?:[^\W\d_]|e[dmnrs]|ent|ers|in|ing|ies|ion|ly|nen|ons|self)\]|[’']\w{0,2}\])|(?<!\w)\[(?=[^\W\d_]\]\w)|"
    r"(?:(?<=[^\W\d_])|(?<=[’']))\](?=[^\W\d_])"
)
_BRACKETS = re.compile(r"[\[\]]+")
_NEEDED = re.compile(
    r"\b(?:an?|the|this|that|of|single|lone|simple|just|posted|tweeted|emoji|(?:replied|responded)(?: with)?) $"
)
_OPENING = tuple('“‘"')
_CLOSING = tuple('”’"')
_NAMED_SHORTER = (" sign", " symbol", "heavy black ", "black ", "white ")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_READ_BY_RULES = "°©®™№℃℉"
_PUNCTUATION = "’‘“”–‐‑«»„‚‹›¡¿·،؟。、—…।！？，：；（）「」『』"
_DIGITS = re.compile(r"[0-9]+")
_NEVER_SAID = re.compile(r"[\\^`|_*=~<>#\[\]{}]")


def markup(draft: Draft, words: SignWords | None = None) -> None:
    """Claim tags and marks as nothing, entities as what they stand for; `words`: what signs are called."""
    if draft.has("<"):
        draft.claim_each(_TAG, "", "markup")
    if draft.has("&"):
        draft.claim_each(_ENTITY, lambda m: _entity(m, words), "markup")
    if draft.has("["):
        draft.claim_each(_SHORTCODE, " ", "markup")
        for match in draft.matches(_LINK):
            draft.claim(*match.span(1), "", "markup")
            draft.claim(*match.span(3), "", "markup")
    if draft.has("[*†‡¹²³⁰⁴⁵⁶⁷⁸⁹"):
        draft.claim_each(_NOTE, "", "footnote mark")
    if draft.has("{}+"):
        draft.claim_each(_NO_TEXT, " ", "markup")
    if draft.has("[]"):
        draft.claim_each(_IN_WORD, "", "markup")
        draft.claim_each(_BRACKETS, " ", "markup")


def broken_words(draft: Draft) -> None:
    """Claim the hyphens of words that were broken at the end of a line."""
    if "- " in draft.text:
        draft.claim_each(_BROKEN, "", "hyphenation")


def emoji(draft: Draft) -> None:
    """Claim pictures as nothing."""
    if not draft.text.isascii():
        for match in draft.matches(_NOT_ASCII):
            if unicodedata.category(match[0]) in ("So", "Sk", "Me") and match[0] not in _READ_BY_RULES:
                draft.claim(*match.span(), _picture(draft, match), "emoji")


def _picture(draft: Draft, match: re.Match[str]) -> str:
    """Return the name of a picture that a sentence needs, as in "replied with a 👍"; nothing otherwise."""
    is_needed = draft.language.startswith("en") and _is_needed(draft.text, match)
    if not is_needed:
        return " "
    name = unicodedata.name(match[0], "").lower()
    if name.startswith("regional indicator"):
        return "flag"
    if not name.replace(" ", "").replace("-", "").isalpha():
        return " "
    for part in _NAMED_SHORTER:
        name = name.removesuffix(part).removeprefix(part)
    return f"{name}{' ' if draft.text[match.end() :][:1].isalnum() else ''}"


def _is_needed(text: str, match: re.Match[str]) -> bool:
    is_quoted = text[: match.start()][-1:] in _OPENING and text[match.end() :][:1] in _CLOSING
    return is_quoted or bool(_NEEDED.search(text, 0, match.start()))


def leftovers(draft: Draft, language: str | None) -> None:
    """Claim what nobody could say as nothing; digits of other scripts are read in `language`, where that is known."""
    if draft.has("\\^`|_*=~<>#[]{}"):
        draft.claim_each(_NEVER_SAID, " ", "left over")
    if language and draft.has_digits:
        draft.claim_each(_DIGITS, lambda match: f" {cardinal(match[0], language)} ", "left over")
    if not draft.text.isascii():
        for match in draft.matches(_NOT_ASCII):
            if match[0] not in _PUNCTUATION and unicodedata.category(match[0])[0] not in "LMZ":
                draft.claim(*match.span(), _digit(match[0], language), "left over")


def _digit(character: str, language: str | None) -> str:
    value = unicodedata.digit(character, None)
    if value is None:
        return " "
    return f" {cardinal(str(value), language)} " if language else character


def _entity(match: re.Match[str], words: SignWords | None) -> str | None:
    character = html.unescape(match[0])
    if character == match[0]:
        return None
    called = {"&": words.and_, "<": words.less, ">": words.greater} if words else {}
    if character in called:
        return f" {called[character]} "
    return {"\xa0": " "}.get(character, character if character.isalnum() or character in "’‘“”'\"—–…-,." else " ")
