from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.identity import guid_key, title_key
from audioposts.models import Form, Post
from audioposts.sources.documents.flowed import split_signature, unflowed
from audioposts.sources.documents.mail import is_mail, read_mail
from audioposts.sources.labels import is_view_online, without_handed_on

HTML = (
    "<html><body><p><a href='https://news.example/p/last-ferry?utm_source=mail'>View in browser</a></p><h1>The last ferry</h1>"
    "<p>The ferry left at six.</p><p><a href='https://news.example/off'>Unsubscribe</a></p></body></html>"
)


def read(mail: EmailMessage | bytes) -> Post:
    (post,) = read_mail(mail if isinstance(mail, bytes) else mail.as_bytes(), "letter.eml")
    return post


def letter(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    fields = {
        "Subject": "The last ferry",
        "From": "Ida Bröok <ida@quay.example>",
        "Message-ID": "<1@quay.example>",
    } | headers
    for name, value in fields.items():
        mail[name.replace("_", "-")] = value
    return mail


def newsletter(**headers: str) -> EmailMessage:
    mail = letter(Date="Sun, 08 Mar 2026 10:00:00 +0100", List_Id='"The Quay Letter" <quay.news.example>', **headers)
    mail.set_content("The ferry left at six. (plain)")
    mail.add_alternative(HTML, subtype="html")
    return mail


def test_a_newsletter_is_a_page() -> None:
    post = read(newsletter())
    assert (post.form, post.title, post.author) == (Form.PAGE, "The last ferry", "Ida Bröok")
    assert (post.publisher, post.source) == ("The Quay Letter", "letter.eml")
    assert post.published == datetime.fromisoformat("2026-03-08T10:00:00+01:00")
    assert "<p>The ferry left at six.</p>" in post.body
    assert (post.key, post.url) == ("url:news.example/p/last-ferry", "https://news.example/p/last-ferry")
    assert post.also == (
        guid_key("1@quay.example", "https://quay.example"),
        title_key("The last ferry", "The Quay Letter"),
    )


def test_a_plain_mail_is_text() -> None:
    mail = letter(Date="Sun, 08 Mar 2026 10:00:00 -0000")
    text = "The ferry left.\n\nNobody looked up: „größer“."
    mail.set_content(f"{text}\n-- \nIda\n+49 1\n", charset="windows-1252", cte="quoted-printable")
    post = read(mail)
    assert post.form is Form.TEXT
    assert post.body == text
    assert post.furniture == ("Ida", "+49 1")
    assert post.published == datetime(2026, 3, 8, 10, tzinfo=UTC)
    assert post.key == guid_key("1@quay.example", "https://quay.example")


@pytest.mark.parametrize(
    ("encoding", "text"), [("cp1251", "Паром ушёл в шесть."), ("iso-2022-jp", "船は六時に出た。"), ("utf-8", "Fähre")]
)
def test_encodings(encoding: str, text: str) -> None:
    data = f"Subject: x\nContent-Type: text/plain; charset={encoding}\n\n{text}\n".encode(encoding)
    assert read(data).body == text


@pytest.mark.parametrize("charset", ["x-nothing", "hex", "undefined", "unknown-8bit", '"\0"'])
def test_an_encoding_that_does_not_exist_is_guessed(charset: str) -> None:
    data = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert read(
        data + ("Die Fähre fuhr um sechs, und für viele war es das größte Vergnügen. " * 4).encode("cp1252")
    ).body.startswith("Die Fähre")


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?q?F=C3=A4hre?= =?utf-8?q?_um_sechs?=", "Fähre um sechs"),
        (b"=?iso-8859-1?b?RuRocmU=?=", "Fähre"),
        ("Fähre".encode(), "Fähre"),
        ("Fähre".encode("cp1252"), "Fähre"),
        (b"Fwd: AW: Re[2]: The last\n ferry", "The last ferry"),
        (b"=?x-nothing?q?Ferry?=", "Ferry"),
        (b"", "Letter"),
    ],
)
def test_subjects(raw: bytes, subject: str) -> None:
    assert read(b"Subject: " + raw + b"\n\nThe ferry left.").title == subject


def test_text_that_was_wrapped_for_the_way() -> None:
    data = b"Subject: x\nContent-Type: text/plain; format=flowed\n\nThe ferry \nleft at six.\n From the pier.\n> quoted \n> lines\n"
    assert read(data).body == "The ferry left at six.\nFrom the pier.\n> quoted lines"


@pytest.mark.parametrize(
    ("headers", "url"),
    [
        ({"Archived_At": "<https://lists.example/msg/17>"}, "https://lists.example/msg/17"),
        ({"List_Post": "<https://news.example/p/ferry>"}, "https://news.example/p/ferry"),
        ({"List_Post": "<mailto:quay@lists.example>", "List_Archive": "<https://lists.example/pipermail/quay/>"}, None),
        (
            {"List_Archive": "<https://news.example/archive/the-last-ferry>"},
            "https://news.example/archive/the-last-ferry",
        ),
        ({"List_Archive": "<https://news.example/>"}, None),
    ],
)
def test_where_a_mail_lies_on_the_web(headers: dict[str, str], url: str | None) -> None:
    mail = letter(**headers)
    mail.set_content("The ferry left.")
    assert read(mail).url == url


