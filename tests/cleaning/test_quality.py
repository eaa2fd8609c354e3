"""Invented web pages with gold text: what leaks and what is lost. The counts may only fall; `make quality` lists the lines."""

from functools import cache

import pytest

from benchmarks.quality import Score, html_pages, is_ordinary, summary

LOST = {"en12": 2, "fr08": 2, "ru05": 1}
"""Paragraphs of articles that are not read, by page."""

SPOKEN = {"dense": 85, "ordinary": 4}
"""Furniture lines that are read; another page's words are no rule's fault, so they are counted together."""

WRONG_VERDICTS = 0


@cache
def scores() -> tuple[Score, ...]:
    return tuple(html_pages())


def test_there_are_pages_in_eight_languages() -> None:
    assert len(scores()) >= 130
    assert {one.name[:2] for one in scores()} == {"en", "de", "fr", "es", "it", "pt", "nl", "ru", "xx"}


def test_no_paragraph_is_lost() -> None:
    assert {one.name: len(one.lost) for one in scores() if one.lost} == LOST


def test_little_furniture_is_spoken() -> None:
    read = [one for one in scores() if one.expected_verdict == "full"]
    assert {
        kind: sum(len(one.leaked) for one in read if is_ordinary(one.name) is (kind == "ordinary")) for kind in SPOKEN
    } == SPOKEN


def test_verdicts() -> None:
    wrong = [one.name for one in scores() if one.verdict != one.expected_verdict]
    assert len(wrong) == WRONG_VERDICTS, wrong


@pytest.mark.parametrize(("key", "least"), [("F1", 0.965), ("recall", 0.99), ("precision", 0.94)])
def test_the_words_are_the_articles(key: str, least: float) -> None:
    assert summary(scores())[key] >= least
