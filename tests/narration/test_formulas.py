import pytest

from audioposts.narration.formulas import formulas_in


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$$E=mc^2$$", ["$$E=mc^2$$"]),
        ("$E=mc^2$.", ["$E=mc^2$."]),
        (r"\(a \cdot b\)", [r"\(a \cdot b\)"]),
        (r"So \[ \frac{a}{b} \] and $$ x $$ follow.", [r"\[ \frac{a}{b} \]", "$$ x $$"]),
        (r"\begin{align*} a &= b \end{align*}", [r"\begin{align*} a &= b \end{align*}"]),
        # Read with its sentence.
        ("Energy is $E=mc^2$ here.", []),
        ("$5 to $", []),
        ("It cost $5 and then $6.", []),
        (r"C:\[x", []),
    ],
)
def test_formulas_that_stand_by_themselves(text: str, formulas: list[str]) -> None:
    assert [text[start:stop] for start, stop in formulas_in(text)] == formulas
