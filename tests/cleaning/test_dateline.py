import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import clean_text
from audioposts.cleaning.dateline import without_dateline
from audioposts.cleaning.rules import all_rules
from audioposts.models import Block, BlockKind

SENTENCE = "The river rose again on Wednesday, and nobody in the town had slept."


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ARDEN, Ore. (CW) —", "OSLO (AP) —", "Oslo, March 3 (Reuters) -", "LONDON —", "SALT LAKE CITY, Utah —",
        "Salem, Ore. —", "Berlin (dpa) -", "Kiel (dpa/lno) –", "Madrid, 3 mar (EFE).-", "Paris, le 3 mars (AFP) –",
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


RULES = all_rules().datelines


@given(
    st.lists(st.sampled_from([*"—-–. (),:", "OSLO", "AP", "(AP)", "dpa", "March 3", "Ore.", "the river", "“No"])),
    st.text(),
)
def test_no_word_is_lost(start: list[str], end: str) -> None:
    text = "".join(start) + end
    (kept,), removal = without_dateline([Block(BlockKind.PARAGRAPH, text)], RULES)
    assert [*(removal.text if removal else "").split(), *kept.text.split()] == text.split()
