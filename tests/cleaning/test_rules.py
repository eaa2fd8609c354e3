import re
from pathlib import Path

from audioposts.cleaning.rules import all_rules, plain, rules_for


def test_typographic_quotes_are_plain_to_the_patterns() -> None:
    assert plain("I’ll  “join”") == 'I\'ll "join"'


def test_every_block_rule_keeps_away_from_paragraphs() -> None:
    assert all(rule.max_words <= 80 for rule in all_rules().blocks)


def test_a_rule_sees_through_brackets_and_arrows() -> None:
    label = next(rule for rule in rules_for("en").blocks if rule.reason == "advertisement label")
    assert label.matches("[Advertisement]")
    assert label.matches("▶ Advertisement")
    assert not label.matches("The advertisement ran for a year.")


def test_no_publisher_is_named_in_code_or_rules() -> None:
    """What is known of one publisher or blog would hide what is not known of the others."""
    package = Path(__file__).parents[2] / "audioposts"
    text = "\n".join(path.read_text() for path in package.rglob("*") if path.suffix in (".py", ".toml")).casefold()
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
