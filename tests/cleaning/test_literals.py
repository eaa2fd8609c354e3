import re

import pytest

from audioposts.cleaning.rules import all_rules
from audioposts.cleaning.rules.literals import folded, needed


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("^share this \\w+$", {"share this "}),
        ("^by: .{3,60}$", {"by: "}),
        ("^(get|receive) (our )?newsletters?\\b", {"newsletter"}),
        ("\\b(follow|find) (us|me)", {"follow", "find"}),
        ("^(ad|sponsored( by .+)?)$", {"ad", "sponsored"}),
        ("^thanks?, (?!not )(?-i:Ihnen|you)", {"thank"}),
        ("^e-?mail+ed$", {"mail"}),
        ("[\\])x]{2,3} (photo: |[(|]file)\\.$", {"photo: ", "file"}),
        ("a{0,3}b*(c|)(d|e?)", {""}),
        ("^\\x27?\\d+ of \\d+", {" of "}),
        ("^Über uns", {"über uns"}),
    ],
)
def test_what_stands_in_every_text_that_matches(expression: str, words: set[str]) -> None:
    assert needed(expression) == words


def test_what_is_the_same_to_an_expression_that_ignores_case_is_folded_to_the_same() -> None:
    letters = {
        letter for rule in all_rules().blocks for text in rule.expressions for letter in text if letter.isalpha()
    }
    for letter in letters:
        same = re.compile(letter, re.IGNORECASE)
        alike = [chr(code) for code in range(0x3000) if same.fullmatch(chr(code))]
        assert all(folded(other) == folded(letter) for other in alike), letter
