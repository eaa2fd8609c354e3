import pytest

from audioposts.cleaning import clean
from audioposts.models import Post
from tests.cleaning.conftest import around, removed
from tests.conftest import PROSE


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this article", "share prompt"),
        ("Facebook | Twitter | WhatsApp", "share prompt"),
        ("Get our free morning briefing by email, every weekday", "newsletter box"),
        ("By signing up, you agree to our Terms and Privacy Policy.", "newsletter box"),
        ("Enter your email address", "newsletter box"),
        ("Delivered straight to your inbox.", "newsletter box"),
        ("Download our app for breaking news", "app advertisement"),
        ("ADVERTISEMENT", "advertisement label"),
        ("[Article continues below]", "advertisement label"),
        ("Listen to this article · 6 min", "player label"),
        ("4 min read", "reading time"),
        ("12 Comments", "comment count"),
        ("Tags: ferries, harbours", "tags"),
        ("© 2026 The Harbour Post. All rights reserved.", "copyright line"),
        ("This article was originally published in The Harbour Post.", "origin note"),
        ("Jane Roe and John Doe contributed to this report.", "reporting credit"),
        ("(Reporting by Jane Roe; Editing by John Doe)", "reporting credit"),
        ("The ferry at dawn. (Jane Roe/AFP)", "photo caption"),
        ("The ferry at dawn, on Monday (Rami al ROE / AP)", "photo caption"),
        ("The ferry at dawn. (AP Photo/Jane Roe)", "photo caption"),
        ("Photo: Jane Roe", "photo caption"),
        ("READ MORE: The ferries of the north", "related link"),
        (">> Related: The ferries of the north", "related link"),
        ("This site uses cookies to improve your experience.", "cookie notice"),
        ("To continue reading, subscribe now.", "paywall"),
        ("Already a member? Sign in to stop seeing this", "paywall"),
        ("https://example.com/ferries", "link"),
        ("Sat 8 Mar 2025 07.00 GMT", "date line"),
        ("7 min read · Oct 30, 2026", "reading time"),
        ("1 Comment | Save article", "comment count"),
        ("The ferry at dawn. (Jane Roe — For the Post)", "photo caption"),
        ("[1/3] The ferry at dawn, March 4, 2025. TPA/Jane Roe", "photo caption"),
        ("Do you work on a ferry? You can contact Jane Roe in confidence.", "call to readers"),
        ("This reporting was supported by a grant from the Harbour Fund.", "funding note"),
        ("Skip next section: More on ferries", "page control"),
        ("With your agreement, we and 318 partners keep information on your device.", "cookie notice"),
    ],
)
def test_a_line_of_furniture_in_mid_article(line: str, reason: str) -> None:
    first, *rest = PROSE.split("\n\n")
    article = clean(Post("k", "The ferry", "\n\n".join([first, line, *rest]), "page"))
    assert [r.reason for r in article.removed] == [reason]
    assert article.text == PROSE


def test_the_title_repeated() -> None:
    assert removed(f"The ferry\n\n{PROSE}") == [("The ferry", "title repeated")]


def test_dates_of_a_story_told_in_dates_are_read() -> None:
    dates = around(
        "March 4, 2025", "The ferry sank.", "12 May 2025, 2:40 a.m.", "It was raised again by two men.", "6 June 2025"
    )
    assert removed("\n\n".join(dates)) == [("12 May 2025, 2:40 a.m.", "date line")]
    story = around("25 March, 2:40 a.m.", "The ferry sank.", "3 April, noon 12:00", "It was raised again by two men.")
    assert removed("\n\n".join(story)) == []


def test_one_date_above_the_article_is_its_date_line() -> None:
    assert removed(f"March 4, 2025\n\n{PROSE}") == [("March 4, 2025", "date line")]


def test_a_line_with_a_date_above_the_article_says_who_published_it_when() -> None:
    line = "Harrow Point Ledger, March 22, 2025"
    assert removed(f"{line}\n\n{PROSE}") == [(line, "date line")]
    told = around("Harrow Point, March 22, 2025", "The ferry sank.", "Oslo, 3 April 2025", "It was raised again.")
    assert removed("\n\n".join(told)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ada Roe · The Quay · 3 min read",
        "By Ada Roe – The Quay",
        "ADA ROE, Harbour Magazine",
        "The Quay | March 3, 2025 | by Ada",
    ],
)
def test_a_line_of_names_with_one_part_that_is_known_says_who_wrote_it_where(line: str) -> None:
    assert [text for text, _ in removed(f"{line}\n\n{PROSE}")] == [line]


@pytest.mark.parametrize("line", ["Oars, ropes and 3 min of rest", "Ada – The Quay", "3 min read, he said, and left"])
def test_other_lines_above_the_article_are_read(line: str) -> None:
    assert removed(f"{line}\n\n{PROSE}") == []


def test_numbers_beside_furniture_are_counts_and_those_of_sections_are_not() -> None:
    assert removed("\n\n".join(around("♡ 218", "Share", "37")))[-1] == ("37", "counter")
    sections = ["1", PROSE, "Share", "2", PROSE]
    assert removed("\n\n".join(sections)) == [("Share", "share prompt")]
    assert removed("\n\n".join(around("Share", "$6,500"))) == [("Share", "share prompt")]


def test_what_stands_under_the_end_of_a_press_release() -> None:
    notes = ["ENDS", "Notes to editors", "The frost was measured by two thermometers.", "Founded in 1891 as a school."]
    assert [text for text, _ in removed("\n\n".join([PROSE, *notes]))] == notes


def test_a_figure_is_its_description_its_caption_and_its_credit() -> None:
    figure = "A white ferry in front of a row of flags.\nThe ferry leaves the harbour, on Jan. 19. Pontus Alm/Nordic Picture Agency"
    assert [reason for _, reason in removed("\n\n".join(around(figure)))] == ["photo caption"] * 2
    figure = "Old letters tied with ribbon\nShutterline/Oksana Prem"
    assert [text for text, _ in removed("\n\n".join(around(figure)))] == figure.split("\n")
    assert removed("\n\n".join(around("Health/Science", "Human/Technology Interaction", "It was either/or."))) == []
