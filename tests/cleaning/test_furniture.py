import pytest

from audioposts.cleaning import clean
from audioposts.models import Post
from tests.conftest import PROSE


def removed(body: str, *, title: str = "The ferry", publisher: str | None = None) -> list[tuple[str, str]]:
    article = clean(Post("k", title, body, "page", publisher=publisher))
    return [(removal.text, removal.reason) for removal in article.removed]


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
    ],
)
def test_a_line_of_furniture_in_mid_article(line: str, reason: str) -> None:
    first, *rest = PROSE.split("\n\n")
    article = clean(Post("k", "The ferry", "\n\n".join([first, line, *rest]), "page"))
    assert [r.reason for r in article.removed] == [reason]
    assert article.text == PROSE


@pytest.mark.parametrize(
    "sentence",
    [
        "She asked them to share this photo of the ferry with anyone who had lived on the island.",
        "The newsletter, she said, had never had more than forty readers, and she knew them all.",
        "He signed up by email, waited four years, and was told that his application had been lost.",
        "They join 20,000 others who have left the valley since the mine closed.",
        "The rest of the story is history.",
        "Subscribe to the theory or not, the numbers are what they are.",
        "It costs about the same either way (and/or a little more).",
        "The band took its name from a current (AC/DC).",
        "By Tuesday, everybody knew.",
        "From the start, nobody believed him.",
        "“Support us today,” the banner said, and the crowd under it laughed.",
        "The photo shows a man in a hat.",
        "Categories of risk are what insurers live by.",
        "“We rely on our readers,” said the editor of the Post, which closed in May.",
    ],
)
def test_a_sentence_that_only_sounds_like_furniture_is_read(sentence: str) -> None:
    first, *rest = PROSE.split("\n\n")
    body = "\n\n".join([first, sentence, *rest])
    assert clean(Post("k", "The ferry", body, "page")).text == body


def test_the_title_repeated() -> None:
    assert removed(f"The ferry\n\n{PROSE}") == [("The ferry", "title repeated")]


def test_a_list_of_other_stories_ends_where_the_article_goes_on() -> None:
    first, *rest = PROSE.split("\n\n")
    long = "The article goes on after the box with a paragraph that is long enough to be no teaser on a card: " + first
    cards = ["Read next", "A ferry sinks", "A ferry sinks", "All hands were saved.", "Dec 4", "2 mins read"]
    assert [text for text, _ in removed("\n\n".join([first, *cards, long, *rest]))] == cards


def test_cards_at_the_end_go_to_the_last_one() -> None:
    cards = [
        "Our readers read next",
        "More from Jane Roe",
        "A ferry sinks in the harbour",
        "All hands were saved.",
        "Dec 4",
    ]
    assert [text for text, _ in removed("\n\n".join([PROSE, *cards]))] == cards


def test_a_box_is_removed_from_its_name_to_its_button() -> None:
    first, *rest = PROSE.split("\n\n")
    box = ["Wake up with the Post", "Get the stories of your day, free.", "Enter your email address", "Sign me up"]
    article = clean(Post("k", "t", "\n\n".join([first, "\n".join(box), *rest]), "page"))
    assert article.text == PROSE
    assert {r.reason for r in article.removed} == {"newsletter box"}


APPEAL = [
    "Keep our lamp lit",
    "While others look away, The Harbour Post looks at the harbour.",
    "As its editor, I work to bring our readers the whole story, and I’m proud of our independence.",
    "Your support helps us to go on. Please join The Harbour Post Community today.",
    "– Jane Roe, editor",
    "Yes, I’ll join",
    "Already a member? Sign in to stop seeing this",
]


def test_an_appeal_at_the_end_goes_from_its_heading_to_its_button() -> None:
    article = clean(Post("k", "t", "\n\n".join([PROSE, *APPEAL]), "page", publisher="The Harbour Post"))
    assert article.text == PROSE
    assert [r.text for r in article.removed] == APPEAL


def test_what_follows_the_reporting_credit_belongs_to_the_appeal_below_it() -> None:
    unsuspicious = "The harbour is large, and the night is long."
    body = "\n\n".join([PROSE, "Post staff contributed to this report.", unsuspicious, *APPEAL[2:]])
    article = clean(Post("k", "t", body, "page"))
    assert article.text == PROSE


def test_the_last_paragraphs_of_an_article_do_not_go_with_the_appeal() -> None:
    article = clean(Post("k", "t", "\n\n".join([PROSE, "Support our journalism today.", "Donate now"]), "page"))
    assert article.text == PROSE


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


def test_lines_around_the_article_go_only_with_other_furniture() -> None:
    assert removed(f"OPINION\n\n{PROSE}") == []
    assert [text for text, _ in removed(f"News\n\nListen to this article\n\n{PROSE}\n\nShare\n\nFerries")] == [
        "News",
        "Listen to this article",
        "Share",
        "Ferries",
    ]
    assert removed(f"Key points\n\n• One\n\nShare this\n\n{PROSE}") == [("Share this", "share prompt")]
