from dataclasses import replace
from functools import partial
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import clean
from audioposts.models import (
    Article,
    Block,
    BlockKind,
    Crediting,
    Form,
    Listing,
    Noting,
    Pauses,
    Post,
    Quoting,
    Reading,
    Removal,
    Role,
    Script,
    Span,
    Treatment,
    Utterance,
    Verdict,
)
from audioposts.narration import write_script
from tests.conftest import PROSE

H, P, L, Q = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE
T, C, F, E, N = BlockKind.TABLE, BlockKind.CODE, BlockKind.FIGURE, BlockKind.EMBED, BlockKind.FOOTNOTE

LONG = "that the old harbour had been closed for so many years that nobody knew why, and that this was all that she knew of it"


def article(
    *blocks: Block,
    title: str = "The ferry",
    publisher: str | None = None,
    author: str | None = None,
    language: str = "en",
    removed: tuple[Removal, ...] = (),
) -> Article:
    return Article(title, language, blocks, removed, Verdict.FULL, "", publisher=publisher, author=author)


def said(found: Article, reading: Reading | None = None, max_chars: int = 200) -> list[str]:
    """Return what is spoken after the title and the credits."""
    return [u.spoken.text for u in body(found, reading, max_chars)]


def body(found: Article, reading: Reading | None = None, max_chars: int = 200) -> list[Utterance]:
    script = write_script(found, max_chars, reading or Reading())
    return [u for u in script.utterances if u.role not in (Role.TITLE, Role.BYLINE)]


# The beginning


def test_title_and_publisher_come_first() -> None:
    script = write_script(article(Block(P, "It left."), publisher="The Harbour Post"), 200)
    assert [(u.role, u.spoken.text) for u in script.utterances] == [
        (Role.TITLE, "The ferry."),
        (Role.BYLINE, "From The Harbour Post."),
        (Role.BODY, "It left."),
    ]


def credits(reading: Reading, *, publisher: str | None = "The Post", author: str | None = "Ida Brook") -> list[str]:
    script = write_script(article(Block(P, "It left."), publisher=publisher, author=author), 200, reading)
    return [u.spoken.text for u in script.utterances if u.role is Role.BYLINE]


def test_whom_it_is_from_is_a_setting() -> None:
    assert credits(Reading()) == ["From The Post."]
    assert credits(Reading(), publisher=None) == ["By Ida Brook."]
    assert credits(Reading(byline=Crediting.FULL)) == ["From The Post.", "By Ida Brook."]
    assert credits(Reading(byline=Crediting.SKIP)) == []


def test_the_publisher_is_named_in_the_language_of_the_article() -> None:
    script = write_script(article(Block(P, "Sie fuhr."), publisher="Der Bote", language="de-AT"), 200)
    assert script.utterances[1].spoken.text == "Von Der Bote."


def test_a_title_in_another_script_is_said_and_shown_as_written() -> None:
    (title, *_) = write_script(article(title="Паром ушёл"), 200).utterances
    assert (title.text, title.spoken.text) == ("Паром ушёл", "Parom ushel.")


def test_the_title_is_not_said_twice() -> None:
    heading = write_script(article(Block(H, "The Ferry"), Block(P, "It left.")), 200)
    assert [u.spoken.text for u in heading.utterances] == ["The ferry.", "It left."]
    untitled = write_script(article(Block(P, "The ferry left at six."), title="The ferry…", publisher="The Post"), 200)
    assert [u.spoken.text for u in untitled.utterances] == ["From The Post.", "The ferry left at six."]
    other = write_script(article(Block(P, "The ferry left at six.")), 200)
    assert len(other.utterances) == 2


# Pauses and cuts


def test_pauses_follow_the_structure() -> None:
    blocks = [
        Block(P, "One. Two."),
        Block(H, "Next?"),
        Block(P, "Three."),
        Block(L, "Four."),
        Block(L, "Five."),
        Block(Q, "Six."),
    ]
    script = write_script(article(*blocks, title="T"), 200)
    pauses = {u.spoken.text: u.pause_ms for u in script.utterances}
    sentence, paragraph, heading = pauses["One."], pauses["Three."], pauses["Next?"]
    assert sentence < pauses["Four."] < paragraph < heading < pauses["Five."] < pauses["Two."] < pauses["T."]
    assert script.utterances[-1].role is Role.QUOTE


def test_pauses_are_settings() -> None:
    pauses = Pauses(9, 8, 7, 5, 6, 4, 3, 1, 2, 10)
    blocks = [Block(P, "One. Two."), Block(P, "Three."), Block(L, "Four."), Block(L, "Five."), Block(Q, "Six.")]
    found = body(article(*blocks, Block(H, "Seven"), Block(P, "Eight."), title="T"), Reading(pauses=pauses))
    assert [u.pause_ms for u in found] == [8, 5, 7, 7, 7, 6, 5, 10]


