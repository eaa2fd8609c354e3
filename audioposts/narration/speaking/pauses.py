"""Dashes, dots, brackets and stops inside a sentence, which are pauses. Pure. The last passes of every language."""

import re

from audioposts.narration.speaking.draft import Draft

_ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.(?:\s?\.)*)+")
_ELLIPSIS_AT_END = re.compile(r"\s*(?:…|\.{2,}|\.\s\.(?:\s\.)*)+(?=\W*$)")
_DASH = re.compile(r"[—―⸺]+|(?<=\s)[-–]{1,3}(?=\s)|(?<=[^\W\d])--+(?=\w)")
_OPENING = re.compile(r"\s*\(+\s*")
_CLOSING = re.compile(r"\s*\)+")
_BAR = re.compile(r"\s*[|•·¦‖◆■●▪]+\s*")
_INNER_STOP = re.compile(r"(?<![^\W\d_A-Z]{4})(?<!\d(?=\.[”\"’')]*\s[“\"‘']?[A-ZÀ-Þ]))(?<=\w)\.(?=[”\"’')]*\s+\S)")
_MARKS_DOUBLED = re.compile(r"([!?])[!?]+")

TIDYING = (
    (re.compile(r"\s{2,}"), " "),
    (re.compile(r"\s+([,.;:!?])"), r"\1"),
    (re.compile(r"([,;:])(?:\s*,)+"), r"\1"),
    (re.compile(r",\s*([.;:!?])"), r"\1"),
    (re.compile(r"^[\s,;:.!?-]+|[\s,;:–-]+(?=[”“‘«»\"’')\s]*$)"), ""),
)
"""Where words and pauses meet that were made by different passes."""


def pauses(draft: Draft) -> None:
    """Claim them as commas, which engines hear as short pauses, or as the end."""
    if "…" in draft.text or ".." in draft.text or ". ." in draft.text:
        draft.claim_each(_ELLIPSIS_AT_END, ".", "pause")
        draft.claim_each(_ELLIPSIS, ",", "pause")
    if draft.has("—―⸺-–"):
        draft.claim_each(_DASH, ", ", "pause")
    if draft.has("()"):
        draft.claim_each(_OPENING, ", ", "pause")
        draft.claim_each(_CLOSING, ",", "pause")
    if draft.has("|•·¦‖◆■●▪"):
        draft.claim_each(_BAR, ", ", "pause")
    if draft.has("!?"):
        draft.claim_each(_MARKS_DOUBLED, r"\1", "pause")
    if "." in draft.text[:-1]:
        draft.claim_each(_INNER_STOP, "", "stop")
