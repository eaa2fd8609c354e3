import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import clean_text
from audioposts.cleaning.dateline import without_dateline
from audioposts.cleaning.rules import all_rules, rules_for
from audioposts.models import Block, BlockKind

SENTENCE = "The river rose again on Wednesday, and nobody in the town had slept."


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ARDEN, Ore. (CW) —", "OSLO (AP) —", "Oslo, March 3 (Reuters) -", "LONDON —", "SALT LAKE CITY, Utah —",
        "Salem, Ore. —", "ST. ARDEN, Maine (October 8, 2024) —", "NEW HOLM, March 3, 2025 /PRNewswire/ --",
        "NEW HOLM--(BUSINESS WIRE)--", "Berlin (dpa) -", "Kiel (dpa/lno) –", "Madrid, 3 mar (EFE).-", "Paris, le 3 mars (AFP) –",
        "Roma, 3 mar. (askanews) -", "(ANSA) - ROMA, 03 MAR -", "Brussel (Belga) –", "Lisboa, 03 mar 2025 (Lusa) –",
        "Москва, 3 марта (ТАСС) —", "МУРМАНСК —",
    ],
)  # fmt: skip
def test_place_and_agency_before_the_first_sentence_are_not_read(dateline: str) -> None:
    article = clean_text(f"{dateline} {SENTENCE}\n\n{SENTENCE} It has never been so high.")
    assert article.blocks[0].text == SENTENCE
    assert [(removal.text, removal.reason, removal.at) for removal in article.removed] == [(dateline, "dateline", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of the north — has met again on Wednesday in the town.",
        "Ada (the boat) — which leaks — has been on the river since Wednesday again.",
        "Nora Roe (1884) — a ferrywoman whom nobody in the town remembered — rowed on.",
        "London is on the river – nobody in the town had slept since Wednesday.",
        "“LONDON — that is the word,” she said to everybody on the river that Wednesday.",
        "I said (AP) and nothing more to anybody on the river that Wednesday night.",
    ],
)
def test_what_only_looks_like_one_is_read(text: str) -> None:
    assert clean_text(f"{text}\n\n{SENTENCE} It rose.").blocks[0].text == text


PLACES = {
    "de": (
        "Hardenau. ",
        "Wer am Morgen in die Stadt will, der muss durch das Wasser, und viele kehren um.",
        "Hardenau",
    ),
    "nl": (
        "Waasdonk ",
        "Het is half acht in de ochtend en achter het zwembad ruikt het naar chloor en diesel.",
        "Waasdonk",
    ),
    "pt": (
        "Lisboa – ",
        "O rio voltou a subir na quarta-feira, e ninguém na cidade conseguiu dormir esta noite.",
        "Lisboa",
    ),
}


@pytest.mark.parametrize("language", PLACES)
def test_a_place_is_one_if_the_page_has_it_as_a_label_and_speaks_of_it(language: str) -> None:
    place, sentence, name = PLACES[language]
    below = Block(BlockKind.PARAGRAPH, f"{sentence} {name}.")
    first = Block(BlockKind.PARAGRAPH, place + sentence)
    rules = rules_for(language)
    assert without_dateline([first, below], rules, {name})[0][0].text == sentence
    assert without_dateline([first], rules, {name, f"In {name}"})[0][0].text == sentence
    assert without_dateline([first, below], rules, {"Politik"}) == ((first, below), None)
    assert without_dateline([first], rules, {name}) == ((first,), None)


def test_a_lone_word_is_no_place() -> None:
    below = Block(BlockKind.PARAGRAPH, "Im Regen ging sie nach Hause.")
    for text in (
        "Regen. Nichts als Regen, seit drei Tagen, und niemand in der Stadt schläft.",
        "Regen. Wind. Kälte. Seit drei Tagen geht das so, und niemand schläft.",
    ):
        first = Block(BlockKind.PARAGRAPH, text)
        assert without_dateline([first, below], rules_for("de"), {"Regen"}) == ((first, below), None)


RULES = all_rules()


@given(
    st.lists(st.sampled_from([*"—-–. (),:", "OSLO", "AP", "(AP)", "dpa", "March 3", "Ore.", "the river", "“No"])),
    st.text(),
)
def test_no_word_is_lost(start: list[str], end: str) -> None:
    text = "".join(start) + end
    (kept,), removal = without_dateline([Block(BlockKind.PARAGRAPH, text)], RULES)
    assert [*(removal.text if removal else "").split(), *kept.text.split()] == text.split()


def test_footnotes_keep_their_places_in_what_is_left() -> None:
    sentence = "The ferry left at six, as it had every day since the war."
    text = f"OSLO (AP) — {sentence}"
    (kept,), removal = without_dateline([Block(BlockKind.PARAGRAPH, text, notes=((len(text), "n1"),))], RULES)
    assert removal
    assert (kept.text, kept.notes) == (sentence, ((len(sentence), "n1"),))
