"""Announcements -> what is said: whole, by the announcer, as dates and numbers are spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Announcement, Pauses, Reading, Role
from audioposts.narration import write_announcement
from audioposts.narration.wording import Wording
from audioposts.templating import filled

DATES = {
    "en": ("Saturday, March 14, 2026", "March fourteenth"),
    "de": ("Samstag, 14. März 2026", "vom Samstag, dem vierzehnten März"),
    "fr": ("samedi 14 mars 2026", "du samedi quatorze mars"),
    "es": ("sábado, 14 de marzo de 2026", "del sábado, catorce de marzo"),
    "it": ("sabato 14 marzo 2026", "di sabato 14 marzo"),
    "pt": ("sábado, 14 de março de 2026", "de sábado, 14 de março"),
    "nl": ("zaterdag 14 maart 2026", "van zaterdag 14 maart"),
}


def said(announcement: Announcement, max_chars: int = 300) -> list[tuple[str, str, int]]:
    script = write_announcement(announcement, max_chars)
    assert {one.role for one in script.utterances} <= {Role.ANNOUNCER}
    assert {one.language for one in script.utterances} <= {announcement.language}
    return [(one.text, one.spoken.text, one.pause_ms) for one in script.utterances]


def test_paragraphs_are_said_with_the_silence_of_a_list_and_a_longer_one_at_the_end() -> None:
    announcement = Announcement("Digest", "en", ("Good day. It is Saturday.", "The headlines:", "5 boats"), 900)
    pauses = Pauses()
    assert said(announcement) == [
        ("Good day.", "Good day.", pauses.sentence_ms),
        ("It is Saturday.", "It is Saturday.", pauses.item_ms),
        ("The headlines:", "The headlines.", pauses.item_ms),
        ("5 boats", "five boats.", 900),
    ]


def test_a_show_may_want_other_silences() -> None:
    reading = Reading(pauses=Pauses(item_ms=70, end_ms=5))
    script = write_announcement(Announcement("D", "en", ("One", "Two"), 800), 300, reading)
    assert [one.pause_ms for one in script.utterances] == [70, 800]
    assert (script.title, script.language) == ("D", "en")


def test_what_is_said_is_in_the_transcript() -> None:
    script = write_announcement(Announcement("D", "en", ("This is The Reader.",)), 300)
    assert [one.text for one in script.utterances] == ["This is The Reader."]


def test_nothing_is_said_of_nothing() -> None:
    assert said(Announcement("D", "en", ())) == []
    assert said(Announcement("D", "en", ("", "😀"))) == []


@pytest.mark.parametrize("language", DATES)
@pytest.mark.parametrize("key", ["greeting", "weekly_greeting"])
def test_a_greeting_is_one_sentence_with_its_date_as_it_is_spoken(language: str, key: str) -> None:
    date, spoken_date = DATES[language]
    values: dict[str, str | int] = {"show": "Quai", "date": date, "count": 3, "first": "X", "others": 2}
    ((text, spoken, _),) = said(Announcement("D", language, (filled(Wording(language)[key], values),)))
    assert date in text
    assert spoken_date.split(" ", 1)[1] in spoken
    if key == "greeting":
        assert spoken_date in spoken


@given(st.lists(st.text(max_size=60), max_size=4), st.integers(20, 300), st.sampled_from(sorted(DATES)))
def test_every_piece_fits_the_engine(paragraphs: list[str], max_chars: int, language: str) -> None:
    pieces = said(Announcement("D", language, tuple(paragraphs)), max_chars)
    assert all(0 < len(spoken) <= max_chars for _, spoken, _ in pieces)