def test_a_sentence_of_20000_characters_is_spoken_in_pieces() -> None:
    text = "and the river " * 1430 + "ended"
    script = write_script(article(Block(P, text)), 250)
    assert all(len(u.spoken.text) <= 250 for u in script.utterances)
    assert " ".join(u.text for u in script.utterances[1:]) == text


# Headings and quotations


def test_headings() -> None:
    found = article(Block(P, "It left."), Block(H, "Later"), Block(P, "It came."))
    assert [u.role for u in body(found)] == [Role.BODY, Role.HEADING, Role.BODY]
    assert said(found, Reading(headings=Treatment.ANNOUNCE)) == ["It left.", "New section.", "Later.", "It came."]
    assert said(found, Reading(headings=Treatment.SKIP)) == ["It left.", "It came."]


def test_a_block_quote_has_a_voice_or_words_or_neither() -> None:
    found = article(Block(P, "It left."), Block(Q, "We saw it."), Block(Q, "We waved."), Block(P, "It was late."))
    assert [u.role for u in body(found)] == [Role.BODY, Role.QUOTE, Role.QUOTE, Role.BODY]
    assert [u.role for u in body(found, Reading(quotes=Quoting.PLAIN))] == [Role.BODY] * 4
    announced = body(found, Reading(quotes=Quoting.ANNOUNCE))
    assert [(u.spoken.text, u.role) for u in announced[1:5]] == [
        ("Quote.", Role.ANNOUNCER),
        ("We saw it.", Role.BODY),
        ("We waved.", Role.BODY),
        ("End of quote.", Role.ANNOUNCER),
    ]


def test_a_long_quotation_in_a_paragraph_has_the_voice_of_quotes() -> None:
    found = article(Block(P, f"“I said {LONG},” she said. “We left.” He nodded."))
    assert [(u.text.split()[0], u.role) for u in body(found)] == [
        ("“I", Role.QUOTE),
        ("she", Role.BODY),
        ("“We", Role.QUOTE),
        ("He", Role.BODY),
    ]
    for reading in (Reading(long_quote_words=0), Reading(quotes=Quoting.PLAIN), Reading(long_quote_words=100)):
        assert {u.role for u in body(found, reading)} == {Role.BODY}
    announced = said(found, Reading(quotes=Quoting.ANNOUNCE))
    assert announced[0] == "Quote."
    assert announced[2] == "End of quote."


def test_a_quotation_goes_on_in_the_next_paragraph_whatever_is_announced_elsewhere() -> None:
    blocks = (Block(P, f"“I said {LONG}."), Block(P, "“We left,” she said."))
    removed = (Removal("A quay", "picture", F, 1, "picture"), Removal("", "player", E, 2, "video"))
    found = body(article(*blocks, removed=removed))
    assert [u.role for u in found] == [Role.QUOTE, Role.QUOTE, Role.BODY, Role.ANNOUNCER]


# Lists


def test_numbers_of_a_list_are_said() -> None:
    numbered = article(Block(L, "Catch it.", label="3."), Block(L, "A big one."), Block(L, "Boil it.", label="4."))
    assert said(numbered) == ["three.", "Catch it.", "A big one.", "four.", "Boil it."]
    written = article(Block(L, "1. Catch it."), Block(L, "(2) Boil it."))
    assert said(written) == ["one.", "Catch it.", "two.", "Boil it."]
    counted = body(numbered, Reading(lists=Listing.COUNT))
    assert [u.spoken.text for u in counted] == ["three.", "Catch it.", "two.", "A big one.", "four.", "Boil it."]
    assert [u.role for u in counted if not u.text] == [Role.ANNOUNCER]
    assert said(numbered, Reading(lists=Listing.ANNOUNCE)) == ["A list of three items."]
    assert said(numbered, Reading(lists=Listing.SKIP)) == []


# Tables

ROWS = (Block(T, "Port | Ships"), Block(T, "Harwich | 12"), Block(T, "Hoek | 9"))


def test_a_small_table_is_read_row_by_row() -> None:
    assert said(article(*ROWS)) == ["Port: Harwich; Ships: twelve.", "Port: Hoek; Ships: nine."]
    assert [u.text for u in body(article(*ROWS))] == ["Port | Ships Harwich | 12", "Hoek | 9"]


@pytest.mark.parametrize(
    "reading", [Reading(tables=Treatment.ANNOUNCE), Reading(table_rows=1), Reading(table_columns=1)]
)
def test_a_large_table_is_announced(reading: Reading) -> None:
    assert said(article(*ROWS), reading) == ["A table of two rows: Port, Ships."]
    assert said(article(*ROWS, language="fi"), reading) == []


