"""The feed of the invented blog, as WordPress prints RSS 2.0. https://developer.wordpress.org/apis/feeds/"""

from collections.abc import Callable, Sequence
from email.utils import format_datetime
from html import escape, unescape

from tests.standins.wordpress_posts import WpPost
from tests.standins.wordpress_theme import NAME

_HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
"""


def feed(posts: Sequence[WpPost], title: str, home: str, link: Callable[[WpPost], str], *, whole: bool) -> str:
    """Return a page of a feed: with the whole text of the posts, or with their summaries."""
    name = f"{title} &#8211; {NAME}" if title else NAME
    items = "".join(_item(post, home, link(post), whole) for post in posts)
    return (
        f"{_HEAD}\t<title>{name}</title>\n"
        f'\t<atom:link href="{home}/feed/" rel="self" type="application/rss+xml" />\n\t<link>{home}</link>\n'
        "\t<description>Ships, and what they owe</description>\n\t<language>en-GB</language>\n"
        "\t<sy:updatePeriod>\n\thourly\t</sy:updatePeriod>\n\t<sy:updateFrequency>\n\t1\t</sy:updateFrequency>\n"
        f"\t<generator>https://wordpress.org/?v=6.8.2</generator>\n{items}</channel>\n</rss>\n"
    )


def _item(post: WpPost, home: str, link: str, whole: bool) -> str:
    # The names of the categories and then those of the tags, with nothing that tells them apart.
    terms = "".join(f"\t\t<category><![CDATA[{term.name}]]></category>\n" for term in (*post.categories, *post.tags))
    credit = f'<p>The post <a href="{link}">{post.markup}</a> appeared first on <a href="{home}">{NAME}</a>.</p>\n'
    content = f"\t\t<content:encoded><![CDATA[{_content(post, home)}{credit}]]></content:encoded>\n" if whole else ""
    return (
        f"\t<item>\n\t\t<title>{_title(post)}</title>\n\t\t<link>{link}</link>\n"
        f"\t\t<comments>{link}#respond</comments>\n\t\t<pubDate>{format_datetime(post.published)}</pubDate>\n"
        f"\t\t<dc:creator><![CDATA[{post.writer.name}]]></dc:creator>\n{terms}\n"
        f'\t\t<guid isPermaLink="false">{home}/?p={post.id}</guid>\n'
        f"\t\t<description><![CDATA[<p>{post.excerpt} [&#8230;]</p>\n{credit}]]></description>\n{content}"
        f"\t\t<wfw:commentRss>{link}feed/</wfw:commentRss>\n\t\t<slash:comments>1</slash:comments>\n\t</item>\n"
    )


def _title(post: WpPost) -> str:
    """Without tags, as the_title_rss strips them."""
    return escape(post.title, quote=False).replace("&amp;", "&#038;").replace("’", "&#8217;")


def _content(post: WpPost, home: str) -> str:
    """Return the content without the share buttons, which their plugin leaves out of feeds."""
    if post.is_protected:
        return unescape("<p>There is no excerpt because this is a protected post.</p>")
    return post.content.replace("{home}", home)
