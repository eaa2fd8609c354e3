"""The pages of the invented blog: a classic theme around its posts, with what an SEO plugin puts into the head."""

import json
from collections.abc import Callable, Sequence
from html import escape

from tests.standins.wordpress_posts import AUDIO, SHARE, Term, WpPost

NAME = "The Quay"

_GENERATOR = '<meta name="generator" content="WordPress 6.8.2" />\n'


def page(home: str, title: str, body_class: str, main: str, head: str = "") -> str:
    """Return a whole page: header, navigation, main column, sidebar and footer."""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="profile" href="https://gmpg.org/xfn/11">
<title>{escape(title)} - {NAME}</title>
<link rel="alternate" type="application/rss+xml" title="{NAME} &raquo; Feed" href="{home}/feed/" />
<link rel="alternate" type="application/rss+xml" title="{NAME} &raquo; Comments Feed" href="{home}/comments/feed/" />
{head}<link rel='stylesheet' id='wp-block-library-css' href='{home}/wp-includes/css/dist/block-library/style.min.css?ver=6.8.2' media='all' />
<link rel='stylesheet' id='twentysixteen-style-css' href='{home}/wp-content/themes/twentysixteen/style.css?ver=20250415' media='all' />
<script src="{home}/wp-includes/js/jquery/jquery.min.js?ver=3.7.1" id="jquery-core-js"></script>
{_GENERATOR}</head>
<body class="{body_class} wp-theme-twentysixteen group-blog">
<div id="page" class="site"><div class="site-inner">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><div class="site-header-main"><div class="site-branding">
<p class="site-title"><a href="{home}/" rel="home">{NAME}</a></p><p class="site-description">Ships, and what they owe</p>
</div><div id="site-header-menu"><nav id="site-navigation" class="main-navigation" aria-label="Primary Menu">
<div class="menu-main-container"><ul id="menu-main" class="primary-menu">
<li id="menu-item-61" class="menu-item menu-item-type-custom menu-item-home menu-item-61"><a href="{home}/">Home</a></li>
<li id="menu-item-62" class="menu-item menu-item-type-post_type menu-item-62"><a href="{home}/about/">About</a></li>
<li id="menu-item-63" class="menu-item menu-item-type-taxonomy menu-item-63"><a href="{home}/category/{AUDIO.slug}/">{AUDIO.name}</a></li>
</ul></div></nav></div></div></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
{main}
</main></div>
<aside id="secondary" class="sidebar widget-area">
<section id="search-2" class="widget widget_search"><form role="search" method="get" class="search-form" action="{home}/"><label><span class="screen-reader-text">Search for:</span><input type="search" class="search-field" placeholder="Search &hellip;" name="s" /></label></form></section>
<section id="text-3" class="widget widget_text"><h2 class="widget-title">The letter</h2><div class="textwidget"><p>Every Friday, what the week brought in. Leave us your address.</p></div></section>
<section id="archives-2" class="widget widget_archive"><h2 class="widget-title">Archives</h2><ul><li><a href='{home}/2026/03/'>March 2026</a></li><li><a href='{home}/2026/02/'>February 2026</a></li></ul></section>
</aside></div>
<footer id="colophon" class="site-footer"><div class="site-info"><a href="https://wordpress.org/" class="imprint">Proudly powered by WordPress</a></div></footer>
</div></div>
<script type="speculationrules">{{"prefetch":[{{"source":"document"}}]}}</script>
</body></html>
"""


def article(post: WpPost, link: Callable[[WpPost], str], term_link: Callable[[Term], str], *, whole: bool) -> str:
    """Return a post as an archive lists it: all of it, or its excerpt."""
    text = (
        f'<div class="entry-content">\n{content(post, link)}</div>'
        if whole
        else f'<div class="entry-summary">\n<p>{post.excerpt} <a href="{link(post)}" class="more-link">Continue reading'
        f'<span class="screen-reader-text"> &#8220;{post.markup}&#8221;</span></a></p>\n</div>'
    )
    heading = f'<h2 class="entry-title"><a href="{link(post)}" rel="bookmark">{post.markup}</a></h2>'
    return (
        f'<article id="post-{post.id}" class="{classes(post)}">\n<header class="entry-header">\n{heading}\n</header>\n'
        f"{text}\n{_footer(post, link, term_link)}</article>\n"
    )


def classes(post: WpPost) -> str:
    """Return the classes that WordPress gives an article."""
    kinds = "type-post status-publish format-standard hentry" + (" has-post-thumbnail" if post.picture else "")
    terms = [f"category-{term.slug}" for term in post.categories] + [f"tag-{term.slug}" for term in post.tags]
    return " ".join([f"post-{post.id} post {kinds}", *terms])


def content(post: WpPost, link: Callable[[WpPost], str]) -> str:
    """Return the content with the buttons that a plugin puts around it."""
    if post.is_protected:
        return '<form action="/wp-login.php?action=postpass" class="post-password-form" method="post"><p>This content is password-protected.</p></form>'
    share = SHARE.format(id=post.id, link=link(post))
    home = "/".join(link(post).split("/")[:3])
    return share + post.content.replace("{home}", home) + share


def _footer(post: WpPost, link: Callable[[WpPost], str], term_link: Callable[[Term], str]) -> str:
    modified = post.modified or post.published
    terms = ", ".join(f'<a href="{term_link(t)}" rel="category tag">{escape(t.name)}</a>' for t in post.categories)
    tags = ", ".join(f'<a href="{term_link(t)}" rel="tag">{escape(t.name)}</a>' for t in post.tags)
    tagged = f'<span class="tags-links"><span class="screen-reader-text">Tags </span>{tags}</span>' if tags else ""
    return (
        f'<footer class="entry-footer"><span class="byline"><span class="screen-reader-text">Author </span><span'
        f' class="author vcard"><a class="url fn n" href="/author/{post.writer.slug}/">{post.writer.name}</a></span></span>'
        f'<span class="posted-on"><span class="screen-reader-text">Posted on </span><a href="{link(post)}" rel="bookmark">'
        f'<time class="entry-date published" datetime="{post.published.isoformat()}">{post.published:%B %-d, %Y}</time>'
        f'<time class="updated" datetime="{modified.isoformat()}">{modified:%B %-d, %Y}</time></a></span>'
        f'<span class="cat-links"><span class="screen-reader-text">Categories </span>{terms}</span>{tagged}</footer>\n'
    )


def archive(articles: Sequence[str], title: str, number: int, last: int, page_link: Callable[[int], str]) -> str:
    """Return the main column of an archive."""
    numbers = "".join(
        f'<span aria-current="page" class="page-numbers current">{n}</span>\n'
        if n == number
        else f'<a class="page-numbers" href="{page_link(n)}">{n}</a>\n'
        for n in range(1, last + 1)
    )
    nav = (
        f'<nav class="navigation pagination" aria-label="Posts pagination"><h2 class="screen-reader-text">Posts'
        f' pagination</h2><div class="nav-links">{numbers}</div></nav>'
    )
    header = f'<header class="page-header"><h1 class="page-title">{title}</h1></header>\n' if title else ""
    return header + "".join(articles) + (nav if last > 1 else "")


def single(
    post: WpPost, others: Sequence[WpPost], link: Callable[[WpPost], str], term_link: Callable[[Term], str]
) -> str:
    """Return the main column of a post's own page: the article, related posts, comments, the way to its neighbours."""
    related = "".join(
        f'<div class="jp-relatedposts-post"><h4 class="jp-relatedposts-post-title"><a href="{link(other)}">{other.markup}</a></h4>'
        f'<p class="jp-relatedposts-post-date">{other.published:%B %-d, %Y}</p></div>'
        for other in others[:3]
    )
    return (
        f'<article id="post-{post.id}" class="{classes(post)}">\n<header class="entry-header"><h1 class="entry-title">'
        f'{post.markup}</h1></header>\n<div class="entry-content">\n{content(post, link)}\n'
        f"<div id='jp-relatedposts' class='jp-relatedposts'><h3 class=\"jp-relatedposts-headline\"><em>Related</em></h3>"
        f"{related}</div></div>\n{_footer(post, link, term_link)}</article>\n"
        '<div id="comments" class="comments-area"><h2 class="comments-title">One thought on &ldquo;'
        f'{post.markup}&rdquo;</h2><ol class="comment-list"><li id="comment-8" class="comment even thread-even depth-1">'
        '<article id="div-comment-8" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard">'
        '<b class="fn">A reader</b> <span class="says">says:</span></div></footer><div class="comment-content"><p>My'
        " grandfather took that ferry, and he would have said the same.</p></div></article></li></ol>"
        '<div id="respond" class="comment-respond"><h2 class="comment-reply-title">Leave a Reply</h2></div></div>\n'
    )


