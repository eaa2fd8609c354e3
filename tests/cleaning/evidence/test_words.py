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
        ("SHARE YOUR THOUGHTS", "call to readers"),
        ("How has the price of coal affected you? Join the conversation below.", "call to readers"),
        ("Have you been on the ferry? Tell us about it in the comments!", "call to readers"),
        ("Appeared in the March 12, 2025, print edition as ‘Ferries Sail’.", "origin note"),
        ("This article appeared in the Leaders section of the print edition under the headline “Ice”", "origin note"),
        ("Print headline: Ferries sail", "origin note"),
        ("Sign up for The Tide to receive our stories as soon as they are published.", "newsletter box"),
        ("Turn on push notifications to know first", "newsletter box"),
        ("Would you like to receive breaking news alerts?", "newsletter box"),
        ("Never miss a boat: join our WhatsApp channel", "share prompt"),
        ("I want to join the group", "share prompt"),
        ("Planning a trip? Pin this for later!", "share prompt"),
        ("Jump to Recipe Print Recipe", "share prompt"),
        ("What’s in this guide", "page control"),
        ("In this article", "page control"),
        ("Pinned post", "page control"),
        ("Prices checked on March 18, 2025", "advertisement label"),
        ("Rates are as of April 2, 2025, and are subject to change.", "advertisement label"),
        ("Prices were correct at the time of publication", "advertisement label"),
        ("Auris Pop 3 for $49.90 at Amazon", "advertisement label"),
        ("Check prices for the Harbour Inn", "advertisement label"),
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


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry before it leaves for the islands. TOVE LIND",
        "Teófilo comprueba el motor antes de salir. LUCÍA BARRIENTOS",
        "“Nobody looked up.” T. LIND DE VRIES / AFP",
    ],
)
def test_a_caption_ends_in_a_name_in_capitals(caption: str) -> None:
    assert removed("\n\n".join(around(caption))) == [(caption, "photo caption")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The sign on the pier said it all. CLOSED",
        "The sign on the pier said it all: NO FERRY TODAY.",
        "THE FERRY LEFT. TOVE LIND WAVED",
        "She asked Tove Lind. NATO did not.",
    ],
)
def test_a_sentence_with_capitals_is_no_caption(sentence: str) -> None:
    assert removed("\n\n".join(around(sentence))) == []


def test_a_story_ends_in_capitals() -> None:
    assert removed(f"{PROSE}\n\nThey never came back to the island. THE END") == []


def test_a_price_is_an_offer_in_a_box_that_says_so() -> None:
    box = "Auris Pop 3 por R$ 249 hoje\nPrices checked on March 18, 2025"
    assert [reason for _, reason in removed("\n\n".join(around(box)))] == ["advertisement label"] * 2
    assert removed("\n\n".join(around("Ferry, return: €31", "ADVERTISEMENT"))) == [
        ("ADVERTISEMENT", "advertisement label")
    ]
