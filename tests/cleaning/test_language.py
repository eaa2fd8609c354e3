import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning.language import language_of, same_language

FERRIES = {
    "de": "Die Fähre fuhr um sechs, wie jeden Morgen seit dem Krieg, und niemand auf dem Steg sah auf.",
    "en": "The ferry left at six, as it has every morning since the war, and nobody on the pier looked up.",
    "es": "El transbordador salió a las seis, como todas las mañanas desde la guerra, y nadie en el muelle levantó la vista.",
    "fr": "Le bac est parti à six heures, comme tous les matins depuis la guerre, et personne sur la jetée n’a levé les yeux.",
    "it": "Il traghetto è partito alle sei, come ogni mattina dalla fine della guerra, e nessuno sul molo ha alzato lo sguardo.",
    "nl": "De veerboot vertrok om zes uur, zoals elke ochtend sinds de oorlog, en niemand op de pier keek op.",
    "pt": "A balsa saiu às seis, como todas as manhãs desde a guerra, e ninguém no cais levantou os olhos.",
    "ru": "Паром ушёл в шесть, как каждое утро после войны, и никто на причале не поднял глаз.",
}


@pytest.fixture(scope="module", autouse=True)
def model() -> None:
    """Have it loaded before a test is timed."""
    language_of(FERRIES["en"])


@pytest.mark.parametrize("language", FERRIES)
def test_languages_are_told_apart_whatever_the_case(language: str) -> None:
    assert language_of(FERRIES[language]) == language
    assert language_of(FERRIES[language].upper()) == language


@pytest.mark.parametrize("text", ["", "1 2 3 4 5 6", "The ferry left.", "😀 😀 😀 😀 😀 😀", "\ud800" * 9, "a\nb\x00c"])
def test_too_little_is_no_language(text: str) -> None:
    assert language_of(text) is None


def test_only_the_beginning_of_a_long_text_counts() -> None:
    assert language_of(f"{FERRIES['de']} " * 30 + f"{FERRIES['en']} " * 500) == "de"


def test_tags_of_one_language() -> None:
    assert same_language("en", "en-GB")
    assert same_language("DE-at", "de-CH")
    assert not same_language("en", "eng")


@settings(deadline=None)
@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    found = language_of(text)
    assert found is None or found.isascii()