def head_of(post: WpPost, link: Callable[[WpPost], str], home: str) -> str:
    """Return what an SEO plugin says about a post."""
    url, title = link(post), f"{post.title} - {NAME}"
    graph = [
        {
            "@type": "Article",
            "@id": f"{url}#article",
            "isPartOf": {"@id": url},
            "author": {"name": post.writer.name, "@id": f"{home}/#/schema/person/{post.writer.id}"},
            "headline": post.title,
            "datePublished": post.published.isoformat(),
            "dateModified": (post.modified or post.published).isoformat(),
            "mainEntityOfPage": {"@id": url},
            "wordCount": len(post.content.split()),
            "publisher": {"@id": f"{home}/#organization"},
            "articleSection": [term.name for term in post.categories],
            "inLanguage": "en-GB",
        },
        {"@type": "WebPage", "@id": url, "url": url, "name": title, "isPartOf": {"@id": f"{home}/#website"}},
        {"@type": "WebSite", "@id": f"{home}/#website", "url": f"{home}/", "name": NAME, "inLanguage": "en-GB"},
        {"@type": "Organization", "@id": f"{home}/#organization", "name": NAME, "url": f"{home}/"},
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return (
        f'<link rel="canonical" href="{url}" />\n<meta property="og:type" content="article" />\n'
        f'<meta property="og:title" content="{escape(title)}" />\n<meta property="og:site_name" content="{NAME}" />\n'
        f'<meta property="article:published_time" content="{post.published.isoformat()}" />\n'
        f'<meta name="author" content="{post.writer.name}" />\n'
        f'<script type="application/ld+json" class="yoast-schema-graph">{data}</script>\n'
        f"<link rel='shortlink' href='{home}/?p={post.id}' />\n"
    )
