"""Fragments of everything that rules look for, thrown together: no rule may fail, and nothing unspeakable may be left."""

import tomllib
from functools import cache
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.narration.speaking import read_aloud

LANGUAGES = {"en": "english", "de": "german", "fr": "french", "es": "spanish"}
SIGNS = """
0 1 2 07 12 24 100 1,234 1.234 1'234 1984 2024 1990s ’90s 0:30 10:30 07.52 24h 3.14 0,5 .45 1/2 3/4 10/31/24
2024-10-28 10–12 5×3 ½ 3½ ² ³ ⁻¹ ₂ $ € £ ¥ ₹ % ‰ ° °C § §§ № # @ & + - – — − × ÷ = < > ≤ ≈ ± ~ / \\ | * _ ^ ` ' " ’ ‘
“ ” « » „ … . , ; : ! ? ( ) [ ] { } A B I IV XIV iii MCMX a b m s k K M bn k€ St. Dr. No. Nr. n° c. p. pp. vs. v. U.S.
e.g. z.B. EE. UU. Oct. Sen. (D-RI) Lt. Col. km/h m² kWh ft in. lb oz am p.m. Uhr h 14h30 EST GMT+2 555-0199 (555)
AC/DC FBI 7th 1er 5. 3.º 21ème Rs 😀 www.x.org a@b.de https://x.org/a?b=c <b> </b> &amp; ﬁ ß é ¿ Пр 日本 ב
""".split()  # noqa: SIM905 - it is easier to read so


@cache
def fragments(language: str) -> list[str]:
    """Return the words of a language's tables as well."""
    folder = resources.files(f"audioposts.narration.speaking.{LANGUAGES[language]}")
    tables = [
        values
        for file in folder.iterdir()
        if file.name.endswith(".toml")
        for values in tomllib.loads(file.read_text("utf-8")).values()
    ]
    return [word for values in tables for word in (values.split() if isinstance(values, str) else values)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200)
@given(st.data())
def test_whatever_stands_side_by_side_can_be_said(language: str, data: st.DataObject) -> None:
    pieces = st.sampled_from(SIGNS) | st.sampled_from(fragments(language))
    gaps = st.sampled_from(["", " "])
    text = "".join(f"{piece}{gap}" for piece, gap in data.draw(st.lists(st.tuples(pieces, gaps), max_size=8)))
    spoken = read_aloud(text, language)
    assert not set(spoken.text) & set("[]{}<>&\\|^`_*=#@%$€£§~+")
    assert [span.start for span in spoken.spans] == [0, *(span.stop for span in spoken.spans)][: len(spoken.spans)]
    assert all(0 <= span.written_start <= span.written_stop <= len(text) for span in spoken.spans)
