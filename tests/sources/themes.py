"""Pages of invented blogs, each as another theme writes them; all list the same three posts."""

from dataclasses import dataclass, field
from html import escape

HOME = "https://quay.example"


@dataclass(frozen=True)
class Piece:
    """A post of an invented blog."""

    slug: str
    title: str
    day: int
    paragraphs: tuple[str, ...]
    author: str = "Tove Lind"
    categories: tuple[str, ...] = ("Audio Posts",)
    lead: str = ""
    """Markup above the text."""

    links: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"{HOME}/2026/03/{self.slug}/"

    @property
    def iso(self) -> str:
        return f"2026-03-{self.day:02}T06:30:00+01:00"

    @property
    def words(self) -> str:
        return f"March {self.day}, 2026"

    @property
    def markup(self) -> str:
        return escape(self.title, quote=False).replace("'", "&#8217;")

    @property
    def body(self) -> str:
        return self.lead + "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs)

    @property
    def excerpt(self) -> str:
        return " ".join(self.paragraphs[0].split()[:24])


_FERRY = (
    "The ferry left at six, as it has every morning since the war, and nobody on the pier looked up from the nets that had"
    " to be mended before the boats went out. It carried two crates of lemons, a wardrobe and the schoolteacher.",
    "“It goes, and it comes back,” said Tove Lind, 62, who sells the tickets from a hut that was once a signal box. “That is"
    " all we ask of it, and more than we ask of the council, which has not come back since the spring.”",
    "The council will vote on Thursday. It has voted before, three times in as many years, and each time the paper that it"
    " voted on was found to be about another ferry, in another town, that sank before any of them was born.",
)
_CRANE = (
    "A crane that nobody had asked for was put up on the eastern mole last week, and by Friday it had a name. The men call"
    " it Agnes, after the harbour master's aunt, who was tall as well and who also would not be moved.",
    "It lifts nothing. The cable was sent to a harbour of the same name two hundred miles to the south, where it is said to"
    " have been received with thanks, cut into lengths and given to the children for skipping.",
    "What it does is turn with the wind, and by that the town has begun to tell the weather. On Sunday it pointed at the"
    " church for an hour, and the sermon was shorter than it has been in living memory, some say by half.",
)
_SALT = (
    "Salt costs twice what it did a year ago, and the smokehouse on Brewer Street has put up a notice about it that begins"
    " with an apology and ends with a recipe. Both are worth reading, though only one of them has been followed.",
    "The merchants say that it is the weather, and the weather says nothing. In the ledger of the harbour there is a column"
    " for salt that goes back to 1811, and in all that time it has had a red figure in it only twice before.",
    "In both of those years the town learned to eat its herring fresh, and complained, and in both it kept the habit long"
    " after the price had come down again, as it does with most things that it has once been made to learn.",
)

PIECES = (
    Piece("last-ferry", "The last ferry & its keeper's dog", 9, _FERRY, categories=("Audio Posts", "News & Views")),
    Piece("agnes", "A crane called Agnes", 8, _CRANE, author="Ida Brook"),
    Piece("price-of-salt", "What salt costs", 7, _SALT),
)

RESHARED = Piece(
    "toll-on-fog",
    "A toll on fog",
    6,
    _CRANE,
    lead='<p><a href="https://reader.example/ida">Ida_Brook</a> shared this story<br>from'
    ' <a href="https://harbourpost.example/2026/02/toll/">The Harbour Post</a>.</p>\n',
)

_NAV = '<nav class="menu"><ul><li><a href="{home}/">Home</a></li><li><a href="{home}/about/">About the people who write this</a></li></ul></nav>'
_SIDEBAR = (
    '<div class="sidebar"><h3 class="widget-title">Recent posts</h3><ul><li><a href="{home}/2025/01/an-older-story-about-ropes/">An older'
    ' story about ropes</a></li><li><a href="{home}/2025/01/another-older-story/">Another older story</a></li></ul>'
    '<h3 class="widget-title">Archives</h3><ul><li><a href="{home}/2026/02/">February 2026</a></li></ul></div>'
)
_FOOTER = '<footer class="site-footer"><p>© 2026 The Quay. All that is written here is true, but for the parts that are not.</p></footer>'


