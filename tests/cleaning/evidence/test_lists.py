from tests.cleaning.conftest import around, removed
from tests.conftest import PROSE


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


def test_titles_that_stand_there_twice_are_cards_without_any_line_above_them() -> None:
    cards = [
        "Inspectors warned of rust two winters ago", "Inspectors warned of rust two winters ago", "Nov 8",
        "Ferry returns to a crossing it left", "Ferry returns to a crossing it left", "Nov 7",
    ]  # fmt: skip
    assert [text for text, _ in removed("\n\n".join(around(*cards)))] == cards


def test_a_refrain_is_no_card() -> None:
    refrain = ["And the ferry goes out again", "And the ferry goes out again"]
    assert removed("\n\n".join(around(*refrain))) == []


def test_a_long_list_under_related_resources_is_the_article_itself() -> None:
    steps = [f"Choose the colour of the harbour wall number {i} before the spring" for i in range(60)]
    assert removed("\n\n".join([PROSE, "Related resources", *steps])) == [("Related resources", "related stories")]


def test_contents_are_lines_that_come_back_as_headings() -> None:
    contents = ["Loudness", "Weather", "Verdict"]
    sections = [line for name in contents for line in (name, PROSE)]
    assert [text for text, _ in removed("\n\n".join([PROSE, *contents, *sections]))] == contents


def test_headings_that_come_back_in_each_section_are_read() -> None:
    sections = [line for name in ("One boat", "Two boats") for line in (name, PROSE, "Pros", PROSE, "Cons", PROSE)]
    assert removed("\n\n".join(sections)) == []


def test_topics_between_furniture() -> None:
    topics = ["Harbours", "Ferries", "Life Lessons"]
    assert removed("\n\n".join([PROSE, "Share", *topics, "902 followers", "Jane Roe is a writer."]))[1:4] == [
        (topic, "topics") for topic in topics
    ]
    assert removed("\n\n".join(around("Envelopes", "Packing tape", "Labels"))) == []


def test_a_poll_ends_at_the_line_that_asks_to_sign_in() -> None:
    poll = ["POLL", "Do you take the ferry?", "Yes", "No", "Login or subscribe to participate"]
    assert [text for text, _ in removed("\n\n".join(around(*poll, "What happens now")))] == poll


def test_a_heading_of_the_article_under_a_box_of_other_stories_is_no_card() -> None:
    first, *rest = PROSE.split("\n\n")
    box = "Related articles\nThe reservoirs face their worst February in thirty years"
    heading = "Five hundred people and ten days to leave"
    long = "The village had five hundred people when the dam was announced: " + first * 3
    assert [text for text, _ in removed("\n\n".join([first, box, heading, long, *rest]))] == box.split("\n")
