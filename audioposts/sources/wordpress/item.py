"""An item of the REST API of WordPress -> its values, whatever it holds. Pure.

https://developer.wordpress.org/rest-api/reference/posts/ says what each field is; plugins make null, false or a text
without markup of any of them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from html import unescape

from audioposts.identity import clean_url, guid_key, title_key, url_key
from audioposts.markup.web_url import web_url
from audioposts.models import Form, Post
from audioposts.sources.fields import date_in, line_in, string_in
from audioposts.sources.reshared import find_reshare

Item = Mapping[str, object]

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)

# What WordPress puts where it cuts (excerpt_more of wp_trim_excerpt). Articles quote with it too: it has to be short.
_CUT = re.compile(r"\[(?:…|\.\.\.)\]")
_EXCERPT_WORDS = 200
_WORDS_AFTER_CUT = 25
"""Such as "Continue reading …" and the names of share buttons."""


def number_in(item: Item, name: str) -> int | None:
    """Return a whole number that `item` has."""
    value = item.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def numbers_in(item: Item, name: str) -> tuple[int, ...]:
    """Return a list of whole numbers, such as those of the categories."""
    values = item.get(name)
    return tuple(value for value in values if type(value) is int) if isinstance(values, list) else ()


def markup_in(item: Item, name: str) -> str:
    """Return the markup of a field, be it rendered or plain."""
    value = item.get(name)
    if isinstance(value, dict):
        value = value.get("rendered")
    return string_in(value) if isinstance(value, str) else ""


def text_in(item: Item, name: str) -> str:
    """Return the text of a field: entities decoded, tags removed."""
    return line_in(markup_in(item, name))


def moment_in(item: Item, name: str) -> datetime | None:
    """Return a date and time, in UTC where it names no zone; None if it is impossible, as 0000-00-00 is."""
    return date_in(markup_in(item, name))


def link_of(item: Item) -> str | None:
    """Return the URL of a post's page."""
    link = web_url(unescape(markup_in(item, "link")))
    return clean_url(link) if link else None


def keys_of(item: Item, home: str, publisher: str | None) -> list[str]:
    """Return the keys of a post, the one that identifies it first."""
    link, guid, title = link_of(item), unescape(markup_in(item, "guid")).strip(), text_in(item, "title")
    keys = [url_key(link)] if link else []
    if guid or not link:
        keys.append(guid_key(guid or f"post {number_in(item, 'id')}", home))
    if title:
        keys.append(title_key(title, publisher))
    return keys


def revision_of(item: Item) -> str:
    """Return when the post was changed, else a digest of what is said of it."""
    said = json.dumps(item, sort_keys=True)
    return markup_in(item, "modified_gmt") or sha256(said.encode(errors="replace")).hexdigest()[:24]


def is_protected(item: Item) -> bool:
    """Tell a post that asks for a password."""
    content = item.get("content")
    return isinstance(content, dict) and content.get("protected") is True


def post_of(item: Item, home: str, site_name: str | None) -> Post:
    """Return the post, the line that says who re-shared it read and left out of its body."""
    content = markup_in(item, "content")
    body = content or markup_in(item, "excerpt")
    reshared = find_reshare(body, home)
    publisher = reshared.publisher if reshared else site_name
    key, *also = keys_of(item, home, publisher)
    post = Post(
        key=key,
        also=tuple(also),
        title=text_in(item, "title"),
        body=body,
        form=Form.HTML,
        source=link_of(item) or home,
        url=link_of(item),
        is_excerpt=not content or _is_cut(body),
        author=_author(item),
        publisher=publisher,
        published=moment_in(item, "date_gmt"),
    )
    if reshared is None:
        return post
    # The blog's account is whose hand passed it on, not who wrote it.
    sharer = reshared.sharer or post.author
    return replace(post, body=reshared.body, original=reshared.original, shared_by=sharer, author=None)


def _author(item: Item) -> str | None:
    """Return the name of the author; where plugins hide users, an error stands in its place."""
    embedded = item.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, dict) else None
    first = authors[0] if isinstance(authors, list) and authors else None
    return (text_in(first, "name") or None) if isinstance(first, dict) else None


def _is_cut(markup: str) -> bool:
    """Tell a body that ends in "[…]", as excerpts do."""
    text = unescape(_TAG.sub(" ", markup))
    *before, after = _CUT.split(text)
    return bool(before) and len(text.split()) <= _EXCERPT_WORDS and len(after.split()) <= _WORDS_AFTER_CUT