def document(
    main: str, *, head: str = "", body: str = "", title: str = "Audio Posts – The Quay", lang: str = "en-GB"
) -> str:
    """Return a whole page around its main column."""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>\n{head}</head>\n<body class="{body}">\n'
        f"{_NAV}\n{main}\n{_SIDEBAR}\n{_FOOTER}\n<script>var x = '<article>no</article>';</script></body></html>"
    ).replace("{home}", HOME)


# --- WordPress, a classic theme that shows whole posts

SHARE = '<div class="sharing"><h3>Spread the news</h3><ul><li><a href="https://social.example/share?u={url}">Share on Social</a></li></ul></div>'


def wordpress_classic(
    *pieces: Piece, number: int = 1, body: str = "archive category category-audio-posts category-3"
) -> str:
    posts = "".join(map(_classic_post, pieces))
    newer = (
        f'<div class="nav-next"><a href="{HOME}/category/audio-posts/page/{number - 1}/">Newer posts →</a></div>'
        if number > 1
        else ""
    )
    nav = (
        f'<nav id="nav-below"><h3 class="assistive-text">Post navigation</h3><div class="nav-previous"><a href="{HOME}/category/'
        f'audio-posts/page/{number + 1}/"><span class="meta-nav">&larr;</span> Older posts</a></div>{newer}</nav>'
    )
    return document(
        '<div id="primary"><div id="content" role="main"><header class="page-header"><h1 class="page-title">Category Archives:'
        f" <span>Audio Posts</span></h1></header>{posts}{nav}</div></div>",
        body=body,
        head=f'<meta property="og:site_name" content="The Quay"><link rel="canonical" href="{HOME}/category/audio-posts/">',
    )


def _classic_post(piece: Piece) -> str:
    links = ", ".join(
        f'<a href="{HOME}/category/{_slug(name)}/" rel="category tag">{escape(name)}</a>' for name in piece.categories
    )
    classes = " ".join(f"category-{_slug(name)}" for name in piece.categories)
    return (
        f'<article id="post-{piece.day}" class="post-{piece.day} post type-post status-publish format-standard hentry {classes}">'
        f'<header class="entry-header"><h1 class="entry-title"><a href="{piece.url}" rel="bookmark">{piece.markup}</a></h1>'
        f'<div class="entry-meta"><span class="sep">Posted on </span><a href="{piece.url}" rel="bookmark"><time class="entry-date"'
        f' datetime="{piece.iso}">{piece.words}</time></a><span class="by-author"> <span class="sep"> by </span> <span class="author'
        f' vcard"><a class="url fn n" href="{HOME}/author/x/" rel="author">{piece.author}</a></span></span></div></header>'
        f'<div class="entry-content">{SHARE.format(url=piece.url)}{piece.body}{SHARE.format(url=piece.url)}</div>'
        f'<footer class="entry-meta"><span class="cat-links">Posted in {links}</span><span class="sep"> | </span><span class="comments-link">'
        f'<a href="{piece.url}#respond">Leave a reply</a></span></footer></article>'
    )


def _slug(name: str) -> str:
    return "-".join(name.lower().replace("&", "").split())


# --- WordPress, a theme of blocks: a query loop with excerpts


def wordpress_blocks(*pieces: Piece) -> str:
    items = "".join(
        f'<li class="wp-block-post post-{p.day} post type-post status-publish format-standard hentry category-audio-posts">'
        f'<div class="wp-block-group is-layout-constrained"><figure class="wp-block-post-featured-image"><a href="{p.url}"><img'
        f' src="/x.jpg" alt=""></a></figure><h2 class="has-link-color wp-block-post-title"><a href="{p.url}" target="_self">{p.markup}'
        f'</a></h2><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{p.excerpt}&hellip; </p><p'
        f' class="wp-block-post-excerpt__more-text"><a class="wp-block-post-excerpt__more-link" href="{p.url}">Keep reading</a></p></div>'
        f'<div class="wp-block-post-date"><time datetime="{p.iso}">{p.words}</time></div><div class="taxonomy-category'
        f' wp-block-post-terms"><a href="{HOME}/category/audio-posts/" rel="tag">Audio Posts</a></div></div></li>'
        for p in pieces
    )
    return document(
        '<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="{home}"'
        ' rel="home">The Quay</a></p></header><main class="wp-block-group" id="wp--skip-link--target"><h1'
        ' class="wp-block-query-title">Category: <span>Audio Posts</span></h1><div class="wp-block-query"><ul'
        f' class="wp-block-post-template is-layout-flow">{items}</ul><nav class="wp-block-query-pagination"><a'
        f' href="{HOME}/category/audio-posts/?query-0-page=2" class="wp-block-query-pagination-next">Next Page</a></nav></div></main></div>',
        body="archive category category-audio-posts wp-embed-responsive",
    )


