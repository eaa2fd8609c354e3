"""A mail -> its post. Pure.

A newsletter has a header, buttons and a footer around its article, so that its markup is that of a page. Where it lies
on the web it says itself: in Archived-At (RFC 5064), in List-Post (RFC 2369) where that is no mail address, in a link
"view in browser".
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from itertools import pairwise
from typing import cast

from lxml.html import HtmlElement

from audioposts.errors import SourceError
from audioposts.identity import clean_url, guid_key, title_key, url_key
from audioposts.markup.plain import language_tag
from audioposts.markup.tree import lines_of, parse_markup, text_of
from audioposts.markup.web_url import path_of, web_url
from audioposts.models import Form, Post
from audioposts.sources.documents.filename import title_in_name
from audioposts.sources.documents.flowed import split_signature, unflowed
from audioposts.sources.labels import is_view_online, without_handed_on
from audioposts.sources.page_text import check_size, decode_markup, decode_text

_HEADER = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
_OF_MAILS = re.compile(
    rb"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
_AROUND_CHARS = 150
_BARE_LINK = re.compile(r"https?://[^\s<>()\[\]]+")
_SLUG = re.compile(r"/[^/]*(?:-[^/]*){2}$|/[^/]*\d{3}[^/]*$")
_NAME_FOR_MACHINES = re.compile(r"[0-9a-f]{8,}")

# What the parser of headers runs into where they are broken: https://github.com/python/cpython/issues?q=_header_value_parser
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


def is_mail(data: bytes) -> bool:
    """Tell a mail from other text: it begins with a header that only mails have."""
    header = _HEADER.match(data[:60_000].replace(b"\r\n", b"\n"))
    return bool(header and _OF_MAILS.search(header[0]))


def read_mail(data: bytes, name: str) -> list[Post]:
    """Return the post that a mail is.

    Raises:
        SourceError: it is no mail, too large, or has no text.

    """
    check_size(data, name)
    if not data.strip():
        raise SourceError(name, "is empty; save the mail again")
    try:
        mail = message_from_bytes(data, policy=default)
        texts = [(one, *found) for one in _mails(mail) if (found := _text(one, name))]
    except _BROKEN as error:
        raise SourceError(name, "is no mail that can be read, its header is broken; save it again") from error
    if not texts:
        raise SourceError(
            name, "has no text to read, only attachments perhaps; save what is attached to files of their own"
        )
    return [_post(*texts[0], name)]


def _mails(mail: EmailMessage) -> Iterator[EmailMessage]:
    """Yield a mail and those that are attached to it."""
    yield mail
    for part in mail.walk():
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            yield inner[0]


def _text(mail: EmailMessage, name: str) -> tuple[str, Form] | None:
    """Return the text of a mail, by preference as markup."""
    for kind, form in (("html", Form.PAGE), ("plain", Form.TEXT)):
        part = cast(EmailMessage | None, mail.get_body((kind,)))
        text = _decoded(part, form, name) if part is not None else ""
        if _is_readable(text, form):
            return text, form
    return None


def _decoded(part: EmailMessage, form: Form, name: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data.strip():
        return ""
    charset = part.get_content_charset()
    if form is Form.PAGE:
        return decode_markup(data, name, charset)
    text = decode_text(data, name, charset)
    is_flowed = str(part.get_param("format")).lower() == "flowed"
    return unflowed(text, delete_space=str(part.get_param("delsp")).lower() == "yes") if is_flowed else text


def _is_readable(text: str, form: Form) -> bool:
    if form is Form.TEXT:
        return bool(text.strip())
    return bool(lines_of(parse_markup(text)))


def _post(mail: EmailMessage, text: str, form: Form, name: str) -> Post:
    title = without_handed_on(_header(mail, "Subject")) or title_in_name(name)
    publisher = _list_name(mail)
    url = _url(mail, text, form)
    message_id = _header(mail, "Message-ID").strip("<> ")
    keys = [url_key(url)] if url else []
    keys += [guid_key(message_id, f"https://{message_id.rpartition('@')[2]}")] if message_id else []
    key, *also = [*keys, title_key(title, publisher)]
    body, signature = split_signature(text) if form is Form.TEXT else (text, [])
    return Post(
        key=key,
        also=tuple(also),
        title=title,
        body=body.strip("\n"),
        form=form,
        source=name,
        url=url,
        language=language_tag(_header(mail, "Content-Language").partition(",")[0]),
        author=_sender(mail),
        publisher=publisher,
        published=_date(mail),
        furniture=tuple(signature),
    )


def _header(mail: EmailMessage, name: str) -> str:
    """Return a header on one line, its encoded words decoded; as it stands where it is broken."""
    raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    try:
        text = str(mail.get(name, "")) if raw.isascii() else str(make_header(decode_header(_eight_bit(raw))))
    except _BROKEN:
        text = raw
    return " ".join(text.encode(errors="replace").decode().split())


def _eight_bit(raw: str) -> str:
    """Decode a header that has bytes in it where it should have encoded words."""
    data = raw.encode(errors="surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _sender(mail: EmailMessage) -> str | None:
    name, address = parseaddr(_header(mail, "From"))
    return name or address or None


def _list_name(mail: EmailMessage) -> str | None:
    """Return the name of a mailing list (RFC 2919), but for those that only machines read."""
    name = _header(mail, "List-Id").rpartition("<")[0].strip(' "')
    return None if _NAME_FOR_MACHINES.search(name) else name or None


def _date(mail: EmailMessage) -> datetime | None:
    try:
        found = parsedate_to_datetime(_header(mail, "Date"))
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    except _BROKEN:
        return None


def _url(mail: EmailMessage, text: str, form: Form) -> str | None:
    """Return where the mail lies on the web."""
    said = [url for header in ("Archived-At", "List-Post") for url in _BARE_LINK.findall(_header(mail, header))]
    shown = _links_in_page(text) if form is Form.PAGE else _links_in_text(text)
    # Most archives of lists are all of their mails; one that names a post is that post's.
    archives = [url for url in _BARE_LINK.findall(_header(mail, "List-Archive")) if _SLUG.search(path_of(url))]
    found = [url for url in map(web_url, (*said, *shown, *archives)) if url and path_of(url)]
    return clean_url(found[0]) if found else None


def _links_in_page(markup: str) -> list[str]:
    """Return where the links lead that say that the mail can be read on the web."""
    links = [link for link in parse_markup(markup).iter("a") if link.get("href")]
    return [link.get("href", "") for link in links if is_view_online(_label(link), _around(link))]


def _label(link: HtmlElement) -> str:
    return text_of(link) or " ".join(picture.get("alt", "") for picture in link.iter("img"))


def _around(link: HtmlElement) -> str:
    parent = link.getparent()
    return "" if parent is None else " ".join(str(parent.text_content()).split())[:_AROUND_CHARS]


def _links_in_text(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = []
    for line, below in pairwise([*lines, ""]):
        label, url = _BARE_LINK.sub("", line), _BARE_LINK.search(line) or _BARE_LINK.match(below)
        if url and is_view_online(label):
            found.append(url[0].rstrip(".,;"))
    return found
