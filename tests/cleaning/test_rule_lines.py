"""Lines as pages print them, and sentences as articles have them, in each language: rules/*.toml here."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from audioposts.cleaning import rules
from audioposts.cleaning.rules import Patterns, Rules, first_match, languages
from audioposts.cleaning.timestamps import is_about_time

LANGUAGES = sorted(path.stem for path in (Path(__file__).parent / "rules").glob("*.toml"))

LISTS = {
    "appeal": {"asks": "asks", "voice": "voices", "signature": "signatures", "openers": "appeal_openers"},
    "bio": {"patterns": "bios", "openers": "bio_openers"},
    "box": {"speech": "box_speech", "names": "box_names"},
    "openers": {"lines": "openers"},
}
"""Which list of the rules the lines of a section are for."""


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """Have the patterns compiled before a test is timed."""
    for language in set(LANGUAGES) & set(languages()):
        rules_of(language)


@cache
def lines_of(language: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "rules" / f"{language}.toml").read_text(encoding="utf-8"))


def rules_of(language: str) -> Rules:
    """Return the rules of a language without the English ones: each file has to stand by itself."""
    if language not in languages():
        pytest.skip(f"audioposts/cleaning/rules/{language}.toml is missing")
    return rules._rules((language,))


def told(wrong: list[str]) -> str:
    return f"{len(wrong)} lines:\n" + "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_furniture_is_found_with_its_reason(language: str) -> None:
    known = rules_of(language)
    wrong = []
    for reason, lines in lines_of(language)["furniture"].items():
        for line in lines:
            rule = first_match(known.blocks, line)
            if rule is None or rule.reason != reason:
                wrong.append(f"{line!r} is {rule.reason if rule else 'not found'}, not {reason}")
    assert not wrong, told(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_appeals_bios_boxes_and_lists_are_found(language: str) -> None:
    known = rules_of(language)
    wrong = [
        f"{line!r} is not found by [{section}] {name}"
        for section, name, line in listed(lines_of(language))
        if not first_match(getattr(known, LISTS[section][name]), line)
    ]
    assert not wrong, told(wrong)


def listed(lines: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for section, names in LISTS.items():
        for name in names:
            yield from ((section, name, line) for line in lines.get(section, {}).get(name, ()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_lines_are_known(language: str) -> None:
    known = rules_of(language)
    wrong = [repr(line) for line in lines_of(language)["times"]["lines"] if not is_about_time(line, known.time)]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_an_article_is_taken(language: str) -> None:
    known = rules_of(language)
    patterns = Patterns((*known.blocks, *known.openers))
    found = ((line, first_match(patterns, line)) for line in lines_of(language)["article"]["lines"])
    wrong = [f"{line!r} is taken for {rule.reason}" for line, rule in found if rule]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_lines_of_every_kind(language: str) -> None:
    lines = lines_of(language)
    assert set(lines) == {"furniture", "times", "article", *LISTS}
    assert sum(map(len, lines["furniture"].values())) >= 140
    assert len(lines["article"]["lines"]) >= 60


def test_every_language_with_rules_has_lines() -> None:
    assert set(languages()) - {"en"} <= set(LANGUAGES)
