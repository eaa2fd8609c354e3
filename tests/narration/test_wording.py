import tomllib
from importlib import resources
from string import Formatter

import pytest

from audioposts.narration.wording import Wording

TABLE = tomllib.loads(resources.files("audioposts.narration").joinpath("wording.toml").read_text("utf-8"))
ANNOUNCING = ("en", "de", "fr", "es", "it", "pt", "nl")


def forms(words: str | dict[str, str]) -> dict[str, int]:
    """Return how many places for a name or number each form has."""
    each = {"": words} if isinstance(words, str) else words
    return {key: sum(field is not None for _, field, *_ in Formatter().parse(form)) for key, form in each.items()}


@pytest.mark.parametrize("language", TABLE)
def test_every_language_says_all_that_english_says_or_only_the_credits(language: str) -> None:
    expected = TABLE["en"] if language in ANNOUNCING else {key: TABLE["en"][key] for key in ("publisher", "author")}
    assert {key: forms(words) for key, words in TABLE[language].items()} == {
        key: forms(words) for key, words in expected.items()
    }


def test_one_thing_and_several() -> None:
    assert [Wording("en-GB").count("table", number) for number in (1, 2)] == ["A table of one row", "A table of 2 rows"]
    assert Wording("de").count("list", 21) == "Eine Liste mit 21 Punkten."


def test_whom_a_text_is_from() -> None:
    assert Wording("en").credit("author", "Ida Brook") == "By Ida Brook"
    assert Wording("en").credit("author", "by Ida Brook") == "by Ida Brook"
    assert Wording("de-AT").credit("publisher", "Der Bote") == "Von Der Bote"
    assert Wording("fi").credit("publisher", "Satama") == "Satama"


def test_what_comes_from_elsewhere() -> None:
    words = Wording("en")
    assert [words.embed(label) for label in ("x", "video", "", "new")] == [
        "A post on X.",
        "A video.",
        "A post from elsewhere.",
        "A post from elsewhere.",
    ]


def test_in_a_language_that_is_not_known_nothing_is_announced() -> None:
    words = Wording("fi")
    assert {words["code"], words.count("table", 3), words.embed("x"), words.embed("video")} == {""}
