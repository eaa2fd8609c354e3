"""Results of games and votes, and ratios: "3:2". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import amount

_NUMBER = r"\d{1,3}(?:\.\d{3})*(?:,\d+)?"
_SCORE = re.compile(rf"(?<![\w.,:])({_NUMBER})\s?:\s?({_NUMBER})(?::({_NUMBER}))?(?![\w:]|[.,]\d)(-(?=\w))?")
_AFTER = re.compile(r"(?<=\d)(\)?)(,?\s\(?)(n\. ?V\.|n\. ?E\.|i\. ?E\.|n\.V\.|n\.E\.)")
_EXTRA = {"nV": "nach Verlängerung", "nE": "nach Elfmeterschießen", "iE": "im Elfmeterschießen"}


def scores(draft: Draft) -> None:
    """Claim them; times of day have been claimed before."""
    if draft.has_digits and ":" in draft.text:
        draft.claim_each(_SCORE, _score, "score")
        for match in draft.matches(_AFTER):
            draft.claim(*match.span(3), _EXTRA[re.sub(r"[. ]", "", match[3])], "score")


def _score(match: re.Match[str]) -> str:
    return " zu ".join(amount(part) for part in match.groups()[:3] if part) + (" " if match[4] else "")
