from dataclasses import replace

import pytest

from audioposts.cleaning import clean
from audioposts.cleaning.evidence.people import name_in_line, names_in
from audioposts.models import Post
from tests.cleaning.conftest import removed
from tests.conftest import PROSE


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Ada King-Noel in London", "Ada King-Noel"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("J. R. R. Tolkien", "J. R. R. Tolkien"),
        ("Ada Lovelace and Charles Babbage", "Charles Babbage"),
        ("• Seán O’Casey", "Seán O’Casey"),
        ("The Correspondent", None),
        ("Ada", None),
        ("Ada Lovelace wrote this", None),
        ("Ada Lovelace.", None),
        ("What happens now?", None),
    ],
)
def test_lines_that_are_names(line: str, name: str | None) -> None:
    assert name_in_line(line) == name


@pytest.mark.parametrize(
    ("bio", "is_bio"),
    [
        ("• Edmund Vale is a columnist with The Harbour Post.", True),
        ("Edmund Vale covers ferries for The Harbour Post. Follow him on Chirper @vale.", True),
        ("Tove Lind is a reporter at heart, she says, and has the notebooks.", False),
    ],
)
def test_a_biography_is_of_somebody_whom_the_article_has_not_mentioned(bio: str, is_bio: bool) -> None:
    assert bool(removed(f"{PROSE}\n\n{bio}")) is is_bio


def test_a_name_above_a_paragraph_about_that_person_is_a_biography() -> None:
    bio = "Delphine Hatch\n\nDelphine covers land, water and the people who argue about them."
    assert [reason for _, reason in removed(f"{PROSE}\n\n{bio}")] == ["author's bio"] * 2
    about = "Delphine Hatch\n\nDelphine walked to the pier and waited for the ferry to come back."
    assert removed(f"{PROSE}\n\n{about}") == []


def test_an_author_above_the_article_beside_a_date() -> None:
    assert removed(f"Gwil Parry-Odom\n\nNov 05, 2026\n\n{PROSE}") == [
        ("Gwil Parry-Odom", "byline"),
        ("Nov 05, 2026", "date line"),
    ]


def test_a_heading_with_the_name_of_somebody_in_the_article_is_read() -> None:
    assert removed(f"Nov 05, 2026\n\nTove Lind\n\n{PROSE}") == [("Nov 05, 2026", "date line")]


def test_what_ends_an_article_with_the_name_of_its_author_is_about_the_author() -> None:
    bio = "Rosa Achter measures ice in the south, reluctantly."
    post = Post("k", "The ferry", f"{PROSE}\n\n{bio}", "page", author="Bo Lund and Rosa Achter")
    assert [(removal.text, removal.reason) for removal in clean(post).removed] == [(bio, "author's bio")]
    assert clean(replace(post, author=None)).removed == ()
    line = replace(post, body=f"Rosa Achter\n\n{PROSE}")
    assert [(removal.text, removal.reason) for removal in clean(line).removed] == [("Rosa Achter", "byline")]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Lovelace", ("Ada Lovelace",)),
        ("Ada Lovelace and Bo Lund, Nora Roe", ("Ada Lovelace", "Bo Lund", "Nora Roe")),
        ("Editor", ()),
        ("", ()),
    ],
)
def test_names_of_authors(author: str, names: tuple[str, ...]) -> None:
    assert names_in(author) == names
