"""What is read, announced and left out, and in which order."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import (
    Article,
    Block,
    BlockKind,
    Listing,
    Noting,
    Pauses,
    Quoting,
    Reading,
    Removal,
    Role,
    Script,
    Treatment,
    Verdict,
)  # fmt: skip
from audioposts.narration import write_script

P, Q, H, LI, T = BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE

LONG_QUOTE = (
    "“We have kept this light for ninety years, and we were never asked what it costs us to keep it. Not one of them"
    " came up the stairs to see the lamp for himself,”"
)


def said(*blocks: Block, removed: tuple[Removal, ...] = (), language: str = "en", **reading: Any) -> list[str]:
    """Return what is said after the title, with the role where it is not the body."""
    article = Article("Title", language, blocks, removed, Verdict.FULL, "")
    script = write_script(article, 400, replace(Reading(), **reading))
    return [f"{u.role}: {u.spoken.text}" if u.role is not Role.BODY else u.spoken.text for u in script.utterances[1:]]


def test_a_block_quote_is_spoken_in_the_role_of_a_quote() -> None:
    blocks = (Block(P, "It left."), Block(Q, "We saw it go. All of us."), Block(P, "It rained."))
    assert said(*blocks) == ["It left.", "quote: We saw it go.", "quote: All of us.", "It rained."]
    assert said(*blocks, quotes=Quoting.PLAIN) == ["It left.", "We saw it go.", "All of us.", "It rained."]
    assert said(*blocks, quotes=Quoting.ANNOUNCE) == [
        "It left.", "announcer: Quote.", "We saw it go.", "All of us.", "announcer: End of quote.", "It rained.",
    ]  # fmt: skip


def test_a_long_direct_quotation_is_a_quote_and_who_said_it_is_not() -> None:
    found = said(Block(P, f"{LONG_QUOTE} she said. “Never.” She left."))
    assert [line.startswith("quote: ") for line in found] == [True, True, False, True, False]
    assert found[2] == "she said."
    assert "quote: " not in " ".join(said(Block(P, "“We came,” she said. “We saw.”")))
    assert "quote: " not in " ".join(said(Block(P, f"{LONG_QUOTE} she said."), long_quote_words=0))


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_not_closed_in_this_one() -> None:
    first, second = LONG_QUOTE.rstrip("”,") + ".", f"{LONG_QUOTE} he said."
    found = said(Block(P, first), Block(P, second))
    assert [line.startswith("quote: ") for line in found] == [True, True, True, True, False]


def test_lists_are_paused_or_counted_and_numbers_are_said() -> None:
    items = (Block(LI, "Rope."), Block(LI, "Tar."))
    assert said(*items) == ["Rope.", "Tar."]
    assert said(*items, lists=Listing.COUNT) == ["announcer: one.", "Rope.", "announcer: two.", "Tar."]
    assert said(Block(LI, "1. Rope."), Block(LI, "2) Tar.")) == ["one.", "Rope.", "two.", "Tar."]


def test_a_small_table_is_read_row_by_row_with_what_its_columns_are_called() -> None:
    rows = [Block(T, "Port | Ships"), Block(T, "Harwich | 12"), Block(T, "St. Ives | 3")]
    assert said(*rows) == ["Port: Harwich; Ships: twelve.", "Port: Saint Ives; Ships: three."]
    assert said(*rows[1:]) == ["Harwich; twelve.", "Saint Ives; three."]
    assert said(*rows, tables=Treatment.SKIP) == []
    assert said(*rows, tables=Treatment.ANNOUNCE) == ["announcer: A table of two rows: Port, Ships."]
    assert said(*rows, table_rows=1) == ["announcer: A table of two rows: Port, Ships."]
    assert said(*rows, table_columns=1, language="pl") == []


def test_words_of_a_row_know_where_they_were_written() -> None:
    row = "Harwich | 12 | Oct. 3"
    article = Article("Title", "en", (Block(T, "Port | Ships | Since"), Block(T, row)), (), Verdict.FULL, "")
    utterance = write_script(article, 400).utterances[-1]
    for word, written in (("Harwich", "Harwich"), ("twelve", "12"), ("October third", "Oct. 3")):
        at = utterance.spoken.text.index(word)
        assert utterance.text[slice(*utterance.spoken.written(at, at + len(word)))] == written


@pytest.mark.parametrize("formula", [r"$$E = mc^2$$", r"\[ \sum_i x_i \]", r"\frac{a}{b}"])
def test_code_and_formulas_are_announced_and_not_spelled(formula: str) -> None:
    code = Block(BlockKind.CODE, "for x in y:\n    pass")
    assert said(code, Block(P, formula)) == ["announcer: A piece of code.", "announcer: A formula."]
    assert said(code, Block(P, formula), code=Treatment.SKIP, formulas=Treatment.SKIP) == []
    assert said(code, code=Treatment.READ)[0].startswith("for x in y")
    assert said(Block(P, r"Then \frac{a}{b} holds.")) == ["Then.", "announcer: A formula.", "holds."]
    assert said(code, language="de") == ["announcer: Ein Stück Programmcode."]


def test_what_was_taken_out_may_be_announced_at_its_place() -> None:
    removed = (
        Removal("The pier at dawn", "photo caption", BlockKind.FIGURE, 1),
        Removal("A post on a network", "embedded post", BlockKind.EMBED, 2),
        Removal("Subscribe!", "newsletter", P, 1),
    )
    blocks = (Block(P, "It left."), Block(P, "It came back."))
    assert said(*blocks, removed=removed) == ["It left.", "It came back.", "announcer: A post from elsewhere."]
    assert said(*blocks, removed=removed, figures=Treatment.READ, embeds=Treatment.SKIP) == [
        "It left.", "announcer: A picture.", "The pier at dawn.", "It came back.",
    ]  # fmt: skip


def test_headings_and_footnotes_can_be_left_out() -> None:
    blocks = (Block(H, "The port"), Block(P, "It left."), Block(BlockKind.FOOTNOTE, "See the log."))
    assert said(*blocks) == ["heading: The port.", "It left.", "announcer: A footnote.", "See the log."]
    assert said(*blocks, headings=Treatment.SKIP, footnotes=Noting.SKIP) == ["It left."]
    assert said(*blocks, footnotes=Noting.ANNOUNCE)[-1] == "announcer: A footnote."


def test_a_heading_that_only_repeats_the_title_is_not_said_twice() -> None:
    assert said(Block(H, "TITLE"), Block(P, "It left.")) == ["It left."]


def test_a_passage_in_another_language_is_read_in_it() -> None:
    article = Article(
        "Title", "en", (Block(P, "It left."), Block(P, "Il est parti à 5 heures.", "fr")), (), Verdict.FULL, ""
    )
    assert [u.language for u in write_script(article, 400).utterances] == ["en", "en", "fr"]


def test_pauses_are_a_setting() -> None:
    reading = Reading(pauses=Pauses(paragraph_ms=1, quote_ms=2, heading_ms=3, before_heading_ms=4, end_ms=5))
    blocks = (Block(P, "A."), Block(P, "B."), Block(Q, "C."), Block(H, "D"), Block(P, "E."))
    article = Article("Title", "en", blocks, (), Verdict.FULL, "")
    assert [u.pause_ms for u in write_script(article, 400, reading).utterances[1:]] == [1, 2, 4, 3, 5]


WORDS = st.lists(
    st.sampled_from(["alpha", "Beta", "gamma.", "delta,", "“epsilon", "zeta”", "Eta!", "theta?", "(iota)", "Oct.", "3"]),
    min_size=1, max_size=30,
).map(" ".join)  # fmt: skip
BLOCKS = st.builds(Block, st.sampled_from(list(BlockKind)), WORDS, st.sampled_from([None, "de", "ja"]))
ALL = Reading(
    code=Treatment.READ,
    formulas=Treatment.READ,
    figures=Treatment.READ,
    embeds=Treatment.READ,
    long_quote_words=3,
    table_rows=99,
    table_columns=99,
)


@given(
    st.lists(BLOCKS, max_size=8), st.sampled_from([ALL, replace(ALL, quotes=Quoting.ANNOUNCE)]), st.integers(20, 400)
)
def test_no_word_is_lost_and_no_order_changed(blocks: list[Block], reading: Reading, max_chars: int) -> None:
    script = _script(blocks, reading, max_chars)
    written = " ".join(u.text for u in script.utterances if u.role not in (Role.TITLE, Role.BYLINE))
    assert _letters(written) == _letters(" ".join(_read(blocks)))
    assert all(u.text or u.role is Role.ANNOUNCER for u in script.utterances)
    assert all(len(u.spoken.text) <= max_chars for u in script.utterances)


def _read(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def _script(blocks: list[Block], reading: Reading, max_chars: int) -> Script:
    return write_script(Article("Title", "en", tuple(blocks), (), Verdict.FULL, ""), max_chars, reading)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
