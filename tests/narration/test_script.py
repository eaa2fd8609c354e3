from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import clean
from audioposts.models import Article, Block, BlockKind, Post, Role, Verdict
from audioposts.narration import write_script
from tests.conftest import PROSE

H, P, L, Q = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE


def article(*blocks: Block, title: str = "The ferry", publisher: str | None = None, language: str = "en") -> Article:
    return Article(title, language, blocks, (), Verdict.FULL, "", publisher=publisher)


def test_title_and_publisher_come_first() -> None:
    script = write_script(article(Block(P, "It left."), publisher="The Harbour Post"), 200)
    assert [(u.role, u.spoken.text) for u in script.utterances] == [
        (Role.TITLE, "The ferry."),
        (Role.BYLINE, "From The Harbour Post."),
        (Role.BODY, "It left."),
    ]


def test_the_publisher_is_named_in_the_language_of_the_article() -> None:
    script = write_script(article(Block(P, "Sie fuhr."), publisher="Der Bote", language="de-AT"), 200)
    assert script.utterances[1].spoken.text == "Von Der Bote."


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
    assert sentence < pauses["Four."] < paragraph < heading < pauses["Two."] < pauses["T."]
    assert script.utterances[-1].role is Role.QUOTE


def test_a_sentence_of_20000_characters_is_spoken_in_pieces() -> None:
    text = "and the river " * 1430 + "ended"
    script = write_script(article(Block(P, text)), 250)
    assert all(len(u.spoken.text) <= 250 for u in script.utterances)
    assert " ".join(u.text for u in script.utterances[1:]) == text


def test_a_title_in_another_script_is_said_and_shown_as_written() -> None:
    (title, *_) = write_script(article(title="Паром ушёл"), 200).utterances
    assert (title.text, title.spoken.text) == ("Паром ушёл", "Parom ushel.")


TEXTS = st.lists(st.text(st.sampled_from("ab cD.,;!? “”—()1&😀"), max_size=120), max_size=5)


@given(TEXTS, st.integers(20, 200))
def test_no_word_is_lost_and_no_order_changed(texts: list[str], max_chars: int) -> None:
    blocks = [Block(P, text) for text in texts]
    script = write_script(article(*blocks, title=""), max_chars)
    spoken = "".join(c for u in script.utterances for c in u.text if c.isalnum())
    assert spoken == "".join(c for text in texts for c in text if c.isalnum())
    assert all(0 < len(u.spoken.text) <= max_chars for u in script.utterances)


def test_the_script_of_a_whole_article_is_its_text() -> None:
    cleaned = clean(Post("k", "The ferry", PROSE, "page"))
    script = write_script(cleaned, 60)
    assert " ".join(u.text for u in script.utterances[1:]) == " ".join(PROSE.split())