# --- Blogger


def blogger(*pieces: Piece) -> str:
    days = "".join(
        f"<div class='date-outer'><h2 class='date-header'><span>Monday, {p.words}</span></h2><div class='date-posts'><div class='post-outer'>"
        f"<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>"
        f"<meta content='{p.day}' itemprop='postId'/><a name='{p.day}'></a><h3 class='post-title entry-title' itemprop='name'><a href='{p.url}'>"
        f"{p.markup}</a></h3><div class='post-header'></div><div class='post-body entry-content' id='post-body-{p.day}' itemprop='description"
        f" articleBody'>{'<br /><br />'.join(p.paragraphs)}<div style='clear: both;'></div></div><div class='post-footer'><div"
        f" class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author' itemscope='itemscope'"
        f" itemtype='http://schema.org/Person'><span itemprop='name'>{p.author}</span></span></span> <span class='post-timestamp'>at <a"
        f" class='timestamp-link' href='{p.url}' rel='bookmark'><abbr class='published' itemprop='datePublished' title='{p.iso}'>6:30 AM</abbr>"
        f"</a></span> <span class='post-comment-link'><a class='comment-link' href='{p.url}#comment-form'>2 comments:</a></span></div><div"
        f" class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='{HOME}/search/label/Audio%20Posts'"
        " rel='tag'>Audio Posts</a></span></div></div></div></div></div></div>"
        for p in pieces
    )
    return document(
        f"<div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'>{days}</div><div class='blog-pager'"
        f" id='blog-pager'><span id='blog-pager-older-link'><a class='blog-pager-older-link' href='{HOME}/search/label/Audio%20Posts?updated-max="
        "2026-03-01T00:00:00Z&max-results=20&start=3' title='Older Posts'>Older Posts</a></span></div></div></div>",
        body="loading",
    )


# --- Ghost


def ghost(*pieces: Piece) -> str:
    cards = "".join(
        f'<article class="post-card post tag-audio-posts {"post-card-large" if i == 0 else ""}"><a class="post-card-image-link" href="/2026/03/{p.slug}/">'
        f'<img class="post-card-image" src="/x.jpg" alt="{p.markup}" loading="lazy" /></a><div class="post-card-content"><a class="post-card-content-link"'
        f' href="/2026/03/{p.slug}/"><header class="post-card-header"><div class="post-card-tags"><span class="post-card-primary-tag">Audio Posts</span></div>'
        f'<h2 class="post-card-title">{p.markup}</h2></header><div class="post-card-excerpt">{p.excerpt}</div></a><footer class="post-card-meta">'
        f'<time class="post-card-meta-date" datetime="2026-03-{p.day:02}">{p.day:02} Mar 2026</time><span class="post-card-meta-length">3 min read</span>'
        "</footer></div></article>"
        for i, p in enumerate(pieces)
    )
    return document(
        '<div class="viewport"><header id="gh-head"><a class="gh-head-logo" href="/">The Quay</a></header><div class="site-content"><main id="site-main"'
        f' class="site-main outer"><div class="inner posts"><section class="post-card post-card-large"><div class="post-card-content"><h1>Audio Posts</h1>'
        f'<p class="post-card-excerpt">What is worth hearing.</p></div></section><div class="post-feed">{cards}</div></div></main></div></div>',
        body="tag-template tag-audio-posts",
        head=f'<link rel="canonical" href="{HOME}/tag/audio-posts/"><link rel="next" href="{HOME}/tag/audio-posts/page/2/">'
        '<meta property="og:site_name" content="The Quay"><meta property="og:type" content="website">',
    )


# --- Hugo, with microformats


