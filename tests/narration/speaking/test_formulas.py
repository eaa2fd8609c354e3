import pytest

from audioposts.narration import speakable


@pytest.mark.parametrize(
    ("written", "language", "spoken"),
    [
        ("E = mc²", "en", "E equals m c squared."),
        ("(a+b)² = c", "en", "a plus b, squared equals c."),
        ("5 × 10⁻³", "en", "five times ten to the minus three."),
        ("2πr", "en", "two pi r."),
        ("CO₂e", "en", "C O two e."),
        ("A²B", "en", "A squared B."),
        ("the α-particle and β", "en", "the alpha-particle and beta."),
        ("√2 ≠ x", "en", "the square root of two is not equal to x."),
        ("x^2", "de", "x Quadrat."),
        ("10⁶", "de", "zehn hoch sechs."),
        ("Ø 3, aber Ørsted", "de", "Durchschnitt drei, aber Ørsted."),
        ("10⁻³", "fr", "dix puissance moins trois."),
        ("les particules α et β", "fr", "les particules alpha et bêta."),
        ("√2", "es", "raíz cuadrada de dos."),
    ],
)
def test_what_is_raised_lowered_or_greek(written: str, language: str, spoken: str) -> None:
    assert speakable(written, language) == spoken


@pytest.mark.parametrize("written", ["a word¹² and more", "He left.³ Then", "It was late² and dark"])
def test_the_mark_of_a_footnote_is_not_read(written: str) -> None:
    assert not {"twelve", "three", "two", "squared"} & set(speakable(written).replace(".", "").split())