def test_a_table_without_names_or_that_is_left_out() -> None:
    assert said(article(*ROWS[1:]))[0] == "Harwich; twelve."
    assert said(article(*ROWS[1:]), Reading(tables=Treatment.ANNOUNCE)) == ["A table of two rows."]
    assert said(article(*ROWS), Reading(tables=Treatment.SKIP)) == []
    # A cell that is longer than the engine takes is cut like any sentence.
    long = body(article(Block(T, f"Port | {LONG}")), max_chars=60)
    assert " ".join(u.text for u in long) == f"Port | {LONG}"


# Code, formulas, pictures, what is from elsewhere, footnotes


def test_code_and_formulas_are_announced_not_spelled() -> None:
    found = article(Block(C, "a = b"), Block(C, "c"), Block(P, "$$x^2$$"), Block(P, "E=mc2", label="formula"))
    assert said(found) == ["A piece of code.", "A formula.", "A formula."]
    assert said(found, Reading(code=Treatment.SKIP, formulas=Treatment.SKIP)) == []
    assert len(said(found, Reading(code=Treatment.READ, formulas=Treatment.READ))) == 4
    assert said(article(Block(P, "So $$x^2$$ it is."))) == ["So.", "A formula.", "it is."]


def test_pictures_and_what_is_from_elsewhere_are_found_among_the_removals() -> None:
    removed = (
        Removal("Menu", "outside the article", F, 0),
        Removal("A quay", "picture", F, 1, "picture"),
        Removal("The quay at Harwich", "photo caption", F, 1),
        Removal("It is late", "embedded post", E, 1, "x"),
        Removal("— Ida", "embedded post", E, 1, "x"),
        Removal("Player", "player", E, 9, "video"),
        Removal("Advertisement", "outside the article", E, 9),
    )
    found = article(Block(P, "It left."), Block(P, "It came."), removed=removed)
    assert said(found) == ["It left.", "A post on X.", "It came.", "A video."]
    assert said(found, Reading(embeds=Treatment.SKIP)) == ["It left.", "It came."]
    assert said(found, Reading(embeds=Treatment.SKIP, figures=Treatment.ANNOUNCE)) == [
        "It left.",
        "A picture.",
        "It came.",
    ]
    assert said(found, Reading(embeds=Treatment.READ, figures=Treatment.READ)) == [
        "It left.", "A picture.", "A quay.", "The quay at Harwich.", "A post on X.", "It is late.", "Ida.", "It came.",
        "A video.",
    ]  # fmt: skip


NOTED = (
    Block(P, "It left. It came.", notes=((8, "n1"),)),
    Block(P, "It was late.", notes=((12, "n1"),)),
    Block(N, "At six.", label="n1"),
    Block(N, "On foot.", label="n2"),
)


def test_footnotes_are_left_out_or_read_at_their_place_or_at_the_end() -> None:
    left_out = Reading(footnotes=Noting.SKIP)
    assert said(article(*NOTED), left_out) == ["It left.", "It came.", "It was late."]
    assert said(article(*NOTED), Reading(footnotes=Noting.ANNOUNCE))[3:] == ["two footnotes."]
    assert said(article(*NOTED), Reading(footnotes=Noting.READ))[3:] == ["two footnotes.", "At six.", "On foot."]
    assert said(article(*NOTED), Reading(footnotes=Noting.PLACE)) == [
        "It left.", "Footnote.", "At six.", "End of footnote.", "It came.", "It was late.", "A footnote.", "On foot.",
    ]  # fmt: skip


def test_a_footnote_that_a_page_has_outside_the_article_is_read_where_it_is_referred_to() -> None:
    removed = (Removal("At six.", "outside the article", N, 2, "n1"), Removal("Ad", "outside the article", N, 2, "n2"))
    found = article(*NOTED[:2], removed=removed)
    assert said(found, Reading(footnotes=Noting.READ)) == ["It left.", "It came.", "It was late."]
    assert said(found)[1:4] == ["Footnote.", "At six.", "End of footnote."]


def test_what_is_announced_stands_for_nothing_that_is_written() -> None:
    (code,) = body(article(Block(C, "a = b")))
    assert (code.text, code.role, code.spoken.spans) == ("", Role.ANNOUNCER, (Span(0, 16, 0, 0),))