def hugo(*pieces: Piece) -> str:
    entries = "".join(
        f'<div class="h-entry"><a class="u-url p-name" href="/posts/{p.slug}/">{p.markup}</a><div class="meta"><time class="dt-published" datetime="{p.iso}">'
        f'{p.day} Mar 2026</time> · <a class="p-author h-card" href="/">{p.author}</a> · <a class="p-category" href="/categories/audio-posts/">Audio Posts</a></div>'
        f'<div class="p-summary">{p.excerpt}</div></div>'
        for p in pieces
    )
    return document(
        f'<main class="h-feed"><h1 class="p-name">Audio Posts</h1>{entries}<ul class="pagination"><li class="page-item active"><a class="page-link"'
        ' href="/categories/audio-posts/">1</a></li><li class="page-item"><a class="page-link" href="/categories/audio-posts/page/2/">2</a></li><li'
        ' class="page-item"><a href="/categories/audio-posts/page/2/" aria-label="Next" class="page-link"><span aria-hidden="true">&raquo;</span></a></li></ul></main>',
        head='<meta name="generator" content="Hugo 0.128">',
    )


# --- a newspaper: cards of divs, one that leads, sections with headings, and things that are for sale


def newspaper(*pieces: Piece) -> str:
    first, *others = pieces
    lead = (
        f'<div class="c-hero"><a href="{first.url}" class="c-hero__img"><img src="/a.jpg" alt=""></a><div class="c-hero__text"><h2 class="c-hero__hl"><a'
        f' href="{first.url}">{first.markup}</a></h2><p class="c-hero__deck">{first.excerpt}</p><span class="c-stamp">{first.day} March 2026</span></div></div>'
    )
    cards = "".join(
        f'<div class="c-card c-card--{i}"><a href="{p.url}"><img src="/{i}.jpg" alt="a picture"></a><div class="c-card__b"><span class="c-kicker"><a'
        f' href="{HOME}/topics/audio-posts">Audio Posts</a></span><h3 class="c-card__hl"><a href="{p.url}">{p.markup}</a></h3><p'
        f' class="c-card__deck">{p.excerpt}</p><div class="c-card__m"><span>By {p.author}</span> <span>{p.day} March 2026</span></div></div></div>'
        for i, p in enumerate(others)
    )
    return document(
        f'<div class="wrap"><main><h1>Audio Posts</h1>{lead}<div class="c-promo"><p>Read us for less: the first month is on the house.</p></div><div'
        f' class="c-grid">{cards}</div><a class="c-more" href="{HOME}/topics/audio-posts?page=2">Load more</a><section><h2>Most read</h2><ol><li><h4><a'
        ' href="{home}/2020/an-old-piece-that-is-still-read">An old piece that is still read</a></h4></li><li><h4><a href="{home}/2021/another-old-one">Another old'
        " one</a></h4></li></ol></section></main></div>",
    )


# --- nothing around title and text


def flat(*pieces: Piece) -> str:
    posts = "".join(
        f'<h2><a href="{p.url}">{p.markup}</a></h2>\n<p class="d">Posted on {p.words} by {p.author}</p>\n{p.body}\n'
        for p in pieces
    )
    return document(
        f'<div id="content"><h1>Category: Audio Posts</h1>{posts}<div class="navigation"><a href="/page/2/">« Older Entries</a></div></div>'
    )


# --- the same post on pages of its own


def related(*pieces: Piece, tag: str = "article") -> str:
    return "".join(
        f'<{tag} class="card"><h3><a href="{p.url}">{p.markup}</a></h3><time datetime="{p.iso}">{p.words}</time><p>{p.excerpt}</p></{tag}>'
        for p in pieces
    )


def single(
    piece: Piece, *others: Piece, linked: bool = False, tag: str = "article", head: str = "", body: str = ""
) -> str:
    title = f'<a href="{piece.url}">{piece.markup}</a>' if linked else piece.markup
    return document(
        f'<main><{tag} class="post"><h1>{title}</h1><p class="by">By {piece.author} · {piece.words}</p>{piece.body}</{tag}><section class="more"><h2>Read next</h2>'
        f"{related(*others)}</section></main>",
        head=head,
        body=body,
        title=f"{piece.markup} – The Quay",
    )
