"""Roman numerals."""

import re

import pytest

from audioposts.narration.speaking.romans import NUMERAL, roman_value


@pytest.mark.parametrize(("numeral", "number"), [("I", 1), ("IV", 4), ("XIV", 14), ("XLIX", 49), ("MCMXCIV", 1994)])
def test_a_smaller_letter_before_a_larger_one_is_taken_from_it(numeral: str, number: int) -> None:
    assert re.fullmatch(NUMERAL, numeral)
    assert roman_value(numeral) == number


@pytest.mark.parametrize("written", ["IIII", "VX", "IM", "CIVIL"])
def test_not_every_row_of_its_letters_is_a_numeral(written: str) -> None:
    assert not re.fullmatch(NUMERAL, written)
