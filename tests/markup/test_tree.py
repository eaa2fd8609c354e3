import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.markup.tree import count_words, inner_markup, lines_of, parse_markup, prose_words, remove, text_of


def lines(markup: str) -> list[str]:
    return lines_of(parse_markup(markup))


def test_lines_are_those_of_a_browser() -> None:
    assert lines("a<p>b <i>c</i>d<br>e<!-- x -->f<script>no</script>g</p>h<ul><li>one<li>two</ul>") == [
        "a",
        "b cd",
        "efg",
        "h",
        "one",
        "two",
    ]


@pytest.mark.parametrize("markup", ["", " ", "<script>x</script>", "<head><title>x</title></head>"])
def test_nothing_to_see(markup: str) -> None:
    assert lines(markup) == []


def test_elements_can_be_left_out_and_taken_out() -> None:
    page = parse_markup("<p>a <b>b</b> c</p>")
    bold = page.find(".//b")
    assert bold is not None
    assert lines_of(page, [bold]) == ["a c"]
    assert count_words(page) == 3
    remove(bold)
    remove(bold)
    assert text_of(page) == "a c"


def test_characters_that_xml_has_not_are_dropped() -> None:
    page = parse_markup("<p>a\x01b&#2;c&#xFFFE;d&#55296;e &#8217;&#99999999;</p>")
    assert text_of(page).replace("\ufffd", "").startswith("abcde ’")


@given(st.text())
def test_whatever_is_parsed_can_be_written(text: str) -> None:
    assert isinstance(inner_markup(parse_markup(text)), str)


def test_prose_is_told_from_labels() -> None:
    assert (
        prose_words(["Share this", "The ferry left at six, as it has every morning since the war.", "News " * 30]) == 13
    )


def test_characters_by_number_with_zeros_before_them() -> None:
    assert text_of(parse_markup("<p>a&#0000000002;b&#x0000000C;c&#xD800;d&#00000000065;&#x41</p>")) == "abcdAA"


def test_what_nests_too_deep_is_laid_flat_in_its_order() -> None:
    page = parse_markup("<div>" * 500 + "one<b>two</b>three" + "</div>four" * 500)
    assert "".join(lines_of(page)).startswith("onetwothreefour")
    assert max(len(list(element.iterancestors())) for element in page.iter()) <= 100
