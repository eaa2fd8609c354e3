import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning.page.pieces import is_hidden, is_note_mark, names_of, pieces_of, style_of
from audioposts.markup.tree import parse_markup
from audioposts.models import BlockKind

INLINE = ("a", "b", "em", "i", "span", "strong")
BLOCK = ("article", "blockquote", "div", "h2", "li", "p", "pre", "section")


def texts(html: str) -> list[str]:
    return [piece.text for piece in pieces_of(parse_markup(html))]


def kinds(html: str) -> list[tuple[str, str]]:
    return [(str(piece.kind), piece.text) for piece in pieces_of(parse_markup(html))]


@pytest.mark.parametrize(
    "html",
    ["", " \n", "\x00", "<!-- nothing -->", "<?xml version='1.0'?>", "<!DOCTYPE html>", "<![CDATA[ x ]]>", "<p>"],
)
def test_where_nothing_is_there_is_no_piece(html: str) -> None:
    assert texts(html) == []


def test_encoding_declarations_do_not_matter_to_a_text() -> None:
    assert texts('<?xml version="1.0" encoding="ascii"?><p>Grüße</p>') == ["Grüße"]
    assert texts('<meta charset="windows-1252"><p>Grüße</p>') == ["Grüße"]
    assert texts("<p>Gr\x00ü\ud800ße</p>") == ["Grü?ße"]


def test_the_kinds_of_pieces() -> None:
    assert kinds("<h2>One</h2><p>Two</p><blockquote><p>Three</p></blockquote><ul><li>Four</ul><dl><dt>Five</dl>") == [
        ("heading", "One"), ("paragraph", "Two"), ("quote", "Three"), ("list-item", "Four"), ("paragraph", "Five"),
    ]  # fmt: skip


def test_captions_embeds_and_notes_keep_their_kind_whatever_is_in_them() -> None:
    assert kinds(
        "<figure><figcaption><p>One</p></figcaption></figure><p class='wp-caption-text'>Two</p>"
        "<blockquote class='twitter-tweet'><p>Three</p></blockquote>"
        "<section class='footnotes'><ol><li>Four</li></ol></section><aside role='doc-footnote'>Five</aside>"
    ) == [("figure", "One"), ("figure", "Two"), ("embed", "Three"), ("footnote", "Four"), ("footnote", "Five")]


def test_a_label_and_what_follows_it_are_words_of_their_own() -> None:
    assert kinds("<p><span>See also</span><a href='/'>The ferry</a></p>") == [("paragraph", "See also The ferry")]
    assert kinds("<p><b>T</b>he ferry and e<b>Bay</b> and i<i>Phone</i></p>") == [
        ("paragraph", "The ferry and eBay and iPhone")
    ]
    assert kinds("<pre><i>def</i><b>Tide</b></pre>") == [("code", "defTide")]


def test_code_keeps_its_lines() -> None:
    assert kinds("<pre>\ndef <b>tide</b>():\n    return 6\n</pre>") == [("code", "def tide():\n    return 6")]


def test_a_row_of_data_is_one_piece() -> None:
    assert kinds("<table><tr><th>Boat<th>Year<tr><td>Tern<td>1961<br>or 1962</table>") == [
        ("table", "Boat | Year"),
        ("table", "Tern | 1961 or 1962"),
    ]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    assert kinds("<table><tr><td><p>One</p><p>Two</p><td><p>Three</table>") == [
        ("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "Three"),
    ]  # fmt: skip
    assert len(kinds(f"<table><tr><td>{'word ' * 200}<td>Two</table>")) == 2


def test_cells_have_no_words_that_nobody_sees() -> None:
    page = (
        "<p>The boats of the harbour and their years, as the book has them.</p><table><tr>"
        "<td><noscript><p>No</p></noscript>Oslo<sup id='fnref1'><a href='#fn1'>1</a></sup> pier<td hidden>No<td>12<button>Sort</button>"
        "</table>"
    )
    assert texts(page)[1:] == ["Oslo pier | 12"]
    (row,) = pieces_of(parse_markup(page))[1:]
    assert (row.slot[0].tag, row.slot[1]) == ("noscript", True)


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert texts("<p>One<br>line<br> <br/>Two</p>") == ["One line", "Two"]
    assert texts("<pre>a<br><br>b</pre>") == ["a\n\nb"]


def test_text_between_blocks_is_a_piece_of_its_own() -> None:
    assert texts("<div>One<div>Two</div>Three</div>") == ["One", "Two", "Three"]


def test_what_a_browser_does_not_show_is_no_text() -> None:
    shown = "<p>The harbour master wrote it down in a book.</p>"
    for hidden in (
        "<script>No</script>", "<style>No</style>", "<noscript>No</noscript>", "<p hidden>No</p>", "<button>No</button>",
        "<p style='display: none'>No</p>", "<p class='sr-only'>No</p>", "<p aria-hidden=true>No</p>", "<template>No</template>",
        "<select><option>No</select>", "<!-- No -->", "<title>No</title>",
    ):  # fmt: skip
        assert texts(hidden + shown) == ["The harbour master wrote it down in a book."], hidden


def test_a_page_that_a_script_reveals_is_read() -> None:
    assert texts("<body style='visibility: hidden'><p>The ferry left at six.</p></body>") == ["The ferry left at six."]
    assert texts("<dialog><p>The ferry left at six.</p><p>Nobody looked up.</p>") == [
        "The ferry left at six.",
        "Nobody looked up.",
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<sup id='fnref:1'><a href='#fn:1'>1</a></sup>", True),
        ("<a class='footnote-backref' href='#fnref1'>↩</a>", True),
        ("<a role='doc-noteref' href='#x'>[2]</a>", True),
        ("the river.<sup>2</sup>", True),
        ("the river<sup>[2, 3]</sup>", True),
        ("<b>the river</b><sup>2</sup>", True),
        ("10 km<sup>2</sup>", False),
        ("10<sup>6</sup>", False),
        ("<sup>2</sup>", False),
        ("<a href='#fn1'>See the notes</a>", False),
        ("<a class='note' href='/boats'>1</a>", False),
        ("<p class='footnote'>1</p>", False),
    ],
)
def test_marks_of_footnotes(html: str, expected: bool) -> None:
    assert is_note_mark(parse_markup(f"<div>{html}</div>").xpath("//div/*")[-1]) is expected


