import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.narration.quotations import long_quotations

LONG = "that the old harbour had been closed for years and nobody knew why it was so"


def found(*paragraphs: str, least_words: int = 10) -> list[list[str]]:
    """Return what is quoted at length in each paragraph."""
    places = long_quotations(paragraphs, least_words)
    return [[text[start:stop] for start, stop in quoted] for text, quoted in zip(paragraphs, places, strict=True)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (f"“I said {LONG},” she said. Nobody spoke.", [f"“I said {LONG},”"]),
        (f"She said: “I said {LONG}.”", [f"“I said {LONG}.”"]),
        (f'She said, "I said {LONG}."', [f'"I said {LONG}."']),
        (f"‘I don’t think the boys’ ship knew {LONG},’ she said.", [f"‘I don’t think the boys’ ship knew {LONG},’"]),
        (f"„Er sagte, {LONG}“, sagte sie.", [f"„Er sagte, {LONG}“,"]),
        (f"»Er sagte, {LONG}«, sagte sie.", [f"»Er sagte, {LONG}«,"]),
        (f"« Il a dit {LONG} », dit-elle.", [f"« Il a dit {LONG} »,"]),
        (f"«Dijo {LONG}», dijo.", [f"«Dijo {LONG}»,"]),
        (f"”Hon sa {LONG}”, sade hon.", [f"”Hon sa {LONG}”,"]),
        # Several sentences of half as many words.
        ("“We came late. Nobody was there,” she said.", ["“We came late. Nobody was there,”"]),
        # What follows a long one and is a sentence is the same person's; an attribution is not.
        (f"“I said {LONG},” she said. “We left.” He nodded.", [f"“I said {LONG},”", "“We left.”"]),
    ],
)
def test_a_long_quotation_stands_by_itself(text: str, quoted: list[str]) -> None:
    assert found(text) == [quoted]


@pytest.mark.parametrize(
    "text",
    [
        "“We came,” she said. “We saw.”",
        f"He spoke of “all {LONG}” and left.",
        f"“All {LONG}” was what he wrote.",
        f"“I said {LONG}. He forgot the other mark.",
        f'A board of 6" and {LONG}, and one of 5" too.',
        f"The boys’ ship, {LONG}, and the girls’ ship.",
        f"It said{LONG}”, and “no.",
    ],
)
def test_a_sentence_of_the_author_is_not_cut(text: str) -> None:
    assert found(text) == [[]]


def test_a_quotation_of_several_paragraphs_opens_in_each() -> None:
    first, middle, last = f"She said: “I know {LONG}.", "“We left.", "“Nobody spoke,” she said."
    assert found(first, middle, last) == [[f"“I know {LONG}."], ["“We left."], ["“Nobody spoke,”"]]
    assert found(first, "Nobody spoke.", "“We left.”") == [[], [], []]


@given(st.lists(st.text(st.sampled_from("ab .,“”„«»‘’\"'—"), max_size=60), max_size=4), st.integers(0, 6))
def test_quotations_are_in_order_and_begin_with_a_mark(paragraphs: list[str], least_words: int) -> None:
    for text, quoted in zip(paragraphs, long_quotations(paragraphs, least_words), strict=True):
        assert sorted(place for pair in quoted for place in pair) == [place for pair in quoted for place in pair]
        assert all(text[start] in '“”„«»‘"' and start < stop <= len(text) for start, stop in quoted)
