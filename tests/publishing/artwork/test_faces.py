from pathlib import Path

import pytest
from hypothesis import given, settings

from audioposts.publishing.artwork.coverage import characters
from audioposts.publishing.artwork.faces import OURS, Weight, lettered
from audioposts.publishing.artwork.letters import JOINERS
from tests.publishing.artwork.titles import ANY_TITLE, TITLES


def faces(text: str) -> list[str]:
    found = [letter.face.stem for letter in lettered(text, Weight.TITLE)]
    return [name for i, name in enumerate(found) if i == 0 or found[i - 1] != name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zug", ["InterDisplay-Bold"]),
        ("Почему, γιατί, tại sao?", ["InterDisplay-Bold"]),
        ("夜行列車がふたたび走る", ["NotoSansCJK-Bold"]),
        ("为什么 밤 기차", ["NotoSansCJK-Bold"]),
        ("لماذا عادت 3", ["NotoSansArabic-Bold"]),
        ("रात की", ["NotoSansDevanagari-Bold"]),
        ("ab למה", ["InterDisplay-Bold", "NotoSansHebrew-Bold"]),
        ("ทำไม", ["NotoSansThai-Bold"]),
        ("რატომ", ["NotoSansGeorgian-Bold"]),
        ("Ինչու", ["NotoSansArmenian-Bold"]),
    ],
)
def test_each_script_has_its_font(text: str, expected: list[str]) -> None:
    assert faces(text) == expected
    assert "".join(letter.text for letter in lettered(text, Weight.TITLE)) == text


def test_small_lines_have_another_weight() -> None:
    assert lettered("Zug", Weight.LINE)[0].face.stem == "Inter-SemiBold"


def test_a_sign_that_no_font_has_is_left_out() -> None:
    assert "".join(letter.text for letter in lettered("The \U0001f9ff\U00016fe4ferry", Weight.TITLE)) == "The ferry"


def test_letters_that_no_font_has_become_latin_ones() -> None:
    text = "".join(letter.text for letter in lettered("\U00010380 \U0001d400\U0001d401", Weight.TITLE))
    assert text.isascii()
    assert text.endswith("AB")


@settings(deadline=None)
@given(text=ANY_TITLE)
def test_no_letter_is_in_a_font_that_has_it_not(text: str) -> None:
    for letter in lettered(text, Weight.TITLE):
        assert all(ord(char) in characters(letter.face) or char in JOINERS for char in letter.text)


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:20]))
def test_letters_are_the_same_every_time(title: str) -> None:
    assert lettered(title, Weight.TITLE) == lettered(title, Weight.TITLE)


def test_our_fonts_are_there() -> None:
    for weight in Weight:
        assert (Path(OURS) / weight).is_file()
