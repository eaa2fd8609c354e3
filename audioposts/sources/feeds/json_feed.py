"""Bytes of a JSON Feed -> its items. Pure.

https://www.jsonfeed.org/version/1.1/ and /1/; what people write in it may be of any type.
"""

import json

from audioposts.markup.plain import language_tag
from audioposts.markup.web_url import web_url
from audioposts.sources.feeds.items import Feed, Item, Text, text_in
from audioposts.sources.fields import date_in, line_in, name_in, string_in, without_doubles

Fields = dict[str, object]


def read_json_feed(content: bytes, url: str) -> Feed | None:
    """Return the feed that was fetched from `url`; None if it is none."""
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    return Feed(
        url=url,
        items=tuple(_item(item, feed, url) for item in feed["items"] if isinstance(item, dict)),
        home=web_url(feed.get("home_page_url"), url) if feed.get("home_page_url") else None,
        language=language_tag(feed.get("language")),
        next_page=web_url(feed.get("next_url"), url) if feed.get("next_url") else None,
    )


def _item(item: Fields, feed: Fields, url: str) -> Item:
    link, other = (web_url(item.get(name), url) if item.get(name) else None for name in ("url", "external_url"))
    tags = item.get("tags")
    return Item(
        guid=string_in(item.get("id")) or None,
        link=link or other,
        title=line_in(item.get("title"), is_markup=False),
        contents=_contents(item, link or url),
        summary=text_in(item.get("summary"), url, is_markup=False),
        published=date_in(item.get("date_published")) or date_in(item.get("date_modified")),
        updated=string_in(item.get("date_modified")),
        author=_authors(item) or _authors(feed),
        categories=without_doubles([line_in(tag) for tag in tags]) if isinstance(tags, list) else (),
        language=language_tag(item.get("language")),
        original=other if other != link else None,
    )


def _contents(item: Fields, base: str) -> tuple[Text, ...]:
    markup = text_in(item.get("content_html"), base, is_markup=True)
    text = text_in(item.get("content_text"), base, is_markup=False)
    return tuple(content for content in (markup, text) if content)


def _authors(fields: Fields) -> str | None:
    """Return the names; version 1.0 has one author, 1.1 a list."""
    authors = fields.get("authors")
    listed = authors if isinstance(authors, list) and authors else [fields.get("author")]
    names = [name_in(author.get("name")) for author in listed if isinstance(author, dict)]
    return ", ".join(without_doubles([name for name in names if name])) or None