def test_hidden_is_what_says_so() -> None:
    assert is_hidden(parse_markup("<p class='x screen-reader-text'>a").find(".//p"))
    assert not is_hidden(parse_markup("<p class='xsr-onlyx' style='display:block' aria-hidden='false'>a").find(".//p"))


def test_shares_of_links_and_bold_letters() -> None:
    (piece,) = pieces_of(parse_markup("<p>Four <a href='/'>word</a> and <b>two</b></p>"))
    assert (piece.words, piece.link_chars, piece.bold_chars) == (4, 4, 3)
    assert piece.link_share == 4 / len("Four word and two")


def test_names_and_styles() -> None:
    first, second, other = pieces_of(parse_markup("<div id=a class=b><p class=c>1</p><p class=c>2</p><p>3</p></div>"))
    assert names_of(first.path[1]) == "b a"
    assert style_of(first) == style_of(second) != style_of(other)
    assert [element.tag for element in first.path] == ["p", "div", "body", "html"]


def test_a_piece_knows_where_its_first_letter_stands() -> None:
    for piece in pieces_of(parse_markup("<div> <b>One</b> two<p> three</p> four <i>five</i></div>")):
        element, is_tail = piece.slot
        assert piece.text.startswith(((element.tail if is_tail else element.text) or "").split()[0])


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_nesting_has_an_end_and_its_text_an_order(tag: str) -> None:
    html = "".join(f"<{tag}>w{i} " for i in range(400))
    root = parse_markup(html)
    assert " ".join(texts(html)).replace("| ", "").split() == [f"w{i}" for i in range(400)]
    assert max(len(list(element.iterancestors())) for element in root.iter()) <= 100


def test_what_is_laid_flat_keeps_the_text_behind_it() -> None:
    html = "<div>" * 150 + "a<div>b<i>c<b>d</b>e</i>f<p>g</p>h</div>i" + "</div>" * 150 + "j"
    assert parse_markup(html).text_content() == "abcdefghij"
    assert "".join(texts(html)) == "abcdefghij"


markup = st.recursive(
    st.just("@"),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(BLOCK + INLINE),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


def numbered(html: str) -> tuple[str, list[str]]:
    """Return markup with a word of its own wherever there was an @."""
    first, *rest = html.split("@")
    words = [f"w{i}" for i in range(len(rest))]
    return first + "".join(f" {word} {part}" for word, part in zip(words, rest, strict=True)), words


@settings(max_examples=50)
@given(markup)
def test_every_word_is_in_one_piece_in_the_order_of_the_page(html: str) -> None:
    page, words = numbered(html)
    assert " ".join(texts(page)).split() == words


@given(st.text(), st.text(st.sampled_from("<>/=\"'&#; apdivrtx!-[]"), max_size=60))
def test_no_markup_makes_it_fail(text: str, markup: str) -> None:
    for html in (text, markup, markup + text):
        assert all(piece.text.strip() and piece.path for piece in pieces_of(parse_markup(html)))
        assert all(isinstance(piece.kind, BlockKind) for piece in pieces_of(parse_markup(html)))
