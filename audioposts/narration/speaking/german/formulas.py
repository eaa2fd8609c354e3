"""Powers, roots and letters of mathematics, as German says them. Pure."""

import re

from audioposts.narration.speaking import formulas as shared
from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import number

_PLUS_MINUS = re.compile(r"\+\s?/\s?[-–−]\s?")


def _power(exponent: str, is_negative: bool, base: str) -> str:
    if exponent == "2" and base.isalpha() and not is_negative:
        return "Quadrat"
    return f"hoch {'minus ' if is_negative else ''}{number(exponent)}"


_WORDS = shared.FormulaWords(
    root="Wurzel aus",
    plus="plus",
    minus="minus",
    number=number,
    power=_power,
    letters={
        "α": "Alpha", "β": "Beta", "γ": "Gamma", "δ": "Delta", "Δ": "Delta", "ε": "Epsilon", "θ": "Theta",
        "λ": "Lambda", "μ": "My", "π": "Pi", "σ": "Sigma", "Σ": "Sigma", "φ": "Phi", "ω": "Omega", "Ω": "Omega",
        "≠": "ungleich", "∞": "unendlich", "∑": "Summe", "∆": "Delta",
        "Ø": "Durchschnitt", "ø": "Durchschnitt", "∅": "Durchschnitt",
    },
)  # fmt: skip


def formulas(draft: Draft) -> None:
    """Claim them, and "+/-"."""
    if "+" in draft.text:
        draft.claim_each(_PLUS_MINUS, "plus minus ", "sign")
    shared.formulas(draft, _WORDS)