def test_a_page_is_read_with_its_structure() -> None:
    page = """<p>It left at six, and nobody on the quay was surprised by it.<sup>
      <a href="#fn1">1</a></sup> It came back at ten, when it was dark and the quay was empty.</p>
      <ol start="3"><li>Catch the fish that you want to eat.<ol><li>Boil it until it is done.</li></ol></li></ol>
      <table><tr><th></th><th>1950</th></tr><tr><td>Harwich</td><td>12</td></tr></table>
      <p><math display="block"><mi>E</mi><mo>=</mo><mi>m</mi></math></p>
      <p><img src="a.jpg" alt="A gull on a mast"></p><p>It was late, and it rained for the rest of the day.</p>
      <section class="footnotes"><ol><li id="fn1">So says the log of the ship.</li></ol></section>"""
    found = clean(Post("k", "The ferry", page, "feed", Form.HTML))
    assert said(found, Reading(footnotes=Noting.PLACE, figures=Treatment.READ)) == [
        "It left at six, and nobody on the quay was surprised by it.",
        "Footnote.",
        "So says the log of the ship.",
        "End of footnote.",
        "It came back at ten, when it was dark and the quay was empty.",
        "three.",
        "Catch the fish that you want to eat.",
        "three point one.",
        "Boil it until it is done.",
        "Harwich; nineteen fifty: twelve.",
        "A formula.",
        "A picture.",
        "A gull on a mast.",
        "It was late, and it rained for the rest of the day.",
    ]


# Nothing is lost

TEXTS = st.lists(st.text(st.sampled_from("ab cD.,;!? “”—()1&😀"), max_size=120), max_size=5)


@given(TEXTS, st.integers(20, 200))
def test_no_word_is_lost_and_no_order_changed(texts: list[str], max_chars: int) -> None:
    blocks = [Block(P, text) for text in texts]
    script = write_script(article(*blocks, title=""), max_chars)
    spoken = "".join(c for u in script.utterances for c in u.text if c.isalnum())
    assert spoken == "".join(c for text in texts for c in text if c.isalnum())
    assert all(0 < len(u.spoken.text) <= max_chars for u in script.utterances)


TEXT = st.text(st.sampled_from('ab cD.,“”„«»"’:|$\\1 '), max_size=80).map(lambda text: " ".join(text.split()))
KINDS = (H, P, L, Q, T, C, N)
BLOCKS = st.lists(
    st.builds(
        Block, st.sampled_from(KINDS), TEXT, st.sampled_from([None, "de"]), st.sampled_from(["", "2.", "header"])
    ),
    max_size=8,
)
READ_ALL = Reading(table_rows=99, table_columns=99, code=Treatment.READ, formulas=Treatment.READ, footnotes=Noting.READ)


def letters(texts: list[str]) -> str:
    return "".join(c for text in texts for c in text if c.isalnum())


def written(script: Script) -> str:
    return letters([u.text for u in script.utterances])


def labelled(block: Block) -> str:
    """Return what a block says, with the number that the page shows before it."""
    return f"{block.label} {block.text}" if block.kind is L else block.text


@given(
    BLOCKS,
    st.integers(30, 120),
    st.builds(
        partial(replace, READ_ALL),
        quotes=st.sampled_from(Quoting),
        lists=st.sampled_from([Listing.COUNT, Listing.PAUSE]),
        long_quote_words=st.integers(0, 6),
    ),
)
def test_a_show_that_reads_all_loses_nothing(blocks: list[Block], max_chars: int, reading: Reading) -> None:
    script = write_script(article(*blocks, title="…"), max_chars, reading)
    assert written(script) == letters([labelled(block) for block in blocks])
    for u in script.utterances:
        assert 0 < len(u.spoken.text) <= max_chars
        assert (not u.text) is (u.role is Role.ANNOUNCER)
        assert all(0 <= span.written_start <= span.written_stop <= len(u.text) for span in u.spoken.spans)


LEFT_OUT = {H: "headings", L: "lists", T: "tables", C: "code", N: "footnotes"}


@given(BLOCKS, st.sampled_from(list(LEFT_OUT)), st.booleans())
def test_what_a_show_leaves_out_is_just_that(blocks: list[Block], kind: BlockKind, is_announced: bool) -> None:
    how = Treatment.ANNOUNCE if is_announced and kind is not H else Treatment.SKIP
    reading = replace(READ_ALL, **cast(dict[str, Any], {LEFT_OUT[kind]: type(getattr(READ_ALL, LEFT_OUT[kind]))(how)}))
    script = write_script(article(*blocks, title="…"), 120, reading)
    assert written(script) == letters([labelled(block) for block in blocks if block.kind is not kind])
    if how is Treatment.ANNOUNCE and any(block.kind is kind for block in blocks):
        assert Role.ANNOUNCER in {u.role for u in script.utterances}


def test_the_script_of_a_whole_article_is_its_text() -> None:
    cleaned = clean(Post("k", "The ferry", PROSE, "page"))
    script = write_script(cleaned, 60)
    assert " ".join(u.text for u in script.utterances[1:]) == " ".join(PROSE.split())
