from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning import clean_text
from audioposts.cleaning.repeats import digest_of, without_repeated
from audioposts.models import Article, Block, BlockKind, Removal, Verdict

SITE = "The Harbour Post"
BIO = "Ida Brook repairs nets and writes about boats."
KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CODE, BlockKind.TABLE)


def article(*blocks: Block, removed: tuple[Removal, ...] = ()) -> Article:
    words = sum(len(block.text.split()) for block in blocks)
    return replace(clean_text(""), blocks=blocks, removed=removed, verdict=Verdict.FULL, reason=f"{words:,} words")


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def counts(posts: int, *blocks: Block) -> dict[int, int]:
    return {digest_of(block): posts for block in blocks}


FERRY, BOOK = (
    paragraph("The ferry left at six and nobody looked up."),
    paragraph("The book is kept in the customs house."),
)


def test_numbers_marks_and_case_do_not_identify_a_block() -> None:
    assert digest_of(paragraph("Read in 5 min – today!")) == digest_of(paragraph("READ IN 12 MIN, TODAY"))
    assert digest_of(FERRY) != digest_of(BOOK)
    assert digest_of(paragraph("12 · 2026")) == 0


def test_a_sentence_of_two_other_posts_goes_with_its_place() -> None:
    found = without_repeated(article(FERRY, paragraph(BIO), BOOK), counts(2, paragraph(BIO)), SITE)
    assert found.blocks == (FERRY, BOOK)
    assert found.removed == (Removal(BIO, f"also in 2 other posts of {SITE}", BlockKind.PARAGRAPH, 1),)
    assert found.reason == "17 words"


def test_a_sentence_of_one_other_post_stays() -> None:
    before = article(FERRY, paragraph(BIO))
    assert without_repeated(before, counts(1, paragraph(BIO)), SITE) is before


def test_a_label_has_to_stand_in_three() -> None:
    label = paragraph("Letters")
    assert without_repeated(article(FERRY, label), counts(2, label), SITE).blocks == (FERRY, label)
    assert without_repeated(article(FERRY, label), counts(3, label), SITE).blocks == (FERRY,)


def test_headings_and_items_go_only_with_a_neighbour() -> None:
    heading, item = Block(BlockKind.HEADING, "About the author"), Block(BlockKind.LIST_ITEM, "Her boats")
    alone = article(FERRY, heading, BOOK)
    assert without_repeated(alone, counts(9, heading), SITE) is alone
    together = article(FERRY, heading, paragraph(BIO), item)
    assert without_repeated(together, counts(9, heading, paragraph(BIO), item), SITE).blocks == (FERRY,)


def test_code_and_the_last_block_stay() -> None:
    code = Block(BlockKind.CODE, "import tide and sail and boat and pier")
    assert without_repeated(article(FERRY, code), counts(9, code), SITE).blocks == (FERRY, code)
    assert without_repeated(article(FERRY), counts(9, FERRY), SITE).blocks == (FERRY,)


def test_places_of_what_was_removed_before_are_counted_again() -> None:
    before = article(
        FERRY, paragraph(BIO), BOOK, removed=(Removal("a", "x", at=0), Removal("b", "x", at=2), Removal("c", "x", at=3))
    )
    found = without_repeated(before, counts(2, paragraph(BIO)), SITE)
    assert [(removal.text, removal.at) for removal in found.removed if removal.reason == "x"] == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
    ]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.text(min_size=1, max_size=50), st.integers(0, 4)), max_size=8))
def test_every_block_is_kept_or_removed(parts: list[tuple[BlockKind, str, int]]) -> None:
    blocks = tuple(Block(kind, text) for kind, text, _ in parts)
    posts = {digest_of(block): count for block, (_, _, count) in zip(blocks, parts, strict=True)}
    found = without_repeated(article(*blocks), posts, SITE)
    assert sorted([*(b.text for b in found.blocks), *(r.text for r in found.removed)]) == sorted(b.text for b in blocks)
    assert bool(found.blocks) == bool(blocks)
    assert all(0 <= removal.at <= len(found.blocks) for removal in found.removed)
