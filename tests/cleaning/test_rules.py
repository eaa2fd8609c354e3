import re
from pathlib import Path

import pytest

from audioposts.cleaning.rules import Patterns, all_rules, first_match, languages, plain, rules_for
from audioposts.cleaning.rules.literals import needed


def test_typographic_quotes_are_plain_to_the_patterns() -> None:
    assert plain("I’ll  “join”") == 'I\'ll "join"'


def test_every_block_rule_keeps_away_from_paragraphs() -> None:
    assert all(rule.max_words <= 80 for rule in all_rules().blocks)


def test_a_rule_sees_through_brackets_and_arrows() -> None:
    labels = Patterns(rule for rule in rules_for("en").blocks if rule.reason == "advertisement label")
    assert first_match(labels, "[Advertisement]")
    assert first_match(labels, "▶ Advertisement")
    assert not first_match(labels, "The advertisement ran for a year.")


@pytest.mark.parametrize("language", languages())
def test_every_expression_is_one_and_is_looked_for_by_words(language: str) -> None:
    """Expressions are compiled when a text has a word that they need: most in no run."""
    rules = rules_for(language)
    lists = [patterns for key in dir(rules) if isinstance(patterns := getattr(rules, key), Patterns)]
    expressions = [expression for patterns in lists for pattern in patterns for expression in pattern.expressions]
    assert all(re.compile(expression, re.IGNORECASE) for expression in expressions)
    assert sum(needed(expression) != {""} for expression in expressions) > 0.9 * len(expressions)


def test_no_publisher_is_named_in_code_or_rules() -> None:
    """What is known of one publisher or blog would hide what is not known of the others.

    How a name is said is another matter: that is for whoever is mentioned.
    """
    package = Path(__file__).parents[2] / "audioposts"
    files = [path for path in package.rglob("*") if path.suffix in (".py", ".toml") and "narration" not in path.parts]
    text = "\n".join(path.read_text() for path in files).casefold()
    for name in (
        "newsweek",
        "politico",
        "washington times",
        "euronews",
        "times of israel",
        "novakhov",
        "pbs",
        "sri lanka",
    ):
        assert not re.search(rf"\b{name}\b", text)
