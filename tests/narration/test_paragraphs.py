from hypothesis import given
from hypothesis import strategies as st

from audioposts.narration.paragraphs import Part, parts_of


def test_quotations_and_formulas_are_parts() -> None:
    text = "“It was late,” she said. See $$x^2$$ there."
    assert parts_of(text, "en", [(0, 14)], []) == [
        Part("“It was late,”", "quote"),
        Part("she said. See", "plain"),
        Part("$$x^2$$", "formula"),
        Part("there.", "plain"),
    ]


def test_a_footnote_belongs_behind_the_sentence_that_refers_to_it() -> None:
    text = "It was late and it rained. Nobody came to the quay."
    behind, inside, last = (parts_of(text, "en", [], [(place, "n")]) for place in (26, 11, 40))
    assert behind == inside == [Part("It was late and it rained.", "plain", ("n",)), Part(text[27:], "plain")]
    assert last == [Part(text, "plain", ("n",))]
    # Inside of a quotation as well.
    assert [part.kind for part in parts_of(text, "en", [(0, len(text))], [(3, "n")])] == ["quote", "quote"]


@given(
    st.text(st.sampled_from("ab. $\\[]“”?x"), max_size=80).map(lambda text: " ".join(text.split())),
    st.lists(st.tuples(st.integers(0, 90), st.sampled_from("mn")), max_size=3),
)
def test_the_parts_are_the_paragraph(text: str, notes: list[tuple[int, str]]) -> None:
    parts = parts_of(text, "en", [], notes)
    assert "".join(part.text for part in parts).replace(" ", "") == text.replace(" ", "")
    if text:
        assert sorted(name for part in parts for name in part.notes) == sorted(name for _, name in notes)
