"""Places in laws, and in time: "al. 2 let. b ch. 3", "v. 1450", "300 av. n. è.", "en ut min.". Pure.

Before other abbreviations: "ch." is a chapter or a road elsewhere, "ap." an apartment, "v." a version.
"""

import re

from audioposts.narration.speaking.draft import Draft

_LETTER = re.compile(r"(?<![\w.’'-])let\.(?=\s[a-z]\b)")
_FIGURE = re.compile(r"(?:(?<=\bal\. \d )|(?<=\balinéa \d )|(?<=\blet\. [a-z] )|(?<=\blettre [a-z] ))ch\.(?=\s\d)")
_FOLLOWING = re.compile(r"(?<=\d )ss?\b\.?(?=\s[A-Z]{2})")
_YEAR = r"(?:1\d{3}|20\d\d|-?\d{2,4}\s(?:av|apr?)\.\s?J)\b(?!\.\d)"
_ABOUT = re.compile(rf"(?<![\w.’'])(v\.|ca?\.|ca|apr?\.)(?=\s{_YEAR})")
_ABOUT_WORDS = frozenset(("v", "c", "ca", "ap", "apr"))
_MODE = re.compile(r"(?<=\ben )((?:ut|do|ré|mi|fa|sol|la|si)\b(?:\s(?:bémol|dièse))?)\s(min|maj)\.")
_MODE_WORDS = frozenset(("min", "maj"))
_MODES = {"min": "mineur", "maj": "majeur"}
_CENTURY = re.compile(r"(?<=\de )s\.(?=[\s,;)]|$)|(?<=1er )s\.(?=[\s,;)]|$)|(?<=\dème )s\.(?=[\s,;)]|$)")


def references(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits and "." not in draft.text[:-1]:
        return
    if draft.has_word(_ABOUT_WORDS):
        draft.claim_each(_ABOUT, lambda m: "après" if m[1].startswith("ap") else "vers", "era")
    if "." not in draft.text[:-1]:
        return
    draft.claim_each(_LETTER, "lettre", "law")
    draft.claim_each(_FIGURE, "chiffre", "law")
    draft.claim_each(_FOLLOWING, "et suivants", "law")
    draft.claim_each(_CENTURY, "siècle", "era")
    if draft.has_word(_MODE_WORDS):
        draft.claim_each(_MODE, lambda m: f"{m[1]} {_MODES[m[2]]}", "music")