@pytest.mark.parametrize(
    "body",
    [
        "Having trouble reading? View this email in your browser:\nhttps://news.example/p/ferry\n\nThe ferry left.",
        "Read online: https://news.example/p/ferry.\n\nThe ferry left.",
        "Im Browser ansehen (https://news.example/p/ferry)\n\nThe ferry left.",
    ],
)
def test_the_link_of_a_plain_mail_to_itself(body: str) -> None:
    mail = letter()
    mail.set_content(body)
    assert read(mail).url == "https://news.example/p/ferry"


@pytest.mark.parametrize(
    ("link", "is_own"),
    [
        ("<a href='{}'>Read in browser</a>", True),
        ("<p>Is it hard to read? <a href='{}'>Click here</a> to view it in your browser.</p>", True),
        ("<a href='{}'><img alt='View online'></a>", True),
        ("<p>Nobody could open the shop's <a href='{}'>browser game about ferries</a>.</p>", False),
        ("<p>He read it online, <a href='{}'>here</a>, and wept.</p>", False),
    ],
)
def test_the_link_of_a_newsletter_to_itself(link: str, is_own: bool) -> None:
    mail = letter()
    mail.set_content(f"<html><body>{link.format('https://news.example/p/1')}<p>Text.</p></body></html>", subtype="html")
    assert (read(mail).url is not None) == is_own


@pytest.mark.parametrize(
    ("named", "publisher"), [("<x.example>", None), ("7a9f3bc21d mc list <x.mcsv.net>", None), ("Quay <x>", "Quay")]
)
def test_the_names_of_lists(named: str, publisher: str | None) -> None:
    assert read(f"Subject: x\nList-Id: {named}\n\nText.".encode()).publisher == publisher


def test_a_mail_that_is_attached_to_another_is_read() -> None:
    outer = letter(Subject="look at this")
    outer.make_mixed()
    outer.attach(letter_of("The crane"))
    assert read(outer).title == "The crane"


def letter_of(subject: str) -> EmailMessage:
    inner = letter(Subject=subject)
    inner.set_content("It lifts nothing.")
    outer = EmailMessage()
    outer.set_content(inner)
    return outer


def test_a_mail_with_attachments_only_is_named() -> None:
    mail = letter()
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment("not the text of the mail", filename="a.txt")
    with pytest.raises(SourceError, match=r"^letter\.eml: has no text to read"):
        read(mail)


def test_a_page_without_text_gives_way_to_the_plain_part() -> None:
    mail = letter()
    mail.set_content("The ferry left.")
    mail.add_alternative("<html><body><img src='x'></body></html>", subtype="html")
    assert read(mail).form is Form.TEXT


def test_a_broken_header_is_named() -> None:
    with pytest.raises(SourceError, match="is no mail that can be read"):
        read(b"Content-Type: f<;f*\n\nText.")


@pytest.mark.parametrize(
    "field", ["From", "Message-ID", "Date", "List-Id", "List-Post", "Content-Disposition", "Content-Language"]
)
@given(value=st.text(st.sampled_from("<>()\"@:;,.=?utf-8qb_ []\\é/*'%2"), max_size=30))
def test_whatever_a_header_holds_only_source_errors_come_of_it(field: str, value: str) -> None:
    with suppress(SourceError):
        assert read(f"Subject: x\n{field}: {value}\n\nThe ferry left.".encode()).key


def test_mails_are_told_from_texts() -> None:
    assert is_mail(newsletter().as_bytes())
    assert is_mail(b"From ida Sun Mar  8 10:00:00 2026\r\nReceived: by x\r\n\tfor y\r\nSubject: z\r\n\r\nText")
    assert not is_mail(b"Title: x\nAuthor: y\n\nText")
    assert not is_mail(b"Note: this is a text.\n\nReceived: no")


def test_signatures() -> None:
    assert split_signature("a\n-- \nb\n-- \nc\n\n d ") == ("a\n-- \nb", ["c", "d"])
    assert split_signature("a\n--\nb") == ("a\n--\nb", [])


@given(st.lists(st.text(st.sampled_from("ab> "), max_size=8), max_size=8), st.booleans())
def test_no_word_is_lost_where_lines_are_joined(lines: list[str], delete_space: bool) -> None:
    text = "\n".join(lines)
    assert sorted(
        unflowed(text, delete_space=delete_space).replace(">", "").replace(" ", "").replace("\n", "")
    ) == sorted(text.replace(">", "").replace(" ", "").replace("\n", ""))


def test_labels() -> None:
    assert is_view_online("Anzeige nicht korrekt? Im Browser öffnen")
    assert is_view_online("Voir la version en ligne")
    assert not is_view_online("The browser that came in from the cold")
    assert without_handed_on("WG: Fwd: Regatta") == "Regatta"
    assert without_handed_on("Regatta: the end") == "Regatta: the end"
