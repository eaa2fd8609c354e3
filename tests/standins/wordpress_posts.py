"""An invented blog, as values: what the stand-in of a WordPress site has in its database.

Content is what WordPress makes of it on its way out: blocks rendered, shortcodes run but for one whose plugin is gone,
the share buttons of a plugin around it. `{home}` stands for the address of the site.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from urllib.parse import quote

NEWEST = datetime(2026, 3, 12, 17, 30, tzinfo=UTC)

SHARE = (
    '<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social sd-social-icon-text'
    ' sd-sharing"><h3 class="sd-title">Spread the news</h3><div class="sd-content"><ul>'
    '<li class="share-facebook"><a rel="nofollow noopener noreferrer" data-shared="sharing-facebook-{id}"'
    ' class="share-facebook sd-button share-icon" href="{link}?share=facebook" target="_blank"'
    ' title="Click to share on Facebook"><span>Facebook</span></a></li>'
    '<li class="share-x"><a rel="nofollow noopener noreferrer" data-shared="sharing-x-{id}"'
    ' class="share-x sd-button share-icon" href="{link}?share=x" target="_blank"'
    ' title="Click to share on X"><span>X</span></a></li>'
    '<li class="share-end"></li></ul></div></div></div>'
)
"""As the Sharing module of Jetpack writes it."""


@dataclass(frozen=True, slots=True)
class Writer:
    id: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Term:
    id: int
    slug: str
    """As stored: percent-encoded in lower case where it is not ASCII."""

    name: str
    """As a reader sees it; the interface escapes it."""

    taxonomy: str = "category"
    parent: int = 0


@dataclass(frozen=True, slots=True)
class WpPost:
    id: int
    slug: str
    title: str
    """As a reader sees it."""

    published: datetime
    content: str
    categories: tuple[Term, ...]
    tags: tuple[Term, ...] = ()
    writer: Writer = Writer(2, "tove", "Tove Lind")
    modified: datetime | None = None
    rendered_title: str | None = None
    """As the interface gives it, where that is not simply the title escaped."""

    excerpt: str = "The ferry left at six, as it has every morning since the war. Nobody on the pier looked up"
    picture: str | None = None
    is_protected: bool = False

    @property
    def path(self) -> str:
        return f"/{self.published:%Y/%m}/{quote(self.slug).lower()}/"

    @property
    def markup(self) -> str:
        """The title as the interface gives it."""
        return self.rendered_title or escape(self.title, quote=False).replace("’", "&#8217;").replace("&amp;", "&#038;")


AUDIO = Term(3, "audio-posts", "Audio Posts")
NEWS = Term(4, "news-views", "News & Views")
INTERVIEWS = Term(7, "interviews", "Interviews", parent=3)
RUSSIAN = Term(9, "%d0%bf%d0%be%d1%80%d1%82", "Порт")
EMPTY = Term(11, "maps", "Maps")
HARBOUR = Term(21, "harbour", "harbour", "post_tag")
TIDES = Term(22, "tides", "tides", "post_tag")
TERMS = (AUDIO, NEWS, INTERVIEWS, RUSSIAN, EMPTY, HARBOUR, TIDES)

IDA = Writer(5, "ida", "Ida Brook")

_PARAGRAPHS = (
    "The ferry left at six, as it has every morning since the war. Nobody on the pier looked up.",
    "“It goes, and it comes back,” said the woman who sells the tickets. “That is all we ask of it.”",
    "The council will vote on Thursday. It has voted before, and the ferry has left at six all the same.",
)


def _text(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>\n\n\n\n" for paragraph in paragraphs or _PARAGRAPHS)


BLOCKS = (
    _text(_PARAGRAPHS[0])
    + '<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683"'
    ' src="{home}/wp-content/uploads/2026/03/pier-1024x683.jpg" alt="A pier in the fog" class="wp-image-41"'
    ' srcset="{home}/wp-content/uploads/2026/03/pier-1024x683.jpg 1024w" sizes="auto, (max-width: 1024px) 100vw, 1024px" />'
    '<figcaption class="wp-element-caption">The pier at six. Photograph: Ida Brook</figcaption></figure>\n\n\n\n'
    '<h2 class="wp-block-heading">What the ledger says</h2>\n\n\n\n'
    + _text("The ledger has four columns and one hand. It gives the <em>hour</em>, the wind and the number of goats.")
    + '<ul class="wp-block-list">\n<li>Goats in 1951: none</li>\n\n\n\n<li>Goats in 1952: eleven</li>\n</ul>\n\n\n\n'
    '<blockquote class="wp-block-quote is-layout-flow wp-block-quote-is-layout-flow">\n<p>A ferry is a promise with an'
    " engine.</p>\n<cite>The harbour master, 1951</cite></blockquote>\n\n\n\n"
    '<figure class="wp-block-embed is-type-wp-embed is-provider-the-harbour-post wp-block-embed-the-harbour-post">'
    '<div class="wp-block-embed__wrapper">\n<blockquote class="wp-embedded-content" data-secret="yQ3xk1"><a'
    ' href="https://harbourpost.example/2026/02/fog/">Fog, and how to sell it</a></blockquote><iframe'
    ' class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position: absolute; visibility:'
    ' hidden;" title="&#8220;Fog, and how to sell it&#8221; &#8212; The Harbour Post"'
    ' src="https://harbourpost.example/2026/02/fog/embed/#?secret=yQ3xk1" data-secret="yQ3xk1" width="600"'
    ' height="338" frameborder="0"></iframe>\n</div></figure>\n\n\n\n' + _text(*_PARAGRAPHS[1:])
)

GALLERY = (
    _text(_PARAGRAPHS[0])
    + '<figure class="wp-block-gallery has-nested-images columns-2 is-cropped wp-block-gallery-1 is-layout-flex">\n'
    + "".join(
        f'<figure class="wp-block-image size-large"><img data-id="{n}" src="{{home}}/wp-content/uploads/{n}.jpg" alt=""'
        f' class="wp-image-{n}"/><figcaption class="wp-element-caption">Goat {n}</figcaption></figure>\n'
        for n in (51, 52)
    )
    + "</figure>\n\n\n\n<p>[mailpoet_form id=&#8221;3&#8243;]</p>\n\n\n\n"
    + _text(*_PARAGRAPHS[1:])
)
"""With a shortcode of a plugin that was taken out: WordPress leaves it, with its quotation marks made typographic."""

READER_RESHARE = (
    '<table style="border: 1px solid #E0E0E0; margin: 0; padding: 0; background-color: #F0F0F0" valign="top" align="left"'
    ' cellpadding="0" width="100%">\n    <tr>\n        <td rowspan="2" style="padding: 6px;width: 36px;"><img'
    ' src="https://reader.example/avatars/ida.jpg" style="width: 36px; height: 36px;"></td>\n'
    '        <td width="100%">\n            <b>\n                Ida_Brook \n'
    '                <a href="https://ida-brook.reader.example/story/the-dredger/8371:2f">shared this story</a>\n'
    '            from <img src="https://reader.example/icon/17"> World | The Harbour Post.</b>\n        </td>\n'
    '    </tr>\n    \n</table>\n\n<hr style="clear: both">\n\n'
)
"""As the feeds of a reader with which people re-share stories put it before the story."""

RESHARE = (
    '<p><strong>Ida_Brook</strong> <a href="https://harbourpost.example/2026/02/toll/?utm_source=reader">shared this'
    ' story</a> from <a href="https://harbourpost.example/">The Harbour Post</a>.</p>\n\n\n\n'
)

TEASER = "<p>The dredger came on a Sunday, which the parish took badly, and it has not left since. [&hellip;]</p>\n"


def _post(number: int, slug: str, title: str, content: str = "", **more: object) -> WpPost:
    published = NEWEST - timedelta(days=number, minutes=7 * number)
    fields: dict[str, object] = {"categories": (AUDIO,)} | more
    return WpPost(40 - number, slug, title, published, content or _text(), **fields)  # type: ignore[arg-type]


POSTS = (
    _post(0, "the-ledger-of-goats", "The ledger of goats", BLOCKS, tags=(HARBOUR, TIDES), picture="pier.jpg"),
    _post(1, "a-toll-on-fog", "A toll on fog", RESHARE + _text(), writer=IDA),
    _post(2, "the-dredger", "The dredger", READER_RESHARE + _text(), writer=IDA),
    _post(3, "budget-night", "Budget night", categories=(NEWS,)),
    _post(4, "ropes-knots", "Ropes & knots: what’s holding", GALLERY, categories=(NEWS, AUDIO)),
    _post(
        5,
        "the-captain-speaks",
        "The captain of the Brita speaks",
        categories=(INTERVIEWS,),
        rendered_title="The captain of the <em>Brita</em> speaks",
    ),
    _post(6, "winter-timetable", "Winter timetable", modified=NEWEST - timedelta(hours=2)),
    _post(7, "a-parish-against-a-dredger", "A parish against a dredger", TEASER),
    _post(8, "lighthouse-for-rent", "Lighthouse for rent"),
    _post(9, "портовый-кран", "Портовый кран", categories=(RUSSIAN, AUDIO)),
    _post(10, "the-price-of-salt", "The price of salt"),
    _post(11, "night-shift", "Night shift"),
    _post(12, "two-bells", "Two bells"),
    _post(13, "a-clock-for-the-pier", "A clock for the pier"),
    _post(14, "first-crossing", "First crossing"),
)
"""Newest first."""


def many(count: int, *categories: Term) -> tuple[WpPost, ...]:
    """Return so many posts, one an hour, newest first."""
    return tuple(
        WpPost(9000 - n, f"post-{n}", f"Post {n}", NEWEST - timedelta(hours=n), _text(), categories or (AUDIO,))
        for n in range(count)
    )


def of(term: Term, posts: tuple[WpPost, ...] = POSTS) -> list[WpPost]:
    """Return the posts that the archive of a term shows: those of its children too."""
    ids = {term.id} | {child.id for child in TERMS if child.parent == term.id}
    return [post for post in posts if ids & {own.id for own in (*post.categories, *post.tags)}]
