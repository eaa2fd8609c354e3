import re

import pytest

from audioposts.cleaning.letters import CAPITAL


@pytest.mark.parametrize("letter", "AZÀÉØŁŠΆΩЁЖЯԱ")
def test_capitals_of_the_scripts_that_have_them(letter: str) -> None:
    assert re.fullmatch(CAPITAL, letter)


@pytest.mark.parametrize("letter", "azàéøłšάωёжяա1_-[]^\\ ßªº´中ا")
def test_everything_else_is_none(letter: str) -> None:
    assert not re.fullmatch(CAPITAL, letter)
