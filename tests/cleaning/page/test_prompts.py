import pytest

from audioposts.cleaning.page.pieces import pieces_of
from audioposts.cleaning.page.prompts import pointers, prompts
from audioposts.markup.tree import parse_markup
from tests.conftest import PROSE

PARAGRAPHS = [f"<p>{text}</p>" for text in PROSE.split("\n\n")] * 3


def removed(box: str) -> list[tuple[str, str]]:
    half = len(PARAGRAPHS) // 2
    root = parse_markup(f"<article>{''.join([*PARAGRAPHS[:half], box, *PARAGRAPHS[half:]])}</article>")
    pieces = pieces_of(root)
    return [(pieces[i].text, reason) for i, reason in prompts(pieces, range(len(pieces))).items()]


BOX = '<div class="k7"><h4>Mud on our boots</h4><p>The river, before it rains on you.</p>{}</div>'


@pytest.mark.parametrize(
    "control",
    [
        '<a class="k7__button" href="/join">Hop in</a>',
        '<a class="Button-x" href="/join">Hop in</a>',
        '<a role="button" href="/join">Hop in</a>',
        '<a href="/join">Hop in</a>',
        '<form action="/list"><input type="email"></form>',
        '<form action="/list"><input name="q"><button type="submit">Hop in</button></form>',
    ],
)
def test_a_small_box_with_a_button_that_speaks_to_the_reader_goes_whole(control: str) -> None:
    found = dict(removed(BOX.format(control)))
    assert found.pop("Hop in", "call to action") == "call to action"
    assert found == dict.fromkeys(["Mud on our boots", "The river, before it rains on you."], "call to action")


@pytest.mark.parametrize(
    "box",
    [
        BOX.format(""),
        BOX.format('<p>See <a href="/river">the river</a></p>'),
        # Neither what unfolds, nor what speaks to nobody, nor a long paragraph is a prompt.
        BOX.format('<a class="button" href="#a">Who is on the river?</a>'),
        BOX.format('<button type="submit" aria-expanded="false">Hop in</button>'),
        '<div class="k7"><p>The river, before it rains.</p><a class="button" href="/river" hidden>On</a></div>',
        f'<div class="k7"><p>{"The river rose before you knew of it, " * 8}.</p><a class="button" href="/x">Hop in</a></div>',
    ],
)
def test_other_boxes_are_read(box: str) -> None:
    assert {reason for _, reason in removed(box)} <= {"button"}


def test_boxes_with_buttons_of_which_there_are_many_are_what_the_page_is_about() -> None:
    cards = [
        f'<div class="card"><h4>Boat {n}</h4><p>You can row her alone, with {n} oars.</p>'
        f'<a class="button" href="/boats/{n}">See boat {n}</a></div>'
        for n in "abcd"
    ]
    assert {reason for _, reason in removed("".join(cards))} == {"button"}


def test_a_button_between_paragraphs_is_not_read() -> None:
    assert removed('<p><a class="wp-block-button__link" href="/boats">Shop for oars</a></p>') == [
        ("Shop for oars", "button")
    ]


@pytest.mark.parametrize(
    ("line", "is_pointer"),
    [
        ('Also in the drawer: <a href="/a">Ash lye and other whites</a>', True),
        ('<strong>While it soaks:</strong> <a href="/a">Lemon barley for throats</a> or <a href="/b">Spiced quince</a>', True),
        # A title with a colon of its own is as often one of the things that a list is about.
        ('<a href="/a">The eels: how the river was lost</a>', False),
        ('<span>See also</span><a href="/a">How the river was lost</a>', True),
        ('<b>The Ada</b> <a href="/a">which leaks and has leaked</a> since she was built', False),
        ('Source: <a href="/a">Harbour Office</a>', False),
        ('Supper: <a href="/a">Barley with three kinds of beans</a>.', False),
        ('Here is what she told <a href="/a">the men of the Harbour Office</a>: nothing at all, and twice', False),
        ('The boats: <a href="/a">Ada</a>, which leaks, and the other one, of which nobody speaks', False),
    ],
)  # fmt: skip
def test_a_label_with_a_linked_title_points_elsewhere(line: str, is_pointer: bool) -> None:
    pieces = pieces_of(parse_markup(f"<article>{''.join(PARAGRAPHS)}<p>{line}</p></article>"))
    assert pointers(pieces, range(len(pieces))) == ({len(pieces) - 1: "related link"} if is_pointer else {})


def test_a_link_around_a_paragraph_is_no_pointer() -> None:
    around = '<a href="/a"><p>The boats: Ada, which leaks, and the other one</p></a>'
    pieces = pieces_of(parse_markup(f"<article>{''.join(PARAGRAPHS)}{around}</article>"))
    assert pointers(pieces, range(len(pieces))) == {}


def test_a_list_of_links_to_places_on_the_page_is_its_contents() -> None:
    entries = (
        '<ul><li><a href="#a">The river</a></li><li><a href="#b">The boats</a></li><li><a href="/c">Oars</a></li></ul>'
    )
    pieces = pieces_of(parse_markup(f"<article>{''.join(PARAGRAPHS)}{entries}</article>"))
    found = pointers(pieces, range(len(pieces)))
    assert {pieces[i].text: reason for i, reason in found.items()} == dict.fromkeys(
        ["The river", "The boats"], "table of contents"
    )
