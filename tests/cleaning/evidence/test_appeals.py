import pytest

from audioposts.cleaning import clean
from audioposts.models import Post
from tests.cleaning.conftest import around, removed
from tests.conftest import PROSE


def test_a_box_is_removed_from_its_name_to_its_button() -> None:
    first, *rest = PROSE.split("\n\n")
    box = ["Wake up with the Post", "Get the stories of your day, free.", "Enter your email address", "Sign me up"]
    article = clean(Post("k", "t", "\n\n".join([first, "\n".join(box), *rest]), "page"))
    assert article.text == PROSE
    assert {r.reason for r in article.removed} == {"newsletter box"}


APPEAL = [
    "Keep our lamp lit",
    "While others look away, The Harbour Post looks at the harbour.",
    "As its editor, I work to bring our readers the whole story, and I’m proud of our independence.",
    "Your support helps us to go on. Please join The Harbour Post Community today.",
    "– Jane Roe, editor",
    "Yes, I’ll join",
    "Already a member? Sign in to stop seeing this",
]


def test_an_appeal_at_the_end_goes_from_its_heading_to_its_button() -> None:
    article = clean(Post("k", "t", "\n\n".join([PROSE, *APPEAL]), "page", publisher="The Harbour Post"))
    assert article.text == PROSE
    assert [r.text for r in article.removed] == APPEAL


def test_what_follows_the_reporting_credit_belongs_to_the_appeal_below_it() -> None:
    unsuspicious = "The harbour is large, and the night is long."
    body = "\n\n".join([PROSE, "Post staff contributed to this report.", unsuspicious, *APPEAL[2:]])
    article = clean(Post("k", "t", body, "page"))
    assert article.text == PROSE


def test_the_last_paragraphs_of_an_article_do_not_go_with_the_appeal() -> None:
    article = clean(Post("k", "t", "\n\n".join([PROSE, "Support our journalism today.", "Donate now"]), "page"))
    assert article.text == PROSE


def test_an_appeal_in_mid_article_is_known_by_its_greeting_and_by_its_buttons() -> None:
    appeal = [
        "Hey neighbor, it’s Wendell.",
        "I edit the Beacon, which means I also unclog the printer. We are five reporters.",
        "If stories like this matter to you, would you become a Keeper before our spring drive closes?",
        "— Wendell Prouty, editor and sometime janitor",
        "Give $5 a month",
        "I’m already a Keeper",
    ]
    assert [text for text, _ in removed("\n\n".join(around(*appeal)))] == appeal
    assert [text for text, _ in removed("\n\n".join(around(*appeal[1:])))] == appeal[1:]


def test_the_lines_of_a_box_that_were_one_paragraph_go_together() -> None:
    box = "Small Wonders\nOne odd animal, one good idea, and mud on their boots.\nYour email\nGet Small Wonders"
    assert removed("\n\n".join(around(box))) == [(line, "newsletter box") for line in box.split("\n")]


def test_a_paragraph_that_is_no_appeal_however_long_it_speaks_of_itself() -> None:
    essay = "We are proud of our work, and we ask for your support today. " * 20
    assert removed("\n\n".join(around(essay))) == []


def test_one_word_of_an_appeal_in_a_paragraph_does_not_make_one_of_what_stands_above_or_below() -> None:
    long = "Our neighbours keep bees, and if you enjoy our honey you may thank them; " + "they never sleep in May. " * 8
    text = "\n\n".join(
        [PROSE, "Turn the hives", long, "The bees were asleep. Nobody had told them of the frost.", PROSE[:300] + "."]
    )
    assert clean(Post("k", "t", text, "page")).removed == ()


def test_a_long_paragraph_that_speaks_of_itself_is_an_appeal_where_others_ask_around_it() -> None:
    speech = "I edit this paper from a room above the chandler’s. " + "The stairs are steep and the lamp is old. " * 6
    appeal = [speech.strip(), "Would you consider joining the nine thousand who pay for it?", "Give a gift membership"]
    assert [text for text, _ in removed("\n\n".join([PROSE, *appeal]))] == appeal


def test_what_stands_between_the_first_and_the_last_line_of_a_small_box_belongs_to_them() -> None:
    box = "Join our WhatsApp group\nEvery day we look for offers that are none.\nI want to join the group"
    assert [text for text, _ in removed("\n\n".join(around(box)))] == box.split("\n")
    apart = "Join our WhatsApp group\n\nNobody looked for it.\n\nI want to join the group"
    assert len(removed("\n\n".join(around(apart)))) == 2


@pytest.mark.parametrize(
    ("note", "publisher"),
    [
        ("Plumbline is a nonprofit newsroom that investigates how local power is used.", "Plumbline"),
        ("The Harbour Post is an independent weekly magazine.", "Harbour Post"),
        ("Die Hafenpost ist eine unabhängige Wochenzeitung für den Norden.", "Hafenpost"),
        ("Aiguillages est un média indépendant et sans publicité.", "Aiguillages"),
        ("De Tussenhalte is een nieuwsbrief over plekken waar je niet uitstapt.", "De Tussenhalte"),
    ],
)
def test_what_a_publisher_says_that_it_is(note: str, publisher: str) -> None:
    prose = PROSE if note[0] in "PT" else _OWN[publisher]
    for body in (f"{note}\n\n{prose}", f"{prose}\n\n{note}"):
        assert removed(body, publisher=publisher) == [(note, "about the publisher")]
    assert removed(f"{prose}\n\n{note}", publisher="Somebody Else") == []


_OWN = {
    "Hafenpost": "Die Fähre legte um sechs Uhr ab, wie an jedem Morgen seit dem Krieg, und niemand auf der Mole sah auf.",
    "Aiguillages": "Le bac est parti à six heures, comme chaque matin depuis la guerre, et personne sur le quai n’a levé les yeux.",
    "De Tussenhalte": "De veerboot vertrok om zes uur, zoals elke ochtend sinds de oorlog, en niemand op de kade keek op.",
}


def test_what_others_say_of_a_publisher_is_read() -> None:
    said = "The Harbour Post is a small town’s memory, said Tove Lind, who has kept every issue."
    assert removed(f"{PROSE}\n\n{said}", publisher="The Harbour Post") == []
