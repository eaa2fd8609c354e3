"""What holds for all kinds of evidence together; each of them has its tests in evidence/."""

import pytest

from audioposts.cleaning import clean
from audioposts.cleaning.rules import all_rules, first_match
from audioposts.models import Post
from tests.conftest import PROSE


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
        "“Share your thoughts,” she told them, and nobody said a word.",
        "The report was published on Tuesday, and nobody in the harbour has read it.",
        "The essay appeared in the spring issue of the review, and made her famous.",
        "Residents can sign up for text alerts to receive warnings of ice.",
        "The parents speak to each other in a WhatsApp group.",
        "In this article of the treaty, nothing is said of ferries.",
        "Prices were higher at the time of the war than they have been since.",
        "Two coffees for €5",
        "Save the date, print it out, and pin it to the wall.",
        "Add the flour below the eggs, and fold the whole of it.",
        "The work was supported by the Coastal Fund, two foundations and a grant of the university.",
        "What’s next",
        "“We rely on our readers,” said the editor of the Post, which closed in May.",
    ],
)
def test_a_sentence_that_only_sounds_like_furniture_is_read(sentence: str) -> None:
    first, *rest = PROSE.split("\n\n")
    body = "\n\n".join([first, sentence, *rest])
    assert clean(Post("k", "The ferry", body, "page")).text == body


def withholds(text: str) -> bool:
    return first_match(all_rules().paywalls, text) is not None


def test_what_says_that_the_rest_is_withheld() -> None:
    assert withholds("To continue reading, subscribe now.")
    assert not withholds("She continued reading until the ferry came.")
