"""What stands in braces, and what a template may never do: fail, hang, or look behind the curtain."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.config.sounds import ARTICLE_BLANKS, DIGEST_BLANKS
from audioposts.templating import Blanks, check_template, filled

VALUES: dict[str, str | int] = {"date": "Monday", "show": "The Reader", "count": 3, "first": "The ferry", "others": 2}


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{show}, {date}.", "The Reader, Monday."),
        ("{count} articles{% if others %}, {others} more{% endif %}", "3 articles, 2 more"),
        ("{% if count > 5 %}many{% elif 1 < count <= 5 %}some{% else %}one{% endif %}", "some"),
        ("{% if 'ferry' in first and not others == 0 %}ships{% endif %}", "ships"),
        ("{first|upper} {'one' if count == 1 else count ~ ' in all'}", "THE FERRY 3 in all"),
        ("  two\n\n  lines ", "two lines"),
        ("a } alone, and {'{'}braces{'}'}", "a } alone, and {braces}"),
        ("{# for people #}{show}", "The Reader"),
        ("", ""),
    ],
)
def test_blanks_are_filled_in(template: str, said: str) -> None:
    assert filled(check_template(template, DIGEST_BLANKS), VALUES) == said


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{titel}", r"nobody fills \{titel\}; it may have \{author\}, \{date\}, \{publisher\}, \{show\}, \{title\}"),
        ("{% if not title %}{titel}{% endif %}", r"nobody fills \{titel\}"),
        ("{title", "unexpected end of template"),
        ("{}", "Expected an expression"),
        ("{{title}}", "expected token"),
        ("{% if title %}", "Unexpected end of template"),
        ("{title.__class__}", "a dot is not for templates"),
        ("{x.__class__}", "a dot is not for templates"),
        ("{title['__class__']}", "an index is not for templates"),
        ("{''.__class__.__mro__[1].__subclasses__()}", "is not for templates"),
        ("{title.upper()}", "a call is not for templates"),
        ("{self}", "nobody fills"),
        ("{% for i in range(10**9) %}a{% endfor %}", "a loop is not for templates"),
        ("{'a' * 10**10}", "arithmetic is not for templates"),
        ("{10**10**10}", "arithmetic is not for templates"),
        ("{% set title = 'x' %}", "“Assign” is not for templates"),
        ("{% macro a() %}{a()}{% endmacro %}", "is not for templates"),
        ("{% include 'audioposts.toml' %}", "“Include” is not for templates"),
        ("{% import 'os' as os %}", "is not for templates"),
        ("{title|replace('', title)}", "of filters there are capitalize, lower, title, trim, upper"),
        ("{title|attr('__class__')}", "of filters there are"),
        ("{title|upper(1)}", "of filters there are"),
        ("{% filter upper %}a{% endfilter %}", "is not for templates"),
        ("{title if author}", "wants an “else”"),
        ("{% if title > 3 %}long{% endif %}", "only numbers can be more"),
        ("{% if 3 in title %}three{% endif %}", "only text can be in a text"),
        ("{" + "(" * 900 + "1" + ")" * 900 + "}", "cannot be read"),
        ("{" + "not " * 490 + "title}", "cannot be read"),
        ("x" * 2001, "more than 2000 characters"),
    ],
)
def test_what_is_no_template_is_refused_at_once(template: str, why: str) -> None:
    began_s = time.monotonic()
    with pytest.raises(ValueError, match=why):
        check_template(template, ARTICLE_BLANKS)
    assert time.monotonic() - began_s < 1


def test_a_message_is_short_however_long_the_template_is() -> None:
    with pytest.raises(ValueError, match="is no template") as caught:
        check_template("{" + "a" * 1900 + ".b}", ARTICLE_BLANKS)
    assert len(str(caught.value)) < 500


@given(st.text() | st.sampled_from(["{show}", "{{ title }}", "{% if %}", "{# x", "{x.__class__}", "}{", "{% raw %}"]))
def test_braces_in_a_title_are_no_blanks(title: str) -> None:
    said = filled(check_template("From {title}.", ARTICLE_BLANKS), {"title": title})
    assert said == " ".join(f"From {title}.".split())


_PIECES = st.sampled_from([
    "{", "}", "{%", "%}", "{#", "#}", "title", "count", " if ", "elif", "else", "endif", "for x in title", "endfor",
    "|upper", "|length", ".", "__class__", "[0]", "(", ")", " == ", " > ", " in ", " and ", " not ", "~", "*", "**", "9",
    "'a'", "1.5", ",", ":", " ", "none", "true", "\n", "é", "set", "is defined", "raw", "-",
])  # fmt: skip


def passes(template: str, blanks: Blanks) -> bool:
    try:
        return check_template(template, blanks) == template
    except ValueError:
        return False


@given(st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=40), st.text(max_size=20), st.integers(0, 99))
def test_whatever_passes_can_be_filled_with_anything(template: str, title: str, count: int) -> None:
    if not passes(template, {"title": "", "count": 1}):
        return
    said = filled(template, {"title": title, "count": count})
    assert "\n" not in said
    assert len(said) <= 20_000


def test_what_comes_out_has_an_end() -> None:
    assert len(filled("{title}", {"title": "x" * 100_000})) == 20_000


def test_a_template_that_was_not_checked_fails_as_one() -> None:
    with pytest.raises(ValueError, match=re.escape("'{nobody}' is no template: 'nobody' is undefined")):
        filled("{nobody}", {})
