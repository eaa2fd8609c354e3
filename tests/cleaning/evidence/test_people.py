import pytest

from audioposts.cleaning.evidence.people import name_in_line
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
