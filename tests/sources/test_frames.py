import pytest

from audioposts.sources.frames import (
    Reshare,
    author_of,
    before_byline,
    categories_in,
    is_category_label,
    is_comment_count,
    is_share_prompt,
    publisher_of,
    reshare_of,
    sharer_in,
)


@pytest.mark.parametrize(
    "line", ["Categories", "CATEGORY:", "Filed under", "→ Posted in:", "Kategorien", "Рубрики", "Catégorie"]
)
def test_category_labels(line: str) -> None:
    assert is_category_label(line)


@pytest.mark.parametrize("line", ["Categories of risk", "The category", "Audio Posts"])
def test_lines_that_are_no_category_label(line: str) -> None:
    assert not is_category_label(line)


@pytest.mark.parametrize(
    "line",
    ["Spread the news", "Share this:", "Tweet", "Share on Facebook", "Teilen", "Partager cet article", "Поделиться"],
)
def test_share_prompts(line: str) -> None:
    assert is_share_prompt(line)


@pytest.mark.parametrize("line", ["They share this view.", "Share prices fell", "Spread the butter thinly"])
def test_sentences_that_are_no_share_prompt(line: str) -> None:
    assert not is_share_prompt(line)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ida_Brook", "shared this story", "from The Post."], Reshare("Ida_Brook", "The Post", 3)),
        (["Ida_Brook", "shared this story", "."], Reshare("Ida_Brook", None, 3)),
        (["Ida_Brook", "shared this story"], Reshare("Ida_Brook", None, 2)),
        (["Ida Brook shared this story from World | Post RSS."], Reshare("Ida Brook", "World | Post RSS", 1)),
        (["Ida", "shared this story from A: B."], Reshare("Ida", "A: B", 2)),
        (["Ida", "hat diesen Beitrag geteilt", "aus Der Bote."], Reshare("Ida", "Der Bote", 3)),
        (["She shared a story about her father."], None),
        (["Nothing of the kind"], None),
    ],
)
def test_reshares(lines: list[str], expected: Reshare | None) -> None:
    assert reshare_of(lines) == expected


def test_a_date_and_a_byline_on_one_line_are_parted() -> None:
    assert before_byline("Posted on 3 May 2025 by Ada Lovelace") == ["Posted on 3 May 2025", "by Ada Lovelace"]
    assert before_byline("Handed on by Ada Lovelace") == ["Handed on by Ada Lovelace"]


@pytest.mark.parametrize(
    ("words", "sharer"),
    [
        ("Handed on by Ada Lovelace out of", "Ada Lovelace"),
        ("Re-shared by Ada Lovelace, from", "Ada Lovelace"),
        ("Ada_Lovelace found this at", "Ada_Lovelace"),
        ("Weitergereicht von Ada Lovelace aus", "Ada Lovelace"),
        ("this was found at", None),
    ],
)
def test_the_sharer_in_words_that_nobody_listed(words: str, sharer: str | None) -> None:
    assert sharer_in(words.split()) == sharer


def test_categories_behind_their_label() -> None:
    assert categories_in("Posted in News, Radio") == ("News", "Radio")
    assert categories_in("Category: Audio Posts") == ("Audio Posts",)
    assert categories_in("Posted in haste, it was wrong.") == ()
    assert categories_in("Categories") == ()


def test_authors_publishers_and_comment_counts() -> None:
    assert author_of("By Ida Brook") == "Ida Brook"
    assert author_of("By Tuesday, everybody knew.") is None
    assert publisher_of("via The Harbour Post") == "The Harbour Post"
    assert publisher_of("via the back door they went.") is None
    assert is_comment_count("12 Comments")
    assert not is_comment_count("Comments on the budget were few")
